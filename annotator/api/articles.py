"""A project's articles, for those who may read its labels."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import visible_projects
from annotator.api.fields import Filters
from annotator.api.pages import Pages
from annotator.api.present import article_shape
from annotator.api.shapes import PublishedShape
from annotator.projects.models import READERS, Project
from annotator.spans.reading import STATES, articles_of, facets


class CountsOfAssignments(serializers.Serializer[Any]):
    submitted = serializers.IntegerField()
    total = serializers.IntegerField()


class ArticleRow(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    text = serializers.IntegerField(help_text="Its newest Text.")
    headline = serializers.CharField()
    outlet = serializers.CharField(allow_null=True)
    story = serializers.CharField(allow_null=True)
    byline = serializers.CharField()
    published = PublishedShape()
    language = serializers.CharField()
    words = serializers.IntegerField()
    assignments = CountsOfAssignments()
    spans = serializers.IntegerField(help_text="Live spans of everybody.")
    alike = serializers.BooleanField(help_text="Words of another article are much like its own.")


class FacetShape(serializers.Serializer[Any]):
    value = serializers.CharField()
    count = serializers.IntegerField()


class FacetsShape(serializers.Serializer[Any]):
    outlet = FacetShape(many=True)
    story = FacetShape(many=True)
    language = FacetShape(many=True)
    state = FacetShape(many=True)


class ArticlePage(serializers.Serializer[Any]):
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = ArticleRow(many=True)
    count = serializers.IntegerField(
        allow_null=True, help_text="How many articles fit; on the first page."
    )
    facets = FacetsShape(
        allow_null=True, help_text="What there is to choose from; on the first page."
    )


class ArticlePages(Pages):
    ordering = "article_id"


class ArticleFilters(Filters):
    outlet = serializers.CharField(required=False)
    story = serializers.CharField(required=False)
    language = serializers.CharField(required=False)
    state = serializers.ChoiceField(
        STATES,
        required=False,
        help_text="Nobody has it; somebody has it; everybody who has it handed it in.",
    )
    q = serializers.CharField(
        required=False, max_length=200, help_text="Part of the headline, in any case."
    )


class PageChoice(ArticleFilters):
    cursor = serializers.CharField(required=False, help_text="From `next` or `previous`.")
    page_size = serializers.IntegerField(required=False)


class ArticleList(APIView):
    """The articles of a project, with how far their marking is."""

    @extend_schema(
        operation_id="list_articles",
        parameters=[PageChoice],
        responses={200: ArticlePage, 400: shapes.Problem, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        where = get_object_or_404(visible_projects(request, READERS), slug=project)
        filters = ArticleFilters(data=request.query_params)
        filters.is_valid(raise_exception=True)
        rows = articles_of(where, **filters.validated_data)
        pages = ArticlePages()
        shown = pages.paginate_queryset(rows, request, view=self) or []
        answer = pages.get_paginated_response([_row(text) for text in shown])
        first = pages.cursor is None
        answer.data["count"] = rows.count() if first else None
        answer.data["facets"] = _facets(where) if first else None
        return answer


def _facets(project: Project) -> dict[str, list[dict[str, Any]]]:
    return {
        name: [{"value": value, "count": count} for value, count in values]
        for name, values in facets(project).items()
    }


def _row(text: Any) -> dict[str, Any]:
    article = text.article
    return {
        **article_shape(article, text.headline),
        "text": text.pk,
        "story": article.story.name if article.story else None,
        "words": text.words,
        "assignments": {"submitted": text.handed_in, "total": text.given_out},
        "spans": text.span_count,
        "alike": text.alike,
    }
