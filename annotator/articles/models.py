from typing import Self

from django.db import models
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from annotator.projects.models import Project


class Outlet(models.Model):
    """Who published."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="outlets")
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "name"], name="outlet_once_in_project")
        ]

    def __str__(self) -> str:
        return self.name


class Story(models.Model):
    """The same event told by several outlets."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="stories")
    name = models.CharField(max_length=200)

    class Meta:
        verbose_name_plural = "stories"
        constraints = [
            models.UniqueConstraint(fields=["project", "name"], name="story_once_in_project")
        ]

    def __str__(self) -> str:
        return self.name


class ArticleQuerySet(models.QuerySet["Article"]):
    def present(self) -> Self:
        return self.filter(withdrawn_at=None)


class Article(models.Model):
    """A news article. Its words live in its Texts, versioned and immutable."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="articles")
    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, blank=True)
    story = models.ForeignKey(Story, models.PROTECT, null=True, blank=True)
    # What an import recognises an article by: external id, else address, else hash of the text.
    identity = models.CharField(max_length=2100)
    external_id = models.CharField(max_length=200, blank=True)
    url = models.URLField(max_length=2000, blank=True)
    byline = models.TextField(blank=True)
    language = models.CharField(max_length=35, default="en")
    published_at = models.DateTimeField(null=True, blank=True, help_text=_("UTC"))
    published_as_printed = models.TextField(blank=True)
    zone_assumed = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "identity"], name="article_once_in_project")
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.identity}"


class Snapshot(models.Model):
    """The bytes an article came as, and what read them. Immutable."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="snapshots")
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    extractor = models.CharField(max_length=100)
    version = models.CharField(max_length=50)
    steps = models.JSONField(default=list)
    taken_at = models.DateTimeField(auto_now_add=True)


class TextQuerySet(models.QuerySet["Text"]):
    def readable_in(self, project: Project) -> Self:
        """What those who may read a project's labels can open: no withdrawn article."""
        return self.filter(article__project=project, article__withdrawn_at=None)


class Text(models.Model):
    """One immutable version of an article's words. Every offset refers to one Text.

    `content` is headline, standfirst and body blocks joined by one blank line; `blocks` is a list
    of {kind, start, end} in Unicode code points, half-open.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="texts")
    version = models.PositiveIntegerField(default=1)
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    blocks = models.JSONField()
    length = models.GeneratedField(
        expression=Length("content"), output_field=models.IntegerField(), db_persist=True
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TextQuerySet.as_manager()

    class Meta:
        ordering = ["article", "version"]
        constraints = [
            models.UniqueConstraint(fields=["article", "version"], name="text_version_once")
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def headline(self) -> str:
        return next(
            (self.content[b["start"] : b["end"]] for b in self.blocks if b["kind"] == "headline"),
            "",
        )
