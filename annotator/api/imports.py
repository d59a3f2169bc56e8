"""Imports over REST: a draft with its preview, then a job with its progress and its report."""

import base64
import binascii
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
from annotator.api.access import NoTokens, managed_project
from annotator.api.fields import Strict, Truth, Whole, Words
from annotator.api.imports_shape import ImportListShape, ImportShape, import_rows, import_shape
from annotator.api.parsing import StrictJSONParser
from annotator.imports.actions import (
    MOST_BYTES_IN_ALL,
    MOST_SOURCES,
    Choice,
    Source,
    TooMuch,
    cancel_import,
    draft_import,
    limits_in_words,
    start_import,
)
from annotator.imports.models import Import
from annotator.imports.preview import known_names
from annotator.imports.storing import About
from annotator.projects.actions import UnknownLanguage
from annotator.projects.models import LANGUAGE

MOST_LISTED = 10
MANY: dict[str, Any] = {
    "many": True,
    "max_length": MOST_SOURCES,
    "error_messages": {"max_length": str(TooMuch(**limits_in_words()))},
}


class FilesParser(StrictJSONParser):
    """Files travel as base64, which is a third longer than they are."""

    most_bytes = MOST_BYTES_IN_ALL * 4 // 3 + 500_000
    too_large = str(TooMuch(**limits_in_words()))


class Bytes(serializers.CharField):
    """Base64 of a file's bytes, so that the server alone decides how they are decoded."""

    def to_internal_value(self, data: Any) -> bytes:  # type: ignore[override]
        try:
            return base64.b64decode(data, validate=True)
        except (TypeError, ValueError, binascii.Error):
            raise serializers.ValidationError("This is not base64.", code="not_base64") from None


class AboutInput(Strict):
    outlet = Words(default="", allow_blank=True, max_length=200)
    story = Words(default="", allow_blank=True, max_length=200)
    language = serializers.RegexField(
        LANGUAGE,
        default="",
        allow_blank=True,
        max_length=35,
        error_messages={"invalid": str(UnknownLanguage())},
    )


class SourceInput(AboutInput):
    name = Words(max_length=200)
    content = Bytes(required=False, help_text="The file, base64.")
    text = Words(required=False, help_text="A pasted text, instead of a file.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("content" in attrs) == ("text" in attrs):
            raise serializers.ValidationError("Either content or text must be given.")
        return attrs


class DraftInput(Strict):
    sources = SourceInput(**MANY)


class ChoiceInput(AboutInput):
    position = Whole(min_value=1, max_value=MOST_SOURCES)
    skip = Truth(default=False)


class StartInput(Strict):
    draft = Words(
        max_length=64,
        required=False,
        help_text="The `draft` that was looked at; choices are about its sources.",
    )
    sources = ChoiceInput(default=list, **MANY)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        positions = [choice["position"] for choice in attrs["sources"]]
        if len(set(positions)) < len(positions):
            raise serializers.ValidationError({"sources": ["Two are about one position."]})
        if positions and "draft" not in attrs:
            raise serializers.ValidationError({"draft": ["Choices need the draft they are about."]})
        return attrs


class ImportList(APIView):
    """What the import page offers, and the newest imports."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="list_imports",
        responses={200: ImportListShape, 403: shapes.Problem, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        where = managed_project(request, project)
        newest = Import.objects.in_project(where).order_by("-id")[:MOST_LISTED]
        return Response(
            {
                "limits": limits_in_words(),
                "offers": known_names(where),
                "language": where.language,
                "results": import_rows(newest),
            }
        )


class ImportDetail(APIView):
    """One import: its preview, its progress, its report."""

    permission_classes = (IsAuthenticated, NoTokens)
    parser_classes = (FilesParser,)

    @extend_schema(
        operation_id="read_import",
        responses={200: ImportShape, 403: shapes.Problem, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str, uuid: UUID) -> Response:
        return Response(import_shape(_batch(request, project, uuid)))

    @extend_schema(
        operation_id="draft_import",
        request=DraftInput,
        responses={
            200: ImportShape,
            201: ImportShape,
            400: shapes.Problem,
            403: shapes.Problem,
            404: shapes.Problem,
            409: shapes.Problem,
            413: shapes.Problem,
        },
    )
    def put(self, request: Request, project: str, uuid: UUID) -> Response:
        """Makes the draft of an import, or replaces its sources, and answers with a preview.

        The uuid is made by the client, so that repeating a draft makes no second.
        """
        where = managed_project(request, project)
        given = DraftInput(data=request.data)
        given.is_valid(raise_exception=True)
        batch, new = draft_import(
            actor=request.user,  # type: ignore[arg-type]
            project=where,
            uuid=uuid,
            sources=[_source(each) for each in given.validated_data["sources"]],
        )
        return Response(import_shape(batch), status=201 if new else 200)


class ImportStart(APIView):
    """Queues a draft to be imported by the worker. A second time changes nothing."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="start_import",
        request=StartInput,
        responses={
            200: ImportShape,
            400: shapes.Problem,
            403: shapes.Problem,
            404: shapes.Problem,
            409: shapes.Problem,
        },
    )
    def post(self, request: Request, project: str, uuid: UUID) -> Response:
        batch = _batch(request, project, uuid)
        given = StartInput(data=request.data)
        given.is_valid(raise_exception=True)
        choices = {each["position"]: _choice(each) for each in given.validated_data["sources"]}
        started = start_import(
            actor=request.user,  # type: ignore[arg-type]
            batch=batch,
            choices=choices,
            seen=given.validated_data.get("draft"),
        )
        return Response(import_shape(started))


class ImportCancel(APIView):
    """Stops an import before its next source. What is imported stays."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="cancel_import",
        request=None,
        responses={200: ImportShape, 403: shapes.Problem, 404: shapes.Problem},
    )
    def post(self, request: Request, project: str, uuid: UUID) -> Response:
        batch = _batch(request, project, uuid)
        return Response(import_shape(cancel_import(actor=request.user, batch=batch)))  # type: ignore[arg-type]


def _batch(request: Request, project: str, uuid: UUID) -> Import:
    imports = Import.objects.in_project(managed_project(request, project))
    return get_object_or_404(imports.select_related("project"), uuid=uuid)


def _source(given: dict[str, Any]) -> Source:
    content = given["content"] if "content" in given else given["text"].encode()
    return Source(name=given["name"], content=content, about=_about(given))


def _choice(given: dict[str, Any]) -> Choice:
    return Choice(about=_about(given), skip=given["skip"])


def _about(given: dict[str, Any]) -> About:
    return About(given["outlet"], given["story"], given["language"])
