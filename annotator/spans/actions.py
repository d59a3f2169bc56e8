"""Marking, deleting, submitting: each one verb, one transaction, one bounded set of statements."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models.functions import Substr
from django.utils import timezone

from annotator.assignments.models import Assignment, State
from annotator.codebook.models import Label
from annotator.errors import Conflict, Invalid, Refused
from annotator.history.actor import acting, announce
from annotator.people.models import User
from annotator.spans.models import Span
from annotator.violations import explained


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What an annotator wants a span to be. Offsets in code points, half-open."""

    label: str
    start: int
    end: int
    quote: str
    revision: int
    attributes: dict[str, Any]
    note: str
    confidence: int | None


class NotYours(Refused):
    """There is no such assignment among yours."""


class Submitted(Conflict):
    """This article is submitted, so its labels can no longer change. Nothing was lost."""


class Stale(Conflict):
    """This label was changed elsewhere in the meantime. Both versions are kept for you."""


class Overlaps(Conflict):
    """A label of the same kind already covers part of these words."""


class QuoteMismatch(Conflict):
    """The quoted words are not what the stored text says at this place."""


class UnknownLabel(Invalid):
    """The codebook of this assignment has no label {label}."""

    field = "label"


class OutsideText(Invalid):
    """The text ends at {length}; a label cannot end at {end}."""

    field = "end"


class OutOfOrder(Invalid):
    """A label must end after it starts."""

    field = "end"


class CrossesBlocks(Invalid):
    """This label must stay within one paragraph."""

    field = "end"


class UnknownAttribute(Invalid):
    """The label {label} has no attribute {attribute}."""

    field = "attributes"


class BadAttribute(Invalid):
    """The attribute {attribute} must be {wanted}."""

    field = "attributes"


def mark(*, person: User, assignment: int, uuid: UUID, wanted: Wanted) -> tuple[Span, bool]:
    """Creates, changes or restores the span `uuid`; a repeated request changes nothing.

    Returns the span and whether it is new. Raises NotYours, Submitted, Stale, Overlaps,
    QuoteMismatch, UnknownLabel, OutsideText, OutOfOrder, CrossesBlocks, UnknownAttribute and
    BadAttribute; then nothing is written.
    """
    if wanted.end <= wanted.start:
        raise OutOfOrder
    rules = {"span_no_overlap_of_exclusive_label": Overlaps()}
    with explained(rules), acting(person, "mark span"):
        place = _lock(person, assignment, wanted)
        found = Span.objects.filter(assignment=place, uuid=uuid).select_related("label").first()
        if found and not found.deleted_at and _says(found) == _asks(wanted):
            return found, False
        _refuse_unless_current(found, wanted.revision, place)
        label = _fitting_label(place, wanted)
        _begin(place)
        if found:
            return _change(found, label, wanted, person), False
        return _create(place, label, uuid, wanted), True


def delete(*, person: User, assignment: int, uuid: UUID, revision: int) -> Span | None:
    """Soft-deletes the span; it can be restored by marking it again with its revision.

    None when there is no such span. Raises NotYours, Submitted and Stale.
    """
    with acting(person, "delete span"):
        place = _lock(person, assignment)
        found = Span.objects.filter(assignment=place, uuid=uuid).select_related("label").first()
        if found is None or found.deleted_at:
            return found
        _refuse_unless_current(found, revision, place)
        found.deleted_at = timezone.now()
        found.revision += 1
        found.save(update_fields=["deleted_at", "revision"])
        return found


def submit(*, person: User, assignment: int) -> Assignment:
    """Hands the article in; a second time changes nothing. Raises NotYours."""
    with acting(person, "submit assignment"):
        place = _lock(person, assignment)
        if place.state != State.SUBMITTED:
            place.state = State.SUBMITTED
            place.submitted_at = timezone.now()
            place.started_at = place.started_at or place.submitted_at
            place.save(update_fields=["state", "submitted_at", "started_at"])
        return place


def _lock(person: User, assignment: int, wanted: Wanted | None = None) -> Assignment:
    """The locked assignment; with `wanted`, its `words` are those at the wanted place."""
    # Locking the assignment makes saves of one person's article serial, and nobody else's.
    mine = Assignment.objects.of(person).filter(pk=assignment).select_related("text")
    if wanted:
        words = Substr("text__content", wanted.start + 1, wanted.end - wanted.start)
        mine = mine.annotate(words=words)
    place = mine.defer("text__content").select_for_update(of=("self",)).first()
    if place is None:
        raise NotYours
    return place


def _says(span: Span) -> tuple[object, ...]:
    return (
        span.label.slug,
        span.start,
        span.end,
        span.quote,
        span.attributes,
        span.note,
        span.confidence,
    )


def _asks(wanted: Wanted) -> tuple[object, ...]:
    return (
        wanted.label,
        wanted.start,
        wanted.end,
        wanted.quote,
        wanted.attributes,
        wanted.note,
        wanted.confidence,
    )


def _refuse_unless_current(found: Span | None, revision: int, place: Assignment) -> None:
    if place.state == State.SUBMITTED:
        raise Submitted
    if revision != (found.revision if found else 0):
        raise Stale(current=found)


def _fitting_label(place: Assignment, wanted: Wanted) -> Label:
    label = Label.objects.filter(codebook=place.codebook_id, slug=wanted.label).first()
    if label is None:
        raise UnknownLabel(label=wanted.label)
    if wanted.end > place.text.length:
        raise OutsideText(length=place.text.length, end=wanted.end)
    if getattr(place, "words", None) != wanted.quote:
        raise QuoteMismatch(text_sha256=place.text.sha256)
    if not label.may_cross_blocks and not _within_one_block(place.text.blocks, wanted):
        raise CrossesBlocks
    if wanted.attributes:
        _check_attributes(label, wanted.attributes)
    return label


def _within_one_block(blocks: list[dict[str, Any]], wanted: Wanted) -> bool:
    return any(b["start"] <= wanted.start and wanted.end <= b["end"] for b in blocks)


def _check_attributes(label: Label, values: dict[str, Any]) -> None:
    known = {a.slug: a for a in label.attributes.all()}
    for slug, value in values.items():
        if slug not in known:
            raise UnknownAttribute(label=label.slug, attribute=slug)
        if wanted := known[slug].problem_with(value):
            raise BadAttribute(attribute=slug, wanted=wanted)


def _begin(place: Assignment) -> None:
    if place.state != State.IN_PROGRESS:
        place.state = State.IN_PROGRESS
        place.started_at = place.started_at or timezone.now()
        place.save(update_fields=["state", "started_at"])


def _create(place: Assignment, label: Label, uuid: UUID, wanted: Wanted) -> Span:
    span = Span(assignment=place, uuid=uuid, revision=1)
    _take(span, label, wanted)
    span.save(force_insert=True)
    return span


def _change(span: Span, label: Label, wanted: Wanted, person: User) -> Span:
    announce(person, "restore span" if span.deleted_at else "change span")
    _take(span, label, wanted)
    span.revision += 1
    span.deleted_at = None
    span.save(force_update=True)
    return span


def _take(span: Span, label: Label, wanted: Wanted) -> None:
    span.label, span.exclusive = label, label.exclusive
    span.start, span.end, span.quote = wanted.start, wanted.end, wanted.quote
    span.attributes, span.note = wanted.attributes, wanted.note
    span.confidence = wanted.confidence
