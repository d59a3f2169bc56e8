"""The history of a project, for those who run it: newest first, narrowed as they like."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from annotator.history.models import Event

AT_ONCE = 100
PREFIX = "annotator_"
# What says nothing to a reader: a row's own number, and what the database keeps for itself.
SILENT = ("id", "project_id", "exclusive", "packed", "counts", "sets")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which lines: of one person, verb, table or row; between two moments; before one line."""

    actor: int | None = None
    verb: str | None = None
    table: str | None = None
    row: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None


@dataclass(frozen=True, kw_only=True)
class Change:
    """One value before and after; None where there was or is none."""

    field: str
    old: Any
    new: Any


def history(project: int, wanted: Wanted) -> tuple[list[Event], bool]:
    """One page, and whether older lines follow. One statement."""
    given = {
        "actor": wanted.actor,
        "verb": wanted.verb,
        "table": f"{PREFIX}{wanted.table}" if wanted.table else None,
        "row": wanted.row,
        "at__gte": wanted.since,
        "at__lte": wanted.until,
        "id__lt": wanted.before,
    }
    chosen = Q(**{name: value for name, value in given.items() if value is not None})
    rows: QuerySet[Event] = Event.objects.filter(chosen, project=project).select_related("actor")
    found = list(rows.order_by("-id")[: AT_ONCE + 1])
    return found[:AT_ONCE], len(found) > AT_ONCE


def changes(event: Event) -> list[Change]:
    """What differs between the row before and after, by field; of a new row what it says."""
    old, new = event.old or {}, event.new or {}
    names = [name for name in (new or old) if name not in SILENT]
    return [
        Change(field=name, old=old.get(name), new=new.get(name))
        for name in names
        if old.get(name) != new.get(name)
    ]


def said_in(project: int) -> tuple[list[str], list[str]]:
    """The verbs and the tables (without their prefix) of a project's history. Two statements."""
    lines = Event.objects.filter(project=project).order_by()
    verbs = sorted(lines.values_list("verb", flat=True).distinct())
    tables = sorted(lines.values_list("table", flat=True).distinct())
    return verbs, [table.removeprefix(PREFIX) for table in tables]
