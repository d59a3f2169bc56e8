from typing import Any

from django.db.models import Count, Q, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.pages import Pages
from annotator.api.present import (
    article_shape,
    codebook_shape,
    project_ref,
    span_shape,
    text_shape,
)
from annotator.assignments.models import Assignment, AssignmentQuerySet, State
from annotator.people.models import Token
from annotator.spans.actions import NotYours, submit


def mine(request: Request) -> AssignmentQuerySet:
    own = Assignment.objects.of(request.user)
    if isinstance(request.auth, Token):
        own = own.filter(project=request.auth.project_id)
    return own


class AssignmentRow(shapes.AssignmentRow):
    def to_representation(self, instance: Assignment) -> dict[str, Any]:
        return _row(instance)


@extend_schema_view(get=extend_schema(operation_id="list_assignments"))
class AssignmentList(ListAPIView[Assignment]):
    """My own assignments."""

    pagination_class = Pages
    serializer_class = AssignmentRow

    def get_queryset(self) -> QuerySet[Assignment]:
        live = Count("spans", filter=Q(spans__deleted_at=None))
        rows = mine(self.request).annotate(span_count=live)
        return rows.select_related("project", "text__article__outlet")


class AssignmentDetail(APIView):
    """All the annotate page needs, in one answer."""

    @extend_schema(
        operation_id="read_assignment",
        responses={200: shapes.AssignmentShape, 404: shapes.Problem},
    )
    def get(self, request: Request, assignment: int) -> Response:
        found = mine(request).filter(pk=assignment)
        found = found.select_related("project", "codebook", "text__article__outlet")
        place = found.first()
        if place is None:
            raise NotYours
        return Response(_whole(place, request))


class AssignmentSubmit(APIView):
    @extend_schema(
        operation_id="submit_assignment",
        request=None,
        responses={200: shapes.SubmittedShape, 404: shapes.Problem},
    )
    def post(self, request: Request, assignment: int) -> Response:
        place = submit(person=request.user, assignment=assignment)  # type: ignore[arg-type]
        answer = {"id": place.pk, "state": place.state, "submitted_at": place.submitted_at}
        return Response({**answer, "next": _queue(place, request)["next"]})


def _row(place: Assignment) -> dict[str, Any]:
    article = article_shape(place.text.article, place.text.headline)
    return {
        "id": place.pk,
        "state": place.state,
        "round": place.round,
        "project": project_ref(place.project),
        "article": {key: article[key] for key in ("id", "headline", "outlet")},
        "span_count": getattr(place, "span_count", 0),
        "submitted_at": place.submitted_at,
    }


def _whole(place: Assignment, request: Request) -> dict[str, Any]:
    spans = place.spans.live().select_related("label")
    return {
        "id": place.pk,
        "state": place.state,
        "round": place.round,
        "submitted_at": place.submitted_at,
        "project": project_ref(place.project),
        "article": article_shape(place.text.article, place.text.headline),
        "text": text_shape(place.text),
        "codebook": codebook_shape(place.codebook),
        "spans": [span_shape(span) for span in spans],
        "queue": _queue(place, request),
    }


def _queue(place: Assignment, request: Request) -> dict[str, Any]:
    """Where this article stands in the person's list, and the next one still to do."""
    rows = list(mine(request).filter(project=place.project_id).values_list("id", "state"))
    position = [pk for pk, _ in rows].index(place.pk)
    waiting = [pk for pk, state in rows[position + 1 :] + rows[:position] if state != _DONE]
    return {
        "position": position + 1,
        "total": len(rows),
        "next": waiting[0] if waiting else None,
    }


_DONE = State.SUBMITTED
