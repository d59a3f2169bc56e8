"""Withdrawn articles, for managers: taking one out, taking it back, what stands in its place."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import NoTokens, managed_project
from annotator.api.fields import Strict, Words
from annotator.api.pages import Pages, Paging
from annotator.articles.actions import restore_article
from annotator.articles.models import Article
from annotator.imports.withdrawal_actions import withdraw
from annotator.projects.models import Project

REFUSED = {400: shapes.Problem, 403: shapes.Problem, 404: shapes.Problem}


class WithdrawalInput(Strict):
    reason = Words(max_length=2000, help_text="Stands in the place of the article.")


class TombstoneShape(serializers.Serializer[Any]):
    """Neither headline nor address: nothing of what was withdrawn."""

    id = serializers.IntegerField(help_text="Number of the article.")
    outlet = serializers.CharField(allow_null=True)
    withdrawn_at = serializers.DateTimeField(allow_null=True, help_text="Null: restored.")
    reason = serializers.CharField()
    assignments = serializers.IntegerField()
    spans = serializers.IntegerField(help_text="Labels whose places are kept.")


class TombstonePage(serializers.Serializer[Any]):
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = TombstoneShape(many=True)


class WithdrawnList(APIView):
    """The withdrawn articles of a project, as what is left of them."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="list_withdrawn",
        parameters=[Paging],
        responses={
            200: TombstonePage,
            400: shapes.Problem,
            403: shapes.Problem,
            404: shapes.Problem,
        },
    )
    def get(self, request: Request, project: str) -> Response:
        rows = _counted(managed_project(request, project)).filter(withdrawn_at__isnull=False)
        Paging.of(request)
        pages = Pages()
        shown = pages.paginate_queryset(rows, request, view=self) or []
        return pages.get_paginated_response([_tombstone(row) for row in shown])


class Withdrawal(APIView):
    """That an article is withdrawn. Its words are then on no page, in no dataset and no import."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="withdraw_article",
        request=WithdrawalInput,
        responses={200: TombstoneShape, **REFUSED},
    )
    def put(self, request: Request, project: str, article: int) -> Response:
        """Withdraws it; a second time changes nothing."""
        where = managed_project(request, project)
        found = get_object_or_404(Article, project=where, pk=article)
        given = WithdrawalInput(data=request.data)
        given.is_valid(raise_exception=True)
        actor: Any = request.user
        withdraw(actor=actor, article=found, reason=given.validated_data["reason"])
        return Response(_tombstone(_counted(where).get(pk=article)))

    @extend_schema(operation_id="restore_article", responses={200: TombstoneShape, **REFUSED})
    def delete(self, request: Request, project: str, article: int) -> Response:
        """Takes the withdrawal back: text and labels are where they were."""
        where = managed_project(request, project)
        found = get_object_or_404(Article, project=where, pk=article)
        actor: Any = request.user
        restore_article(actor=actor, article=found)
        return Response(_tombstone(_counted(where).get(pk=article)))


def _counted(project: Project) -> QuerySet[Article]:
    spans = Count("texts__assignments__spans", filter=_LIVE, distinct=True)
    given = Count("texts__assignments", distinct=True)
    rows = Article.objects.filter(project=project).annotate(given=given, span_count=spans)
    return rows.select_related("outlet").order_by("id")


_LIVE = Q(texts__assignments__spans__deleted_at=None)


def _tombstone(article: Any) -> dict[str, Any]:
    return {
        "id": article.pk,
        "outlet": article.outlet.name if article.outlet else None,
        "withdrawn_at": article.withdrawn_at,
        "reason": article.withdrawn_reason,
        "assignments": article.given,
        "spans": article.span_count,
    }
