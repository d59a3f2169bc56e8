from typing import Self

from django.db import models
from django.db.models import Case, Exists, F, Func, OuterRef, Q, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Length, Substr
from django.utils.translation import gettext_lazy as _

from annotator.natural import Named, NamedQuerySet
from annotator.projects.models import Project


class Outlet(Named):
    """Who published, and what is known of them. No leaning stands without who says so."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="outlets")
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=100, blank=True)
    type = models.CharField(max_length=100, blank=True)
    ownership = models.CharField(max_length=1000, blank=True)
    leaning = models.CharField(max_length=100, blank=True)
    leaning_source = models.CharField(max_length=1000, blank=True)
    website = models.URLField(max_length=2000, blank=True)

    NAMED_BY = ("project", "name")
    objects = NamedQuerySet["Outlet"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "name"], name="outlet_once_in_project"),
            models.CheckConstraint(
                condition=Q(leaning="") | ~Q(leaning_source=""), name="outlet_leaning_has_source"
            ),
            models.CheckConstraint(
                condition=Q(website="") | Q(website__regex="^https?://"),
                name="outlet_website_is_web",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Story(Named):
    """The same event told by several outlets."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="stories")
    name = models.CharField(max_length=200)

    NAMED_BY = ("project", "name")
    objects = NamedQuerySet["Story"].as_manager()

    class Meta:
        verbose_name_plural = "stories"
        constraints = [
            models.UniqueConstraint(fields=["project", "name"], name="story_once_in_project")
        ]

    def __str__(self) -> str:
        return self.name


class ArticleQuerySet(NamedQuerySet["Article"]):
    def present(self) -> Self:
        return self.filter(withdrawn_at=None)


class Article(Named):
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

    NAMED_BY = ("project", "identity")
    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "identity"], name="article_once_in_project")
        ]
        indexes = [
            # What a list can be narrowed by is counted from this index alone.
            models.Index(
                fields=["project", "language", "outlet", "story"],
                condition=Q(withdrawn_at=None),
                name="article_choices",
            ),
            models.Index(fields=["project", "published_at"], name="article_published"),
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


class TextQuerySet(NamedQuerySet["Text"]):
    def newest(self) -> Self:
        """Of each article the Text that is given out and read now."""
        newer = Text.objects.filter(article=OuterRef("article"), version__gt=OuterRef("version"))
        return self.filter(~Exists(newer))

    def present_in(self, project: Project) -> Self:
        """The newest Texts of a project's articles that are not withdrawn."""
        return self.newest().filter(article__project=project, article__withdrawn_at=None)

    def readable_in(self, project: Project) -> Self:
        """What those who may read a project's labels can open: no withdrawn article."""
        return self.filter(article__project=project, article__withdrawn_at=None)


class Text(Named):
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
    # Kept beside the words, so that no list reads whole texts for their first line. A headline is
    # the first block there is, and begins at 0.
    headline = models.GeneratedField(
        expression=Case(
            When(
                Q(blocks__0__kind="headline"),
                then=Substr("content", 1, Cast(KT("blocks__0__end"), models.IntegerField())),
            ),
            default=Value(""),
        ),
        output_field=models.TextField(),
        db_persist=True,
    )
    words = models.GeneratedField(
        expression=Func(F("content"), Value(r"\S+"), function="regexp_count"),
        output_field=models.IntegerField(),
        db_persist=True,
    )
    created_at = models.DateTimeField(auto_now_add=True)

    NAMED_BY = ("article", "version")
    objects = TextQuerySet.as_manager()

    class Meta:
        ordering = ["article", "version"]
        constraints = [
            models.UniqueConstraint(fields=["article", "version"], name="text_version_once")
        ]

    def __str__(self) -> str:
        return str(self.headline)
