from typing import Self

from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from annotator.articles.models import Article, Text
from annotator.codebook.models import Codebook
from annotator.natural import Named, NamedQuerySet
from annotator.projects.models import Membership, Person, Project, Role


class State(models.TextChoices):
    OPEN = "open", _("open")
    IN_PROGRESS = "in_progress", _("in progress")
    SUBMITTED = "submitted", _("submitted")
    RETURNED = "returned", _("returned")


def counted(path: str = "") -> Q:
    """Those an article can rely on: what somebody handed in, or may still work on.

    `path` leads from elsewhere to the assignment, such as `texts__assignments__`.
    """
    facts = {"ended_at": None, "role": Role.ANNOTATOR, "user__is_active": True}
    at_work = Q(**{f"{path}annotator__{name}": value for name, value in facts.items()})
    at_work &= Q(**{f"{path}lapsed_at": None})
    handed_in = Q(**{f"{path}annotator__isnull": False, f"{path}state": State.SUBMITTED})
    return at_work | handed_in


class AssignmentQuerySet(NamedQuerySet["Assignment"]):
    def of(self, person: Person) -> Self:
        """The assignments `person` may work on: their own, while they are an annotator there."""
        return self._given_to(person).filter(text__article__withdrawn_at=None)

    def withdrawn_of(self, person: Person) -> Self:
        """Those `person` might work on if the article had not been withdrawn."""
        return self._given_to(person).filter(text__article__withdrawn_at__isnull=False)

    def _given_to(self, person: Person) -> Self:
        current = Membership.objects.current(person, (Role.ANNOTATOR,))
        return self.filter(annotator__in=current)

    def in_project(self, project: Project) -> Self:
        return self.filter(project=project)

    def present(self) -> Self:
        """Of people, on articles that are not withdrawn."""
        return self.filter(text__article__withdrawn_at=None, annotator__isnull=False)

    def counting(self) -> Self:
        return self.filter(counted())

    def slots(self) -> Self:
        """Those of nobody, for whoever takes them first."""
        return self.filter(annotator=None, lapsed_at=None)

    def submitted(self) -> Self:
        return self.filter(state=State.SUBMITTED)

    def with_active_seconds(self) -> Self:
        """`active_seconds`: what its annotator was at work on it, all sittings together."""
        # A subquery: summed over a join, a whole text would be part of what is grouped by.
        sittings = Sitting.objects.filter(assignment=OuterRef("pk")).order_by()
        spent = sittings.values("assignment").annotate(sum=Sum("seconds")).values("sum")
        return self.annotate(active_seconds=Coalesce(Subquery(spent), 0))

    def unsubmitted(self) -> Self:
        return self.exclude(state=State.SUBMITTED)


class Assignment(Named):
    """One annotator, one Text, one Codebook, one round. Pinned: only a change plan moves it.

    `annotator` is a membership, so that role, pseudonym and end come along; None is an open slot.
    `condition` records what the annotator was shown, such as {"blind_to_outlet": true}.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="assignments")
    text = models.ForeignKey(Text, models.PROTECT, related_name="assignments")
    codebook = models.ForeignKey(Codebook, models.PROTECT, related_name="assignments")
    annotator = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    round = models.PositiveIntegerField(default=1)
    slot = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    condition = models.JSONField(default=dict, blank=True)
    # Until when it is kept for whoever took it from the pool; None where it was given for good.
    lease_until = models.DateTimeField(null=True, blank=True)
    # Since then it counts no longer, but for what is submitted: the time ran out.
    lapsed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    # Since then its annotator sees what review kept of their spans, and may not reopen it.
    reviewed_at = models.DateTimeField(null=True, blank=True)
    # Why a reviewer gave it back.
    returned_because = models.TextField(blank=True)
    active_seconds: int  # only after `with_active_seconds`

    NAMED_BY = ("text", "codebook", "round", "slot")
    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["text", "codebook", "annotator", "round"], name="assignment_once"
            ),
            models.UniqueConstraint(
                fields=["text", "codebook", "round", "slot"], name="assignment_slot_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="assignment_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="submitted") | Q(submitted_at__isnull=False),
                name="assignment_submitted_has_time",
            ),
            models.CheckConstraint(
                condition=Q(lease_until=None) | Q(annotator__isnull=False),
                name="assignment_leased_to_somebody",
            ),
        ]
        indexes = [
            models.Index(
                fields=["project", "id"],
                condition=Q(annotator=None, lapsed_at=None),
                name="assignment_open_slot",
            ),
            models.Index(
                fields=["lease_until"],
                condition=Q(lease_until__isnull=False, lapsed_at=None),
                name="assignment_leased",
            ),
        ]

    def __str__(self) -> str:
        return f"assignment {self.pk}"


UNASSIGNED, OPEN, DONE = STATES = ("unassigned", "open", "done")


class ArticleCounts(models.Model):
    """Of each article how many assignments count, as `counted` has it; withdrawn or not.

    The database keeps it, by triggers of migration 0018. `state` is a column of its own, because
    PostgreSQL cannot guess how many articles have two numbers alike.
    """

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="counts")
    given = models.PositiveIntegerField()
    handed_in = models.PositiveIntegerField()
    state = models.GeneratedField(
        expression=Case(
            When(given=0, then=Value(UNASSIGNED)),
            When(given__gt=F("handed_in"), then=Value(OPEN)),
            default=Value(DONE),
        ),
        output_field=models.CharField(max_length=10),
        db_persist=True,
    )

    class Meta:
        verbose_name_plural = "article counts"


class Sitting(Named):
    """One visit of an annotator to an article, and how long they were really at work in it.

    The page counts: only while it is before the person's eyes and they do something. A sitting only
    grows, so that a repeated or late report changes nothing. It is no work, and has no history.
    """

    uuid = models.UUIDField()
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="sittings")
    seconds = models.PositiveIntegerField()
    began_at = models.DateTimeField(default=timezone.now)

    NAMED_BY = ("assignment", "uuid")
    objects = NamedQuerySet["Sitting"].as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["assignment", "uuid"], name="sitting_once")]

    def __str__(self) -> str:
        return f"sitting {self.uuid}"
