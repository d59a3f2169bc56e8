"""Writing, applying and reverting a change plan: each one verb, one transaction."""

from typing import Any
from uuid import UUID

from django.utils import timezone

from annotator.assignments.models import Assignment
from annotator.changes.books import book_of
from annotator.changes.depending import Dependent, later_work
from annotator.changes.models import ChangePlan, LabelChange, WorkItem
from annotator.changes.moving import carry_out, record
from annotator.changes.outcome import Outcome
from annotator.changes.planning import Names, problems, unknown
from annotator.changes.working_out import outcome_of
from annotator.codebook.models import Codebook
from annotator.errors import Conflict, Invalid
from annotator.history.actor import Actor, acting
from annotator.people.models import User
from annotator.projects.models import Project
from annotator.violations import explained


class UnknownVersion(Invalid):
    """This project has no published version {number} of its codebook."""

    def __init__(self, field: str, number: int) -> None:
        self.field = field
        super().__init__(number=number)


class SameVersion(Invalid):
    """A plan leads from one version to another one."""

    field = "new"


class UnknownName(Invalid):
    """Neither version has what the plan calls {name}, or not on that side."""

    field = "decisions"


class PlanStale(Conflict):
    """This plan was changed elsewhere in the meantime. Load the page again to see it."""


class PlanClosed(Conflict):
    """This plan is applied already, so it cannot change any more."""


class Unready(Conflict):
    """Some labels still need a decision before the plan can be applied."""


class NotApplied(Conflict):
    """Only a plan that is applied now can be reverted."""


class InTheWay(Conflict):
    """Somebody was given the same article again under the other version."""


class LaterWork(Conflict):
    """People have worked on since, so the former state cannot simply be put back."""

    def __init__(self, rows: list[Dependent], count: int) -> None:
        self.rows, self.count = rows, count
        super().__init__()


RULES = {"assignment_once": InTheWay(), "assignment_slot_once": InTheWay()}


def write_plan(
    *,
    actor: Actor,
    project: Project,
    uuid: UUID,
    versions: tuple[int, int],
    decisions: dict[str, Any],
    revision: int,
) -> tuple[ChangePlan, bool]:
    """Creates the draft `uuid`, or changes it; a repeated request changes nothing.

    Returns the plan and whether it is new. Raises UnknownVersion, SameVersion, UnknownName,
    PlanStale and PlanClosed.
    """
    with acting(actor, "write change plan"):
        project = Project.objects.locked(project.pk)
        found = ChangePlan.objects.in_project(project).filter(uuid=uuid).first()
        old, new = (_version(project, *one) for one in zip(("old", "new"), versions, strict=True))
        if old == new:
            raise SameVersion
        wanted = ChangePlan(project=project, uuid=uuid, old=old, new=new, decisions=decisions)
        if found and _says(found) == _says(wanted):
            return found, False
        if found and found.state != ChangePlan.State.DRAFT:
            raise PlanClosed
        if revision != (found.revision if found else 0):
            raise PlanStale
        if name := unknown(_names(old), _names(new), wanted.decided):
            raise UnknownName(name=name)
        wanted.pk, wanted.revision = found.pk if found else None, revision + 1
        wanted.created_at = found.created_at if found else timezone.now()
        wanted.save()
        return wanted, found is None


def apply_plan(*, actor: User, project: Project, uuid: UUID, revision: int) -> ChangePlan:
    """Moves everything at once; a second time changes nothing.

    Raises ChangePlan.DoesNotExist, PlanStale, PlanClosed, Unready and InTheWay.
    """
    plan = ChangePlan.objects.get(project=project, uuid=uuid)
    apply, _ = plan.verbs
    with explained(RULES), acting(actor, apply):
        plan = _locked(project, uuid)
        if plan.state == ChangePlan.State.APPLIED:
            return plan
        if plan.state != ChangePlan.State.DRAFT:
            raise PlanClosed
        if plan.revision != revision:
            raise PlanStale
        _hold(plan.old_id)
        if problems(_names(plan.old), _names(plan.new), plan.decided):
            raise Unready
        found = outcome_of(plan)
        plan.state, plan.applied_by, plan.applied_at = "applied", actor, timezone.now()
        plan.counts = counts_of(found)
        plan.save()
        record(plan, found.changes)
        carry_out(plan, "after")
        _remember(plan, found)
        return plan


def revert_plan(*, actor: User, project: Project, uuid: UUID) -> ChangePlan:
    """Puts every row back as it was, revisions included; a second time changes nothing.

    Raises ChangePlan.DoesNotExist, NotApplied, LaterWork and InTheWay.
    """
    plan = ChangePlan.objects.get(project=project, uuid=uuid)
    _, revert = plan.verbs
    with explained(RULES), acting(actor, revert):
        plan = _locked(project, uuid)
        if plan.state == ChangePlan.State.REVERTED:
            return plan
        if plan.state != ChangePlan.State.APPLIED:
            raise NotApplied
        _hold(plan.new_id)
        rows, count = later_work(plan)
        if count:
            raise LaterWork(rows, count)
        plan.state, plan.reverted_by, plan.reverted_at = "reverted", actor, timezone.now()
        plan.save()
        carry_out(plan, "before")
        return plan


def counts_of(found: Outcome) -> dict[str, Any]:
    """What the report of a plan keeps."""
    losses = [
        {"label": label, "attribute": name, "count": len(values)}
        for (label, name), values in sorted(found.losses.items())
    ]
    collisions = {"collisions": len(found.collisions), "items": len(found.items)}
    return {**found.totals, **collisions, "labels": dict(found.labels), "losses": losses}


def _version(project: Project, field: str, number: int) -> Codebook:
    there = Codebook.objects.filter(project=project, number=number)
    found = there.exclude(state=Codebook.State.DRAFT).first()
    if found is None:
        raise UnknownVersion(field, number)
    return found


def _names(version: Codebook) -> Names:
    return book_of(version).names


def _says(plan: ChangePlan) -> tuple[object, ...]:
    return plan.old_id, plan.new_id, plan.decisions


def _locked(project: Project, uuid: UUID) -> ChangePlan:
    """The project too: nothing is given out or published while spans move."""
    Project.objects.locked(project.pk)
    return ChangePlan.objects.select_related("old", "new").get(project=project, uuid=uuid)


def _hold(version: int) -> None:
    """Every save of an annotator waits now, and then sees the new version."""
    held = Assignment.objects.filter(codebook=version).order_by("pk")
    list(held.select_for_update().values_list("pk", flat=True))


def _remember(plan: ChangePlan, found: Outcome) -> None:
    decided = plan.decided
    LabelChange.objects.bulk_create(
        LabelChange(
            plan=plan,
            old=found.old.labels[slug],
            new=found.new.labels[to] if to else None,
            kind=fate.kind,
            rule=decided.rule_for(to).rule if to else "",
        )
        for slug, fate in found.fates.items()
        for to in fate.to or (None,)
    )
    WorkItem.objects.bulk_create(
        WorkItem(
            plan=plan,
            assignment_id=one.assignment,
            span_id=one.span,
            reason=one.reason,
            choices=list(one.choices),
            lost=one.lost,
        )
        for one in found.items
    )
