from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.agreement import MEASURES, MINIMUM, Interval, Result, Undefined
from annotator.api import agreement_shapes as shapes
from annotator.api.access import visible_projects
from annotator.api.fields import Strict
from annotator.api.shapes import Problem
from annotator.projects.models import READERS, Project
from annotator.saying import said
from annotator.statistics.agreement import Agreement, LayerFigures, agreement
from annotator.statistics.gathered import Filters

NAME = 200


class AgreementFilters(Strict):
    """Which work the figures are of. Only articles that two annotators submitted count."""

    round = serializers.IntegerField(default=1, min_value=1, max_value=1000)
    codebook = serializers.IntegerField(
        required=False,
        min_value=1,
        max_value=1_000_000,
        help_text="Number of the version; the newest that somebody submitted work under.",
    )
    outlet = serializers.CharField(required=False, max_length=NAME)
    story = serializers.CharField(required=False, max_length=NAME)
    language = serializers.CharField(required=False, max_length=35)
    since = serializers.DateField(required=False, help_text="First day of publication, UTC.")
    until = serializers.DateField(required=False, help_text="Last day of publication, UTC.")


def readers_project(request: Request, slug: str) -> Project:
    """The project, for those who may read its labels; nobody else learns that it is there."""
    project: Project = get_object_or_404(visible_projects(request, READERS), slug=slug)
    return project


@method_decorator(conditional_page, name="dispatch")
class AgreementDetail(APIView):
    """Agreement of submitted work per label and family. Annotators never see it while they mark."""

    @extend_schema(
        operation_id="read_agreement",
        parameters=[AgreementFilters],
        responses={200: shapes.AgreementShape, 400: Problem, 404: Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        where = readers_project(request, project)
        filters = Filters(**AgreementFilters.read(request.query_params.dict()))
        return Response(agreement_shape(agreement(where, filters)))


def agreement_shape(found: Agreement) -> dict[str, Any]:
    book, filters = found.codebook, found.filters
    return {
        "codebook": {"number": book.number, "families": book.families} if book else None,
        "round": filters.round,
        "n_articles": found.n_articles,
        "n_dropped": found.n_dropped,
        "n_annotators": found.n_annotators,
        "n_spans": found.n_spans,
        "minimum": MINIMUM,
        "measures": [
            {
                "formula": one.formula,
                "unit": one.unit,
                "positions": one.layer,
                "reference": one.source,
            }
            for one in MEASURES.values()
        ],
        "layers": [layer_shape(layer) for layer in found.layers],
        "choices": found.choices,
    }


def layer_shape(layer: LayerFigures) -> dict[str, Any]:
    names = ("kind", "slug", "name", "family", "prevalence", "n_spans")
    return {
        **{name: getattr(layer, name) for name in names},
        "figures": [figure_shape(figure) for figure in layer.figures],
    }


def figure_shape(result: Result) -> dict[str, Any]:
    names = ("formula", "value", "unit", "pooling", "n_articles", "n_dropped", "n_annotators")
    return {
        **{name: getattr(result, name) for name in (*names, "n_spans")},
        **{name: getattr(result, name) for name in ("level", "coverage", "experimental")},
        "positions": result.layer,
        "of": result.label,
        "undefined": _why(result.undefined),
        "interval": _interval(result.interval) if result.interval else None,
    }


def _interval(interval: Interval) -> dict[str, Any]:
    names = ("method", "level", "low", "high", "replicates", "seed", "undefined_share")
    told = {name: getattr(interval, name) for name in names}
    return {**told, "undefined": _why(interval.undefined)}


def _why(reason: Undefined | None) -> dict[str, str] | None:
    return {"code": reason.value, "reason": said(reason.sentence)} if reason else None
