from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import IntegerRangeField
from django.contrib.postgres.fields.ranges import BigIntegerRangeField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Greatest, Least, Substr
from django.utils.translation import gettext_lazy as _

from annotator.assignments.models import Assignment
from annotator.codebook.models import Label, LinkType, Question
from annotator.natural import Named, NamedQuerySet
from annotator.projects.models import Project
from annotator.spans.context import CONTEXT, context


def _one(column: str) -> Func:
    # Equality as a one-element range: a GiST constraint then needs no btree_gist extension.
    return Func(
        F(column), F(column), Value("[]"), function="int8range", output_field=BigIntegerRangeField()
    )


class SpanQuerySet(NamedQuerySet["Span"]):
    def live(self) -> Self:
        return self.filter(deleted_at=None)

    def readable_in(self, project: Project) -> Self:
        """What those who may read a project's labels see: live, and of no withdrawn article."""
        return self.live().filter(
            assignment__project=project, assignment__text__article__withdrawn_at=None
        )

    def in_context(self) -> Self:
        """Each span with what stands around it, for its `context`, without loading the text."""
        content = "assignment__text__content"
        first = Greatest(F("start") - CONTEXT, 0)
        return self.annotate(
            before=Substr(content, first + 1, Least(F("start"), CONTEXT)),
            after=Substr(content, F("end") + 1, CONTEXT),
        )


class Span(Named):
    """One label put by one annotator on `[start, end)` of a Text, in code points.

    The row is the current state; every former state is an Event. `exclusive` copies the label's
    self_overlap policy because a constraint can only see its own row.
    """

    class Origin(models.TextChoices):
        HAND = "hand", _("by hand")
        SUGGESTION = "suggestion", _("from a suggestion")
        IMPORT = "import", _("imported")
        CARRIED_OVER = "carried_over", _("carried over")

    uuid = models.UUIDField()
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="spans")
    label = models.ForeignKey(Label, models.PROTECT, related_name="spans")
    start = models.IntegerField()
    end = models.IntegerField()
    quote = models.TextField()
    attributes = models.JSONField(default=dict, blank=True)
    note = models.TextField(blank=True)
    confidence = models.PositiveSmallIntegerField(null=True, blank=True)
    origin = models.CharField(max_length=12, choices=Origin, default=Origin.HAND)
    revision = models.PositiveIntegerField(default=1)
    exclusive = models.BooleanField()
    # The number of the codebook version it was made under; a change plan may have moved it since.
    # Set once, by the database (trigger made_under) where an import does not say it.
    made_under = models.PositiveIntegerField(null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    NAMED_BY = ("assignment", "uuid")
    objects = SpanQuerySet.as_manager()

    class Meta:
        ordering = ["assignment", "start", "-end", "uuid"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "uuid"], name="span_uuid_once"),
            models.CheckConstraint(
                condition=Q(start__gte=0) & Q(end__gt=F("start")), name="span_in_order"
            ),
            models.CheckConstraint(condition=Q(revision__gte=1), name="span_revision_counts"),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__in=[1, 2, 3]),
                name="span_confidence_1_to_3",
            ),
            ExclusionConstraint(
                name="span_no_overlap_of_exclusive_label",
                expressions=[
                    (_one("assignment"), "="),
                    (_one("label"), "="),
                    (
                        Func(
                            F("start"),
                            F("end"),
                            function="int4range",
                            output_field=IntegerRangeField(),
                        ),
                        "&&",
                    ),
                ],
                condition=Q(deleted_at__isnull=True, exclusive=True),
            ),
        ]

    @property
    def context(self) -> tuple[str, str]:
        """What is shown before and after it, of those that were asked `in_context`."""
        return context(getattr(self, "before", ""), getattr(self, "after", ""))

    def __str__(self) -> str:
        return f"{self.label_id} [{self.start}, {self.end}) {self.quote}"


class LinkQuerySet(NamedQuerySet["Link"]):
    def live(self) -> Self:
        """Links whose spans are live too: a deleted span that is restored has its links again."""
        return self.filter(deleted_at=None, source__deleted_at=None, target__deleted_at=None)


class Link(Named):
    """A typed link between two spans of one assignment."""

    uuid = models.UUIDField()
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="links")
    type = models.ForeignKey(LinkType, models.PROTECT, related_name="links")
    source = models.ForeignKey(Span, models.PROTECT, related_name="links_out")
    target = models.ForeignKey(Span, models.PROTECT, related_name="links_in")
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    NAMED_BY = ("assignment", "uuid")
    objects = LinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assignment", "uuid"], name="link_uuid_once"),
            models.UniqueConstraint(
                fields=["type", "source", "target"],
                condition=Q(deleted_at__isnull=True),
                name="link_once",
            ),
            models.CheckConstraint(condition=~Q(source=F("target")), name="link_not_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} -> {self.target_id}"


# JSON null: an answer that was taken back. SQL's NULL would say that there is no row.
NO_ANSWER = Value(None, models.JSONField())


class AnswerQuerySet(NamedQuerySet["Answer"]):
    def given(self) -> Self:
        return self.exclude(value=NO_ANSWER)


class Answer(Named):
    """One annotator's answer to one question of the codebook; null once it is taken back."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    value = models.JSONField()
    revision = models.PositiveIntegerField(default=1)

    NAMED_BY = ("assignment", "question")
    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assignment", "question"], name="answer_once")
        ]

    def __str__(self) -> str:
        return f"{self.question_id}: {self.value}"
