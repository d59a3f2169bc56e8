"""Marking, deleting, submitting: each one verb, one transaction, one bounded set of statements."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, QuerySet
from django.utils import timezone

from annotator.assignments.models import Assignment, State
from annotator.assignments.pool_actions import settle_late
from annotator.codebook.models import Label
from annotator.errors import Conflict, Invalid, Refused
from annotator.history.actor import acting, announce
from annotator.people.models import User
from annotator.prepared import Prepared, insert, slot
from annotator.spans.characters import NEAR, inside_character
from annotator.spans.completeness import gaps
from annotator.spans.fitting import (
    CrossesBlocks,
    OutOfOrder,
    OutsideText,
    QuoteMismatch,
    SplitsCharacter,
    fitting_attributes,
    within_one_block,
)
from annotator.spans.models import Span
from annotator.spans.place import (
    begin,
    lock,
    refuse_unless_current,
    refuse_unless_under,
    said,
    withdraw,
)
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
    codebook: int | None = None


class Overlaps(Conflict):
    """A label of the same kind already covers part of these words."""


class LinkedOtherwise(Conflict):
    """A link of this span has no place for that label. Remove the link first."""


class Reviewed(Conflict):
    """This article is reviewed. Ask a reviewer to give it back to you."""


class Incomplete(Conflict):
    """Some spans still lack something that the codebook requires."""


class UnknownLabel(Invalid):
    """The codebook of this assignment has no label {label}."""

    field = "label"


def mark(*, person: User, assignment: int, uuid: UUID, wanted: Wanted) -> tuple[Span, bool]:
    """Creates, changes or restores the span `uuid`; a repeated request changes nothing.

    Returns the span and whether it is new. Raises NotYours, CodebookChanged, Submitted, Stale,
    Overlaps, LinkedOtherwise, QuoteMismatch, UnknownLabel, OutsideText, OutOfOrder, CrossesBlocks,
    SplitsCharacter, UnknownAttribute and BadAttribute; then nothing is written.
    """
    if wanted.end <= wanted.start:
        raise OutOfOrder
    rules: dict[str, Refused] = {
        "span_no_overlap_of_exclusive_label": Overlaps(),
        "link_fits_labels": LinkedOtherwise(),
    }
    with explained(rules), acting(person, "mark span"):
        place = lock(person, assignment, around=_around(wanted))
        label, found = _there(place, wanted, uuid)
        if found and not found.deleted_at and _says(found) == _asks(wanted):
            return found, False
        refuse_unless_current(place, found, wanted.revision)
        if label is None:
            raise UnknownLabel(label=wanted.label)
        _refuse_unless_fitting(place, label, wanted)
        if not found or (found.start, found.end) != (wanted.start, wanted.end):
            _refuse_half_characters(place, wanted)
        wanted = replace(wanted, attributes=fitting_attributes(label, wanted.attributes))
        begin(place)
        if found:
            return _change(found, label, wanted, person), False
        return _create(place, label, uuid, wanted), True


def delete(*, person: User, assignment: int, uuid: UUID, revision: int) -> Span | None:
    """Soft-deletes the span; it can be restored by marking it again with its revision.

    None when there is no such span. Raises NotYours, Submitted and Stale.
    """
    with acting(person, "delete span"):
        place = lock(person, assignment)
        return withdraw(place, _found(place, uuid), revision)


def submit(*, person: User, assignment: int) -> Assignment:
    """Hands the article in; a second time changes nothing. Raises NotYours and Incomplete."""
    with acting(person, "submit assignment"):
        place = lock(person, assignment)
        if place.state != State.SUBMITTED:
            if lacking := gaps(place):
                raise Incomplete(gaps=lacking, count=len(lacking))
            place.state = State.SUBMITTED
            place.submitted_at = timezone.now()
            place.started_at = place.started_at or place.submitted_at
            place.save(update_fields=["state", "submitted_at", "started_at"])
            if place.lapsed_at:
                settle_late(place)
        return place


def reopen(*, person: User, assignment: int) -> Assignment:
    """Takes one's own article back to go on marking; a second time changes nothing.

    Until it is submitted again it counts in no figure and no dataset. Raises NotYours, and Reviewed
    for what would no longer be read without knowing the verdicts.
    """
    with acting(person, "reopen assignment"):
        place = lock(person, assignment)
        if place.state == State.SUBMITTED:
            if place.reviewed_at:
                raise Reviewed
            place.state, place.submitted_at = State.IN_PROGRESS, None
            place.save(update_fields=["state", "submitted_at"])
        return place


def _around(wanted: Wanted) -> tuple[int, int]:
    """Where the database cuts out the wanted words and what stands next to them.

    So no text travels to check a quote.
    """
    return max(wanted.start - NEAR, 0), wanted.end + NEAR


def _asked() -> QuerySet[Label]:
    """The label, the `number` of its codebook, and whether the span is `there`: all at once."""
    there = Exists(Span.objects.filter(assignment=slot("assignment"), uuid=slot("uuid")))
    labels = Label.objects.filter(codebook=slot("codebook"), slug=slot("slug"))
    facts = {"number": F("codebook__number"), "there": there}
    only = ("codebook", "slug", "self_overlap", "may_cross_blocks")
    return labels.annotate(**facts).only(*only).order_by()


_ASKED = Prepared(_asked)


def _there(place: Assignment, wanted: Wanted, uuid: UUID) -> tuple[Label | None, Span | None]:
    """The wanted label and the span as it is stored. Raises CodebookChanged."""
    slots = {"codebook": place.codebook_id, "assignment": place.pk, "uuid": uuid}
    label: Any = _ASKED.first(slug=wanted.label, **slots)
    refuse_unless_under(label.number if label else place.codebook.number, wanted.codebook)
    is_new = label and not label.there
    return label, None if is_new else _found(place, uuid)


def _found(place: Assignment, uuid: UUID) -> Span | None:
    return Span.objects.filter(assignment=place, uuid=uuid).select_related("label").first()


def _says(span: Span) -> tuple[object, ...]:
    return (
        span.label.slug,
        span.start,
        span.end,
        span.quote,
        _said(span.attributes),
        span.note,
        span.confidence,
    )


def _asks(wanted: Wanted) -> tuple[object, ...]:
    return (
        wanted.label,
        wanted.start,
        wanted.end,
        wanted.quote,
        _said(wanted.attributes),
        wanted.note,
        wanted.confidence,
    )


def _said(attributes: dict[str, Any]) -> dict[str, str]:
    return {slug: said(value) for slug, value in attributes.items()}


def _refuse_unless_fitting(place: Assignment, label: Label, wanted: Wanted) -> None:
    if wanted.end > place.text.length:
        raise OutsideText(length=place.text.length, end=wanted.end)
    if _cut(place, wanted, wanted.start, wanted.end) != wanted.quote:
        raise QuoteMismatch(text_sha256=place.text.sha256)
    if not label.may_cross_blocks and not within_one_block(place.text, wanted.start, wanted.end):
        raise CrossesBlocks


def _cut(place: Assignment, wanted: Wanted, start: int, end: int) -> str:
    first = _around(wanted)[0]
    return str(getattr(place, "around", ""))[max(start - first, 0) : max(end - first, 0)]


def _refuse_half_characters(place: Assignment, wanted: Wanted) -> None:
    for field, offset in (("start", wanted.start), ("end", wanted.end)):
        before = _cut(place, wanted, offset - NEAR, offset)
        if inside_character(before, _cut(place, wanted, offset, offset + 1)):
            raise SplitsCharacter(field, offset)


def _create(place: Assignment, label: Label, uuid: UUID, wanted: Wanted) -> Span:
    span = Span(assignment=place, uuid=uuid, revision=1)
    _take(span, label, wanted)
    insert(span)
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
