"""The overview over REST: a project in numbers, for those who may read its labels."""

from typing import Any

import pytest
from django.utils import timezone

from annotator.projects.models import Role
from tests.conftest import As
from tests.make import (
    hand_in,
    hand_in_more,
    make_assignment,
    make_codebook,
    make_member,
    make_project,
    make_span,
    make_text,
    read_by_both,
)
from tests.world import World


def read(api: As, world: World) -> Any:
    return api(world.rita).get(f"/api/v1/projects/{world.project.slug}/").json()


def test_counts_are_of_the_whole_project(api: As, world: World) -> None:
    make_span(world.alices, "'regime'")
    make_text(world.project, "Another head\n\nAnother body.")
    hand_in(world.bobs)
    assert read(api, world)["counts"] == {
        "articles": 2,
        "annotators": 2,
        "assignments": 2,
        "submitted": 1,
        "spans": 1,
    }


def test_progress_says_how_far_each_annotator_is(api: As, world: World) -> None:
    make_span(world.alices, "'regime'")
    hand_in(world.bobs)
    none = {"open": 0, "in_progress": 0, "submitted": 0, "returned": 0}
    assert read(api, world)["progress"] == [
        {"annotator": "P01", "current": True, **none, "in_progress": 1},
        {"annotator": "P02", "current": True, **none, "submitted": 1},
    ]


def test_who_left_still_shows_their_work_but_counts_no_more(api: As, world: World) -> None:
    assert world.alices.annotator
    world.alices.annotator.ended_at = timezone.now()
    world.alices.annotator.save()
    found = read(api, world)
    assert [(one["annotator"], one["current"]) for one in found["progress"]] == [
        ("P01", False),
        ("P02", True),
    ]
    assert (found["annotators"], found["counts"]["annotators"]) == (["P02"], 1)


def test_an_annotator_without_work_is_listed(api: As, world: World) -> None:
    make_member(world.project, "carla", Role.ANNOTATOR)
    assert sum(read(api, world)["progress"][-1][s] for s in ("open", "submitted")) == 0


def test_each_article_has_one_state(api: As, world: World) -> None:
    make_text(world.project, "Nobody has this\n\nBody.")
    alice, bob = world.alices.annotator, world.bobs.annotator
    assert alice
    assert bob
    half, done, waiting = (
        make_text(world.project, f"{name}\n\nBody.") for name in ("Half", "Done", "Waiting")
    )
    for text in (half, done, waiting):
        for annotator in (alice, bob):
            place = make_assignment(text, annotator)
            if text == done or (text == half and annotator == alice):
                hand_in(place)
    found = read(api, world)["article_states"]
    assert found == {"unassigned": 1, "open": 2, "in_progress": 1, "done": 1}


def test_labels_without_spans_are_listed_with_none(api: As, world: World) -> None:
    make_span(world.alices, "'regime'")
    make_span(world.bobs, "'regime'")
    found = [(one["slug"], one["spans"]) for one in read(api, world)["labels"]]
    assert found == [("scare_quote", 2), ("loaded", 0), ("claim", 0)]


def test_labels_of_an_earlier_codebook_follow(api: As, world: World) -> None:
    make_span(world.alices, "'regime'")
    label = {"slug": "new", "family": "evidence", "name": "New", "definition": "Something new."}
    make_codebook(world.project, labels=[label])
    found = [(one["slug"], one["spans"]) for one in read(api, world)["labels"]]
    assert found == [("new", 0), ("scare_quote", 1)]


def test_agreement_comes_along(api: As, world: World) -> None:
    for place in (world.alices, world.bobs):
        make_span(place, "'regime'")
        hand_in(place)
    read_by_both(world.alices, world.bobs)
    layers = read(api, world)["agreement"]["layers"]
    assert [one["figures"][0]["value"] for one in layers[:3]] == [1, None, None]


def test_a_project_in_which_nothing_is_yet(api: As, db: None) -> None:
    bare = make_project("bare")
    mia = make_member(bare, "mia", Role.MANAGER).user
    found = api(mia).get(f"/api/v1/projects/{bare.slug}/").json()
    assert (found["codebook"], found["labels"], found["progress"]) == (None, [], [])
    assert set(found["counts"].values()) == set(found["article_states"].values()) == {0}


@pytest.mark.parametrize("articles", [1, 4])
def test_statements_do_not_grow_with_the_project(
    api: As, world: World, articles: int, django_assert_num_queries: Any
) -> None:
    hand_in_more(world.alices, articles)
    client = api(world.mona)
    # session, person, project, codebook, progress, members, article states, spans, labels,
    # codebook's labels, attributes; agreement: codebook, whether something changed, labels, counts,
    # choices
    client.get(f"/api/v1/projects/{world.project.slug}/")
    with django_assert_num_queries(23):
        client.get(f"/api/v1/projects/{world.project.slug}/")
