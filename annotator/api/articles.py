"""A project's articles, for those who may read its labels."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import managed_project, visible_projects
from annotator.api.fields import Filters, Listed, Strict, Whole
from annotator.api.pages import Pages, Paging
from annotator.api.present import article_shape
from annotator.api.shapes import PublishedShape
from annotator.articles.models import Story
from annotator.articles.story_actions import place_articles
from annotator.assignments.models import STATES
from annotator.projects.models import READERS
from annotator.search.words import Wanted, configurations, snippets
from annotator.spans.reading import (
    ALIKE,
    MOST_COUNTED,
    articles_of,
    counted,
    facets,
    first_of,
    in_detail,
)


class CountsOfAssignments(serializers.Serializer[Any]):
    submitted = serializers.IntegerField()
    total = serializers.IntegerField()


class HitPart(serializers.Serializer[Any]):
    text = serializers.CharField()
    hit = serializers.BooleanField()


class HitsShape(serializers.Serializer[Any]):
    headline = HitPart(many=True)
    body = HitPart(many=True, help_text="The words around some of the hits.")


class ArticleRow(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    text = serializers.IntegerField(help_text="Its newest Text.")
    headline = serializers.CharField()
    outlet = serializers.CharField(allow_null=True)
    outlet_id = serializers.IntegerField(allow_null=True)
    story = serializers.CharField(allow_null=True)
    story_id = serializers.IntegerField(allow_null=True)
    byline = serializers.CharField()
    published = PublishedShape()
    language = serializers.CharField()
    words = serializers.IntegerField()
    assignments = CountsOfAssignments()
    spans = serializers.IntegerField(help_text="Live spans of everybody.")
    alike = serializers.BooleanField(help_text="Words of another article are much like its own.")
    hits = HitsShape(allow_null=True, help_text="What `q` found; without it, nothing.")


class FacetShape(serializers.Serializer[Any]):
    value = serializers.CharField()
    name = serializers.CharField()
    count = serializers.IntegerField(allow_null=True, help_text="Articles, where it is counted.")


class FacetsShape(serializers.Serializer[Any]):
    outlet = FacetShape(many=True, help_text="The 200 with most articles.")
    story = FacetShape(many=True, help_text="The 200 with most articles.")
    language = FacetShape(many=True)
    state = FacetShape(many=True)
    label = FacetShape(many=True)
    annotator = FacetShape(many=True)


class ArticlePage(serializers.Serializer[Any]):
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = ArticleRow(many=True)
    count = serializers.IntegerField(
        allow_null=True,
        help_text=f"How many articles fit, at most {MOST_COUNTED}; on the first page.",
    )
    count_is_all = serializers.BooleanField(
        allow_null=True, help_text="false: more than `count` fit. On the first page."
    )
    facets = FacetsShape(
        allow_null=True,
        help_text="What there is to choose from; on the first page, unless facets=false.",
    )


class ArticlePages(Pages):
    page_size = 50
    ordering = "place"


class Found(list[Any]):
    """Rows that are there, in order already, for what turns pages of queries."""

    def order_by(self, *names: str) -> "Found":
        return self


class ArticleFilters(Filters):
    beside: tuple[str, ...] = (*Filters.beside, "facets")

    outlet = serializers.CharField(required=False, max_length=200)
    story = serializers.CharField(required=False, max_length=200)
    language = serializers.CharField(required=False, max_length=35)
    state = serializers.ChoiceField(
        STATES,
        required=False,
        help_text="Nobody has it; somebody has it; everybody who has it handed it in.",
    )
    label = serializers.CharField(
        required=False, max_length=100, help_text="Articles somebody marked with it."
    )
    annotator = serializers.CharField(
        required=False,
        max_length=50,
        help_text="Pseudonym: articles they were given; with `label`, those they marked with it.",
    )
    published_from = serializers.DateField(required=False, help_text="A day of UTC, included.")
    published_to = serializers.DateField(required=False, help_text="A day of UTC, included.")
    alike = serializers.ChoiceField(
        ALIKE, required=False, help_text="Whether words of another article are much like its own."
    )
    q = serializers.CharField(
        required=False,
        max_length=200,
        error_messages={"max_length": "At most {max_length} characters can be looked for."},
        help_text='Words of the article, in its language: all of them, "a phrase", -without, or.',
    )


class PageChoice(ArticleFilters, Paging):
    facets = serializers.BooleanField(required=False)


class PlaceInput(Strict):
    story = Whole(min_value=1, max_value=2**63 - 1, allow_null=True, help_text="null: no story.")
    articles = Listed(
        child=Whole(min_value=1, max_value=2**63 - 1), max_length=10_000, min_length=1
    )


class PlacedShape(serializers.Serializer[Any]):
    articles = serializers.IntegerField(help_text="Those that were elsewhere before.")


class ArticleList(APIView):
    """The articles of a project, with how far their marking is."""

    @extend_schema(
        operation_id="list_articles",
        parameters=[PageChoice],
        responses={200: ArticlePage, 400: shapes.Problem, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        where = get_object_or_404(visible_projects(request, READERS), slug=project)
        chosen = PageChoice.of(request)
        wants_facets = chosen.pop("facets", True)
        for name in Filters.beside:
            chosen.pop(name, None)
        q = chosen.pop("q", None)
        rows = articles_of(where, words=Wanted(q, configurations(where)) if q else None, **chosen)
        first = not request.query_params.get("cursor")
        found: Any = Found(first_of(rows)) if first else rows
        pages = ArticlePages()
        page: list[Any] = pages.paginate_queryset(found, request, view=self) or []
        shown = in_detail([row["text"] for row in page])
        hits = snippets(shown, q) if q else {}
        count, is_all = counted(found) if first else (None, None)
        return Response(
            {
                "next": pages.get_next_link(),
                "previous": pages.get_previous_link(),
                "results": [_row(text, hits.get(text.pk)) for text in shown],
                "count": count,
                "count_is_all": is_all,
                "facets": facets(where) if first and wants_facets else None,
            }
        )


class ArticlePlaces(APIView):
    """Which story articles tell, several at once."""

    @extend_schema(
        operation_id="place_articles",
        request=PlaceInput,
        responses={
            200: PlacedShape,
            400: shapes.Problem,
            403: shapes.Problem,
            404: shapes.Problem,
        },
    )
    def put(self, request: Request, project: str) -> Response:
        """Puts them into the story, or into none. An article leaves the story it was in."""
        where = managed_project(request, project)
        given = PlaceInput(data=request.data)
        given.is_valid(raise_exception=True)
        story, articles = given.validated_data["story"], given.validated_data["articles"]
        moved = place_articles(
            actor=request.user,
            project=where,
            articles=articles,
            story=story and get_object_or_404(Story, project=where, pk=story),
        )
        return Response({"articles": moved})


def _row(text: Any, hits: Any) -> dict[str, Any]:
    article = text.article
    return {
        **article_shape(article, text.headline),
        "outlet_id": article.outlet_id,
        "text": text.pk,
        "story": article.story.name if article.story else None,
        "story_id": article.story_id,
        "words": text.words,
        "assignments": {"submitted": text.handed_in, "total": text.given_out},
        "spans": text.span_count,
        "alike": text.alike,
        "hits": hits,
    }
