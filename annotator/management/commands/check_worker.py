"""Whether a worker is alive: what the container's health check runs."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Max
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateWorker


class Command(BaseCommand):
    help = "Fails unless a worker has given a sign of life lately."

    def handle(self, *args: Any, **options: Any) -> None:
        last = ProcrastinateWorker.objects.aggregate(last=Max("last_heartbeat"))["last"]
        silence = settings.PROCRASTINATE_WORKER_DEFAULTS["stalled_worker_timeout"]
        if last is None:
            raise CommandError("No worker is running.")
        if last < timezone.now() - timedelta(seconds=silence):
            raise CommandError(f"No worker has been heard of since {last:%Y-%m-%d %H:%M:%S} UTC.")
