"""Where an annotator works: the locked assignment, and what forbids writing there."""

import json
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.db.models.functions import Substr
from django.utils import timezone

from annotator.assignments.models import Assignment, AssignmentQuerySet, State
from annotator.codebook.models import Codebook
from annotator.errors import Conflict, Refused
from annotator.people.models import User
from annotator.prepared import Prepared, slot
from annotator.spans.models import Link, Span

Found = TypeVar("Found", Span, Link)


class NotYours(Refused):
    """There is no such assignment among yours."""


class WithdrawnArticle(Refused):
    """This article was withdrawn, so its text is no longer shown. What was saved in it is kept."""


class Submitted(Conflict):
    """This article is submitted, so nothing in it can change now. Nothing was lost."""


class CodebookChanged(Conflict):
    """The codebook was changed: this article is under version {number} now. Load the page again."""


class Stale(Conflict):
    """This was changed elsewhere in the meantime. Both versions are kept for you."""


def _to_lock() -> QuerySet[Assignment]:
    mine = Assignment.objects.of(slot("person")).filter(pk=slot("assignment"))
    around = Substr("text__content", slot("first") + 1, slot("end") - slot("first"))
    places = mine.select_related("text").annotate(around=around)
    return places.defer("text__content", "text__sentences").select_for_update(of=("self",))


_TO_LOCK = Prepared(_to_lock)


def lock(
    person: User, assignment: int, codebook: int | None = None, around: tuple[int, int] = (0, 0)
) -> Assignment:
    """The assignment, locked, without the words of its text but those `around` a place.

    Raises NotYours, WithdrawnArticle and CodebookChanged.

    Locking makes saves of one person's article serial, and nobody else's. `codebook` is the number
    of the version the person works with, where they say so.
    """
    slots = {"person": person.pk, "assignment": assignment}
    place = _TO_LOCK.first(**slots, first=around[0], end=around[1])
    if place is None:
        raise absence(Assignment.objects.withdrawn_of(person), assignment)
    if codebook is not None:
        number = Codebook.objects.values_list("number", flat=True).get(pk=place.codebook_id)
        refuse_unless_under(number, codebook)
    return place


def absence(withdrawn: AssignmentQuerySet, assignment: int) -> Refused:
    """Why somebody does not get at an assignment. `withdrawn` are theirs, had they words still."""
    return WithdrawnArticle() if withdrawn.filter(pk=assignment).exists() else NotYours()


def refuse_unless_under(number: int, wanted: int | None) -> None:
    # Asked after the lock: joined there, a version that changes while it is waited for would make
    # the assignment look like nobody's.
    if wanted not in (None, number):
        raise CodebookChanged(number=number)


def refuse_unless_current(place: Assignment, found: Any | None, revision: int) -> None:
    """Raises Submitted, or Stale with what is stored now."""
    if place.state == State.SUBMITTED:
        raise Submitted
    if revision != (found.revision if found else 0):
        raise Stale(current=found)


def withdraw(place: Assignment, found: Found | None, revision: int) -> Found | None:
    """Soft-deletes what was found; a second time changes nothing. Raises Submitted and Stale."""
    if found is None or found.deleted_at:
        return found
    refuse_unless_current(place, found, revision)
    found.deleted_at = timezone.now()
    found.revision += 1
    found.save(update_fields=["deleted_at", "revision"])
    return found


def said(value: Any) -> str:
    """Equal where two values say the same: true is not 1, 1 is not 1.0, a list has no order."""
    if isinstance(value, list):
        return f"[{sorted(said(one) for one in value)}]"
    return json.dumps(value, sort_keys=True)


def begin(place: Assignment) -> None:
    """The first write puts the assignment in progress."""
    if place.state != State.IN_PROGRESS:
        place.state = State.IN_PROGRESS
        place.started_at = place.started_at or timezone.now()
        place.save(update_fields=["state", "started_at"])
