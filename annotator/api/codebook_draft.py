"""The draft of a project's codebook: its managers write it, and publish it."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import managed_project
from annotator.api.codebook_shapes import ContentShape, DraftShape, StaleDraftProblem, draft_shape
from annotator.api.fields import Strict, Whole, Words
from annotator.api.problems import Faulty
from annotator.api.revisions import IF_MATCH, revision_in
from annotator.codebook.actions import PRESET_NAMES, preset
from annotator.codebook.content import Content
from annotator.codebook.draft_actions import (
    discard_draft,
    draft_of,
    publish_draft,
    save_draft,
    start_draft,
)
from annotator.codebook.file import content_in, faults_in, faults_of_draft
from annotator.codebook.models import LONGEST_TEXT, Codebook
from annotator.codebook.reading import content_of
from annotator.codebook.tiers import TIERS, of_tiers
from annotator.projects.models import Project

NEWEST, PRESET, EMPTY = "newest", "preset", "empty"
ANSWERS = {
    200: DraftShape,
    201: DraftShape,
    400: shapes.Problem,
    403: shapes.Problem,
    404: shapes.Problem,
    409: StaleDraftProblem,
}


class DraftInput(Strict):
    revision = Whole(min_value=0)
    content = serializers.DictField()


class DraftWish(serializers.Serializer[Any]):
    revision = serializers.IntegerField(help_text="0 where there is no draft yet.")
    content = ContentShape()


class FileInput(Strict):
    revision = Whole(min_value=0)
    file = serializers.DictField(help_text="What stands in the file.")


class DraftStartInput(Strict):
    like = serializers.ChoiceField([NEWEST, PRESET, EMPTY])
    preset = serializers.ChoiceField(PRESET_NAMES, required=False)
    tiers = serializers.ListField(
        child=serializers.ChoiceField(TIERS), max_length=len(TIERS), default=list
    )

    def validate(self, attrs: Any) -> Any:
        if attrs["like"] == PRESET and "preset" not in attrs:
            raise serializers.ValidationError({"preset": "Say which preset."}, code="required")
        return attrs


class DraftPublishInput(Strict):
    revision = Whole(min_value=1)
    change_note = Words(max_length=LONGEST_TEXT, allow_blank=True)


class Published(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    state = serializers.ChoiceField(Codebook.State.choices)


class PresetTitle(serializers.Serializer[Any]):
    slug = serializers.ChoiceField(PRESET_NAMES)
    title = serializers.CharField()


class DraftBeginning(serializers.Serializer[Any]):
    draft = DraftShape(allow_null=True, help_text="The draft, where there is one.")
    newest = serializers.IntegerField(allow_null=True, help_text="The newest version published.")
    presets = PresetTitle(many=True)


class Draft(APIView):
    """The draft, whole."""

    @extend_schema(
        operation_id="read_draft",
        responses={200: DraftShape, 403: shapes.Problem, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        draft = draft_of(managed_project(request, project))
        if draft is None:
            raise Http404
        return Response(draft_shape(draft))

    @extend_schema(operation_id="save_draft", request=DraftWish, responses=ANSWERS)
    def put(self, request: Request, project: str) -> Response:
        """Writes the draft, or begins it with revision 0."""
        where, given = managed_project(request, project), _given(DraftInput, request)
        if faults := faults_of_draft(given["content"]):
            raise Faulty("content", faults)
        return _saved(request, where, given["revision"], given["content"])

    @extend_schema(
        operation_id="discard_draft",
        parameters=[IF_MATCH],
        responses={204: None, 403: shapes.Problem, 404: shapes.Problem, 409: StaleDraftProblem},
    )
    def delete(self, request: Request, project: str) -> Response:
        """Discards the draft as it was seen; published versions stay."""
        where = managed_project(request, project)
        discard_draft(actor=request.user, project=where, revision=revision_in(request))
        return Response(status=status.HTTP_204_NO_CONTENT)


class DraftStart(APIView):
    """Begins the draft: like the newest version, a preset, or empty."""

    @extend_schema(
        operation_id="read_draft_start",
        responses={200: DraftBeginning, 403: shapes.Problem, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        """The draft; and what one could begin like, where there is none."""
        where = managed_project(request, project)
        draft, newest = draft_of(where), Codebook.objects.published_in(where).last()
        titles = [{"slug": name, "title": preset(name)["title"]} for name in PRESET_NAMES]
        return Response(
            {
                "draft": draft_shape(draft) if draft else None,
                "newest": newest.number if newest else None,
                "presets": titles,
            }
        )

    @extend_schema(operation_id="start_draft", request=DraftStartInput, responses=ANSWERS)
    def post(self, request: Request, project: str) -> Response:
        where, given = managed_project(request, project), _given(DraftStartInput, request)
        content = _first(where, given)
        draft, new = start_draft(actor=request.user, project=where, content=content)
        return Response(draft_shape(draft), status=201 if new else 200)


class DraftFile(APIView):
    """Writes the draft from a codebook's file."""

    @extend_schema(operation_id="import_codebook", request=FileInput, responses=ANSWERS)
    def put(self, request: Request, project: str) -> Response:
        where, given = managed_project(request, project), _given(FileInput, request)
        if faults := faults_in(given["file"]):
            raise Faulty("file", faults)
        return _saved(request, where, given["revision"], content_in(given["file"]))


class DraftPublish(APIView):
    """Publishes the draft as it was seen; from then on it never changes."""

    @extend_schema(
        operation_id="publish_draft",
        request=DraftPublishInput,
        responses={
            200: Published,
            400: shapes.Problem,
            403: shapes.Problem,
            404: shapes.Problem,
            409: StaleDraftProblem,
        },
    )
    def post(self, request: Request, project: str, number: int) -> Response:
        where, given = managed_project(request, project), _given(DraftPublishInput, request)
        get_object_or_404(Codebook, project=where, number=number)
        book = publish_draft(actor=request.user, project=where, number=number, **given)
        return Response({"number": book.number, "state": book.state})


def _given(shape: type[Strict], request: Request) -> dict[str, Any]:
    given = shape(data=request.data)
    given.is_valid(raise_exception=True)
    found: dict[str, Any] = given.validated_data
    return found


def _saved(request: Request, project: Project, revision: int, content: Content) -> Response:
    draft, new = save_draft(actor=request.user, project=project, revision=revision, content=content)
    return Response(draft_shape(draft), status=201 if new else 200)


def _first(project: Project, given: dict[str, Any]) -> Content:
    if given["like"] == PRESET:
        return of_tiers(preset(given["preset"]), given["tiers"])
    if given["like"] == EMPTY:
        return {}
    newest = Codebook.objects.ever_published_in(project).last()
    if newest is None:
        raise Http404
    return content_of(newest)
