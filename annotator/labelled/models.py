"""Labels that were made elsewhere: an import, the items its files hold, and what was refused."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotator.articles.models import Text
from annotator.batches.models import Batch
from annotator.codebook.models import Codebook
from annotator.projects.models import Membership, Project
from annotator.uploads.models import Upload


class LabelledImport(Batch):
    """Files with labels: read first, then mapped by a manager, then imported by a job.

    `values` lists the distinct values found, each with its count and its target in the codebook.
    `unit` is what the offsets count, "" while unknown; `fitting` how many quotes speak for each.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting to be read")
        READING = "reading", _("being read")
        DRAFT = "draft", _("draft")
        QUEUED = "queued", _("queued")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")

    JOB = "annotator.jobs.run_labelled_import"
    GOING = (State.WAITING, State.READING, State.QUEUED, State.RUNNING)

    project = models.ForeignKey(Project, models.PROTECT, related_name="labelled_imports")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    format = models.CharField(max_length=20)
    columns = models.JSONField(default=dict, blank=True)
    unit = models.CharField(max_length=20, blank=True)
    unit_known = models.BooleanField(default=False)
    fitting = models.JSONField(default=dict, blank=True)
    values = models.JSONField(default=list, blank=True)
    found = models.JSONField(default=dict, blank=True)
    # The codebook is to be made of what the files hold.
    makes_codebook = models.BooleanField(default=False)
    problem = models.TextField(blank=True)
    codebook = models.ForeignKey(Codebook, models.PROTECT, null=True, blank=True, related_name="+")
    round = models.PositiveIntegerField(default=1)
    language = models.CharField(max_length=35)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="labelled_imports"
    )

    class Meta(Batch.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["project", "uuid"], name="labelled_import_once_in_project"
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[
                        "waiting",
                        "reading",
                        "draft",
                        "queued",
                        "running",
                        "done",
                        "failed",
                        "cancelled",
                    ]
                ),
                name="labelled_import_state_known",
            ),
        ]

    def queue(self) -> None:
        """Files that are only named are read by whoever named them."""
        if self.files.kept().exists():
            super().queue()


class LabelledFileQuerySet(models.QuerySet["LabelledFile"]):
    def kept(self) -> Self:
        """Those that were sent, until what they hold is imported."""
        return self.filter(upload__isnull=False).select_related("upload")


class LabelledFile(models.Model):
    """A file of an import, kept until that is done; `codebooks` are those it brings along."""

    batch = models.ForeignKey(LabelledImport, models.CASCADE, related_name="files")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=500)
    upload = models.ForeignKey(Upload, models.PROTECT, null=True, blank=True, related_name="+")
    codebooks = models.JSONField(null=True, blank=True)

    objects = LabelledFileQuerySet.as_manager()

    class Meta:
        ordering = ["batch", "position"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="labelled_file_once"),
        ]

    def __str__(self) -> str:
        return self.name


class LabelledItemQuerySet(models.QuerySet["LabelledItem"]):
    def waiting(self) -> Self:
        return self.filter(done=False)


class LabelledItem(models.Model):
    """One text and the work on it as it was read. Emptied when it is imported.

    `size` counts the characters of its text, so that a chunk can be taken by size; the other
    numbers say what was stored anew.
    """

    batch = models.ForeignKey(LabelledImport, models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    content = models.JSONField(null=True)
    done = models.BooleanField(default=False)
    articles = models.PositiveIntegerField(default=0)
    assignments = models.PositiveIntegerField(default=0)
    spans = models.PositiveIntegerField(default=0)
    links = models.PositiveIntegerField(default=0)
    answers = models.PositiveIntegerField(default=0)

    objects = LabelledItemQuerySet.as_manager()

    class Meta:
        ordering = ["batch", "position"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="labelled_item_once"),
        ]

    def __str__(self) -> str:
        return f"item {self.position}"


class LabelledAnnotator(models.Model):
    """Whose work in the files became whose in the project."""

    batch = models.ForeignKey(LabelledImport, models.CASCADE, related_name="annotators")
    name = models.CharField(max_length=500)
    items = models.PositiveIntegerField()
    member = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["batch", "name"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "name"], name="labelled_annotator_once"),
        ]

    def __str__(self) -> str:
        return f"annotator {self.pk}"


class Rejected(models.Model):
    """A row of a file that was not imported, or not whole: where, why, and what it said.

    `text` is what it was to go on, `start` and `end` the words there that speak against it: they
    are read from the text when they are shown, and nothing is once its article is withdrawn.
    """

    batch = models.ForeignKey(LabelledImport, models.CASCADE, related_name="rejected")
    file = models.CharField(max_length=500)
    line = models.PositiveIntegerField(null=True)
    record = models.CharField(max_length=500, blank=True)
    code = models.CharField(max_length=50)
    reason = models.TextField()
    value = models.TextField(blank=True)
    text = models.ForeignKey(Text, models.CASCADE, null=True, related_name="+")
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "rejected rows"

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.code}"
