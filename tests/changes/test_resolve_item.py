"""What a reviewer decides in the worklist."""

import pytest

from annotator.changes.actions import NotApplied, revert_plan
from annotator.changes.models import ChangePlan, WorkItem
from annotator.changes.worklist_actions import NotOffered, resolve_item
from annotator.history.models import Event
from annotator.spans.actions import Overlaps
from annotator.spans.models import Span
from tests.changes.make import apply, label, next_version
from tests.make import make_span
from tests.world import World

SPLIT = {"scare_quote": [], "loaded": ["mild", "strong"], "claim": []}


@pytest.fixture
def plan(world: World) -> ChangePlan:
    make_span(world.alices, "regime", "loaded")
    next_version(world.project, label("mild"), label("strong"), label("other"))
    return apply(world, labels=SPLIT)


def resolve(world: World, plan: ChangePlan, label: str) -> Span:
    item = WorkItem.objects.get(plan=plan)
    assert item.span_id
    resolve_item(actor=world.rita, plan=plan, item=item.pk, label=label)
    return Span.objects.select_related("label").get(pk=item.span_id)


def test_the_chosen_label_is_a_new_revision_by_the_reviewer(world: World, plan: ChangePlan) -> None:
    span = resolve(world, plan, "strong")
    assert (span.label.slug, span.revision) == ("strong", 3)
    event = Event.objects.filter(table="annotator_span", row=span.pk).last()
    assert event
    assert (event.actor_id, event.verb) == (world.rita.pk, "resolve work item")
    item = WorkItem.objects.get()
    assert (item.outcome, item.done_by_id) == ("strong", world.rita.pk)


def test_it_can_stay_as_it_is(world: World, plan: ChangePlan) -> None:
    span = resolve(world, plan, "")
    assert (span.label.slug, span.revision) == ("mild", 2)
    assert WorkItem.objects.get().done_at is not None


def test_a_repetition_changes_nothing_and_another_choice_does(
    world: World, plan: ChangePlan
) -> None:
    resolve(world, plan, "strong")
    before = Event.objects.count()
    assert resolve(world, plan, "strong").revision == 3
    assert Event.objects.count() == before
    assert resolve(world, plan, "mild").label.slug == "mild"


def test_only_what_the_label_was_split_into_can_be_chosen(world: World, plan: ChangePlan) -> None:
    with pytest.raises(NotOffered):
        resolve(world, plan, "other")


def test_after_reverting_there_is_nothing_to_decide(world: World, plan: ChangePlan) -> None:
    revert_plan(actor=world.mona, project=world.project, uuid=plan.uuid)
    with pytest.raises(NotApplied):
        resolve(world, plan, "strong")


def test_a_span_that_was_set_aside_comes_back_where_there_is_room(world: World) -> None:
    make_span(world.alices, "'regime'", "scare_quote")
    make_span(world.alices, "topple 'regime' announced", "loaded")
    next_version(world.project, label("cue"), label("other"))
    merged = {"scare_quote": ["cue"], "loaded": ["cue"], "claim": []}
    plan = apply(world, labels=merged, collisions={"cue": {"rule": "worklist"}})
    with pytest.raises(Overlaps):
        resolve(world, plan, "cue")
    assert WorkItem.objects.get().done_at is None
    span = resolve(world, plan, "other")
    assert (span.label.slug, span.deleted_at) == ("other", None)
