"""Everybody's live spans of one project, for those who may read them."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import visible_projects
from annotator.api.facets import PLACE, Facets, facets, fitting
from annotator.api.fields import Filters
from annotator.api.pages import Pages
from annotator.api.present import Looks, looks_in, span_shape
from annotator.assignments.models import State
from annotator.projects.models import READERS, Project
from annotator.spans.models import SpanQuerySet


class SpanFilters(Filters):
    label = serializers.CharField(required=False)  # type: ignore[assignment]
    annotator = serializers.CharField(required=False, help_text="Pseudonym.")
    outlet = serializers.CharField(required=False)
    article = serializers.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    state = serializers.ChoiceField(State.choices, required=False)


class Paging(SpanFilters):
    cursor = serializers.CharField(required=False)
    page_size = serializers.IntegerField(required=False)


class SpanRow(shapes.LookedSpanShape):
    before = serializers.CharField(help_text="Some words of the same block.")
    after = serializers.CharField(help_text="Some words of the same block.")
    assignment = serializers.IntegerField()
    annotator = serializers.CharField(help_text="Pseudonym.")
    text = serializers.IntegerField()
    article = shapes.ArticleRef()
    state = serializers.ChoiceField(State.choices)


class SpanPage(serializers.Serializer[Any]):
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = SpanRow(many=True)
    facets = Facets(allow_null=True, help_text="With the first page only.")


class SpanList(APIView):
    """Everybody's live spans of one project, for those who may read them."""

    @extend_schema(
        operation_id="list_spans",
        parameters=[Paging],
        responses={200: SpanPage, 400: shapes.Problem, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        where = get_object_or_404(visible_projects(request, READERS), slug=project)
        filters = SpanFilters(data=request.query_params)
        filters.is_valid(raise_exception=True)
        chosen, pages = filters.validated_data, Pages()
        found = pages.paginate_queryset(_rows(where, chosen), request, view=self) or []
        looks = looks_in(where)
        first = "cursor" not in request.query_params
        return Response(
            {
                "next": pages.get_next_link(),
                "previous": pages.get_previous_link(),
                "results": [_row(span, looks) for span in found],
                "facets": facets(where, chosen) if first else None,
            }
        )


def _rows(project: Project, chosen: dict[str, Any]) -> SpanQuerySet:
    related = ("label", "assignment__annotator", f"{PLACE}__outlet")
    rows = fitting(project, chosen).in_context().select_related(*related)
    return rows.defer("assignment__text__content", "assignment__text__blocks")


def _row(span: Any, looks: Looks) -> dict[str, Any]:
    place = span.assignment
    article = place.text.article
    before, after = span.context
    return {
        **span_shape(span),
        **looks.of(span.label),
        "before": before,
        "after": after,
        "assignment": place.pk,
        "annotator": place.annotator.pseudonym if place.annotator else "",
        "text": place.text_id,
        "article": {
            "id": article.pk,
            "headline": place.text.headline,
            "outlet": article.outlet.name if article.outlet else None,
        },
        "state": place.state,
    }
