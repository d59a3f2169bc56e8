"""A batch is long work of one person: a job does it, some at a time, until somebody stops it."""

from datetime import timedelta
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateWorker

from annotator.projects.models import Project

# A worker that lives says so every ten seconds (settings).
LIVING = timedelta(seconds=40)
Kind = TypeVar("Kind", bound="Batch")


class BatchQuerySet(models.QuerySet[Kind]):
    def in_project(self, project: Project) -> Self:
        return self.filter(project=project)

    def locked(self, pk: int) -> Kind:
        """The batch with its project and person, locked, so that one worker goes on with it."""
        # Not its key: rows of it that are being read in would keep whoever cancels it waiting.
        rows = self.select_for_update(of=("self",), no_key=True).select_related(
            "project", "created_by"
        )
        return rows.get(pk=pk)


class Batch(models.Model):
    """In the states of GOING the job of this name works, or is to; each kind has its own."""

    JOB: ClassVar[str]
    GOING: ClassVar[tuple[str, ...]]

    uuid = models.UUIDField()
    state: "models.CharField[str, str]"
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.uuid}"

    @property
    def going(self) -> bool:
        return self.state in self.GOING

    @property
    def waits_for_worker(self) -> bool:
        alive = ProcrastinateWorker.objects.filter(last_heartbeat__gte=timezone.now() - LIVING)
        return self.going and not alive.exists()

    def queue(self) -> None:
        """In the caller's transaction: the job is there exactly when the batch waits for it."""
        lock = f"{self._meta.verbose_name} {self.pk}"
        app.configure_task(self.JOB, lock=lock).defer(batch=self.pk)

    def wait(self, state: str, *, queue: bool = True) -> None:
        """Goes on, or begins anew; the caller holds the batch."""
        self.state, self.finished_at = state, None
        self.save()
        if queue:
            self.queue()

    def end(self, state: str) -> None:
        """The caller holds the batch."""
        self.state, self.finished_at = state, timezone.now()
        self.save()
