"""The production server on a machine whose clock was set back by an hour."""

import time
from datetime import UTC, datetime, timedelta

from django.utils import timezone

BACK = timedelta(hours=1)
_seconds = time.time
# Before anything of ours is imported: afterwards some would hold the true clock.
time.time = lambda: _seconds() - BACK.total_seconds()
timezone.now = lambda: datetime.now(tz=UTC) - BACK

from annotator.wsgi import application  # noqa: E402

__all__ = ["application"]
