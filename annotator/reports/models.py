from typing import Self

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, Q
from django.utils.translation import gettext_lazy as _

from annotator.articles.models import Text
from annotator.projects.models import Membership, Project


class Kind(models.TextChoices):
    FURNITURE = "furniture", _("page furniture in the text")
    CUT = "cut", _("text cut off or missing")
    NO_ARTICLE = "no_article", _("not an article")
    LANGUAGE = "language", _("wrong language")
    DUPLICATE = "duplicate", _("duplicate")
    OTHER = "other", _("other")


class ReportQuerySet(models.QuerySet["Report"]):
    def in_project(self, project: Project) -> Self:
        return self.filter(project=project)

    def open(self) -> Self:
        return self.filter(settled_at=None)

    def settled(self) -> Self:
        return self.filter(settled_at__isnull=False)

    def about(self, article: int | OuterRef) -> Self:
        """Those on an article, whichever version of its text was before the annotator."""
        return self.filter(text__article=article)

    def shown(self) -> Self:
        """With all that a list says of them, and without the words of any text."""
        rows = self.select_related("annotator", "text__article")
        return rows.defer("text__content", "text__blocks", "text__sentences")


class Report(models.Model):
    """What an annotator says is wrong with an article they were given. Sent, it stays as it is.

    `annotator` is a membership, so that their pseudonym comes along.
    """

    uuid = models.UUIDField()
    project = models.ForeignKey(Project, models.PROTECT, related_name="reports")
    text = models.ForeignKey(Text, models.PROTECT, related_name="reports")
    annotator = models.ForeignKey(Membership, models.PROTECT, related_name="reports")
    kind = models.CharField(max_length=12, choices=Kind)
    words = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reply = models.TextField(blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "uuid"], name="report_once"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="report_kind_known"),
            models.CheckConstraint(
                condition=~Q(kind="other") | ~Q(words=""), name="report_other_has_words"
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by=None, reply="")
                | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="report_settled_by_somebody",
            ),
        ]
        indexes = [
            models.Index(
                fields=["project"], condition=Q(settled_at=None), name="report_open_in_project"
            )
        ]

    def __str__(self) -> str:
        return f"report {self.uuid}"


def settlings() -> ArraySubquery:
    """For assignments: when each report of its annotator on its article was settled, or None."""
    own = Report.objects.filter(annotator=OuterRef("annotator")).about(OuterRef("text__article"))
    return ArraySubquery(own.values("settled_at"))
