"""One article with what everybody marked in it, over REST."""

from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from annotator.codebook.models import LinkType, Question
from annotator.projects.models import Role
from annotator.spans.actions import delete, submit
from annotator.spans.models import Answer, Link
from tests.conftest import As
from tests.make import (
    make_assignment,
    make_codebook,
    make_member,
    make_project,
    make_span,
    make_text,
)
from tests.world import World

LINKED: dict[str, Any] = {
    "link_types": [{"slug": "answers_to", "from_labels": [], "to_labels": []}],
    "questions": [
        {
            "slug": "genre",
            "wording": "What is it?",
            "level": "nominal",
            "values": [{"value": "opinion", "meaning": "an opinion"}],
        }
    ],
}


def address(world: World, text: int) -> str:
    return f"/api/v1/projects/{world.project.slug}/texts/{text}/"


def read(api: As, world: World) -> Any:
    return api(world.rita).get(address(world, world.text.pk)).json()


def test_everybodys_work_stands_side_by_side(api: As, world: World) -> None:
    make_span(world.alices, "'regime'")
    make_span(world.alices, "claimed", "loaded")
    make_span(world.bobs, "'regime'")
    submit(person=world.alice, assignment=world.alices.pk)
    found = [
        (one["annotator"], one["state"], [s["quote"] for s in one["spans"]])
        for one in read(api, world)["assignments"]
    ]
    assert found == [
        ("P01", "submitted", ["'regime'", "claimed"]),
        ("P02", "in_progress", ["'regime'"]),
    ]


def test_the_text_and_its_codebook_come_along(api: As, world: World) -> None:
    found = read(api, world)
    assert found["text"]["content"] == world.text.content
    assert found["article"]["headline"] == "Plan to topple 'regime' announced"
    assert [one["slug"] for one in found["codebook"]["labels"]] == [
        "scare_quote",
        "loaded",
        "claim",
    ]


def test_a_deleted_span_is_gone(api: As, world: World) -> None:
    span = make_span(world.alices, "'regime'")
    delete(person=world.alice, assignment=world.alices.pk, uuid=span.uuid, revision=1)
    assert read(api, world)["assignments"][0]["spans"] == []


def test_links_and_answers(api: As, world: World) -> None:
    project = make_project("linked")
    rita = make_member(project, "rita", Role.REVIEWER).user
    annotator = make_member(project, "ann", Role.ANNOTATOR)
    book = make_codebook(project, **LINKED)
    place = make_assignment(make_text(project), annotator)
    source, target = make_span(place, "'regime'"), make_span(place, "claimed", "loaded")
    kind, question = LinkType.objects.get(codebook=book), Question.objects.get(codebook=book)
    link = Link.objects.create(
        uuid=uuid4(), assignment=place, type=kind, source=source, target=target
    )
    Answer.objects.create(assignment=place, question=question, value="opinion")
    where = f"/api/v1/projects/{project.slug}/texts/{place.text_id}/"
    work = api(rita).get(where).json()["assignments"][0]
    ends = {"source": str(source.uuid), "target": str(target.uuid)}
    told = {"uuid": str(link.uuid), "type": "answers_to", **ends}
    assert work["links"] == [{**told, "revision": 1, "deleted": False}]
    assert [(a["wording"], a["value"]) for a in work["answers"]] == [("What is it?", "opinion")]
    delete(person=annotator.user, assignment=place.pk, uuid=target.uuid, revision=1)
    assert api(rita).get(where).json()["assignments"][0]["links"] == []


def test_the_neighbours_are_articles_that_were_given_out(api: As, world: World) -> None:
    make_text(world.project, "Nobody has this\n\nBody.")
    other = make_text(world.project, "The next\n\nBody.")
    assert world.alices.annotator
    make_assignment(other, world.alices.annotator)
    found = read(api, world)
    assert (found["previous"], found["next"]) == (None, other.pk)
    back = api(world.rita).get(address(world, other.pk)).json()
    assert (back["previous"], back["next"]) == (world.text.pk, None)


@pytest.mark.parametrize("place", ["api/v1/projects/{}/texts/{}/", "projects/{}/texts/{}/"])
def test_a_withdrawn_article_is_gone(api: As, world: World, place: str) -> None:
    world.text.article.withdrawn_at = timezone.now()
    world.text.article.save()
    answer = api(world.rita).get("/" + place.format(world.project.slug, world.text.pk))
    assert answer.status_code == 410


@pytest.mark.parametrize("place", ["api/v1/projects/{}/texts/{}/", "projects/{}/texts/{}/"])
def test_an_article_of_another_project_is_not_there(api: As, world: World, place: str) -> None:
    answer = api(world.rita).get("/" + place.format(world.project.slug, world.ottos.text_id))
    assert answer.status_code == 404


@pytest.mark.parametrize("annotators", [1, 4])
def test_statements_do_not_grow_with_the_annotators(
    api: As, world: World, annotators: int, django_assert_num_queries: Any
) -> None:
    for number in range(annotators):
        member = make_member(world.project, f"ann{number}", Role.ANNOTATOR)
        make_span(make_assignment(world.text, member), "'regime'")
    client = api(world.rita)
    # session, person, project, text, assignments, spans, links, answers, families,
    # labels, attributes, alike, versions, previous, next
    with django_assert_num_queries(18):
        client.get(address(world, world.text.pk))
