"""What a plan would do to every row, worked out before anything is written."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, Max, OuterRef
from django.utils import timezone

from annotator.assignments.models import Assignment, AssignmentQuerySet
from annotator.changes.books import Book
from annotator.changes.models import ChangePlan, WorkItem
from annotator.changes.planning import Fate

Values = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """One row before and after."""

    table: str
    row: int
    before: Values
    after: Values


@dataclass(frozen=True)
class Item:
    """What a person must look at."""

    assignment: int
    span: int | None
    reason: WorkItem.Reason
    choices: tuple[str, ...] = ()
    lost: Values = field(default_factory=dict)


@dataclass(frozen=True)
class Collision:
    """Spans of one annotator that would overlap under `label`, and what is done about it."""

    assignment: int
    label: str
    rule: str
    spans: tuple[int, ...]


@dataclass
class Outcome:
    """Everything a plan does. `labels` counts the live spans of each old label."""

    old: Book
    new: Book
    fates: dict[str, Fate]
    moving: AssignmentQuerySet
    changes: list[Change] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    collisions: list[Collision] = field(default_factory=list)
    labels: Counter[str] = field(default_factory=Counter)
    # Links and answers by the slug of their type or question.
    link_types: Counter[str] = field(default_factory=Counter)
    questions: Counter[str] = field(default_factory=Counter)
    totals: Counter[str] = field(default_factory=Counter)
    # (label, attribute) -> the values that have no place.
    losses: dict[tuple[str, str], list[Any]] = field(default_factory=dict)
    at: str = field(default_factory=lambda: timezone.now().isoformat())
    # A joined span -> the one that covers it now.
    into: dict[int, int] = field(default_factory=dict)
    # A live span -> the slug it has afterwards; None where it is retired or set aside.
    labelled: dict[int, str | None] = field(default_factory=dict)

    def change(self, table: str, row: int, before: Values, after: Values) -> None:
        """A row gets a new revision where it says something else than before."""
        self.changes.append(Change(table, row, before, after))

    def gone(self, before: Values) -> Values:
        """Away, and still what it was: under its label, in its codebook."""
        return {**before, "deleted_at": self.at, "revision": before["revision"] + 1}


def moving(plan: ChangePlan) -> AssignmentQuerySet:
    """The assignments under the old version. Who has the same article, in the same round, under
    the new one already keeps both apart."""
    under = Assignment.objects.filter(project=plan.project_id)
    twin = under.filter(
        codebook=plan.new_id,
        text=OuterRef("text"),
        annotator=OuterRef("annotator"),
        round=OuterRef("round"),
    )
    return under.filter(~Exists(twin), codebook=plan.old_id)


def work_out(plan: ChangePlan, found: Outcome) -> None:
    """Which assignments move, each with a slot that is free under the new version."""
    under = Assignment.objects.filter(project=plan.project_id).order_by()
    there = under.filter(codebook=plan.new_id).values_list("text", "round")
    last = {(text, round_): slot for text, round_, slot in there.annotate(last=Max("slot"))}
    rows = found.moving.order_by("pk").values_list("pk", "text", "round", "slot", "state")
    for pk, text, round_, slot, state in rows:
        before = {"codebook_id": plan.old_id, "slot": slot}
        after = {"codebook_id": plan.new_id, "slot": slot + last.get((text, round_), 0)}
        found.change("assignment", pk, before, after)
        found.totals["assignments"] += 1
        found.totals[f"assignments_{state}"] += 1
    found.totals["staying"] = under.filter(codebook=plan.old_id).count() - len(found.changes)
