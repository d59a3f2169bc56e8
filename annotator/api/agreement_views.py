"""Agreement looked at from other sides: who with whom, in which part of the work."""

from dataclasses import fields as dataclass_fields
from typing import Any

from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.agreement import MEASURES
from annotator.api import agreement_shapes as shapes
from annotator.api.agreement import AgreementFilters, figure_shape, readers_project
from annotator.api.shapes import Problem
from annotator.projects.models import Project
from annotator.statistics.gathered import Filters, Gathered, gathered
from annotator.statistics.people import annotators, drift, pairs, within_and_between
from annotator.statistics.repeated import repeated
from annotator.statistics.slices import slices, ways

LAYER = "`all`, the slug of a label, or `family:` and the slug of a family"
ERRORS = {400: Problem, 404: Problem}


class OneFigure(AgreementFilters):
    """One measure of one layer."""

    layer = serializers.CharField(
        default="all",
        max_length=200,
        help_text=LAYER,
    )
    formula = serializers.ChoiceField(choices=list(MEASURES), default="alpha_char_nominal")


class BySlice(OneFigure):
    by = serializers.CharField(
        default="outlet",
        max_length=200,
        help_text="outlet, story, language, month, section, codebook, round, or a condition.",
    )


class ByGroups(OneFigure):
    group = serializers.ListField(
        child=serializers.CharField(max_length=2000),
        max_length=20,
        help_text="Repeated: a name, a colon, and pseudonyms with commas between.",
    )


def parted(
    request: Request, fields: type[AgreementFilters], repeated: str
) -> tuple[Filters, dict[str, Any]]:
    """The filters of the address, and what else it asks for; `repeated` may be given often."""
    data: dict[str, Any] = request.query_params.dict()
    if repeated in data:
        data[repeated] = request.query_params.getlist(repeated)
    values = fields.read(data)
    of_work = {field.name for field in dataclass_fields(Filters)}
    filters = Filters(**{name: values[name] for name in values if name in of_work})
    return filters, {name: values[name] for name in values if name not in of_work}


@method_decorator(conditional_page, name="dispatch")
class Figures(APIView):
    fields: type[OneFigure] = OneFigure

    def answer(self, request: Request, project: str) -> Response:
        where = readers_project(request, project)
        filters, rest = parted(request, self.fields, "group")
        return Response({"rows": self.rows(where, filters, **rest), **self.beside(where)})

    def beside(self, project: Project) -> dict[str, Any]:
        return {}

    def rows(self, project: Project, filters: Filters, **rest: Any) -> list[dict[str, Any]]:
        work = gathered(project, filters)
        return self.of_work(work, **rest) if work else []

    def of_work(self, work: Gathered, **rest: Any) -> list[dict[str, Any]]:
        raise NotImplementedError


class AgreementPairs(Figures):
    """Every two annotators who submitted an article both."""

    @extend_schema(
        operation_id="read_agreement_pairs",
        parameters=[OneFigure],
        responses={200: shapes.PairsShape, **ERRORS},
    )
    def get(self, request: Request, project: str) -> Response:
        return self.answer(request, project)

    def of_work(self, work: Gathered, *, layer: str, formula: str) -> list[dict[str, Any]]:  # type: ignore[override]
        return [
            {"first": pair.first, "second": pair.second, "figure": figure_shape(pair.figure)}
            for pair in pairs(work, work.layer(layer), formula)
        ]


class AgreementAnnotators(Figures):
    """How each annotator marks beside the others, in the articles they share."""

    @extend_schema(
        operation_id="read_agreement_annotators",
        parameters=[OneFigure],
        responses={200: shapes.AnnotatorsShape, **ERRORS},
    )
    def get(self, request: Request, project: str) -> Response:
        return self.answer(request, project)

    def of_work(self, work: Gathered, *, layer: str, formula: str) -> list[dict[str, Any]]:  # type: ignore[override]
        stretches = drift(work, work.layer(layer), formula)
        return [
            {
                **vars(one),
                "with_others": figure_shape(one.with_others),
                "without": figure_shape(one.without),
                "drift": [
                    {**vars(part), "figure": figure_shape(part.figure)}
                    for part in stretches[one.annotator]
                ],
            }
            for one in annotators(work, work.layer(layer), formula)
        ]


class AgreementSlices(Figures):
    """The same figure for parts of the work. `ways` says what can be sliced by."""

    fields = BySlice

    @extend_schema(
        operation_id="read_agreement_slices",
        parameters=[BySlice],
        responses={200: shapes.SlicesShape, **ERRORS},
    )
    def get(self, request: Request, project: str) -> Response:
        return self.answer(request, project)

    def beside(self, project: Project) -> dict[str, Any]:
        return {"ways": ways(project)}

    def rows(self, project: Project, filters: Filters, **rest: Any) -> list[dict[str, Any]]:
        if rest["by"] not in ways(project):
            raise ValidationError({"by": ["The work cannot be sliced by this."]})
        found = slices(project, filters, rest["layer"], rest["formula"], rest["by"])
        return [{"value": one.value, "figure": figure_shape(one.figure)} for one in found]


class AgreementGroups(Figures):
    """Agreement within each group of annotators, and between every two."""

    fields = ByGroups

    @extend_schema(
        operation_id="read_agreement_groups",
        parameters=[ByGroups],
        responses={200: shapes.PairsShape, **ERRORS},
    )
    def get(self, request: Request, project: str) -> Response:
        return self.answer(request, project)

    def of_work(  # type: ignore[override]
        self, work: Gathered, *, layer: str, formula: str, group: list[str]
    ) -> list[dict[str, Any]]:
        cells = within_and_between(work, work.layer(layer), formula, _groups(work, group))
        return [
            {"first": cell.first, "second": cell.second, "figure": figure_shape(cell.figure)}
            for cell in cells
        ]


class AgreementRepeated(Figures):
    """Annotators with themselves: articles they submitted in two rounds."""

    @extend_schema(
        operation_id="read_agreement_repeated",
        parameters=[OneFigure],
        responses={200: shapes.RepeatedShape, **ERRORS},
    )
    def get(self, request: Request, project: str) -> Response:
        return self.answer(request, project)

    def rows(self, project: Project, filters: Filters, **rest: Any) -> list[dict[str, Any]]:
        found = repeated(project, filters, rest["layer"], rest["formula"])
        return [{"annotator": one.annotator, "figure": figure_shape(one.figure)} for one in found]


def _groups(work: Gathered, told: list[str]) -> dict[str, set[int]]:
    """name -> memberships. Raises ValidationError for an unknown annotator or one in two groups."""
    known = {name: pk for pk, name in work.annotators.items()}
    groups: dict[str, set[int]] = {}
    for one in told:
        name, _, people = one.partition(":")
        names = [person for person in people.split(",") if person]
        if set(names) - set(known):
            raise ValidationError({"group": ["A name in it is of nobody whose work is compared."]})
        groups[name] = {known[person] for person in names}
    if len(set().union(*groups.values())) < sum(len(group) for group in groups.values()):
        raise ValidationError({"group": ["An annotator is in two groups."]})
    return groups
