from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from annotator.articles.models import Article, Text
from annotator.people.models import User
from annotator.projects.models import Project


class SearchEntry(models.Model):
    """What lists find an article by: its newest Text, and the stems of its words.

    The database keeps it, by triggers of migration 0014, and has none of a withdrawn article.
    """

    article = models.OneToOneField(
        Article, models.CASCADE, primary_key=True, related_name="search_entry"
    )
    project = models.ForeignKey(Project, models.CASCADE, related_name="+", db_index=False)
    text = models.ForeignKey(Text, models.CASCADE, related_name="+", db_index=False)
    # Which of PostgreSQL's text search configurations the article's language asks for.
    configuration = models.CharField(max_length=30)
    headline = SearchVectorField()
    words = SearchVectorField()

    class Meta:
        verbose_name_plural = "search entries"
        indexes = [
            GinIndex(fields=["words"], name="search_words"),
            models.Index(fields=["project", "article"], name="search_in_order"),
        ]


class SavedFilterQuerySet(models.QuerySet["SavedFilter"]):
    def of(self, person: User, project: Project) -> Self:
        return self.filter(person=person, project=project)


class SavedFilter(models.Model):
    """What one person narrows a project's articles by, under a name. Nobody else sees it."""

    uuid = models.UUIDField()
    project = models.ForeignKey(Project, models.PROTECT, related_name="saved_filters")
    person = models.ForeignKey(User, models.PROTECT, related_name="saved_filters")
    name = models.CharField(max_length=100)
    query = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SavedFilterQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["project", "uuid"], name="saved_filter_once"),
            models.UniqueConstraint(
                fields=["project", "person", "name"], name="saved_filter_name_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name
