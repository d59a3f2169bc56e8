"""Problems with articles: reported by those who read them, settled by managers."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import NoTokens, managed_project, visible_projects
from annotator.api.assignments import mine
from annotator.api.fields import Filters, Strict, Words
from annotator.api.pages import Pages
from annotator.projects.models import REVIEWERS, Project
from annotator.reports.actions import report, settle_report
from annotator.reports.models import Kind, Report


class ReportInput(Strict):
    kind = serializers.ChoiceField(Kind.choices)
    words = Words(max_length=5000, allow_blank=True, default="")


class SettlingInput(Strict):
    reply = Words(max_length=5000, allow_blank=True, help_text="For the annotator to read.")


class OwnReportShape(serializers.Serializer[Any]):
    uuid = serializers.UUIDField()
    kind = serializers.ChoiceField(Kind.choices)
    words = serializers.CharField()
    created_at = serializers.DateTimeField()
    settled_at = serializers.DateTimeField(allow_null=True, help_text="Null: still open.")
    reply = serializers.CharField()


class ReportedArticle(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    text = serializers.IntegerField(allow_null=True, help_text="Null: the article is withdrawn.")
    headline = serializers.CharField(help_text="Empty where the article is withdrawn.")


class ReportShape(OwnReportShape):
    annotator = serializers.CharField(help_text="Pseudonym.")
    article = ReportedArticle()


class ReportPage(serializers.Serializer[Any]):
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = ReportShape(many=True)


class ReportFilters(Filters):
    state = serializers.ChoiceField(["open", "settled"], required=False)
    article = serializers.IntegerField(min_value=1, required=False)


class OwnReports(APIView):
    """What I have reported about the article of an assignment of mine."""

    @extend_schema(
        operation_id="list_own_reports",
        responses={200: OwnReportShape(many=True), 404: shapes.Problem},
    )
    def get(self, request: Request, assignment: int) -> Response:
        place = mine(request).filter(pk=assignment).values("annotator", "text__article").first()
        if place is None:
            raise Http404
        own = Report.objects.filter(annotator=place["annotator"]).about(place["text__article"])
        return Response([_own_shape(one) for one in own])


class OwnReport(APIView):
    """One report of mine. The uuid is made by the client; a repeated request changes nothing."""

    @extend_schema(
        operation_id="report_problem",
        request=ReportInput,
        responses={
            200: OwnReportShape,
            201: OwnReportShape,
            400: shapes.Problem,
            404: shapes.Problem,
            409: shapes.Problem,
            410: shapes.Problem,
        },
    )
    def put(self, request: Request, assignment: int, uuid: UUID) -> Response:
        given = ReportInput(data=request.data)
        given.is_valid(raise_exception=True)
        person: Any = request.user
        made, new = report(person=person, assignment=assignment, uuid=uuid, **given.validated_data)
        return Response(_own_shape(made), status=201 if new else 200)


class ReportList(APIView):
    """What annotators reported about the articles of a project."""

    permission_classes = (IsAuthenticated, NoTokens)

    class Paging(ReportFilters):
        cursor = serializers.CharField(required=False)
        page_size = serializers.IntegerField(required=False)

    @extend_schema(
        operation_id="list_reports",
        parameters=[Paging],
        responses={200: ReportPage, 400: shapes.Problem, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        where = get_object_or_404(visible_projects(request, REVIEWERS), slug=project)
        asked = ReportFilters(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        pages = Pages()
        shown = pages.paginate_queryset(_chosen(where, **asked.validated_data), request, view=self)
        return pages.get_paginated_response([report_shape(row) for row in shown or []])


class ReportDetail(APIView):
    """One report, for managers to settle."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="settle_report",
        request=SettlingInput,
        responses={
            200: ReportShape,
            400: shapes.Problem,
            403: shapes.Problem,
            404: shapes.Problem,
            409: shapes.Problem,
        },
    )
    def put(self, request: Request, project: str, uuid: UUID) -> Response:
        """Settles it with a reply; the same reply once more changes nothing."""
        where = managed_project(request, project)
        given = SettlingInput(data=request.data)
        given.is_valid(raise_exception=True)
        actor: Any = request.user
        try:
            settle_report(actor=actor, project=where, uuid=uuid, **given.validated_data)
        except Report.DoesNotExist:
            raise Http404 from None
        return Response(report_shape(Report.objects.in_project(where).shown().get(uuid=uuid)))


def _chosen(
    project: Project, state: str | None = None, article: int | None = None
) -> QuerySet[Report]:
    rows = Report.objects.in_project(project).shown()
    if article is not None:
        rows = rows.about(article)
    if state is not None:
        rows = rows.open() if state == "open" else rows.settled()
    return rows.order_by("id")


def _own_shape(one: Report) -> dict[str, Any]:
    names = ("uuid", "kind", "words", "created_at", "settled_at", "reply")
    return {name: getattr(one, name) for name in names}


def report_shape(one: Report) -> dict[str, Any]:
    """Of a withdrawn article nothing but its number: the report's own words stay."""
    article = one.text.article
    text, headline = (one.text_id, one.text.headline) if not article.withdrawn_at else (None, "")
    where = {"id": article.pk, "text": text, "headline": headline}
    return {**_own_shape(one), "annotator": one.annotator.pseudonym, "article": where}
