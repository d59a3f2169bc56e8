"""The list of articles: what may be read of it, by whom, and narrowed how."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from annotator.articles.models import ArticleLikeness, Outlet, Story
from annotator.projects.models import Role
from tests.conftest import As
from tests.make import hand_in, make_assignment, make_member, make_span, make_text
from tests.world import World


def read(api: As, world: World, **query: Any) -> Any:
    return api(world.rita).get(f"/api/v1/projects/{world.project.slug}/articles/", query).json()


def headlines(answer: Any) -> list[str]:
    return [row["headline"] for row in answer["results"]]


def place(world: World, headline: str, outlet: str, story: str, language: str = "en") -> Any:
    text = make_text(world.project, f"{headline}\n\nSome words follow here.")
    article = text.article
    article.outlet = Outlet.objects.get_or_create(project=world.project, name=outlet)[0]
    article.story = Story.objects.get_or_create(project=world.project, name=story)[0]
    article.language = language
    article.save()
    return text


def test_a_row_says_how_far_the_article_is(api: As, world: World) -> None:
    make_span(world.alices, "'regime'")
    make_span(world.bobs, "'regime'")
    hand_in(world.alices)
    row = read(api, world)["results"][0]
    assert (row["id"], row["text"]) == (world.text.article_id, world.text.pk)
    assert row["headline"] == "Plan to topple 'regime' announced"
    assert row["assignments"] == {"submitted": 1, "total": 2}
    assert (row["spans"], row["words"]) == (2, 28)


def test_filters_narrow_together(api: As, world: World) -> None:
    place(world, "Harbour shut", "Herald", "Strike")
    place(world, "Hafen zu", "Bote", "Strike", "de")
    place(world, "Dam voted down", "Herald", "Dam")
    assert headlines(read(api, world, outlet="Herald")) == ["Harbour shut", "Dam voted down"]
    assert headlines(read(api, world, outlet="Herald", story="Dam")) == ["Dam voted down"]
    assert headlines(read(api, world, language="de")) == ["Hafen zu"]
    assert read(api, world, outlet="Herald")["count"] == 2


def test_days_of_publication_are_both_included(api: As, world: World) -> None:
    for day, clock in ((1, "00:00"), (2, "23:59"), (3, "00:00")):
        article = place(world, f"On the {day}.", "Herald", "Dam").article
        article.published_at = f"2024-03-0{day}T{clock}:00Z"
        article.save()
    assert headlines(read(api, world, published_from="2024-03-02")) == ["On the 2.", "On the 3."]
    assert headlines(read(api, world, published_to="2024-03-02")) == ["On the 1.", "On the 2."]
    within = {"published_from": "2024-03-02", "published_to": "2024-03-02"}
    assert headlines(read(api, world, **within)) == ["On the 2."]
    assert read(api, world, published_to="9999-12-31")["count"] == 3


def test_label_and_annotator_narrow_to_what_was_marked(api: As, world: World) -> None:
    marked = place(world, "Marked by Alice", "Herald", "Dam")
    given = place(world, "Given to Bob", "Herald", "Dam")
    alice, bob = world.alices.annotator, world.bobs.annotator
    assert alice
    assert bob
    span = make_span(make_assignment(marked, alice), "words", "loaded")
    make_assignment(given, bob)
    assert headlines(read(api, world, label="loaded")) == ["Marked by Alice"]
    assert headlines(read(api, world, label="loaded", annotator=bob.pseudonym)) == []
    assert headlines(read(api, world, annotator=bob.pseudonym))[1:] == ["Given to Bob"]
    span.deleted_at = timezone.now()
    span.save()
    assert headlines(read(api, world, label="loaded")) == []


def test_states(api: As, world: World) -> None:
    place(world, "Nobody has it", "Herald", "Dam")
    assert headlines(read(api, world, state="unassigned")) == ["Nobody has it"]
    for assignment in (world.alices, world.bobs):
        assert headlines(read(api, world, state="open")) == ["Plan to topple 'regime' announced"]
        hand_in(assignment)
    assert headlines(read(api, world, state="open")) == []
    assert headlines(read(api, world, state="done")) == ["Plan to topple 'regime' announced"]


def test_what_is_much_like_another_can_be_listed_and_what_is_not(
    api: As, world: World, django_assert_num_queries: Any
) -> None:
    print_, reprint, gone, like_gone = (
        place(world, f"Print {number}", "Herald", "Dam").article for number in range(4)
    )
    for a, b in ((print_, reprint), (gone, like_gone)):
        ArticleLikeness.objects.create(project=world.project, a=a, b=b, likeness=0.9)
    gone.withdrawn_at = timezone.now()
    gone.save()
    assert headlines(read(api, world, alike="yes")) == ["Print 0", "Print 1"]
    assert "Print 3" in headlines(read(api, world, alike="no"))
    assert not {"Print 0", "Print 1"} & set(headlines(read(api, world, alike="no")))
    where = f"/api/v1/projects/{world.project.slug}/articles/"
    client = api(world.rita)
    assert client.get(where, {"alike": "maybe"}).status_code == 400
    with django_assert_num_queries(5):
        client.get(where, {"alike": "yes", "facets": "false"})


def test_facets_say_what_there_is_on_the_first_page(api: As, world: World) -> None:
    place(world, "Harbour shut", "Herald", "Strike")
    first = read(api, world, page_size=1, outlet="Herald")
    facets = first["facets"]
    assert facets["outlet"] == [{"value": "Herald", "name": "Herald", "count": 1}]
    assert facets["story"] == [{"value": "Strike", "name": "Strike", "count": 1}]
    assert facets["language"] == [{"value": "en", "name": "en", "count": 2}]
    assert {one["value"]: one["count"] for one in facets["state"]} == {
        "unassigned": 1,
        "open": 1,
        "done": 0,
    }
    assert {one["value"]: one["name"] for one in facets["label"]} == {
        "claim": "Claim",
        "loaded": "Loaded language",
        "scare_quote": "Scare quotes",
    }
    assert [one["value"] for one in facets["annotator"]] == ["P01", "P02"]
    assert read(api, world, facets="false")["facets"] is None
    first = read(api, world, page_size=1)
    second = api(world.rita).get(first["next"]).json()
    assert headlines(second) == ["Harbour shut"]
    assert (second["facets"], second["count"], second["next"]) == (None, None, None)


def test_an_article_with_a_newer_text_is_one_row(api: As, world: World) -> None:
    text: Any = place(world, "Harbour shut", "Herald", "Strike")
    text.pk, text.version = None, 2
    text.save()
    rows = read(api, world, outlet="Herald")["results"]
    assert [row["text"] for row in rows] == [text.pk]


def test_withdrawn_articles_are_gone(api: As, world: World) -> None:
    world.text.article.withdrawn_at = timezone.now()
    world.text.article.save()
    answer = read(api, world)
    assert (answer["results"], answer["count"], answer["facets"]["language"]) == ([], 0, [])


def test_an_unknown_state(api: As, world: World) -> None:
    where = f"/api/v1/projects/{world.project.slug}/articles/"
    assert api(world.rita).get(where, {"state": "lost"}).status_code == 400


@pytest.mark.parametrize("articles", [1, 6])
def test_statements_do_not_grow_and_no_text_is_read(
    api: As, world: World, articles: int, django_assert_num_queries: Any
) -> None:
    carol = make_member(world.project, "carol", Role.ANNOTATOR)
    for number in range(articles):
        text = place(world, f"Headline {number}", "Herald", "Dam")
        make_span(make_assignment(text, carol), "words", "loaded")
    client = api(world.rita)
    where = f"/api/v1/projects/{world.project.slug}/articles/"
    with CaptureQueriesContext(connection) as told:
        client.get(where)
    # session, person, project, page with count, rows; facets: three columns, states, labels, people
    assert len(told) == 11
    assert not [query for query in told if '"annotator_text"."content"' in query["sql"]]
