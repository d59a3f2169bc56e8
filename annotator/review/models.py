from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from annotator.agreement import Kind
from annotator.articles.models import Text
from annotator.assignments.models import Assignment, State, counted
from annotator.codebook.models import Codebook, Label
from annotator.projects.models import Membership, Project
from annotator.spans.models import Span


def _one_of(value: F, array: OuterRef) -> Func:
    return Func(
        value,
        array,
        template="%(expressions)s)",
        arg_joiner=" = ANY(",
        output_field=models.BooleanField(),
    )


# In what spans differ, where everybody has one.
OTHERWISE = [str(kind) for kind in Kind if kind != Kind.PRESENCE]


class Decision(models.TextChoices):
    ADOPT = "adopt", _("one annotator is right")
    UNION = "union", _("all words that anybody marked")
    INTERSECTION = "intersection", _("the words that all marked")
    BOUNDARY = "boundary", _("the reviewer's own boundary")
    LABEL = "label", _("another label")
    NOBODY = "nobody", _("nobody is right")
    BOTH = "both", _("several readings are valid")


class Reason(models.TextChoices):
    DEFINITION = "definition", _("the definition decides")
    BOUNDARY = "boundary", _("the rule for boundaries decides")
    CONTEXT = "context", _("the article around it decides")
    OVERLOOKED = "overlooked", _("it was overlooked")
    SLIP = "slip", _("it was a slip")
    AMBIGUOUS = "ambiguous", _("the text is ambiguous")
    CODEBOOK = "codebook", _("the codebook does not say")


class VerdictQuerySet(models.QuerySet["Verdict"]):
    def in_project(self, project: Project) -> Self:
        return self.filter(project=project)

    def live(self) -> Self:
        """Neither reopened nor replaced by another one."""
        return self.filter(ended_at=None)

    def of_work(self, text: int, codebook: int, round: int) -> Self:
        return self.filter(text=text, codebook=codebook, round=round)

    def whole(self) -> Self:
        """With what they rest on and what they leave."""
        basis = VerdictBasis.objects.filter(live=True).select_related("span__assignment__annotator")
        gold = GoldSpan.objects.filter(live=True).select_related("label", "span")
        rows = self.prefetch_related(models.Prefetch("basis", basis), models.Prefetch("gold", gold))
        return rows.select_related("codebook", "reviewer")


class Verdict(models.Model):
    """A reviewer's decision about one cluster of spans. It never alters them.

    The row is the current state; every former one is an Event. `key` names the spans and revisions
    it rests on: while a cluster has another key, the verdict on it is stale.
    """

    uuid = models.UUIDField()
    project = models.ForeignKey(Project, models.PROTECT, related_name="verdicts")
    text = models.ForeignKey(Text, models.PROTECT, related_name="verdicts")
    codebook = models.ForeignKey(Codebook, models.PROTECT, related_name="verdicts")
    round = models.PositiveIntegerField()
    key = models.CharField(max_length=32)
    decision = models.CharField(max_length=12, choices=Decision)
    reason = models.CharField(max_length=12, choices=Reason, blank=True)
    note = models.TextField(blank=True)
    guideline_change = models.BooleanField(default=False)
    reviewer = models.ForeignKey(Membership, models.PROTECT, related_name="verdicts")
    revision = models.PositiveIntegerField(default=1)
    decided_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = VerdictQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "uuid"], name="verdict_once"),
            models.CheckConstraint(
                condition=Q(decision__in=Decision.values), name="verdict_decision_known"
            ),
            models.CheckConstraint(
                condition=Q(reason__in=["", *Reason.values]), name="verdict_reason_known"
            ),
        ]
        indexes = [
            models.Index(
                fields=["text", "codebook", "round"],
                condition=Q(ended_at=None),
                name="verdict_live_of_work",
            )
        ]

    def __str__(self) -> str:
        return f"verdict {self.uuid}"


class VerdictBasis(models.Model):
    """A span, at the revision a verdict rests on. A span stands in one live verdict at a time."""

    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="basis")
    span = models.ForeignKey(Span, models.PROTECT, related_name="verdicts")
    revision = models.PositiveIntegerField()
    live = models.BooleanField(default=True)

    class Meta:
        verbose_name_plural = "verdict bases"
        ordering = ["verdict", "span"]
        constraints = [
            models.UniqueConstraint(fields=["verdict", "span"], name="basis_once"),
            models.UniqueConstraint(
                fields=["span"], condition=Q(live=True), name="span_in_one_live_verdict"
            ),
        ]

    def __str__(self) -> str:
        return f"span {self.span_id} at revision {self.revision}"


class GoldSpan(models.Model):
    """What a verdict leaves: a label on `[start, end)`, in code points.

    `span` is the one it was taken over from unchanged, if it was.
    """

    verdict = models.ForeignKey(Verdict, models.PROTECT, related_name="gold")
    label = models.ForeignKey(Label, models.PROTECT, related_name="gold")
    start = models.IntegerField()
    end = models.IntegerField()
    quote = models.TextField()
    attributes = models.JSONField(default=dict, blank=True)
    span = models.ForeignKey(Span, models.PROTECT, null=True, blank=True, related_name="gold")
    live = models.BooleanField(default=True)

    class Meta:
        ordering = ["verdict", "start", "-end", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__gte=0) & Q(end__gt=F("start")), name="gold_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label_id} [{self.start}, {self.end}) {self.quote}"


class ClusterQuerySet(models.QuerySet["Cluster"]):
    def in_project(self, project: Project) -> Self:
        return self.filter(codebook__project=project, text__article__withdrawn_at=None)

    def with_state(self) -> Self:
        """Each with `settled`: a live verdict rests on it; and `touched`: one on some of its spans.

        `waiting`: somebody has the article and has not submitted it yet.
        """
        live = Verdict.objects.live().filter(text=OuterRef("text"))
        there = VerdictBasis.objects.filter(_one_of(F("span_id"), OuterRef("spans")), live=True)
        at_work = Assignment.objects.filter(
            text=OuterRef("text"), codebook=OuterRef("codebook"), round=OuterRef("round")
        )
        at_work = at_work.filter(counted()).exclude(state=State.SUBMITTED)
        return self.annotate(
            settled=Exists(live.filter(key=OuterRef("key"))),
            touched=Exists(there),
            waiting=Exists(at_work),
        )

    def between(self, one: Membership, other: Membership) -> Self:
        """Those about which these two differ."""
        a, b = [one.pk], [other.pk]
        seen_by_one = Q(annotators__contains=a, missing__contains=b)
        seen_by_other = Q(annotators__contains=b, missing__contains=a)
        otherwise = Q(annotators__contains=[*a, *b], kinds__overlap=OTHERWISE)
        return self.filter(seen_by_one | seen_by_other | otherwise)

    def unsettled(self) -> Self:
        """Of those `with_state`: no live verdict rests on them as they are."""
        return self.filter(Q(("settled", False)))

    def ready(self) -> Self:
        """Of those `with_state`: everybody who has the article submitted it."""
        return self.filter(Q(("waiting", False)))

    def to_settle(self) -> Self:
        """Those that need a verdict: readers differ, or only one has read the article."""
        return self.filter(Q(readers=1) | ~Q(kinds=[]))


class Cluster(models.Model):
    """Spans about one place, as the agreement library joins them: kept, and made anew on change.

    `key` says by spans and revisions what is in it. `information` is in bits (review/informing.py).
    """

    text = models.ForeignKey(Text, models.CASCADE, related_name="clusters")
    codebook = models.ForeignKey(Codebook, models.CASCADE, related_name="clusters")
    round = models.PositiveIntegerField()
    key = models.CharField(max_length=32)
    start = models.IntegerField()
    end = models.IntegerField()
    spans = ArrayField(models.BigIntegerField())
    labels = ArrayField(models.CharField(max_length=100))
    annotators = ArrayField(models.BigIntegerField(), help_text="Who marked it: memberships.")
    missing = ArrayField(
        models.BigIntegerField(), help_text="Who submitted and did not: memberships."
    )
    kinds = ArrayField(models.CharField(max_length=20))
    readers = models.PositiveIntegerField(help_text="Who submitted the article.")
    information = models.FloatField()
    settled: bool  # these three only after `with_state`
    touched: bool
    waiting: bool

    objects = ClusterQuerySet.as_manager()

    class Meta:
        ordering = ["text", "start", "end", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["text", "codebook", "round", "key"], name="cluster_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["codebook", "-information", "text", "start", "id"], name="cluster_by_rank"
            )
        ]

    def __str__(self) -> str:
        return f"[{self.start}, {self.end}) of text {self.text_id}"
