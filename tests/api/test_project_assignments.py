"""Giving out work over REST: first as a plan that writes nothing, then once, never twice."""

from typing import Any

import pytest

from annotator.assignments.models import Assignment
from annotator.projects.models import Role
from annotator.spans.actions import submit
from tests.conftest import As
from tests.make import make_member, make_project, make_text
from tests.world import World


def where(world: World, verb: str = "") -> str:
    return f"/api/v1/projects/{world.project.slug}/assignments/{verb}"


def corpus(world: World, articles: int) -> list[int]:
    return [make_text(world.project, f"Head {n}\n\nBody {n}.").article_id for n in range(articles)]


def given_out(world: World) -> int:
    return Assignment.objects.filter(project=world.project).count()


def test_how_the_work_stands(api: As, world: World) -> None:
    corpus(world, 3)
    submit(person=world.alice, assignment=world.alices.pk)
    answer = api(world.mona).get(where(world)).json()
    assert (answer["codebook"], answer["articles"]) == (1, 4)
    assert answer["coverage"] == [
        {"annotators": 0, "articles": 3},
        {"annotators": 2, "articles": 1},
    ]
    states = ("open", "in_progress", "returned", "submitted")
    assert [[row[state] for state in states] for row in answer["annotators"]] == [
        [0, 0, 0, 1],
        [1, 0, 0, 0],
    ]


def test_a_plan_says_who_would_get_how_many_and_writes_nothing(api: As, world: World) -> None:
    corpus(world, 5)
    before = given_out(world)
    plan = api(world.mona).post(where(world, "plan/"), {"per_article": 1}).json()
    assert (plan["articles"], plan["assignments"]) == (5, 5)
    assert sorted(row["gets"] for row in plan["annotators"]) == [2, 3]
    assert [row["has"] for row in plan["annotators"]] == [1, 1]
    assert given_out(world) == before


def test_giving_out_evenly_once_and_again(api: As, world: World) -> None:
    corpus(world, 5)
    body = {"per_article": 2}
    answer = api(world.mona).post(where(world), body).json()
    assert answer == {"articles": 5, "assignments": 10}
    assert api(world.mona).post(where(world), body).json()["assignments"] == 0
    assert given_out(world) == 12


def test_only_what_nobody_has(api: As, world: World) -> None:
    make_member(world.project, "carol", Role.ANNOTATOR)
    corpus(world, 2)
    body = {"per_article": 3, "only_unassigned": True}
    assert api(world.mona).post(where(world), body).json() == {"articles": 2, "assignments": 6}


def test_chosen_articles_and_chosen_annotators(api: As, world: World) -> None:
    first, _ = corpus(world, 2)
    assert world.alices.annotator
    alice = world.alices.annotator.pseudonym
    body = {"articles": [first], "annotators": [alice]}
    for assignments in (1, 0):
        answer = api(world.mona).post(where(world), body).json()
        assert answer["assignments"] == assignments
    assert Assignment.objects.get(text__article=first).annotator == world.alices.annotator


def test_who_left_without_handing_in_no_longer_counts(api: As, world: World) -> None:
    assert world.bobs.annotator
    world.project.memberships.filter(pk=world.bobs.annotator.pk).update(ended_at="2026-01-01T00Z")
    make_member(world.project, "carol", Role.ANNOTATOR)
    plan = api(world.mona).post(where(world, "plan/"), {"per_article": 2}).json()
    assert plan["assignments"] == 1


@pytest.mark.parametrize(
    ("body", "status", "code", "words"),
    [
        ({"per_article": 3}, 400, "too_few_annotators", "3 annotators for each article"),
        ({"per_article": 1, "annotators": ["P99"]}, 400, "unknown_annotator", "P99"),
        ({"per_article": 1, "articles": [2**40]}, 400, "unknown_article", "no article"),
        ({"articles": [1]}, 400, "invalid", "must be named"),
        ({"per_article": 0}, 400, "min_value", "per_article"),
        ({"per_article": "2"}, 400, "not_whole", "whole number"),
        ({"per_article": 1, "only_unassigned": "no"}, 400, "not_boolean", "true or false"),
    ],
)
def test_refusals(
    api: As, world: World, body: dict[str, Any], status: int, code: str, words: str
) -> None:
    before = given_out(world)
    answer = api(world.mona).post(where(world), body)
    told = answer.json()
    assert (answer.status_code, told["errors"][0]["code"]) == (status, code)
    assert words in told["detail"]
    assert given_out(world) == before


@pytest.mark.parametrize("verb", ["", "plan/"])
def test_without_codebook_or_annotator(api: As, world: World, verb: str) -> None:
    bare = make_project("bare")
    manager = make_member(bare, "mia", Role.MANAGER).user
    address = f"/api/v1/projects/{bare.slug}/assignments/{verb}"
    answer = api(manager).post(address, {"per_article": 1})
    assert (answer.status_code, answer.json()["code"]) == (409, "no_codebook")


def test_an_article_of_another_project_is_unknown(api: As, world: World) -> None:
    body = {"articles": [world.ottos.text.article_id], "per_article": 1}
    assert api(world.mona).post(where(world), body).status_code == 400


@pytest.mark.parametrize("articles", [2, 30])
def test_statements_do_not_grow_with_the_articles(
    api: As, world: World, articles: int, django_assert_num_queries: Any
) -> None:
    corpus(world, articles)
    client = api(world.mona)
    # session, person, project, codebook, annotators, states, texts, slots, coverage
    with django_assert_num_queries(9):
        client.get(where(world))
    # session, person, project, savepoint and its release, actor, lock, codebook twice,
    # annotators, texts, holders, loads, those there, slots, the insert
    with django_assert_num_queries(16):
        client.post(where(world), {"per_article": 2})


@pytest.mark.parametrize(("name", "most"), [("articles", 10_000), ("annotators", 1000)])
def test_long_lists_are_refused_unread(api: As, world: World, name: str, most: int) -> None:
    # Read, each of these would be told of.
    answer = api(world.mona).post(where(world), {"per_article": 1, name: [None] * (most + 1)})
    told = [(error["pointer"], error["code"]) for error in answer.json()["errors"]]
    assert (answer.status_code, told) == (400, [(f"/{name}", "max_length")])
