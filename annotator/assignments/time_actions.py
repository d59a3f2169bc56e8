"""How long an annotator is at work."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Greatest
from django.utils import timezone

from annotator.assignments.models import Assignment, Sitting
from annotator.assignments.pool_actions import keep_lease

# The first report of a sitting comes after it began, and clocks differ a little.
FIRST, SLACK = timedelta(minutes=10), timedelta(minutes=1)


def spend(*, assignment: Assignment, sitting: UUID, seconds: int) -> int:
    """Notes that a sitting has lasted `seconds` of work by now, and returns the article's total.

    A sitting never shrinks, and never lasts longer than the time that has passed since it began:
    a repeated, late or wrong report does no harm.
    """
    with transaction.atomic():
        began = timezone.now() - min(timedelta(seconds=seconds), FIRST)
        kept, _ = Sitting.objects.get_or_create(
            assignment=assignment, uuid=sitting, defaults={"seconds": 0, "began_at": began}
        )
        spent = min(seconds, _passed(kept.began_at))
        Sitting.objects.filter(pk=kept.pk).update(seconds=Greatest("seconds", spent))
        if assignment.lease_until:
            keep_lease(assignment)
    total: int = Assignment.objects.with_active_seconds().get(pk=assignment.pk).active_seconds
    return total


def _passed(since: datetime) -> int:
    return int((timezone.now() - since + SLACK).total_seconds())
