"""The versions of a codebook: what changed between two, one as a file, and retiring one."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import managed_project, visible_projects
from annotator.api.codebook_shapes import ChangesShape, VersionRow, changes_shape
from annotator.api.fields import Strict
from annotator.codebook.draft_actions import retire
from annotator.codebook.file import file_of, schema
from annotator.codebook.models import Codebook
from annotator.codebook.reading import content_of
from annotator.projects.models import Role


class CodebookFile(APIView):
    """One version as a file: the same version is the same bytes. A manager has the draft too."""

    @extend_schema(
        operation_id="export_codebook",
        responses={(200, "application/json"): OpenApiTypes.OBJECT, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str, number: int) -> HttpResponse:
        book = _seen(request, project, number)
        answer = HttpResponse(file_of(content_of(book)), content_type="application/json")
        name = f"{project}-codebook-{number}.json"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer


class CodebookChanges(APIView):
    """What changed from one version to another, as a list to read."""

    class Since(Strict):
        since = serializers.IntegerField(min_value=1, help_text="The earlier version.")

    @extend_schema(
        operation_id="compare_codebooks",
        parameters=[Since],
        responses={200: ChangesShape, 400: shapes.Problem, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str, number: int) -> Response:
        new = _seen(request, project, number)
        given = self.Since(data=request.query_params)
        given.is_valid(raise_exception=True)
        old = _seen(request, project, given.validated_data["since"])
        return Response(changes_shape(old, new))


class CodebookRetire(APIView):
    """No new assignment is given out under this version; those there are go on."""

    @extend_schema(
        operation_id="retire_codebook",
        request=None,
        responses={
            200: VersionRow,
            403: shapes.Problem,
            404: shapes.Problem,
            409: shapes.Problem,
        },
    )
    def post(self, request: Request, project: str, number: int) -> Response:
        where = managed_project(request, project)
        get_object_or_404(Codebook, project=where, number=number)
        return Response(version_row(retire(actor=request.user, project=where, number=number)))


class CodebookSchema(APIView):
    """The JSON Schema of a codebook's file."""

    permission_classes = ()

    @extend_schema(operation_id="read_codebook_schema", responses={200: OpenApiTypes.OBJECT})
    def get(self, request: Request) -> Response:
        return Response(schema())


def version_row(book: Codebook) -> dict[str, Any]:
    names = ("number", "state", "published_at", "change_note")
    return {name: getattr(book, name) for name in names}


def _seen(request: Request, slug: str, number: int) -> Codebook:
    """A version this person may read: whatever was published, and for a manager the draft."""
    where = get_object_or_404(visible_projects(request).with_role(request.user), slug=slug)
    books = Codebook.objects.filter(project=where)
    if where.role != Role.MANAGER:
        books = Codebook.objects.ever_published_in(where)
    found: Codebook = get_object_or_404(books, number=number)
    return found
