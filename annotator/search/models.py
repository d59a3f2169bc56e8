from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from annotator.articles.models import Article
from annotator.people.models import User
from annotator.projects.models import Project


class SearchEntry(models.Model):
    """What search finds an article by: the words of its newest Text, reduced to their stems.

    The database keeps it, by triggers of migration 0014, and has none of a withdrawn article.
    """

    article = models.OneToOneField(
        Article, models.CASCADE, primary_key=True, related_name="search_entry"
    )
    # Which of PostgreSQL's text search configurations the article's language asks for.
    configuration = models.CharField(max_length=30)
    headline = SearchVectorField()
    words = SearchVectorField()

    class Meta:
        verbose_name_plural = "search entries"
        indexes = [GinIndex(fields=["words"], name="search_words")]


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
