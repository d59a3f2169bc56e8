"""The items of an import over REST: page by page, one with its words, edited one by one or all."""

from typing import Any
from uuid import UUID

from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import NoTokens
from annotator.api.fields import Listed, Strict, Truth, Words
from annotator.api.imports import one_import
from annotator.api.imports_shape import ImportShape, import_shape
from annotator.api.items_shape import ItemPage, ItemShape, item_page, item_shape
from annotator.api.shapes import BLOCK_KINDS
from annotator.articles.composing import MOST_CHARACTERS
from annotator.imports.item_actions import edit_item, edit_items
from annotator.imports.models import FILTERS, Import, ImportItem
from annotator.imports.preview import rejected
from annotator.projects.actions import UnknownLanguage
from annotator.projects.models import LANGUAGE

MOST_BLOCKS = 5000
PROBLEMS = dict.fromkeys((400, 403, 404, 409), shapes.Problem)


class Language(serializers.RegexField):
    def __init__(self, **kwargs: Any) -> None:
        words: Any = {"invalid": str(UnknownLanguage())}
        super().__init__(LANGUAGE, max_length=35, error_messages=words, **kwargs)


class ItemChoice(Strict):
    which = serializers.ChoiceField(FILTERS, default="all")
    after = serializers.IntegerField(default=0, min_value=0, help_text="From `next`.")


class BlockInput(Strict):
    kind = serializers.ChoiceField(BLOCK_KINDS)
    text = Words(max_length=MOST_CHARACTERS)


class Blocks(Listed):
    child = BlockInput()


class EditsInput(Strict):
    """What is named here takes the place of what was recognised."""

    blocks = Blocks(required=False, max_length=MOST_BLOCKS)
    byline = Words(required=False, allow_blank=True, max_length=1000)
    outlet = Words(required=False, allow_blank=True, max_length=200)
    story = Words(required=False, allow_blank=True, max_length=200)
    language = Language(required=False)
    url = serializers.URLField(required=False, allow_blank=True, max_length=2000)
    external_id = Words(required=False, allow_blank=True, max_length=200)
    published_at = serializers.DateTimeField(required=False, allow_null=True)


class ItemInput(Strict):
    edits = EditsInput(default=dict)
    choice = serializers.ChoiceField(ImportItem.Choice.choices, default="take")


class ItemsInput(Strict):
    which = serializers.ChoiceField(FILTERS, default="all")
    outlet = Words(required=False, allow_blank=True, max_length=200)
    story = Words(required=False, allow_blank=True, max_length=200)
    language = Language(required=False)
    skip = Truth(required=False, help_text="Whether to leave them out.")


class ItemList(APIView):
    """What an import holds, in the order of its files."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="list_import_items",
        parameters=[ItemChoice],
        responses={200: ItemPage, **PROBLEMS},
    )
    def get(self, request: Request, project: str, uuid: UUID) -> Response:
        batch = one_import(request, project, uuid)
        given = ItemChoice(data=request.query_params.dict())
        given.is_valid(raise_exception=True)
        return Response(item_page(batch, **given.validated_data))

    @extend_schema(
        operation_id="edit_import_items",
        request=ItemsInput,
        responses={200: ImportShape, **PROBLEMS},
    )
    def patch(self, request: Request, project: str, uuid: UUID) -> Response:
        """Gives all items, or those of one kind, the same outlet, story, language or choice."""
        batch = one_import(request, project, uuid)
        given = ItemsInput(data=request.data)
        given.is_valid(raise_exception=True)
        about = dict(given.validated_data)
        which, skip = about.pop("which"), about.pop("skip", None)
        edit_items(actor=_person(request), batch=batch, about=about, skip=skip, which=which)
        return Response(import_shape(batch))


class ItemDetail(APIView):
    """One item with its words, what was left out of them and why."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(operation_id="read_import_item", responses={200: ItemShape, **PROBLEMS})
    def get(self, request: Request, project: str, uuid: UUID, position: int) -> Response:
        batch = one_import(request, project, uuid)
        return Response(item_shape(batch, _item(batch, position)))

    @extend_schema(
        operation_id="edit_import_item",
        request=ItemInput,
        responses={200: ItemShape, **PROBLEMS},
    )
    def put(self, request: Request, project: str, uuid: UUID, position: int) -> Response:
        """Puts these edits and this choice in the place of earlier ones."""
        batch = one_import(request, project, uuid)
        item = _item(batch, position)
        given = ItemInput(data=request.data)
        given.is_valid(raise_exception=True)
        edits = _edits(item, given.validated_data["edits"])
        choice = given.validated_data["choice"]
        edit_item(actor=_person(request), item=item, edits=edits, choice=choice)
        return Response(item_shape(batch, _item(batch, position)))


class Rejected(APIView):
    """What could not be read, a JSON object a line: where, why, and the line itself."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="download_rejected",
        responses={(200, "application/jsonl"): OpenApiTypes.BINARY, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str, uuid: UUID) -> StreamingHttpResponse:
        lines = rejected(one_import(request, project, uuid))
        answer = StreamingHttpResponse(lines, content_type="application/jsonl")
        answer["Content-Disposition"] = f'attachment; filename="{project}-rejected.jsonl"'
        return answer


def _item(batch: Import, position: int) -> ImportItem:
    rows = batch.items.select_related("source").defer("content", "bands")
    return get_object_or_404(rows, position=position)


def _edits(item: ImportItem, given: dict[str, Any]) -> dict[str, Any]:
    edits = {name: value for name, value in given.items() if name != "published_at"}
    if "blocks" in edits:
        edits["blocks"] = [dict(block) for block in edits["blocks"]]
    if "published_at" in given:
        at = given["published_at"]
        printed = item.found.get("published", {}).get("printed", "")
        told = {"at": at.isoformat() if at else None, "printed": printed, "zone_assumed": False}
        edits["published"] = told
    return edits


def _person(request: Request) -> Any:
    return request.user
