from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.agreement import LabelAgreement, Result
from annotator.api import shapes
from annotator.api.access import visible_projects
from annotator.api.fields import Strict
from annotator.codebook.models import Label
from annotator.projects.models import READERS
from annotator.saying import said
from annotator.statistics.agreement import Agreement, agreement


class AgreementDetail(APIView):
    """Agreement of submitted work per label. Annotators never see it while they mark."""

    class Filters(Strict):
        round = serializers.IntegerField(default=1, min_value=1, max_value=1000)

    @extend_schema(
        operation_id="read_agreement",
        parameters=[Filters],
        responses={200: shapes.AgreementShape, 400: shapes.Problem, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        where = get_object_or_404(visible_projects(request, READERS), slug=project)
        filters = self.Filters(data=request.query_params)
        filters.is_valid(raise_exception=True)
        return Response(agreement_shape(agreement(where, filters.validated_data["round"])))


def agreement_shape(found: Agreement) -> dict[str, Any]:
    book = found.codebook
    return {
        "codebook": {"number": book.number, "families": book.families} if book else None,
        "round": found.round,
        "n_articles": found.n_articles,
        "n_annotators": found.n_annotators,
        "n_spans": found.n_spans,
        "labels": [_label(label, figures) for label, figures in found.labels],
    }


def _label(label: Label, figures: LabelAgreement) -> dict[str, Any]:
    alpha = figures.alpha_char_nominal
    return {
        "label": {"slug": label.slug, "name": label.name, "family": label.family},
        "alpha": _figure(alpha),
        "span_f1_exact": _figure(figures.span_f1_exact),
        "span_f1_overlap": _figure(figures.span_f1_overlap),
        "n_articles": alpha.n_articles,
        "n_annotators": alpha.n_annotators,
        "n_spans": alpha.n_spans,
    }


def _figure(result: Result) -> dict[str, Any]:
    names = ("formula", "value", "unit", "pooling", "n_articles", "n_dropped", "n_annotators")
    why = result.undefined
    return {
        **{name: getattr(result, name) for name in (*names, "n_spans")},
        "undefined": {"code": why.value, "reason": said(why.sentence)} if why else None,
    }
