"""Labels for review over REST: everybody's spans, narrowed by what a reviewer chooses."""

from typing import Any
from uuid import uuid4

import pytest

from annotator.articles.models import Outlet, Text
from annotator.spans.actions import mark, submit
from tests.conftest import As
from tests.make import make_assignment, make_span, make_text, wanted
from tests.world import World


def read(api: As, world: World, query: str = "") -> Any:
    address = f"/api/v1/projects/{world.project.slug}/spans/{query}"
    return api(world.rita).get(address).json()


def quotes(answer: Any) -> list[str]:
    return [row["quote"] for row in answer["results"]]


def published_by(text: Text, name: str) -> None:
    outlet, _ = Outlet.objects.get_or_create(project=text.article.project, name=name)
    text.article.outlet = outlet
    text.article.save()


@pytest.fixture
def marked(world: World) -> World:
    """Alice: two spans, submitted, in the Courier; Bob: one in it, and one in the Herald."""
    published_by(world.text, "Courier")
    make_span(world.alices, "'regime'")
    make_span(world.alices, "claimed", "loaded")
    submit(person=world.alice, assignment=world.alices.pk)
    make_span(world.bobs, "doomed", "loaded")
    other = make_text(world.project, "Herald head\n\nThe herald body here.")
    published_by(other, "Herald")
    assert world.bobs.annotator
    make_span(make_assignment(other, world.bobs.annotator), "herald")
    return world


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["'regime'", "claimed", "doomed", "herald"]),
        ("?label=loaded", ["claimed", "doomed"]),
        ("?annotator=P01", ["'regime'", "claimed"]),
        ("?outlet=Herald", ["herald"]),
        ("?state=submitted", ["'regime'", "claimed"]),
        ("?label=loaded&annotator=P02&outlet=Courier&state=in_progress", ["doomed"]),
        ("?label=nothing", []),
    ],
)
def test_filters_narrow_together(api: As, marked: World, query: str, expected: list[str]) -> None:
    assert quotes(read(api, marked, query)) == expected


def test_one_article_alone(api: As, marked: World) -> None:
    found = read(api, marked, f"?article={marked.text.article_id}")
    assert quotes(found) == ["'regime'", "claimed", "doomed"]


def test_a_choice_says_how_many_spans_it_would_show(api: As, marked: World) -> None:
    found = read(api, marked, "?annotator=P01")["facets"]
    counts = {
        name: [(c["name"], c["spans"]) for c in found[name]] for name in found if name != "total"
    }
    assert counts == {
        "labels": [("Loaded language", 1), ("Scare quotes", 1)],
        "annotators": [("P01", 2), ("P02", 2)],
        "outlets": [("Courier", 2)],
        "articles": [("Plan to topple 'regime' announced", 2)],
        "states": [("submitted", 2)],
    }
    assert found["total"] == 2


def test_the_total_is_of_all_filters(api: As, marked: World) -> None:
    assert read(api, marked, "?state=in_progress&label=loaded")["facets"]["total"] == 1


def test_a_row_stands_in_its_words(api: As, marked: World) -> None:
    row = read(api, marked, "?label=loaded&annotator=P01")["results"][0]
    assert row["before"] == "The so-called opposition leader "
    assert row["after"] == " victory, but offered no proof."
    assert (row["label_name"], row["colour"], row["text"]) == (
        "Loaded language",
        "red",
        marked.text.pk,
    )
    assert row["article"] == {
        "id": marked.text.article_id,
        "headline": "Plan to topple 'regime' announced",
        "outlet": "Courier",
    }


def test_long_context_is_cut_between_words(api: As, world: World) -> None:
    body = f"{'many words come ' * 9}🔥 target 🔥{' and more words' * 9}"
    assert world.alices.annotator
    place = make_assignment(make_text(world.project, f"Head\n\n{body}"), world.alices.annotator)
    make_span(place, "target")
    row = read(api, world)["results"][0]
    assert row["before"].split()[0] in {"…many", "…words", "…come"}
    assert row["before"].endswith("🔥 ")
    assert row["after"].startswith(" 🔥")
    assert row["after"].split()[-1] in {"and…", "more…", "words…"}
    assert len(row["before"]) <= 80


def test_the_next_page_goes_on_and_brings_no_choices(api: As, marked: World) -> None:
    first = read(api, marked, "?page_size=3")
    following = api(marked.rita).get(first["next"]).json()
    assert quotes(first) + quotes(following) == ["'regime'", "claimed", "doomed", "herald"]
    assert (following["facets"], following["next"]) == (None, None)


def test_note_and_confidence_come_along(api: As, world: World) -> None:
    asked = wanted(world.text, "doomed", "loaded", note="Strong word", confidence=2)
    mark(person=world.bob, assignment=world.bobs.pk, uuid=uuid4(), wanted=asked)
    row = read(api, world)["results"][0]
    assert (row["note"], row["confidence"]) == ("Strong word", 2)


def test_an_unknown_state_is_refused(api: As, world: World) -> None:
    answer = api(world.rita).get(f"/api/v1/projects/{world.project.slug}/spans/?state=lost")
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/state")


@pytest.mark.parametrize("articles", [1, 4])
def test_statements_do_not_grow_with_the_rows(
    api: As, world: World, articles: int, django_assert_num_queries: Any
) -> None:
    assert world.alices.annotator
    for number in range(articles):
        text = make_text(world.project, f"Head {number}\n\nA 'regime' here.")
        published_by(text, f"Outlet {number}")
        make_span(make_assignment(text, world.alices.annotator), "'regime'")
    client = api(world.rita)
    # session, person, project, spans, families, and six for the choices
    with django_assert_num_queries(11):
        client.get(f"/api/v1/projects/{world.project.slug}/spans/")
