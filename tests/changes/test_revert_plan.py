"""Reverting puts every row back as it was, and refuses to lose what was done since."""

import pytest

from annotator.changes.actions import LaterWork, NotApplied, revert_plan
from annotator.changes.models import WorkItem
from annotator.changes.worklist_actions import resolve_item
from annotator.spans.models import Span
from tests.changes.make import apply, exported, label, next_version, write
from tests.make import hand_in, make_answer, make_link, make_span
from tests.world import World


@pytest.fixture
def before(world: World) -> bytes:
    """Everything a plan can touch, handed in."""
    make_span(world.alices, "to topple", "scare_quote")
    loaded = make_span(world.alices, "topple 'regime' announced", "loaded")
    claim = make_span(world.alices, "claimed victory", "claim")
    make_link(world.alices, loaded, claim)
    make_span(world.bobs, "regime", "loaded")
    make_answer(world.alices, "frames", ["economic", "security"])
    make_answer(world.bobs, "tone", 12.5)
    hand_in(world.alices, world.bobs)
    next_version(world.project, label("cue"), label("mild"), label("strong"), questions=[])
    return exported(world.project)


@pytest.mark.parametrize(
    "labels",
    [
        {"scare_quote": ["cue"], "loaded": ["mild"], "claim": ["strong"]},
        {"scare_quote": ["cue"], "loaded": ["cue"], "claim": ["cue"]},
        {"scare_quote": ["cue"], "loaded": ["mild", "strong"], "claim": []},
        {"scare_quote": [], "loaded": [], "claim": []},
    ],
    ids=["rename", "merge", "split", "retire"],
)
def test_the_dataset_is_the_same_to_the_byte(
    world: World, before: bytes, labels: dict[str, list[str]]
) -> None:
    plan = apply(world, labels=labels)
    assert exported(world.project) != before
    revert_plan(actor=world.mona, project=world.project, uuid=plan.uuid)
    assert exported(world.project) == before


def test_a_second_time_changes_nothing_and_a_draft_cannot_be_reverted(
    world: World, before: bytes
) -> None:
    draft = write(world)
    with pytest.raises(NotApplied):
        revert_plan(actor=world.mona, project=world.project, uuid=draft.uuid)
    plan = apply(world, labels={"scare_quote": [], "loaded": [], "claim": []})
    for _ in range(2):
        revert_plan(actor=world.mona, project=world.project, uuid=plan.uuid)
    assert exported(world.project) == before


def test_what_the_worklist_decided_goes_back_too(world: World, before: bytes) -> None:
    plan = apply(world, labels={"scare_quote": [], "loaded": ["mild", "strong"], "claim": []})
    item = WorkItem.objects.filter(plan=plan, reason="split").first()
    assert item
    assert item.span_id
    resolve_item(actor=world.rita, plan=plan, item=item.pk, label="strong")
    revert_plan(actor=world.mona, project=world.project, uuid=plan.uuid)
    span = Span.objects.select_related("label").get(pk=item.span_id)
    assert (span.label.slug, span.revision) == ("loaded", 1)


def test_work_that_was_done_since_is_named_and_nothing_moves(world: World) -> None:
    make_span(world.alices, "regime", "loaded")
    next_version(world.project, label("loaded"), label("fresh"))
    plan = apply(world, labels={"scare_quote": [], "claim": []})
    world.alices.refresh_from_db()
    make_span(world.alices, "topple", "fresh")
    with pytest.raises(LaterWork) as refused:
        revert_plan(actor=world.mona, project=world.project, uuid=plan.uuid)
    assert [(row.kind, row.words) for row in refused.value.rows] == [("span", "topple")]
    plan.refresh_from_db()
    assert plan.state == "applied"


def test_an_older_plan_waits_for_the_newer_one(world: World) -> None:
    make_span(world.alices, "regime", "loaded")
    next_version(world.project, label("loaded"))
    first = apply(world, labels={"scare_quote": [], "claim": []})
    next_version(world.project, label("loaded"))
    second = apply(world, versions=(2, 3))
    with pytest.raises(LaterWork):
        revert_plan(actor=world.mona, project=world.project, uuid=first.uuid)
    for plan in (second, first):
        revert_plan(actor=world.mona, project=world.project, uuid=plan.uuid)
    world.alices.refresh_from_db()
    assert world.alices.codebook_id == first.old_id
