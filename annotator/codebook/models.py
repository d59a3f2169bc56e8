from decimal import Decimal
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotator.codebook.palette import COLOURS, PATTERNS
from annotator.natural import Named, NamedQuerySet
from annotator.projects.models import Project

# What a double keeps of a number in decimal.
MOST_DIGITS = 15
# As long as a note may be.
LONGEST_TEXT = 10_000


class CodebookQuerySet(NamedQuerySet["Codebook"]):
    def published_in(self, project: Project) -> Self:
        """The versions a project may work under, the newest last."""
        return self.filter(project=project, state="published").order_by("number")

    def ever_published_in(self, project: Project) -> Self:
        """The versions that stay readable for ever, the newest last."""
        return self.filter(project=project).exclude(state="draft").order_by("number")


class Codebook(Named):
    """One numbered version of a project's labels. Frozen by the database once published.

    `families` is a list of {slug, name, question, colour}; colour names a slot of the palette.
    `revision` counts the changes of a draft, of which a project has one at most.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        RETIRED = "retired", _("retired")

    project = models.ForeignKey(Project, models.PROTECT, related_name="codebooks")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    revision = models.PositiveIntegerField(default=1)
    change_note = models.TextField(blank=True)
    title = models.CharField(max_length=200, blank=True)
    principle = models.TextField(blank=True)
    families = models.JSONField(default=list)
    # Set by the database when the codebook is published (trigger codebook_frozen).
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    # The transaction that published it, the last one in which entries may be written.
    published_in = models.BigIntegerField(null=True, blank=True, editable=False)

    NAMED_BY = ("project", "number")
    objects = CodebookQuerySet.as_manager()

    class Meta:
        ordering = ["project", "number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="codebook_number_once"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "published", "retired"]),
                name="codebook_state_known",
            ),
            models.UniqueConstraint(
                fields=["project"], condition=Q(state="draft"), name="codebook_one_draft"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project} codebook {self.number}"


class Label(Named):
    """An entry of the codebook. Its slug is its identity across versions.

    `examples` and `do_not_label` are lists of {text, spans: [[start, end]], why}, in code points;
    `contrasts` of {label: slug, why}. Without a colour of its own a label has its family's.
    """

    class SelfOverlap(models.TextChoices):
        FORBID = "forbid", _("forbid")
        ALLOW = "allow", _("allow")

    codebook = models.ForeignKey(Codebook, models.PROTECT, related_name="labels")
    slug = models.CharField(max_length=100)
    family = models.CharField(max_length=50)
    name = models.CharField(max_length=100)
    tier = models.CharField(max_length=20, default="core")
    position = models.PositiveIntegerField(default=0)
    key = models.CharField(max_length=1, blank=True)
    colour = models.CharField(max_length=10, blank=True)
    pattern = models.CharField(max_length=10, default="solid")
    definition = models.TextField()
    test = models.TextField(blank=True)
    examples = models.JSONField(default=list)
    do_not_label = models.JSONField(default=list)
    contrasts = models.JSONField(default=list)
    self_overlap = models.CharField(max_length=10, choices=SelfOverlap, default=SelfOverlap.FORBID)
    may_cross_blocks = models.BooleanField(default=False)

    NAMED_BY = ("codebook", "slug")
    objects = NamedQuerySet["Label"].as_manager()

    class Meta:
        ordering = ["codebook", "position", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["codebook", "slug"], name="label_once_in_codebook"),
            models.UniqueConstraint(
                fields=["codebook", "key"], condition=~Q(key=""), name="label_key_once_in_codebook"
            ),
            models.CheckConstraint(
                condition=Q(colour__in=["", *COLOURS]), name="label_colour_known"
            ),
            models.CheckConstraint(condition=Q(pattern__in=PATTERNS), name="label_pattern_known"),
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def exclusive(self) -> bool:
        return self.self_overlap == self.SelfOverlap.FORBID


class Attribute(Named):
    """What a span of a label may say beyond its words. `values` is a list of {value, meaning}."""

    class Kind(models.TextChoices):
        CHOICE = "choice", _("one of several")
        CHOICES = "choices", _("any of several")
        ORDINAL = "ordinal", _("ordered")
        TEXT = "text", _("text")

    label = models.ForeignKey(Label, models.PROTECT, related_name="attributes")
    slug = models.CharField(max_length=50)
    kind = models.CharField(max_length=10, choices=Kind)
    values = models.JSONField(default=list)
    required = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)

    NAMED_BY = ("label", "slug")
    objects = NamedQuerySet["Attribute"].as_manager()

    class Meta:
        ordering = ["label", "position", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["label", "slug"], name="attribute_once_in_label")
        ]

    def __str__(self) -> str:
        return f"{self.label_id} {self.slug}"

    def problem_with(self, value: object) -> str | None:
        """What `value` would have to be, or None where it is fine as it is."""
        if self.kind == self.Kind.TEXT:
            fits = isinstance(value, str) and len(value) <= LONGEST_TEXT
            return None if fits else f"a text of at most {LONGEST_TEXT} characters"
        offered = [option["value"] for option in self.values]
        if self.kind == self.Kind.CHOICES:
            fits = isinstance(value, list) and all(v in offered for v in value)
            return None if fits else f"a list of {', '.join(offered)}"
        return None if value in offered else f"one of {', '.join(offered)}"


class LinkType(Named):
    """A kind of link between two spans; `from_labels` and `to_labels` list slugs, empty for any."""

    codebook = models.ForeignKey(Codebook, models.PROTECT, related_name="link_types")
    slug = models.CharField(max_length=50)
    from_labels = models.JSONField(default=list)
    to_labels = models.JSONField(default=list)
    required = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)

    NAMED_BY = ("codebook", "slug")
    objects = NamedQuerySet["LinkType"].as_manager()

    class Meta:
        ordering = ["codebook", "position", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["codebook", "slug"], name="link_type_once_in_codebook")
        ]

    def __str__(self) -> str:
        return self.slug

    def begins_at(self, label: str) -> bool:
        return not self.from_labels or label in self.from_labels

    def leads_to(self, label: str) -> bool:
        return not self.to_labels or label in self.to_labels


class Question(Named):
    """A document-level question. `values` is a list of {value, meaning, no_answer}.

    `missing_policy` says what a value that is no answer counts as in agreement.
    """

    class Level(models.TextChoices):
        NOMINAL = "nominal", _("nominal")
        ORDINAL = "ordinal", _("ordinal")
        INTERVAL = "interval", _("interval")
        RATIO = "ratio", _("ratio")

    class MissingPolicy(models.TextChoices):
        MISSING = "missing", _("“don't know” counts as missing")
        CATEGORY = "category", _("“don't know” is a category")

    codebook = models.ForeignKey(Codebook, models.PROTECT, related_name="questions")
    slug = models.CharField(max_length=50)
    wording = models.TextField()
    level = models.CharField(max_length=10, choices=Level)
    values = models.JSONField(default=list)
    multiple = models.BooleanField(default=False)
    missing_policy = models.CharField(
        max_length=10, choices=MissingPolicy, default=MissingPolicy.MISSING
    )
    position = models.PositiveIntegerField(default=0)

    NAMED_BY = ("codebook", "slug")
    objects = NamedQuerySet["Question"].as_manager()

    class Meta:
        ordering = ["codebook", "position", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["codebook", "slug"], name="question_once_in_codebook")
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def no_answer(self) -> tuple[str, ...]:
        """The values that say nothing, such as "don't know"."""
        return tuple(option["value"] for option in self.values if option.get("no_answer"))

    def problem_with(self, value: object) -> str | None:
        """What an answer would have to be, or None where it is fine; no answer is always fine."""
        offered = [option["value"] for option in self.values]
        if value is None:
            return None
        if not offered:
            return self._problem_with_free(value)
        if self.multiple:
            fits = isinstance(value, list) and _distinct(value, offered)
            return None if fits else f"a list of some of {', '.join(offered)}"
        return None if value in offered else f"one of {', '.join(offered)}"

    def _problem_with_free(self, value: object) -> str | None:
        if self.level in (self.Level.INTERVAL, self.Level.RATIO):
            fits = isinstance(value, int | float) and _exact(value)
            return None if fits else f"a number of at most {MOST_DIGITS} digits"
        return None if isinstance(value, str) and value else "a text"


class Guideline(Named):
    """A page of the annotation guide, in Markdown."""

    codebook = models.ForeignKey(Codebook, models.PROTECT, related_name="guidelines")
    slug = models.CharField(max_length=50)
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)

    NAMED_BY = ("codebook", "slug")
    objects = NamedQuerySet["Guideline"].as_manager()

    class Meta:
        ordering = ["codebook", "position", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["codebook", "slug"], name="guideline_once_in_codebook")
        ]

    def __str__(self) -> str:
        return self.slug


def in_order(chosen: Any, options: list[dict[str, Any]]) -> Any:
    """Several chosen values as the codebook lists them, whatever the order of choosing."""
    offered = [option["value"] for option in options]
    return sorted(chosen, key=offered.index) if isinstance(chosen, list) else chosen


def _exact(number: float) -> bool:
    """Whether every program reads the same number; true and false are none."""
    if isinstance(number, bool) or not abs(number) <= 10**MOST_DIGITS:
        return False
    return len(Decimal(repr(number)).normalize().as_tuple().digits) <= MOST_DIGITS


def _distinct(chosen: list[object], offered: list[object]) -> bool:
    return bool(chosen) and all(chosen.count(one) == 1 and one in offered for one in chosen)
