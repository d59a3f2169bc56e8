"""What the dataset page tells is what the file holds."""

import json
from typing import Any

import pytest

from annotator.dataset.rows import dataset
from annotator.projects.models import Role
from tests.conftest import As
from tests.dataset.conftest import Linked
from tests.make import hand_in, hand_in_more, make_member, make_project
from tests.world import World


def read(api: As, world: World) -> dict[str, Any]:
    answer = api(world.mona).get(f"/api/v1/projects/{world.project.slug}/dataset/")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def test_counts_agree_with_the_closing_line(api: As, world: World, linked: Linked) -> None:
    hand_in(linked.alices, world.bobs)
    counts = read(api, world)["counts"]
    assert counts.pop("annotators") == 2
    closing = json.loads(b"".join(dataset(world.project)).splitlines()[-1])["counts"]
    assert {**counts, "gold": 0} == closing
    assert counts["links"] == 1


def test_an_annotator_with_two_articles_is_one(api: As, world: World, linked: Linked) -> None:
    hand_in(linked.alices, world.alices)
    assert read(api, world)["counts"]["annotators"] == 1


def test_what_stays_out(api: As, world: World, linked: Linked) -> None:
    hand_in(linked.alices)
    assert read(api, world)["left_out"] == {"unsubmitted": 2, "withdrawn": 0}
    world.text.article.withdrawn_at = world.text.created_at
    world.text.article.save()
    assert read(api, world)["left_out"] == {"unsubmitted": 0, "withdrawn": 1}


def test_codebooks_with_the_work_done_under_them(api: As, world: World, linked: Linked) -> None:
    hand_in(linked.alices, world.alices, world.bobs)
    found = [(book["number"], book["submitted"]) for book in read(api, world)["codebooks"]]
    assert found == [(1, 2), (2, 1)]


def test_a_project_without_anything(db: None, api: As) -> None:
    bare = make_project("bare")
    manager = make_member(bare, "mia", Role.MANAGER).user
    found = api(manager).get(f"/api/v1/projects/{bare.slug}/dataset/").json()
    assert set(found["counts"].values()) == {0}
    assert (found["codebooks"], found["tokens"]) == ([], [])


@pytest.mark.parametrize("articles", [1, 4])
def test_statements_do_not_grow(
    api: As, world: World, articles: int, django_assert_num_queries: Any
) -> None:
    hand_in_more(world.alices, articles)
    client = api(world.mona)
    # session, person, project, savepoint, 5 counts, annotators, 3 left out, codebooks, release,
    # tokens
    with django_assert_num_queries(17):
        client.get(f"/api/v1/projects/{world.project.slug}/dataset/")
