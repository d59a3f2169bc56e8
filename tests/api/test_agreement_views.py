"""Agreement from other sides: pairs, annotators, slices, groups and repeated rounds."""

from typing import Any

import pytest

from annotator.assignments.models import Assignment
from annotator.projects.models import Role
from tests.conftest import As
from tests.make import (
    hand_in,
    make_assignment,
    make_member,
    make_placed,
    make_span,
    make_text,
    read_by_both,
)
from tests.world import World

ROUTES = ["pairs", "annotators", "slices", "repeated", "groups"]


def get(api: As, world: World, route: str, **asked: Any) -> Any:
    address = f"/api/v1/projects/{world.project.slug}/agreement/{route}/"
    return api(world.mona).get(address, query_params=asked)


def rows(api: As, world: World, route: str, **asked: Any) -> Any:
    answer = get(api, world, route, **asked)
    assert answer.status_code == 200, answer.json()
    return answer.json()["rows"]


def values(found: list[Any], key: str, formula: str = "figure") -> dict[Any, Any]:
    return {row[key]: row[formula]["value"] for row in found}


@pytest.fixture
def worked(world: World) -> World:
    """Two articles of both: in the first they mark alike, in the second Alice alone does."""
    make_placed(world.text)
    for one in (world.alices, world.bobs):
        make_span(one, "'regime'")
    hand_in(world.alices, world.bobs)
    text = make_text(world.project, "Head\n\nA 'regime' here and there.")
    make_placed(text, outlet="Gazette")
    alices, bobs = (make_assignment(text, one.annotator) for one in (world.alices, world.bobs))  # type: ignore[arg-type]
    make_span(alices, "'regime'")
    hand_in(alices, bobs)
    return world


def pseudonyms(world: World) -> list[str]:
    people = [world.alices.annotator, world.bobs.annotator]
    return [member.pseudonym for member in people if member]


def test_a_pair_has_the_figure_of_both(api: As, worked: World) -> None:
    [pair] = rows(api, worked, "pairs", layer="scare_quote", formula="span_f1_exact")
    assert {pair["first"], pair["second"]} == set(pseudonyms(worked))
    assert pair["figure"]["value"] == pytest.approx(2 / 3)
    assert pair["figure"]["n_articles"] == 2


def test_those_who_share_no_article_are_no_pair(api: As, worked: World) -> None:
    carla = make_member(worked.project, "carla", Role.ANNOTATOR)
    hand_in(make_assignment(make_text(worked.project), carla))
    assert len(rows(api, worked, "pairs")) == 1


def test_an_annotator_is_told_beside_the_others(api: As, worked: World) -> None:
    alice, bob = pseudonyms(worked)
    found = {row["annotator"]: row for row in rows(api, worked, "annotators", layer="scare_quote")}
    assert (found[alice]["n_spans"], found[bob]["n_spans"]) == (2, 1)
    assert found[alice]["spans_per_1000"] == pytest.approx(2 * found[bob]["spans_per_1000"])
    assert found[alice]["others_per_1000"] == pytest.approx(found[bob]["spans_per_1000"])
    assert found[alice]["length"] == len("'regime'")
    assert found[alice]["without"]["undefined"]["code"] == "too_few_annotators"


@pytest.mark.parametrize(
    ("by", "articles"),
    [
        ("outlet", {"Herald": 1, "Gazette": 1}),
        ("story", {"Dam": 2}),
        ("language", {"en": 2}),
        ("month", {None: 2}),
        ("section", {"headline": 2, "body": 2}),
        ("codebook", {"1": 2}),
        ("round", {"1": 2}),
    ],
)
def test_slices(api: As, worked: World, by: str, articles: dict[Any, int]) -> None:
    found = rows(api, worked, "slices", by=by)
    assert {row["value"]: row["figure"]["n_articles"] for row in found} == articles


def test_what_stands_in_the_headline_counts_there_alone(api: As, worked: World) -> None:
    asked = {"layer": "scare_quote", "formula": "span_f1_exact", "by": "section"}
    found = values(rows(api, worked, "slices", **asked), "value")
    assert found == {"headline": 1, "body": 0}


def test_a_recorded_condition_appears_by_itself(api: As, worked: World) -> None:
    Assignment.objects.filter(text=worked.text).update(condition={"blind_to_outlet": True})
    assert "condition:blind_to_outlet" in get(api, worked, "slices").json()["ways"]
    found = rows(api, worked, "slices", by="condition:blind_to_outlet")
    assert {row["value"]: row["figure"]["n_articles"] for row in found} == {"True": 1, None: 1}


def test_groups_within_and_between(api: As, worked: World) -> None:
    alice, bob = pseudonyms(worked)
    carla, dora = (make_member(worked.project, name, Role.ANNOTATOR) for name in ("carla", "dora"))
    for member in (carla, dora):
        for text in {one.text for one in Assignment.objects.filter(project=worked.project)}:
            theirs = make_assignment(text, member)
            make_span(theirs, "'regime'")
            hand_in(theirs)
    group = [f"old:{alice},{bob}", f"new:{carla.pseudonym},{dora.pseudonym}"]
    found = rows(api, worked, "groups", group=group, layer="scare_quote", formula="span_f1_exact")
    told = {(row["first"], row["second"]): row["figure"]["value"] for row in found}
    assert told[("new", "new")] == 1
    assert told[("old", "old")] == pytest.approx(2 / 3)
    assert told[("old", "new")] == pytest.approx(6 / 7)


def test_a_group_of_one_is_suppressed(api: As, worked: World) -> None:
    alice, bob = pseudonyms(worked)
    found = rows(api, worked, "groups", group=[f"a:{alice}", f"b:{bob}"])
    codes = {row["figure"]["undefined"]["code"] for row in found}
    assert codes == {"suppressed"}


@pytest.mark.parametrize("group", [["a:nobody"], ["a:{0}", "b:{0}"]])
def test_bad_groups(api: As, worked: World, group: list[str]) -> None:
    told = [one.format(pseudonyms(worked)[0]) for one in group]
    assert get(api, worked, "groups", group=told).status_code == 400


def test_the_same_annotator_in_two_rounds(api: As, worked: World) -> None:
    alice, _ = pseudonyms(worked)
    for text, words in ((worked.text, "'regime'"), (make_text(worked.project), None)):
        for number in (1, 2):
            member = worked.alices.annotator
            assert member
            done = Assignment.objects.filter(text=text, annotator=member, round=number)
            if done.exists():
                continue
            again = make_assignment(text, member, round=number)
            if words:
                make_span(again, words)
            hand_in(again)
    found = values(rows(api, worked, "repeated", layer="scare_quote"), "annotator")
    assert found == {None: 1, alice: 1}


@pytest.mark.parametrize("route", ROUTES)
def test_an_unknown_layer_is_named(api: As, worked: World, route: str) -> None:
    asked = {"group": "a:"} if route == "groups" else {}
    answer = get(api, worked, route, layer="nothing", **asked)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/layer"


@pytest.mark.parametrize("route", ROUTES)
def test_annotators_and_strangers_find_nothing(api: As, world: World, route: str) -> None:
    address = f"/api/v1/projects/{world.project.slug}/agreement/{route}/"
    for person in (world.alice, world.otto):
        assert api(person).get(address, query_params={"group": "a:"}).status_code == 404


@pytest.mark.parametrize("route", ROUTES)
def test_statements_do_not_grow_with_the_corpus(
    api: As, worked: World, route: str, django_assert_max_num_queries: Any
) -> None:
    for _ in range(3):
        read_by_both(worked.alices, worked.bobs, marks="'regime'")
    client = api(worked.mona)
    address = f"/api/v1/projects/{worked.project.slug}/agreement/{route}/"
    client.get(address, query_params={"group": "a:"} if route == "groups" else {})
    with django_assert_max_num_queries(12):
        client.get(address, query_params={"group": "a:"} if route == "groups" else {})
