"""The filters of the list of articles that a person keeps."""

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import visible_projects
from annotator.api.articles import ArticleFilters
from annotator.api.fields import Strict, Words
from annotator.projects.models import READERS
from annotator.search.actions import delete_filter, save_filter
from annotator.search.models import SavedFilter


class KeptFilters(ArticleFilters):
    """As the list takes them, but for what turns its pages."""

    beside = ()


class SavedFilterInput(Strict):
    name = Words(max_length=100)
    query = serializers.DictField(
        child=Words(max_length=200), help_text="As list_articles takes it: names and values."
    )

    def validate_query(self, query: dict[str, str]) -> dict[str, str]:
        KeptFilters(data=query).is_valid(raise_exception=True)
        return query


class SavedFilterShape(serializers.Serializer[Any]):
    uuid = serializers.UUIDField()
    name = serializers.CharField()
    query = serializers.DictField(child=serializers.CharField())


class SavedFilterList(APIView):
    """The filters that the person who asks keeps in this project."""

    @extend_schema(
        operation_id="list_saved_filters",
        responses={200: SavedFilterShape(many=True), 404: shapes.Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        where = get_object_or_404(visible_projects(request, READERS), slug=project)
        person: Any = request.user
        return Response([_shape(one) for one in SavedFilter.objects.of(person, where)])


class SavedFilterDetail(APIView):
    """One filter of the person who asks."""

    @extend_schema(
        operation_id="save_filter",
        request=SavedFilterInput,
        responses={
            200: SavedFilterShape,
            201: SavedFilterShape,
            400: shapes.Problem,
            404: shapes.Problem,
            409: shapes.Problem,
        },
    )
    def put(self, request: Request, project: str, uuid: UUID) -> Response:
        """Keeps it, or gives it another name or content. The uuid is made by the client."""
        where = get_object_or_404(visible_projects(request, READERS), slug=project)
        given = SavedFilterInput(data=request.data)
        given.is_valid(raise_exception=True)
        person: Any = request.user
        kept, new = save_filter(person=person, project=where, uuid=uuid, **given.validated_data)
        return Response(_shape(kept), status=201 if new else 200)

    @extend_schema(operation_id="delete_saved_filter", responses={204: None, 404: shapes.Problem})
    def delete(self, request: Request, project: str, uuid: UUID) -> Response:
        """Forgets it."""
        where = get_object_or_404(visible_projects(request, READERS), slug=project)
        person: Any = request.user
        delete_filter(person=person, project=where, uuid=uuid)
        return Response(status=204)


def _shape(kept: SavedFilter) -> dict[str, Any]:
    return {"uuid": str(kept.uuid), "name": kept.name, "query": kept.query}
