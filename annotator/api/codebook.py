"""The codebook of a project, for every member to read; and the first one, from a preset."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import managed_project, visible_projects
from annotator.api.fields import Strict
from annotator.api.present import codebook_shape
from annotator.codebook.actions import PRESET_NAMES, preset, take_preset
from annotator.codebook.models import Codebook
from annotator.codebook.tiers import TIERS
from annotator.projects.models import Project, Role


class TieredLabel(shapes.LabelShape):
    tier = serializers.CharField()


class WholeCodebook(shapes.CodebookShape):
    published_at = serializers.DateTimeField()
    labels = TieredLabel(many=True)


class PresetLabel(serializers.Serializer[Any]):
    slug = serializers.CharField()
    name = serializers.CharField()
    tier = serializers.CharField()
    family = serializers.CharField()
    definition = serializers.CharField()


class PresetShape(serializers.Serializer[Any]):
    slug = serializers.CharField()
    title = serializers.CharField()
    principle = serializers.CharField()
    families = shapes.FamilyShape(many=True)
    labels = PresetLabel(many=True)


class CodebookPage(serializers.Serializer[Any]):
    codebook = WholeCodebook(allow_null=True)
    presets = PresetShape(many=True, help_text="For a manager of a project without codebook.")


class PresetInput(Strict):
    preset = serializers.ChoiceField(PRESET_NAMES)
    tiers = serializers.ListField(child=serializers.ChoiceField(TIERS), max_length=len(TIERS))


class CodebookRead(APIView):
    """The newest published codebook."""

    @extend_schema(operation_id="read_codebook", responses={200: CodebookPage, 404: shapes.Problem})
    def get(self, request: Request, project: str) -> Response:
        seen = visible_projects(request).with_role(request.user)
        where = get_object_or_404(seen, slug=project)
        found = Codebook.objects.published_in(where).last()
        return Response({"codebook": _whole(found) if found else None, "presets": _offered(where)})


class CodebookDetail(APIView):
    """One version of the codebook, by its number."""

    @extend_schema(
        operation_id="take_preset",
        request=PresetInput,
        responses={
            200: WholeCodebook,
            201: WholeCodebook,
            400: shapes.Problem,
            403: shapes.Problem,
            404: shapes.Problem,
            409: shapes.Problem,
        },
    )
    def put(self, request: Request, project: str, number: int) -> Response:
        where = managed_project(request, project)
        given = PresetInput(data=request.data)
        given.is_valid(raise_exception=True)
        book, new = take_preset(
            actor=request.user,
            project=where,
            number=number,
            name=given.validated_data["preset"],
            tiers=given.validated_data["tiers"],
        )
        return Response(_whole(book), status=201 if new else 200)


def _whole(book: Codebook) -> dict[str, Any]:
    """Five statements, however long the codebook is."""
    shape = codebook_shape(book)
    tiers = dict(book.labels.values_list("slug", "tier"))
    return {
        **shape,
        "published_at": book.published_at,
        "labels": [{**label, "tier": tiers[label["slug"]]} for label in shape["labels"]],
    }


def _offered(project: Project) -> list[dict[str, Any]]:
    if project.role != Role.MANAGER or project.codebooks.exists():
        return []
    return [_preset_shape(name) for name in PRESET_NAMES]


def _preset_shape(name: str) -> dict[str, Any]:
    content = preset(name)
    fields = ("slug", "name", "tier", "family", "definition")
    return {
        "slug": name,
        "title": content["title"],
        "principle": content["principle"],
        "families": content["families"],
        "labels": [{field: label[field] for field in fields} for label in content["labels"]],
    }
