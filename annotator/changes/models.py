from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from annotator.assignments.models import Assignment
from annotator.changes.planning import Decisions, Rule
from annotator.codebook.models import Codebook, Label
from annotator.projects.models import Project
from annotator.spans.models import Span

PERSON = settings.AUTH_USER_MODEL
APPLY, REVERT = "apply change plan ", "revert change plan "


class ChangePlanQuerySet(models.QuerySet["ChangePlan"]):
    def in_project(self, project: Project) -> Self:
        return self.filter(project=project).select_related("old", "new", "applied_by")


class ChangePlan(models.Model):
    """What becomes of the spans made under one version of the codebook, under another.

    A draft until it is applied; then frozen by the database, and it can be reverted once.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        APPLIED = "applied", _("applied")
        REVERTED = "reverted", _("reverted")

    uuid = models.UUIDField()
    project = models.ForeignKey(Project, models.PROTECT, related_name="change_plans")
    old = models.ForeignKey(Codebook, models.PROTECT, related_name="changes_from")
    new = models.ForeignKey(Codebook, models.PROTECT, related_name="changes_to")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    decisions = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)
    # What was done, as the report shows it.
    counts = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    applied_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    applied_at = models.DateTimeField(null=True, blank=True)
    reverted_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    reverted_at = models.DateTimeField(null=True, blank=True)
    # Set by the database: the transaction in which this plan may move assignments.
    moved_in = models.BigIntegerField(null=True, blank=True, editable=False)

    objects = ChangePlanQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "uuid"], name="change_plan_once"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "applied", "reverted"]),
                name="change_plan_state_known",
            ),
            models.CheckConstraint(condition=~Q(old=F("new")), name="change_plan_changes"),
        ]

    def __str__(self) -> str:
        return f"change plan {self.pk}"

    @property
    def decided(self) -> Decisions:
        said: dict[str, Any] = self.decisions
        return Decisions(
            labels={slug: tuple(to) for slug, to in said.get("labels", {}).items()},
            collisions={slug: Rule(**rule) for slug, rule in said.get("collisions", {}).items()},
            link_types=said.get("link_types", {}),
            questions=said.get("questions", {}),
            look_at_losses=said.get("look_at_losses", True),
        )

    @property
    def verbs(self) -> tuple[str, str]:
        """What the history calls applying and reverting; the number leads back to this plan."""
        return f"{APPLY}{self.pk}", f"{REVERT}{self.pk}"


class LabelChange(models.Model):
    """What an applied plan did with one label; a split has a row for each of its new labels."""

    class Kind(models.TextChoices):
        KEPT = "kept", _("kept")
        RENAMED = "renamed", _("renamed")
        MERGED = "merged", _("merged")
        SPLIT = "split", _("split")
        RETIRED = "retired", _("retired")

    plan = models.ForeignKey(ChangePlan, models.PROTECT, related_name="label_changes")
    old = models.ForeignKey(Label, models.PROTECT, related_name="changes_from")
    new = models.ForeignKey(Label, models.PROTECT, null=True, related_name="changes_to")
    kind = models.CharField(max_length=10, choices=Kind)
    rule = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "old", "new"], nulls_distinct=False, name="label_change_once"
            ),
            models.CheckConstraint(
                condition=Q(kind="retired", new=None) | Q(~Q(kind="retired"), new__isnull=False),
                name="label_change_leads_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} {self.kind}"


class Move(models.Model):
    """What an applied plan changed in one row, before and after: reverting reads it backwards.

    Words are in neither; they are cut from the text again.
    """

    class Table(models.TextChoices):
        ASSIGNMENT = "assignment", _("assignment")
        SPAN = "span", _("span")
        LINK = "link", _("link")
        ANSWER = "answer", _("answer")

    plan = models.ForeignKey(ChangePlan, models.PROTECT, related_name="moves")
    table = models.CharField(max_length=10, choices=Table)
    row = models.BigIntegerField()
    before = models.JSONField()
    after = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "table", "row"], name="move_once"),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.row}"


class WorkItemQuerySet(models.QuerySet["WorkItem"]):
    def of_plan(self, plan: ChangePlan) -> Self:
        """Those a person may look at: of no withdrawn article."""
        return self.filter(plan=plan, assignment__text__article__withdrawn_at=None)

    def open(self) -> Self:
        return self.filter(done_at=None)


class WorkItem(models.Model):
    """Something an applied plan could not decide alone. `choices` are slugs of new labels;
    `lost` is what has no place in the new version, by name."""

    class Reason(models.TextChoices):
        SPLIT = "split", _("the label was split")
        COLLISION = "collision", _("two spans collide")
        ATTRIBUTE = "attribute", _("an attribute has no place")
        LINK = "link", _("a link has no place")
        ANSWER = "answer", _("an answer has no place")

    plan = models.ForeignKey(ChangePlan, models.PROTECT, related_name="items")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="work_items")
    span = models.ForeignKey(Span, models.PROTECT, null=True, related_name="work_items")
    reason = models.CharField(max_length=10, choices=Reason)
    choices = models.JSONField(default=list)
    lost = models.JSONField(default=dict)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    # The label that was chosen; empty where all stayed as it was.
    outcome = models.CharField(max_length=100, blank=True)

    objects = WorkItemQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None, outcome="") | Q(done_at__isnull=False),
                name="work_item_outcome_when_done",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.pk}"
