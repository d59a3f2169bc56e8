from typing import Any

import numpy as np
from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.agreement.gamma import Parameters
from annotator.agreement.intervals import T
from annotator.api.access import visible_projects
from annotator.api.agreement import readers_project
from annotator.api.agreement_shapes import GammaShape
from annotator.api.fields import Strict
from annotator.api.shapes import Problem
from annotator.codebook.models import Codebook
from annotator.projects.models import REVIEWERS, Project
from annotator.statistics.gamma import ask_for_gamma, changes_of
from annotator.statistics.gathered import Filters, chosen_codebook
from annotator.statistics.models import GammaRun


class Round(Strict):
    """Gamma is measured for a codebook and a round, not for a choice of articles."""

    round = serializers.IntegerField(default=1, min_value=1, max_value=1000)
    codebook = serializers.IntegerField(required=False, min_value=1, max_value=1_000_000)


class AgreementGamma(APIView):
    """Gamma of a round. Asked for, it is measured in the background."""

    @extend_schema(
        operation_id="read_gamma",
        parameters=[Round],
        responses={200: GammaShape, 400: Problem, 404: Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        book, round = _wanted(request, readers_project(request, project))
        run = GammaRun.objects.filter(codebook=book, round=round).first()
        return Response(_shape(run, book, round))

    @extend_schema(
        operation_id="measure_gamma",
        parameters=[Round],
        request=None,
        responses={202: GammaShape, 400: Problem, 404: Problem},
    )
    def post(self, request: Request, project: str) -> Response:
        """Asks for gamma of a round; what was measured before stays until it is done."""
        where: Project = get_object_or_404(visible_projects(request, REVIEWERS), slug=project)
        book, round = _wanted(request, where)
        if book is None:
            raise Http404
        return Response(_shape(ask_for_gamma(book, round), book, round), status=202)


def _wanted(request: Request, project: Project) -> tuple[Codebook | None, int]:
    filters = Filters(**Round.read(request.query_params.dict()))
    return chosen_codebook(project, filters), filters.round


def _shape(run: GammaRun | None, book: Codebook | None, round: int) -> dict[str, Any]:
    found = run or GammaRun()
    values = [value for value in found.values.values() if value is not None]
    low, high = _interval(values)
    return {
        "state": run.state if run else "none",
        "measured": found.measured,
        "total": found.total,
        "left_out": found.left_out,
        "current": bool(run and book and found.changes == changes_of(book, round)),
        "finished_at": found.finished_at,
        "value": float(np.mean(values)) if values else None,
        "low": low,
        "high": high,
        "n_articles": len(values),
        "parameters": Parameters().as_dict(),
    }


def _interval(values: list[float]) -> tuple[float | None, float | None]:
    """Of a mean: the jackknife with Student's t is the ordinary interval."""
    n = len(values)
    if n < 2:
        return None, None
    half = (T[n - 2] if n - 2 < len(T) else 1.96) * float(np.std(values, ddof=1)) / n**0.5
    mean = float(np.mean(values))
    return mean - half, min(1.0, mean + half)
