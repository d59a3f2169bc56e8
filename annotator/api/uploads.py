"""Files sent as they are, for jobs that read them later. Their bytes are the body."""

from collections.abc import Mapping
from functools import partial
from tempfile import TemporaryFile
from typing import IO, Any, BinaryIO, cast
from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.parsers import BaseParser
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import NoTokens, managed_project
from annotator.api.fields import Strict, Words
from annotator.uploads.actions import (
    EmptyUpload,
    refuse_too_large,
    remove_upload,
    store_upload,
)
from annotator.uploads.models import Upload
from annotator.uploads.reading import CHUNK


class FileParser(BaseParser):
    """The body in a file of this machine: how long somebody sends must not hold the database."""

    media_type = "application/octet-stream"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        kept = TemporaryFile()  # noqa: SIM115  closed by the view
        try:
            for piece in iter(partial(stream.read, CHUNK), b""):
                kept.write(piece)
                refuse_too_large(kept.tell())
        except BaseException:
            kept.close()
            raise
        return kept


class UploadQuery(Strict):
    name = Words(max_length=200, help_text="What the file is called.")


class UploadShape(serializers.Serializer[Any]):
    uuid = serializers.UUIDField()
    name = serializers.CharField()
    size = serializers.IntegerField(help_text="Bytes.")
    sha256 = serializers.CharField()
    media_type = serializers.CharField(help_text="As guessed from its bytes and name.")
    created_at = serializers.DateTimeField()


class UploadDetail(APIView):
    """One file of a project, before and while something uses it."""

    permission_classes = (IsAuthenticated, NoTokens)
    parser_classes = (FileParser,)

    @extend_schema(
        operation_id="send_upload",
        parameters=[UploadQuery],
        request={"application/octet-stream": OpenApiTypes.BINARY},
        responses={
            200: UploadShape,
            201: UploadShape,
            400: shapes.Problem,
            403: shapes.Problem,
            404: shapes.Problem,
            409: shapes.Problem,
            413: shapes.Problem,
        },
    )
    def put(self, request: Request, project: str, uuid: UUID) -> Response:
        """Stores the body, as it is. Sending the same file again changes nothing."""
        where = managed_project(request, project)
        given = UploadQuery(data=request.query_params.dict())
        given.is_valid(raise_exception=True)
        refuse_too_large(int(request.META.get("CONTENT_LENGTH") or 0))
        name = given.validated_data["name"]
        with _body(request, name) as body:
            upload, new = store_upload(
                actor=request.user,
                project=where,
                uuid=uuid,
                name=name,
                stream=body,
            )
        return Response(UploadShape(upload).data, status=201 if new else 200)

    @extend_schema(
        operation_id="remove_upload",
        responses={204: None, 403: shapes.Problem, 404: shapes.Problem, 409: shapes.Problem},
    )
    def delete(self, request: Request, project: str, uuid: UUID) -> Response:
        """Removes a file that nothing uses."""
        where = managed_project(request, project)
        found = get_object_or_404(Upload.objects.in_project(where), uuid=uuid)
        remove_upload(actor=request.user, upload=found)
        return Response(status=204)


def _body(request: Request, name: str) -> BinaryIO:
    if request.stream is None:
        raise EmptyUpload(name=name)
    return cast("BinaryIO", request.data)
