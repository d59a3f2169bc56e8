from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotator.articles.models import Article
from annotator.batches.models import Batch
from annotator.projects.models import Project
from annotator.uploads.models import Upload


class Import(Batch):
    """Files that become articles: read by a job, looked at, stored by a job, reported."""

    class State(models.TextChoices):
        READING = "reading", _("reading")
        READY = "ready", _("ready")
        QUEUED = "queued", _("queued")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")

    JOB = "annotator.jobs.run_import"
    GOING = (State.READING, State.QUEUED, State.RUNNING)

    project = models.ForeignKey(Project, models.PROTECT, related_name="imports")
    state = models.CharField(max_length=10, choices=State, default=State.READING)
    skip_bad = models.BooleanField(default=False)
    compared = models.PositiveIntegerField(
        default=0, help_text=_("Up to which item likenesses were looked for")
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="imports"
    )

    class Meta(Batch.Meta):
        constraints = [
            models.UniqueConstraint(fields=["project", "uuid"], name="import_once_in_project"),
            models.CheckConstraint(
                condition=Q(
                    state__in=[
                        "reading",
                        "ready",
                        "queued",
                        "running",
                        "done",
                        "failed",
                        "cancelled",
                    ]
                ),
                name="import_state_known",
            ),
        ]


class ImportSource(models.Model):
    """One file, pasted text or address of an import; what its articles do not say themselves."""

    batch = models.ForeignKey(Import, models.CASCADE, related_name="sources")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    upload = models.ForeignKey(
        Upload, models.PROTECT, null=True, blank=True, related_name="import_sources"
    )
    content = models.BinaryField(null=True)
    address = models.URLField(max_length=2000, blank=True)
    charset = models.CharField(max_length=100, blank=True, help_text=_("As the server said"))
    outlet = models.CharField(max_length=200, blank=True)
    story = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=35)
    size = models.PositiveBigIntegerField(default=0)
    seen = models.PositiveBigIntegerField(default=0, help_text=_("Bytes read so far"))
    read = models.BooleanField(default=False)

    class Meta:
        ordering = ["batch", "position"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="source_once_in_import"),
        ]

    def __str__(self) -> str:
        return self.name


# The code of an item whose words left with a withdrawn article (withdrawal_actions.py).
LET_GO = "words_withdrawn"
FILTERS = ("all", "dropped", "duplicates", "troubles")


class ImportItemQuerySet(models.QuerySet["ImportItem"]):
    def narrowed(self, name: str) -> Self:
        """Those that one of FILTERS names."""
        return self.filter(
            {
                "all": Q(),
                "dropped": Q(dropped__gt=0),
                "duplicates": DUPLICATE,
                "troubles": Q(state=ImportItem.State.REFUSED),
            }[name]
        )

    def shown(self) -> Self:
        """Without those of an article that is withdrawn, whose words nobody reads."""
        there = self.filter(known__withdrawn_at=None, article__withdrawn_at=None)
        return there.exclude(code=LET_GO)

    def brief(self) -> Self:
        """Without the words and bytes, for lists."""
        return self.defer("found", "edits", "content", "bands")


class ImportItem(models.Model):
    """One article that a source holds, or the place where none could be read.

    `found` is what was recognised, `edits` what a manager changed of it. Once it is an article
    both are empty, so that what is withdrawn there is not kept here.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        IMPORTED = "imported", _("imported")
        THERE = "there", _("there already")
        SKIPPED = "skipped", _("skipped")
        REFUSED = "refused", _("refused")

    class Choice(models.TextChoices):
        TAKE = "take", _("import")
        SKIP = "skip", _("leave out")
        APART = "apart", _("import as an article of its own")
        VERSION = "version", _("new version of the text")

    batch = models.ForeignKey(Import, models.CASCADE, related_name="items")
    source = models.ForeignKey(ImportSource, models.CASCADE, related_name="items")
    position = models.PositiveIntegerField(help_text=_("In the import, from 1"))
    file = models.TextField(blank=True)
    line = models.PositiveBigIntegerField(null=True, blank=True)
    byte = models.PositiveBigIntegerField(null=True, blank=True)
    found = models.JSONField(default=dict)
    edits = models.JSONField(default=dict)
    content = models.BinaryField(null=True)
    headline = models.TextField(blank=True)
    dropped = models.PositiveIntegerField(default=0)
    identity = models.CharField(max_length=2100, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    bands = ArrayField(models.BigIntegerField(), default=list)
    known = models.ForeignKey(Article, models.SET_NULL, null=True, related_name="+")
    changed = models.BooleanField(default=False)
    twin = models.PositiveIntegerField(null=True, blank=True)
    alike = models.JSONField(default=list)
    choice = models.CharField(max_length=10, choices=Choice, default=Choice.TAKE)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    code = models.CharField(max_length=100, blank=True)
    reason = models.TextField(blank=True)
    article = models.ForeignKey(Article, models.PROTECT, null=True, related_name="import_items")

    objects = ImportItemQuerySet.as_manager()

    class Meta:
        ordering = ["batch", "position"]
        indexes = [
            GinIndex(fields=["bands"], name="item_bands", fastupdate=False),
            models.Index(fields=["batch", "state", "position"], name="item_state"),
            models.Index(fields=["batch", "identity"], name="item_identity"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["batch", "position"], name="item_once_in_import"),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "imported", "there", "skipped", "refused"]),
                name="item_state_known",
            ),
            models.CheckConstraint(
                condition=Q(choice__in=["take", "skip", "apart", "version"]),
                name="item_choice_known",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["imported", "there"]) | Q(article__isnull=False),
                name="item_names_its_article",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.headline or self.file}"


# The same article once more, or words much like those of another one.
DUPLICATE = Q(known__isnull=False) | Q(twin__isnull=False) | ~Q(alike=[])
# What goes to be stored, and what of it is new as far as one can tell before.
ON_PURPOSE = Q(choice__in=["apart", "version"])
TO_STORE = Q(state="waiting") & (ON_PURPOSE | Q(choice="take", known__isnull=True))
WANTED = Q(state="waiting") & (ON_PURPOSE | Q(choice="take", known__isnull=True, twin__isnull=True))
