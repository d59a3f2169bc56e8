"""What becomes of the live spans: a label each, then what collides."""

from collections import defaultdict
from typing import Any

from annotator.changes.colliding import Mark, clusters, joined, leading, set_aside
from annotator.changes.fitting import fitted
from annotator.changes.models import WorkItem
from annotator.changes.outcome import Collision, Item, Outcome, Values
from annotator.changes.planning import JOIN, KEEP, SPLIT, UNDECIDED, Decisions
from annotator.codebook.models import LONGEST_TEXT
from annotator.spans.models import Span

COLUMNS = ("label_id", "start", "end", "exclusive", "attributes", "note", "revision", "deleted_at")
# What a reader of the dataset sees of a span; where it changes there is a new revision.
SEEN = ("start", "end", "attributes", "note", "deleted_at")
# So much of a note is shown where it has no place; the whole stays with the span that is away.
MOST_OF_NOTE = 200
Rows = dict[int, Values]


def work_out(found: Outcome, decided: Decisions) -> None:
    """One statement; the rest is arithmetic."""
    live = Span.objects.live().filter(assignment__in=found.moving).order_by("pk")
    rows: Rows = {
        row["pk"]: row for row in live.values("pk", "assignment", "label__slug", *COLUMNS)
    }
    for row in rows.values():
        _label(found, row)
    for collision in _collisions(found, rows, decided):
        _settle(found, rows, collision, decided)
    for pk, row in rows.items():
        _write(found, pk, row)
        _tell(found, pk, row, decided)


def _label(found: Outcome, row: Values) -> None:
    slug = row["label__slug"]
    to = found.fates[slug].to
    found.labels[slug] += 1
    found.totals["spans"] += 1
    if to:
        _put_under(found, row, to[0])
    else:
        row["after"], row["lost"], row["to"] = found.gone(_before(row)), {}, None


def _put_under(found: Outcome, row: Values, slug: str) -> None:
    label = found.new.labels[slug]
    kept, row["lost"] = fitted(found.new.attributes(slug), row["attributes"])
    told = {"label_id": label.pk, "exclusive": label.exclusive, "attributes": kept}
    row["after"], row["to"] = {**_before(row), **told}, slug


def _before(row: Values) -> Values:
    return {name: row[name] for name in COLUMNS}


def _collisions(found: Outcome, rows: Rows, decided: Decisions) -> list[Collision]:
    places: dict[tuple[int, str], list[Mark]] = defaultdict(list)
    for pk, row in rows.items():
        if row["to"] and row["after"]["exclusive"]:
            place = (row["assignment"], row["to"])
            places[place].append(Mark(row["start"], row["end"], pk))
    found.collisions = [
        Collision(assignment, slug, decided.rule_for(slug).rule, tuple(one.id for one in group))
        for (assignment, slug), marks in sorted(places.items())
        for group in clusters(marks)
    ]
    return found.collisions


def _settle(found: Outcome, rows: Rows, collision: Collision, decided: Decisions) -> None:
    group = [Mark(rows[pk]["start"], rows[pk]["end"], pk) for pk in collision.spans]
    if collision.rule == KEEP:
        for mark in group:
            _put_under(found, rows[mark.id], decided.rule_for(collision.label).label)
    elif collision.rule == JOIN:
        _join(found, rows, group)
    else:
        for pk, before in set_aside(group).items():
            _away(found, rows[pk])
            found.totals["set_aside"] += 1
            beside = {"over": before}
            reason = WorkItem.Reason.COLLISION
            found.items.append(Item(collision.assignment, pk, reason, lost=beside))


def _join(found: Outcome, rows: Rows, group: list[Mark]) -> None:
    """One span for all: its own attributes first, and every note once."""
    first = leading(group)
    lead = rows[first.id]
    stays = lead["after"]
    stays["start"], stays["end"] = joined(group)
    for mark in group:
        if mark.id != first.id:
            _take_over(lead, rows[mark.id])
            _away(found, rows[mark.id])
            found.into[mark.id] = first.id
            found.totals["joined"] += 1


def _take_over(lead: Values, row: Values) -> None:
    """What the one that stays says otherwise, or cannot hold, has no place."""
    stays, goes = lead["after"], row["after"]
    stays["attributes"] = {**goes["attributes"], **stays["attributes"]}
    rest = {k: v for k, v in goes["attributes"].items() if stays["attributes"][k] != v}
    together = "\n".join(dict.fromkeys(filter(None, [stays["note"], goes["note"]])))
    if len(together) <= LONGEST_TEXT:
        stays["note"] = together
    else:
        rest["note"] = goes["note"][:MOST_OF_NOTE]
    for name, value in [*row["lost"].items(), *rest.items()]:
        there = lead["lost"].get(name)
        lead["lost"][name] = value if there in (None, value) else _both(there, value)


def _both(one: Any, other: Any) -> list[Any]:
    parts = [value if isinstance(value, list) else [value] for value in (one, other)]
    return parts[0] + [value for value in parts[1] if value not in parts[0]]


def _away(found: Outcome, row: Values) -> None:
    row["after"], row["to"] = found.gone(_before(row)), None


def _write(found: Outcome, pk: int, row: Values) -> None:
    before, after = _before(row), row["after"]
    changed = row["to"] != row["label__slug"] or any(before[k] != after[k] for k in SEEN)
    found.labelled[pk] = row["to"]
    # What nobody decided is counted apart, in `waiting`.
    if found.fates[row["label__slug"]].kind != UNDECIDED:
        found.totals["changed"] += int(changed)
    found.change("span", pk, before, {**after, "revision": before["revision"] + int(changed)})


def _tell(found: Outcome, pk: int, row: Values, decided: Decisions) -> None:
    """What a person must look at, and what has no place any more."""
    slug, lost = row["label__slug"], row["lost"]
    if row["to"] is None:
        return
    for name, value in lost.items():
        values: list[Any] = found.losses.setdefault((slug, name), [])
        values.append(value)
    place, fate = row["assignment"], found.fates[slug]
    if fate.kind == SPLIT:
        found.items.append(Item(place, pk, WorkItem.Reason.SPLIT, fate.to, lost))
    elif lost and decided.look_at_losses:
        found.items.append(Item(place, pk, WorkItem.Reason.ATTRIBUTE, lost=lost))
