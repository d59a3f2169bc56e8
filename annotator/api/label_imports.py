"""Labels made elsewhere over REST: files to read, values to map, a job, a report."""

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import NoTokens, managed_project
from annotator.api.dataset import attached
from annotator.api.fields import Strict, Truth, Uuid, Whole, Words
from annotator.api.label_imports_shape import (
    KINDS,
    LabelImportListShape,
    LabelImportShape,
    label_import_rows,
    label_import_shape,
)
from annotator.labelled.actions import cancel_labels, prepare_labels, reread_labels
from annotator.labelled.deciding_actions import decide_labels, start_labels
from annotator.labelled.formats.catalogue import FORMATS
from annotator.labelled.models import LabelledImport
from annotator.labelled.report import table
from annotator.labelled.units import UNITS
from annotator.projects.models import Project
from annotator.uploads.models import Upload

MOST_FILES, MOST_LISTED, MOST_VALUES = 200, 10, 5000
MANY: dict[str, Any] = {"many": True, "default": list, "max_length": MOST_VALUES}
ANSWERS: dict[Any, Any] = {
    200: LabelImportShape,
    400: shapes.Problem,
    403: shapes.Problem,
    404: shapes.Problem,
    409: shapes.Problem,
}


class Columns(serializers.DictField):
    child = Words(max_length=200)


class FormatInput(Strict):
    format = serializers.ChoiceField(
        ["", *FORMATS], default="", help_text="Empty: what the files look like."
    )
    columns = Columns(default=dict, help_text="Of a CSV: what a row says, to its column.")


class LabelImportInput(FormatInput):
    files = serializers.ListField(
        child=Uuid(), min_length=1, max_length=MOST_FILES, help_text="Uploads of this project."
    )
    round = Whole(default=1, min_value=1, max_value=99)


class TargetInput(Strict):
    """One of: a label, a question with or without its value, a link type, or left out."""

    label = Words(required=False, max_length=100)
    question = Words(required=False, max_length=50)
    value = Words(required=False, max_length=1000)
    link = Words(required=False, max_length=50)
    leave_out = Truth(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if len(attrs.keys() - {"value"}) != 1 or ("value" in attrs and "question" not in attrs):
            raise serializers.ValidationError("A value becomes exactly one thing.")
        return attrs


class ValueInput(Strict):
    kind = serializers.ChoiceField(KINDS)
    name = Words(default="", allow_blank=True, max_length=1000)
    value = Words(allow_blank=True, allow_null=True, max_length=100_000)
    target = TargetInput(allow_null=True)


class LabelStartInput(Strict):
    unit = serializers.ChoiceField(["", *UNITS], default="", help_text="Empty: as detected.")
    values = ValueInput(**MANY)
    makes_codebook = Truth(default=False, help_text="Of the values, where the project has none.")


class LabelImportList(APIView):
    """The newest imports of labels, and what can be read."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="list_label_imports",
        responses={200: LabelImportListShape, 403: shapes.Problem, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        where = managed_project(request, project)
        newest = LabelledImport.objects.in_project(where).order_by("-id")[:MOST_LISTED]
        return Response({"formats": list(FORMATS), "results": label_import_rows(newest)})


class LabelImportDetail(APIView):
    """One import of labels: what was found, its mapping, its progress, its report."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="read_label_import",
        responses={200: LabelImportShape, 403: shapes.Problem, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str, uuid: UUID) -> Response:
        return Response(label_import_shape(_batch(request, project, uuid)))

    @extend_schema(
        operation_id="prepare_label_import",
        request=LabelImportInput,
        responses={**ANSWERS, 201: LabelImportShape},
    )
    def put(self, request: Request, project: str, uuid: UUID) -> Response:
        """Has these files read by the worker. Repeating it changes nothing."""
        where = managed_project(request, project)
        given = LabelImportInput(data=request.data)
        given.is_valid(raise_exception=True)
        wanted = given.validated_data
        batch, new = prepare_labels(
            actor=request.user,  # type: ignore[arg-type]
            project=where,
            uuid=uuid,
            format=wanted["format"],
            files=_uploads(where, wanted["files"]),
            columns=wanted["columns"],
            round=wanted["round"],
        )
        return Response(label_import_shape(batch), status=201 if new else 200)


class LabelImportRead(APIView):
    """Has the files read again, as another format or with other columns."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(operation_id="reread_label_import", request=FormatInput, responses=ANSWERS)
    def post(self, request: Request, project: str, uuid: UUID) -> Response:
        batch = _batch(request, project, uuid)
        given = FormatInput(data=request.data)
        given.is_valid(raise_exception=True)
        batch = reread_labels(actor=request.user, batch=batch, **given.validated_data)  # type: ignore[arg-type]
        return Response(label_import_shape(batch))


class LabelImportStart(APIView):
    """Keeps what values mean, and queues the import. A second time changes nothing."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(operation_id="start_label_import", request=LabelStartInput, responses=ANSWERS)
    def post(self, request: Request, project: str, uuid: UUID) -> Response:
        batch = _batch(request, project, uuid)
        given = LabelStartInput(data=request.data)
        given.is_valid(raise_exception=True)
        if batch.state == LabelledImport.State.DRAFT:
            batch = decide_labels(actor=request.user, batch=batch, **given.validated_data)  # type: ignore[arg-type]
        return Response(label_import_shape(start_labels(actor=request.user, batch=batch)))  # type: ignore[arg-type]


class LabelImportCancel(APIView):
    """Stops an import before its next items. What is imported stays."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="cancel_label_import",
        request=None,
        responses={200: LabelImportShape, 403: shapes.Problem, 404: shapes.Problem},
    )
    def post(self, request: Request, project: str, uuid: UUID) -> Response:
        batch = _batch(request, project, uuid)
        return Response(label_import_shape(cancel_labels(actor=request.user, batch=batch)))  # type: ignore[arg-type]


class LabelImportRejected(APIView):
    """The rows that were not imported, or not whole, each with its place and its reason."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="read_rejected_rows",
        responses={
            (200, "text/csv"): OpenApiResponse(OpenApiTypes.BINARY, description="CSV, UTF-8."),
            403: shapes.Problem,
            404: shapes.Problem,
        },
    )
    def get(self, request: Request, project: str, uuid: UUID) -> Response:
        batch = _batch(request, project, uuid)
        return attached(table(batch), f"{project}-rejected.csv", "text/csv; charset=utf-8")


def _batch(request: Request, project: str, uuid: UUID) -> LabelledImport:
    imports = LabelledImport.objects.in_project(managed_project(request, project))
    return get_object_or_404(imports.select_related("project", "created_by"), uuid=uuid)


def _uploads(project: Project, wanted: list[UUID]) -> list[Upload]:
    there = {
        upload.uuid: upload for upload in Upload.objects.filter(project=project, uuid__in=wanted)
    }
    missing = [str(uuid) for uuid in wanted if uuid not in there]
    if missing:
        raise serializers.ValidationError({"files": [f"There is no upload {missing[0]}."]})
    return [there[uuid] for uuid in wanted]
