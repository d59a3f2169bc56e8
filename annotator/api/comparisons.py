"""An item of an import beside an earlier item, or beside a text of the project; managers only."""

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import NoTokens
from annotator.api.differences import StepShape, step_shape
from annotator.api.imports import one_import
from annotator.api.text_access import readable_text
from annotator.imports.comparing import Comparison, Side, compared, of_item, of_text
from annotator.imports.models import Import, ImportItem

PROBLEMS = dict.fromkeys((403, 404), shapes.Problem)


class SideShape(serializers.Serializer[Any]):
    headline = serializers.CharField()
    outlet = serializers.CharField()
    language = serializers.CharField()
    content = serializers.CharField()


class ComparisonShape(serializers.Serializer[Any]):
    there = SideShape(help_text="What was there first: the other item, or the text.")
    here = SideShape(help_text="The item, as it would be stored.")
    likeness = serializers.FloatField(help_text="Share of runs of four words in common, of 1.")
    steps = StepShape(many=True, help_text="From what was there first to the item.")


class ItemComparison(APIView):
    """Two items of one import side by side."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(operation_id="compare_items", responses={200: ComparisonShape, **PROBLEMS})
    def get(
        self, request: Request, project: str, uuid: UUID, position: int, other: int
    ) -> Response:
        batch = one_import(request, project, uuid)
        there, here = _item(batch, other), _item(batch, position)
        return Response(_shape(compared(of_item(there), of_item(here))))


class TextComparison(APIView):
    """An item and a text of the project side by side."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="compare_with_text",
        responses={200: ComparisonShape, **PROBLEMS, 410: shapes.Problem},
    )
    def get(self, request: Request, project: str, uuid: UUID, position: int, text: int) -> Response:
        batch = one_import(request, project, uuid)
        here = _item(batch, position)
        there = readable_text(batch.project, text)
        return Response(_shape(compared(of_text(there), of_item(here))))


def _item(batch: Import, position: int) -> ImportItem:
    """One that has words: what could not be read has none, nor what became an article or left."""
    rows = batch.items.shown().exclude(found={}).select_related("source").defer("content", "bands")
    return get_object_or_404(rows, position=position)


def _shape(comparison: Comparison) -> dict[str, Any]:
    return {
        "there": _side(comparison.there),
        "here": _side(comparison.here),
        "likeness": comparison.likeness,
        "steps": [step_shape(step) for step in comparison.steps],
    }


def _side(side: Side) -> dict[str, Any]:
    names = ("headline", "outlet", "language")
    return {**{name: getattr(side, name) for name in names}, "content": side.words.content}
