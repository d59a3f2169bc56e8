"""Change plans and their worklist over REST, and a tab that was open meanwhile."""

from typing import Any
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from annotator.changes.models import ChangePlan
from annotator.spans.models import Span
from tests.changes.make import apply, label, next_version
from tests.conftest import As
from tests.make import make_span, make_text
from tests.world import World

DECISIONS: dict[str, Any] = {"labels": {"loaded": ["cue"], "scare_quote": ["cue"], "claim": []}}
UUID = uuid4()


@pytest.fixture
def merging(world: World) -> str:
    """Two colliding spans and one apart; the address of a plan that merges them."""
    make_span(world.alices, "'regime'", "scare_quote")
    make_span(world.alices, "topple 'regime' announced", "loaded")
    make_span(world.bobs, "claimed victory", "claim")
    next_version(world.project, label("cue"), label("other"))
    return f"/api/v1/projects/{world.project.slug}/changes/{UUID}/"


def body(**changes: Any) -> dict[str, Any]:
    return {"old": 1, "new": 2, "decisions": DECISIONS, "revision": 0, **changes}


def test_a_plan_shows_what_it_would_do_and_moves_nothing(
    world: World, api: As, merging: str
) -> None:
    answer = api(world.mona).put(merging, body(), format="json")
    assert answer.status_code == 201
    plan = answer.json()
    shown = plan["preview"]
    assert {one["slug"]: (one["fate"], one["spans"]) for one in shown["labels"]} == {
        "scare_quote": ("merged", 1),
        "loaded": ("merged", 1),
        "claim": ("retired", 1),
    }
    assert shown["colliding"] == [{"label": "cue", "count": 1}]
    [collision] = shown["collisions"]
    assert sorted(span["quote"] for span in collision["spans"]) == [
        "'regime'",
        "topple 'regime' announced",
    ]
    assert (plan["totals"]["spans"], plan["totals"]["joined"]) == (3, 1)
    [sample] = shown["labels"][0]["samples"]
    assert (sample["before"], sample["quote"]) == ("Plan to topple ", "'regime'")
    assert not Span.objects.filter(label__codebook__number=2).exists()


def test_repeating_changes_nothing_and_a_stale_plan_is_refused(
    world: World, api: As, merging: str
) -> None:
    mona = api(world.mona)
    mona.put(merging, body(), format="json")
    assert mona.put(merging, body(), format="json").json()["revision"] == 1
    other = {**DECISIONS, "look_at_losses": False}
    assert (
        mona.put(merging, body(decisions=other, revision=1), format="json").json()["revision"] == 2
    )
    late = mona.put(merging, body(revision=1), format="json")
    assert (late.status_code, late.json()["code"]) == (409, "plan_stale")


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"new": 9}, "/new"),
        ({"new": 1}, "/new"),
        ({"decisions": {"labels": {"nothing": []}}}, "/decisions"),
        ({"decisions": {"labels": {"loaded": ["nothing"]}}}, "/decisions"),
        ({"decisions": {"colour": "red"}}, "/decisions/colour"),
        ({"old": "1"}, "/old"),
    ],
)
def test_a_wrong_plan_names_the_field(
    world: World, api: As, merging: str, wrong: dict[str, Any], pointer: str
) -> None:
    answer = api(world.mona).put(merging, body(**wrong), format="json")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert not ChangePlan.objects.exists()


def test_applying_and_reverting_answer_with_the_report(world: World, api: As, merging: str) -> None:
    mona = api(world.mona)
    mona.put(merging, body(), format="json")
    done = mona.post(merging + "apply/", {"revision": 1}, format="json").json()
    assert (done["state"], done["preview"], done["totals"]["joined"]) == ("applied", None, 1)
    assert Span.objects.live().get().quote == "topple 'regime' announced"
    back = mona.post(merging + "revert/", format="json").json()
    assert back["state"] == "reverted"
    assert Span.objects.live().filter(label__codebook__number=1).count() == 3


def test_an_undecided_plan_is_not_applied(world: World, api: As, merging: str) -> None:
    mona = api(world.mona)
    plan = mona.put(merging, body(decisions={}), format="json").json()
    assert [one["code"] for one in plan["preview"]["problems"]] == ["undecided"] * 3
    answer = mona.post(merging + "apply/", {"revision": 1}, format="json")
    assert (answer.status_code, answer.json()["code"]) == (409, "unready")


def test_later_work_is_listed(world: World, api: As, merging: str) -> None:
    mona = api(world.mona)
    mona.put(merging, body(), format="json")
    mona.post(merging + "apply/", {"revision": 1}, format="json")
    make_span(world.bobs, "Critics", "other")
    answer = mona.post(merging + "revert/", format="json")
    assert (answer.status_code, answer.json()["code"]) == (409, "later_work")
    assert answer.json()["count"] == 1
    assert answer.json()["later"][0]["words"] == "Critics"


def test_the_preview_shows_no_words_of_a_withdrawn_article(
    world: World, api: As, merging: str
) -> None:
    world.text.article.withdrawn_at = "2026-01-01T00:00:00Z"
    world.text.article.save()
    plan = api(world.mona).put(merging, body(), format="json")
    assert plan.json()["totals"]["spans"] == 3
    assert b"regime" not in plan.content


def test_a_preview_needs_as_many_statements_for_many_spans(
    world: World, api: As, merging: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for quote in ("Exile", "topple", "Critics", "doomed", "proof", "hand", "Plan"):
        make_span(world.bobs, quote, "claim")
    mona = api(world.mona)
    mona.put(merging, body(), format="json")
    with django_assert_max_num_queries(32):
        mona.get(merging)


def test_reviewers_go_through_the_worklist(world: World, api: As) -> None:
    make_span(world.alices, "'regime'", "scare_quote")
    next_version(world.project, label("one"), label("two"))
    plan = apply(world, labels={"scare_quote": ["one", "two"], "loaded": [], "claim": []})
    address = f"/api/v1/projects/{world.project.slug}/changes/{plan.uuid}/items/"
    rita = api(world.rita)
    listed = rita.get(address).json()
    [item] = listed["results"]
    assert (listed["open"], item["choices"], item["span"]["label"]) == (1, ["one", "two"], "one")
    answer = rita.put(f"{address}{item['id']}/", {"label": "two"}, format="json").json()
    assert (answer["done"], answer["outcome"], answer["span"]["label"]) == (True, "two", "two")
    assert rita.get(address).json()["open"] == 0
    wrong = rita.put(f"{address}{item['id']}/", {"label": "claim"}, format="json")
    assert wrong.json()["errors"][0]["pointer"] == "/label"


def test_the_worklist_needs_as_many_statements_for_many_items(
    world: World, api: As, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for quote in ("Exile", "topple", "Critics", "doomed"):
        make_span(world.alices, quote, "loaded")
    next_version(world.project, label("one"), label("two"))
    plan = apply(world, labels={"loaded": ["one", "two"], "scare_quote": [], "claim": []})
    rita = api(world.rita)
    with django_assert_max_num_queries(13):
        rita.get(f"/api/v1/projects/{world.project.slug}/changes/{plan.uuid}/items/")


WORK: list[tuple[str, dict[str, Any]]] = [
    ("spans/{uuid}/", {"label": "loaded", "start": 0, "end": 4, "quote": "Plan"}),
    ("answers/genre/", {"value": "opinion"}),
]


@pytest.mark.parametrize(("where", "work"), WORK)
def test_a_tab_that_was_open_is_told_to_load_again(
    world: World, api: As, where: str, work: dict[str, Any]
) -> None:
    next_version(world.project, label("loaded"))
    apply(world, labels={"scare_quote": [], "claim": []})
    address = f"/api/v1/assignments/{world.alices.pk}/{where.format(uuid=uuid4())}"
    sent = {**work, "revision": 0}
    late = api(world.alice).put(address, {**sent, "codebook": 1}, format="json")
    assert (late.status_code, late.json()["code"]) == (409, "codebook_changed")
    assert "version 2" in late.json()["detail"]
    assert not Span.objects.filter(assignment=world.alices).exists()
    assert api(world.alice).put(address, {**sent, "codebook": 2}, format="json").status_code == 201


def test_an_answer_to_a_question_of_before_is_not_shown(world: World, api: As) -> None:
    address = f"/api/v1/assignments/{world.alices.pk}/"
    api(world.alice).put(address + "answers/tone/", {"value": 3, "revision": 0}, format="json")
    next_version(world.project, label("loaded"), questions=[])
    apply(world, labels={"scare_quote": [], "claim": []})
    shown = api(world.alice).get(address).json()
    assert (shown["codebook"]["number"], shown["answers"]) == (2, [])


def test_versions_say_how_many_spans_stand_under_them(world: World, api: As) -> None:
    make_span(world.alices, "regime", "loaded")
    make_text(world.project)
    next_version(world.project, label("loaded"))
    address = f"/api/v1/projects/{world.project.slug}/changes/"
    rows = api(world.mona).get(address).json()["versions"]
    assert [(row["number"], row["spans"]) for row in rows] == [(2, 0), (1, 1)]
