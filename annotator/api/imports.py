"""Imports over REST: files that are read, looked at, and stored by a job; managers only."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import NoTokens, managed_project
from annotator.api.fields import Strict, Truth, Uuid, Words
from annotator.api.imports_shape import ImportListShape, ImportShape, import_rows, import_shape
from annotator.api.parsing import StrictJSONParser
from annotator.errors import Invalid
from annotator.imports import sources
from annotator.imports.actions import cancel_import, draft_import, start_import
from annotator.imports.models import Import
from annotator.imports.preview import known_names
from annotator.imports.reading_actions import read_import
from annotator.imports.recognised import About
from annotator.imports.sources import Source
from annotator.projects.actions import UnknownLanguage
from annotator.projects.models import LANGUAGE, Project
from annotator.uploads.actions import limits as upload_limits
from annotator.uploads.models import Upload

MOST_LISTED = 10
# What is this small is read while somebody waits: a pasted page must not wait for a worker.
AT_ONCE, SECONDS = 1_000_000, 2


MANY: dict[str, Any] = {
    "many": True,
    "max_length": sources.MOST_SOURCES,
    "error_messages": {"max_length": str(sources.TooMuch(**sources.limits()))},
}


class NoSuchUpload(Invalid):
    """There is no such file any more. Send it again."""

    field = "sources"


class SourcesParser(StrictJSONParser):
    """Pasted texts travel as they are; files are sent before."""

    most_bytes = 8_500_000
    too_large = str(sources.TooMuch(**sources.limits()))


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
    upload = Uuid(required=False, help_text="A file that was sent.")
    text = Words(required=False, help_text="A pasted text, instead of a file.")
    address = serializers.URLField(
        required=False, max_length=2000, help_text="A page to be fetched, where that is on."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if len({"upload", "text", "address"} & set(attrs)) != 1:
            raise serializers.ValidationError("One of upload, text and address must be given.")
        return attrs


class DraftInput(Strict):
    sources = SourceInput(**MANY)


class StartInput(Strict):
    skip_bad = Truth(default=False, help_text="Leave out what cannot be read.")


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
                "limits": {**upload_limits(), **sources.limits()},
                "addresses": settings.URL_IMPORT,
                "offers": known_names(where),
                "language": where.language,
                "results": import_rows(newest),
            }
        )


class ImportDetail(APIView):
    """One import: how far it is, its first items, its report."""

    permission_classes = (IsAuthenticated, NoTokens)
    parser_classes = (SourcesParser,)

    @extend_schema(
        operation_id="read_import",
        responses={200: ImportShape, 403: shapes.Problem, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str, uuid: UUID) -> Response:
        return Response(import_shape(one_import(request, project, uuid)))

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
        """Makes an import of these sources and has them read. Nothing is stored yet.

        The uuid is made by the client, so that repeating it makes no second.
        """
        where = managed_project(request, project)
        given = DraftInput(data=request.data)
        given.is_valid(raise_exception=True)
        batch, new = draft_import(
            actor=request.user,  # type: ignore[arg-type]
            project=where,
            uuid=uuid,
            sources=_sources(where, given.validated_data["sources"]),
        )
        if new and _is_small(batch):
            read_import(batch=batch.pk, seconds=SECONDS)
            batch = Import.objects.select_related("project").get(pk=batch.pk)
        return Response(import_shape(batch), status=201 if new else 200)


class ImportStart(APIView):
    """Has the worker store what was read. A second time changes nothing."""

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
        """All or nothing, unless what cannot be read is left out. What failed goes on."""
        batch = one_import(request, project, uuid)
        given = StartInput(data=request.data)
        given.is_valid(raise_exception=True)
        started = start_import(
            actor=request.user,  # type: ignore[arg-type]
            batch=batch,
            skip_bad=given.validated_data["skip_bad"],
        )
        return Response(import_shape(started))


class ImportCancel(APIView):
    """Stops an import. What is imported stays; nothing else comes."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="cancel_import",
        request=None,
        responses={200: ImportShape, 403: shapes.Problem, 404: shapes.Problem},
    )
    def post(self, request: Request, project: str, uuid: UUID) -> Response:
        batch = one_import(request, project, uuid)
        return Response(import_shape(cancel_import(actor=request.user, batch=batch)))  # type: ignore[arg-type]


def one_import(request: Request, project: str, uuid: UUID) -> Import:
    imports = Import.objects.in_project(managed_project(request, project))
    return get_object_or_404(imports.select_related("project"), uuid=uuid)


def _is_small(batch: Import) -> bool:
    """A page of an address is fetched by the worker: nobody waits for another site here."""
    sources = list(batch.sources.defer("content"))
    return sum(s.size for s in sources) <= AT_ONCE and not any(s.address for s in sources)


def _sources(project: Project, given: list[dict[str, Any]]) -> list[Source]:
    wanted = {each["upload"] for each in given if "upload" in each}
    there = {row.uuid: row for row in Upload.objects.in_project(project).filter(uuid__in=wanted)}
    if wanted - set(there):
        raise NoSuchUpload
    return [
        Source(
            name=each["name"],
            upload=there[each["upload"]] if "upload" in each else None,
            content=each["text"].encode() if "text" in each else None,
            address=each.get("address", ""),
            about=About(each["outlet"], each["story"], each["language"]),
        )
        for each in given
    ]
