"""How long the person who asks was at work on an article of theirs. Nobody else is told here."""

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.assignments import mine
from annotator.api.fields import Strict, Whole
from annotator.assignments.time_actions import spend

A_DAY = 24 * 60 * 60


class SittingInput(Strict):
    seconds = Whole(
        min_value=0, max_value=A_DAY, help_text="Of work since the sitting began, not of presence."
    )


class WorkTimeShape(serializers.Serializer[Any]):
    active_seconds = serializers.IntegerField(help_text="All sittings of this article together.")


class SittingDetail(APIView):
    """One visit to an assignment; a repeated report changes nothing."""

    @extend_schema(
        operation_id="report_sitting",
        request=SittingInput,
        responses={200: WorkTimeShape, 400: shapes.Problem, 404: shapes.Problem},
    )
    def put(self, request: Request, assignment: int, uuid: UUID) -> Response:
        place = get_object_or_404(mine(request), pk=assignment)
        told = SittingInput(data=request.data)
        told.is_valid(raise_exception=True)
        total = spend(assignment=place, sitting=uuid, seconds=told.validated_data["seconds"])
        return Response({"active_seconds": total})
