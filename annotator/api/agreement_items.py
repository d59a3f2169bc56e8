"""Agreement about more than places: labels together, questions, and what is said of spans."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.agreement import tables
from annotator.api import agreement_shapes as shapes
from annotator.api.agreement import AgreementFilters, figure_shape, readers_project
from annotator.api.shapes import Problem
from annotator.statistics.agreement import agreement
from annotator.statistics.gathered import Filters, gathered
from annotator.statistics.matched import Matched, matched
from annotator.statistics.questions import QuestionFigures, questions
from annotator.statistics.together import together
from annotator.statistics.unitizing import unitizing

ERRORS = {400: Problem, 404: Problem}
WRITERS = {
    "csv": (tables.as_csv, "text/csv; charset=utf-8", "csv"),
    "latex": (tables.as_latex, "application/x-latex; charset=utf-8", "tex"),
    "text": (tables.as_text, "text/plain; charset=utf-8", "txt"),
}


class ExportForm(AgreementFilters):
    form = serializers.ChoiceField(choices=list(WRITERS), default="csv")


def asked(request: Request, fields: type[AgreementFilters] = AgreementFilters) -> dict[str, Any]:
    return fields.read(request.query_params.dict())


@method_decorator(conditional_page, name="dispatch")
class AgreementTogether(APIView):
    """Which label where, all labels together, and labels that lie on each other."""

    @extend_schema(
        operation_id="read_agreement_together",
        parameters=[AgreementFilters],
        responses={200: shapes.TogetherShape, **ERRORS},
    )
    def get(self, request: Request, project: str) -> Response:
        where, filters = readers_project(request, project), Filters(**asked(request))
        work = gathered(where, filters)
        found = together(work, filters) if work else []
        return Response({"rows": [figure_shape(one) for one in found]})


@method_decorator(conditional_page, name="dispatch")
class AgreementUnitizing(APIView):
    """Alpha for unitizing of 1995 of each label, as INCEpTION computes it; the mean of articles."""

    @extend_schema(
        operation_id="read_agreement_unitizing",
        parameters=[AgreementFilters],
        responses={200: shapes.TogetherShape, **ERRORS},
    )
    def get(self, request: Request, project: str) -> Response:
        where, filters = readers_project(request, project), Filters(**asked(request))
        work = gathered(where, filters)
        found = unitizing(work) if work else []
        return Response({"rows": [figure_shape(one) for one in found]})


@method_decorator(conditional_page, name="dispatch")
class AgreementQuestions(APIView):
    """Questions on whole articles: every measure that a question's level allows."""

    @extend_schema(
        operation_id="read_agreement_questions",
        parameters=[AgreementFilters],
        responses={200: shapes.QuestionsShape, **ERRORS},
    )
    def get(self, request: Request, project: str) -> Response:
        where, filters = readers_project(request, project), Filters(**asked(request))
        return Response({"rows": [_question(one) for one in questions(where, filters)]})


@method_decorator(conditional_page, name="dispatch")
class AgreementMatched(APIView):
    """Attributes, links, labels and ends of spans that two annotators agree on."""

    @extend_schema(
        operation_id="read_agreement_matched",
        parameters=[AgreementFilters],
        responses={200: shapes.MatchedShape, **ERRORS},
    )
    def get(self, request: Request, project: str) -> Response:
        where, filters = readers_project(request, project), Filters(**asked(request))
        work = gathered(where, filters)
        return Response(_matched(matched(work)) if work else NOTHING_MATCHED)


class AgreementExport(APIView):
    """Every figure of the agreement page as a table: CSV, LaTeX (booktabs) or plain text."""

    @extend_schema(
        operation_id="export_agreement",
        parameters=[ExportForm],
        responses={(200, kind.split(";")[0]): OpenApiTypes.STR for _, kind, _ in WRITERS.values()}
        | ERRORS,
    )
    def get(self, request: Request, project: str) -> HttpResponse:
        where, values = readers_project(request, project), asked(request, ExportForm)
        write, kind, suffix = WRITERS[values.pop("form")]
        answer = HttpResponse(write(_rows(where, Filters(**values))), content_type=kind)
        answer["Content-Disposition"] = f'attachment; filename="agreement.{suffix}"'
        return answer


NOTHING_MATCHED: dict[str, list[Any]] = {
    "attributes": [], "links": [], "habits": [], "confusions": [], "consistent": [],
}  # fmt: skip


def _rows(project: Any, filters: Filters) -> list[tables.Row]:
    """Layers, then all labels together, then questions."""
    work = gathered(project, filters)
    if work is None:
        return []
    rows = [
        tables.Row(layer.name or layer.slug, one)
        for layer in agreement(project, filters).layers
        for one in layer.figures
    ]
    rows += [tables.Row(one.label or "", one) for one in together(work, filters)]
    rows += [
        tables.Row(f"{one.question.slug}: {one.option}" if one.option else one.question.slug, each)
        for one in questions(project, filters)
        for each in one.figures
    ]
    number, told = work.codebook.number, filters.told()
    return [
        tables.Row(row.name, replace(row.result, codebook_version=number, filters=told))
        for row in rows
    ]


def _question(one: QuestionFigures) -> dict[str, Any]:
    return {
        "question": one.question.slug,
        "wording": one.question.wording,
        "option": one.option,
        "level": one.question.level,
        "missing_policy": one.question.missing_policy,
        "figures": [figure_shape(figure) for figure in one.figures],
        "shares": [{"value": value, "share": share} for value, share in one.shares.items()],
        "consistent": _consistent(one.consistent),
        "differing": [
            {
                "text": article.text,
                "headline": article.headline,
                "answers": [
                    {"annotator": who, "answer": said} for who, said in article.answers.items()
                ],
            }
            for article in one.differing
        ],
    }


def _matched(found: Matched) -> dict[str, Any]:
    return {
        "attributes": [
            {
                "of_label": one.label,
                "attribute": one.attribute,
                "level": one.level,
                "figures": [figure_shape(figure) for figure in one.figures],
            }
            for one in found.attributes
        ],
        "links": [{"type": kind, "figure": figure_shape(one)} for kind, one in found.links.items()],
        "habits": [{"annotator": who, **vars(habit)} for who, habit in found.habits.items()],
        "confusions": [
            {"annotator": who, "mine": mine, "theirs": theirs, "times": times}
            for who, pairs in found.confused.items()
            for (mine, theirs), times in sorted(pairs.items())
            if mine != theirs
        ],
        "consistent": _consistent(found.consistent),
    }


def _consistent(found: dict[str, float]) -> list[dict[str, Any]]:
    return [{"annotator": who, "consistency": value} for who, value in found.items()]
