"""Stories: the same event told by several outlets."""

from typing import Any

from django.db.models import Count, Max, Min, Q
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import managed_project, visible_projects
from annotator.api.fields import Listed, Strict, Whole, Words
from annotator.api.pages import NamedPaging, Pages
from annotator.api.present import article_shape
from annotator.articles.models import Story, Text
from annotator.articles.story_actions import make_story, rename_story
from annotator.projects.models import READERS, Project, Role

PRESENT = Q(article__withdrawn_at=None)
# More tell the same event only where wire copy was reprinted; the list of articles has them all.
MOST_ARTICLES = 100
REFUSED = {400: shapes.Problem, 403: shapes.Problem, 404: shapes.Problem, 409: shapes.Problem}


class StoryName(Strict):
    name = Words(max_length=200)


class StoryInput(StoryName):
    articles = Listed(
        child=Whole(min_value=1, max_value=2**63 - 1),
        max_length=10_000,
        default=list,
        help_text="To put into it, beside those it has.",
    )


class StoryRow(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    name = serializers.CharField()
    articles = serializers.IntegerField()
    outlets = serializers.IntegerField()
    first = serializers.DateTimeField(allow_null=True, help_text="Of its articles.")
    last = serializers.DateTimeField(allow_null=True)


class StoryPage(serializers.Serializer[Any]):
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = StoryRow(many=True)


class TellingShape(shapes.ArticleShape):
    text = serializers.IntegerField(help_text="Its newest Text; read_text has the words.")
    words = serializers.IntegerField()


class StoryShape(StoryRow):
    tellings = TellingShape(many=True, help_text=f"The first {MOST_ARTICLES} published.")


class StoryPages(Pages):
    ordering = "-id"


class StoryList(APIView):
    """The stories of a project, the newest first."""

    @extend_schema(
        operation_id="list_stories",
        parameters=[NamedPaging],
        responses={200: StoryPage, 400: shapes.Problem, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        pages, name = StoryPages(), NamedPaging.of(request).get("name", "")
        rows = _readable(request, project).filter(name__icontains=name)
        shown: list[Any] = pages.paginate_queryset(rows, request, view=self) or []
        return pages.get_paginated_response([_row(story) for story in shown])

    @extend_schema(
        operation_id="make_story",
        request=StoryInput,
        responses={200: StoryRow, 201: StoryRow, **REFUSED},
    )
    def post(self, request: Request, project: str) -> Response:
        """The story of that name, with these articles in it. Repeating it changes nothing."""
        where = managed_project(request, project)
        given = StoryInput(data=request.data)
        given.is_valid(raise_exception=True)
        story, new = make_story(actor=request.user, project=where, **given.validated_data)
        return Response(_row(_stories(where).get(pk=story.pk)), status=201 if new else 200)


class StoryDetail(APIView):
    """One story."""

    @extend_schema(
        operation_id="read_story",
        responses={200: StoryShape, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str, story: int) -> Response:
        """Who told it, in the order in which they did."""
        found = get_object_or_404(_readable(request, project), pk=story)
        texts = Text.objects.present_in(found.project).filter(article__story=found)
        texts = texts.select_related("article__outlet").defer("content", "blocks")
        told = texts.order_by("article__published_at", "article")[:MOST_ARTICLES]
        return Response({**_row(found), "tellings": [_telling(text) for text in told]})

    @extend_schema(
        operation_id="rename_story",
        request=StoryName,
        responses={200: StoryRow, **REFUSED},
    )
    def put(self, request: Request, project: str, story: int) -> Response:
        """Gives the story another name."""
        where = managed_project(request, project)
        found = get_object_or_404(Story, project=where, pk=story)
        given = StoryName(data=request.data)
        given.is_valid(raise_exception=True)
        rename_story(actor=request.user, story=found, **given.validated_data)
        return Response(_row(_stories(where).get(pk=found.pk)))


def _readable(request: Request, project: str) -> Any:
    """A story is often named after what it tells, so without articles only managers see it."""
    seen = visible_projects(request, READERS).with_role(request.user)
    where: Any = get_object_or_404(seen, slug=project)
    rows = _stories(where).select_related("project")
    return rows if where.role == Role.MANAGER else rows.filter(articles__gt=0)


def _stories(project: Project) -> Any:
    return Story.objects.filter(project=project).annotate(
        articles=Count("article", filter=PRESENT),
        outlets=Count("article__outlet", filter=PRESENT, distinct=True),
        first=Min("article__published_at", filter=PRESENT),
        last=Max("article__published_at", filter=PRESENT),
    )


def _row(story: Any) -> dict[str, Any]:
    names = ("id", "name", "articles", "outlets", "first", "last")
    return {name: getattr(story, name) for name in names}


def _telling(text: Text) -> dict[str, Any]:
    about = article_shape(text.article, str(text.headline))
    return {**about, "text": text.pk, "words": text.words}
