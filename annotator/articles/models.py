from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Case, Exists, F, Func, OuterRef, Q, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Length, Substr
from django.utils.translation import gettext_lazy as _

from annotator.articles.sentences import VERSION, sentences
from annotator.natural import Named, NamedQuerySet
from annotator.projects.models import Project

# Something that is no blank.
SAID = r"\S"


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
            models.CheckConstraint(condition=Q(name__regex=SAID), name="outlet_has_name"),
            models.CheckConstraint(
                condition=~Q(leaning__regex=SAID) | Q(leaning_source__regex=SAID),
                name="outlet_leaning_has_source",
            ),
            models.CheckConstraint(
                condition=Q(website="") | Q(website__regex=r"^https?://\S+$"),
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
    withdrawn_reason = models.TextField(blank=True, default="")
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


class SentencesField(models.JSONField):
    """Generated from the words, like the columns that PostgreSQL generates, wherever one is made.

    A fixture brings the sentences it was written with.
    """

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        if getattr(model_instance, self.attname) is None:
            found = sentences(model_instance.content, model_instance.blocks)
            setattr(model_instance, self.attname, found)
        return super().pre_save(model_instance, add)


class Text(Named):
    """One immutable version of an article's words. Every offset refers to one Text.

    `content` is headline, standfirst and body blocks joined by one blank line; `blocks` is a list
    of {kind, start, end} in Unicode code points, half-open; `sentences` one of {start, end}.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="texts")
    version = models.PositiveIntegerField(default=1)
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    blocks = models.JSONField()
    sentences = SentencesField()
    splitter_version = models.CharField(max_length=20, default=VERSION)
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
    note = models.TextField(blank=True, default="", help_text=_("What was corrected."))
    created_at = models.DateTimeField(auto_now_add=True)

    NAMED_BY = ("article", "version")
    objects = TextQuerySet.as_manager()

    class Meta:
        ordering = ["article", "version"]
        constraints = [
            models.UniqueConstraint(fields=["article", "version"], name="text_version_once")
        ]
        indexes = [models.Index(fields=["sha256"], name="text_sha256")]

    def __str__(self) -> str:
        return str(self.headline)


class TextBands(models.Model):
    """Numbers that two texts share when their words are much alike; derived from one Text."""

    text = models.OneToOneField(Text, models.CASCADE, primary_key=True, related_name="bands")
    values = ArrayField(models.BigIntegerField())

    class Meta:
        indexes = [GinIndex(fields=["values"], name="text_bands", fastupdate=False)]


class ArticleLikenessQuerySet(models.QuerySet["ArticleLikeness"]):
    def of(self, article: int | OuterRef) -> Self:
        """Those with articles that are not withdrawn."""
        there = Q(a=article, b__withdrawn_at=None) | Q(b=article, a__withdrawn_at=None)
        return self.filter(there)


class ArticleLikeness(models.Model):
    """Two articles whose words are much alike, such as two prints of one agency's copy."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="+")
    a = models.ForeignKey(Article, models.PROTECT, related_name="likenesses")
    b = models.ForeignKey(Article, models.PROTECT, related_name="likenesses_from_other")
    likeness = models.FloatField(help_text=_("Of 1: the same words"))

    objects = ArticleLikenessQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "article likenesses"
        constraints = [
            models.UniqueConstraint(fields=["a", "b"], name="likeness_once"),
            models.CheckConstraint(condition=Q(a__lt=F("b")), name="likeness_in_order"),
            models.CheckConstraint(
                condition=Q(likeness__gte=0, likeness__lte=1), name="likeness_of_one"
            ),
        ]
