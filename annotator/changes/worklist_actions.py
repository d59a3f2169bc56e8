"""What a person decides where a plan could not."""

from django.utils import timezone

from annotator.assignments.models import Assignment
from annotator.changes.actions import NotApplied
from annotator.changes.fitting import Values, fitted
from annotator.changes.models import ChangePlan, Move, WorkItem
from annotator.codebook.models import Label
from annotator.errors import Conflict, Invalid
from annotator.history.actor import acting
from annotator.people.models import User
from annotator.spans.actions import LinkedOtherwise, Overlaps
from annotator.spans.models import Span
from annotator.violations import explained


class NotOffered(Invalid):
    """The label {label} is not among those to choose from."""

    field = "label"


class MovedOn(Conflict):
    """This article is under a later version of the codebook by now."""


RULES = {
    "span_no_overlap_of_exclusive_label": Overlaps(),
    "link_fits_labels": LinkedOtherwise(),
}


def resolve_item(*, actor: User, plan: ChangePlan, item: int, label: str) -> WorkItem:
    """Gives the span `label`, or leaves it as it is where that is empty.

    A repeated request changes nothing, another one decides anew. Raises WorkItem.DoesNotExist,
    NotApplied, MovedOn, NotOffered, Overlaps and LinkedOtherwise.
    """
    with explained(RULES), acting(actor, "resolve work item"):
        there = WorkItem.objects.of_plan(plan).select_related("plan")
        todo = there.select_for_update(of=("self",)).get(pk=item)
        if todo.plan.state != ChangePlan.State.APPLIED:
            raise NotApplied
        place = Assignment.objects.select_for_update().get(pk=todo.assignment_id)
        if place.codebook_id != todo.plan.new_id:
            raise MovedOn
        if todo.done_at and todo.outcome == label:
            return todo
        if label:
            _give(todo, label)
        todo.done_at, todo.done_by, todo.outcome = timezone.now(), actor, label
        todo.save()
        return todo


def _give(todo: WorkItem, slug: str) -> None:
    offered = todo.choices or [slug]
    labels = Label.objects.filter(codebook=todo.plan.new_id).prefetch_related("attributes")
    label = labels.filter(slug=slug).first()
    if label is None or slug not in offered or todo.span_id is None:
        raise NotOffered(label=slug)
    span = Span.objects.get(pk=todo.span_id)
    if span.label_id == label.pk and span.deleted_at is None:
        return
    move = Move.objects.get(plan=todo.plan, table=Move.Table.SPAN, row=span.pk)
    untouched = span.revision == move.after["revision"]
    # The label that held for the meantime may have had no place for what this one takes.
    said = {**move.before["attributes"], **span.attributes} if untouched else span.attributes
    _take(span, label, said)
    if untouched:
        _reach(move, span)


def _take(span: Span, label: Label, said: Values) -> None:
    span.attributes, _ = fitted(label.attributes.all(), said)
    span.label, span.exclusive, span.deleted_at = label, label.exclusive, None
    span.revision += 1
    span.save()


def _reach(move: Move, span: Span) -> None:
    """A decision of the worklist belongs to the plan, and goes back with it."""
    told = {"label_id": span.label_id, "exclusive": span.exclusive, "deleted_at": None}
    said = {"attributes": span.attributes, "revision": span.revision}
    move.after = {**move.after, **told, **said}
    move.save(update_fields=["after"])
