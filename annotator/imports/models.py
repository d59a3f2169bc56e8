from collections.abc import Iterable
from hashlib import sha256
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotator.articles.models import Article
from annotator.projects.models import Project


class ImportQuerySet(models.QuerySet["Import"]):
    def in_project(self, project: Project) -> Self:
        return self.filter(project=project)


class Import(models.Model):
    """Files that become articles: a draft to look at, then a job, then its report."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        QUEUED = "queued", _("queued")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")

    uuid = models.UUIDField()
    project = models.ForeignKey(Project, models.PROTECT, related_name="imports")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="imports"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "uuid"], name="import_once_in_project"),
            models.CheckConstraint(
                condition=Q(
                    state__in=["draft", "queued", "running", "done", "failed", "cancelled"]
                ),
                name="import_state_known",
            ),
        ]

    def __str__(self) -> str:
        return f"import {self.uuid}"


class ImportSource(models.Model):
    """One file of an import, as its bytes came. Its words reach the history as an Article."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        IMPORTED = "imported", _("imported")
        THERE = "there", _("there already")
        SKIPPED = "skipped", _("skipped")
        REFUSED = "refused", _("refused")

    batch = models.ForeignKey(Import, models.CASCADE, related_name="sources")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    outlet = models.CharField(max_length=200, blank=True)
    story = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=35)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, blank=True, related_name="sources"
    )
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["batch", "position"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="source_once_in_import"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "imported", "there", "skipped", "refused"]),
                name="source_state_known",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["imported", "there"]) | Q(article__isnull=False),
                name="source_names_its_article",
            ),
        ]

    def __str__(self) -> str:
        return self.name


def fingerprint(sources: Iterable[ImportSource]) -> str:
    """Names these files in this order: with others in their place it is another one."""
    digests = [sha256(bytes(source.content)).digest() for source in sources]
    return sha256(b"".join(digests)).hexdigest()
