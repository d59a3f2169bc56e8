"""The codebook of a project, for every member to read; and the first one, from a preset."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import managed_project, visible_projects
from annotator.api.codebook_shapes import GuidelineShape, VersionRow
from annotator.api.codebook_versions import version_row
from annotator.api.fields import Strict
from annotator.api.present import codebook_shape
from annotator.codebook.actions import PRESET_NAMES, preset, take_preset
from annotator.codebook.models import Codebook
from annotator.codebook.tiers import TIERS
from annotator.projects.models import Role

DRAFT = Codebook.State.DRAFT


class TieredLabel(shapes.LabelShape):
    tier = serializers.CharField()


class WholeCodebook(shapes.CodebookShape):
    state = serializers.ChoiceField(Codebook.State.choices)
    published_at = serializers.DateTimeField()
    change_note = serializers.CharField()
    labels = TieredLabel(many=True)
    guidelines = GuidelineShape(many=True)


class DraftRef(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    revision = serializers.IntegerField()


class PresetLabel(serializers.Serializer[Any]):
    slug = serializers.CharField()
    name = serializers.CharField()
    tier = serializers.CharField()
    family = serializers.CharField()
    definition = serializers.CharField()


class PresetQuestion(serializers.Serializer[Any]):
    slug = serializers.CharField()
    wording = serializers.CharField()
    values = serializers.ListField(child=serializers.CharField())


class PresetShape(serializers.Serializer[Any]):
    slug = serializers.CharField()
    title = serializers.CharField()
    description = serializers.CharField()
    citations = serializers.ListField(child=serializers.CharField(), help_text="What to cite.")
    licence = serializers.CharField()
    principle = serializers.CharField()
    families = shapes.FamilyShape(many=True)
    labels = PresetLabel(many=True)
    questions = PresetQuestion(many=True)
    guidelines = serializers.ListField(child=serializers.CharField(), help_text="Titles.")


class CodebookPage(serializers.Serializer[Any]):
    codebook = WholeCodebook(allow_null=True)
    versions = VersionRow(many=True, help_text="All that were published, the newest first.")
    draft = DraftRef(allow_null=True, help_text="For managers.")
    may_edit = serializers.BooleanField()
    presets = PresetShape(many=True, help_text="For a manager who may begin a draft.")


class PresetInput(Strict):
    preset = serializers.ChoiceField(PRESET_NAMES)
    tiers = serializers.ListField(child=serializers.ChoiceField(TIERS), max_length=len(TIERS))


class CodebookRead(APIView):
    """One published codebook, the newest unless a version is asked for, and which there are."""

    class Options(Strict):
        version = serializers.IntegerField(min_value=1, required=False)

    @extend_schema(
        operation_id="read_codebook",
        parameters=[Options],
        responses={200: CodebookPage, 400: shapes.Problem, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        options = self.Options(data=request.query_params)
        options.is_valid(raise_exception=True)
        seen = visible_projects(request).with_role(request.user)
        where = get_object_or_404(seen, slug=project)
        books = list(Codebook.objects.filter(project=where).order_by("-number"))
        found = _chosen(books, options.validated_data.get("version"))
        manages = where.role == Role.MANAGER
        return Response(
            {
                "codebook": _whole(found) if found else None,
                "versions": [version_row(book) for book in books if book.state != DRAFT],
                "draft": _draft(books) if manages else None,
                "may_edit": manages,
                "presets": _presets() if manages and not _draft(books) else [],
            }
        )


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
    """Six statements, however long the codebook is."""
    shape = codebook_shape(book)
    tiers = dict(book.labels.values_list("slug", "tier"))
    return {
        **shape,
        **version_row(book),
        "guidelines": [
            {"slug": page.slug, "title": page.title, "body": page.body}
            for page in book.guidelines.all()
        ],
        "labels": [{**label, "tier": tiers[label["slug"]]} for label in shape["labels"]],
    }


def _chosen(books: list[Codebook], number: int | None) -> Codebook | None:
    """The version asked for, or the newest published one, or at least one that once was."""
    readable = [book for book in books if book.state != DRAFT]
    if number is None:
        published = [book for book in readable if book.state == Codebook.State.PUBLISHED]
        return next(iter(published + readable), None)
    found = next((book for book in readable if book.number == number), None)
    if found is None:
        raise Http404
    return found


def _draft(books: list[Codebook]) -> dict[str, int] | None:
    draft = next((book for book in books if book.state == DRAFT), None)
    return {"number": draft.number, "revision": draft.revision} if draft else None


def _presets() -> list[dict[str, Any]]:
    return [_preset_shape(name) for name in PRESET_NAMES]


def _preset_shape(name: str) -> dict[str, Any]:
    content = preset(name)
    fields = ("slug", "name", "tier", "family", "definition")
    return {
        "slug": name,
        "title": content["title"],
        **content["about"],
        "principle": content["principle"],
        "families": content["families"],
        "labels": [{field: label[field] for field in fields} for label in content["labels"]],
        "questions": [_question(question) for question in content["questions"]],
        "guidelines": [page["title"] for page in content["guidelines"]],
    }


def _question(question: dict[str, Any]) -> dict[str, Any]:
    values = [value["name"] for value in question["values"]]
    return {"slug": question["slug"], "wording": question["wording"], "values": values}
