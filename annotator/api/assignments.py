from typing import Any

from django.db.models import Count, F, Q, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.pages import Pages
from annotator.api.present import (
    answer_shape,
    article_shape,
    link_shape,
    project_ref,
    remembered_shape,
    span_row_shape,
    span_rows,
    text_shape,
)
from annotator.assignments.models import Assignment, AssignmentQuerySet, State
from annotator.people.models import Token
from annotator.prepared import Prepared, slot
from annotator.reports.models import settlings
from annotator.spans.actions import reopen, submit
from annotator.spans.models import Answer, Link, Span
from annotator.spans.place import absence


def mine(request: Request) -> AssignmentQuerySet:
    return _reached(request, Assignment.objects.of(request.user))


def withdrawn(request: Request) -> AssignmentQuerySet:
    return _reached(request, Assignment.objects.withdrawn_of(request.user))


def _reached(request: Request, own: AssignmentQuerySet) -> AssignmentQuerySet:
    only = _only_project(request)
    return own if only is None else own.filter(project=only)


def _only_project(request: Request) -> int | None:
    """The one a token is for; who is signed in reaches all of their own."""
    return request.auth.project_id if isinstance(request.auth, Token) else None


def with_rows(assignments: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """All that `assignment_row` shows, in one statement and without any text."""
    live = Count("spans", filter=Q(spans__deleted_at=None))
    rows = assignments.annotate(span_count=live)
    rows = rows.select_related("project", "text__article__outlet")
    return rows.defer("text__content", "text__blocks")


class AssignmentRow(shapes.AssignmentRow):
    def to_representation(self, instance: Assignment) -> dict[str, Any]:
        return assignment_row(instance)


@extend_schema_view(get=extend_schema(operation_id="list_assignments"))
class AssignmentList(ListAPIView[Assignment]):
    """My own assignments."""

    pagination_class = Pages
    serializer_class = AssignmentRow

    def get_queryset(self) -> QuerySet[Assignment]:
        return with_rows(mine(self.request))


class AssignmentDetail(APIView):
    """All the annotate page needs, in one answer."""

    @extend_schema(
        operation_id="read_assignment",
        responses={200: shapes.AssignmentShape, 404: shapes.Problem, 410: shapes.Problem},
    )
    def get(self, request: Request, assignment: int) -> Response:
        place = _PLACE.first(person=request.user.pk, assignment=assignment)
        if place is None or _only_project(request) not in (None, place.project_id):
            raise absence(withdrawn(request), assignment)
        return Response(_whole(place, request))


class AssignmentSubmit(APIView):
    """Submits an assignment of mine, and names the next one to do."""

    @extend_schema(
        operation_id="submit_assignment",
        request=None,
        responses={
            200: shapes.SubmittedShape,
            404: shapes.Problem,
            409: shapes.IncompleteProblem,
        },
    )
    def post(self, request: Request, assignment: int) -> Response:
        place = submit(person=request.user, assignment=assignment)  # type: ignore[arg-type]
        return Response(_handed_in(place, request))


class AssignmentReopen(APIView):
    """Takes an article back that one has submitted oneself."""

    @extend_schema(
        operation_id="reopen_assignment",
        request=None,
        responses={200: shapes.SubmittedShape, 404: shapes.Problem},
    )
    def post(self, request: Request, assignment: int) -> Response:
        place = reopen(person=request.user, assignment=assignment)  # type: ignore[arg-type]
        return Response(_handed_in(place, request))


def _handed_in(place: Assignment, request: Request) -> dict[str, Any]:
    state = {"id": place.pk, "state": place.state, "submitted_at": place.submitted_at}
    return {**state, "next": _queue(place, request)["next"]}


def assignment_row(place: Assignment) -> dict[str, Any]:
    article = article_shape(place.text.article, place.text.headline)
    return {
        "id": place.pk,
        "state": place.state,
        "round": place.round,
        "project": project_ref(place.project),
        "article": {key: article[key] for key in ("id", "headline", "outlet")},
        "span_count": getattr(place, "span_count", 0),
        "submitted_at": place.submitted_at,
        "reviewed_at": place.reviewed_at,
    }


def _reports(place: Any) -> dict[str, int]:
    sent, unsettled = len(place.settlings), place.settlings.count(None)
    return {"sent": sent, "settled": sent - unsettled}


# What opening an article asks, of which the codebook is remembered.
_PLACE = Prepared(
    lambda: (
        Assignment.objects.of(slot("person"))
        .filter(pk=slot("assignment"))
        .select_related("project", "text__article__outlet")
        .annotate(published_at=F("codebook__published_at"), carry=F("carry_over"))
        .annotate(settlings=settlings())
        .with_active_seconds()
    )
)
_SPANS = Prepared(lambda: span_rows(Span.objects.live().filter(assignment=slot("assignment"))))
_LINKS = Prepared(
    lambda: (
        Link.objects.live()
        .filter(assignment=slot("assignment"))
        .select_related("type", "source", "target")
        .only("uuid", "revision", "deleted_at", "type__slug", "source__uuid", "target__uuid")
        .order_by("pk")
    )
)
_ANSWERS = Prepared(
    lambda: (
        Answer.objects.filter(assignment=slot("assignment"), question__codebook=slot("codebook"))
        .select_related("question")
        .only("value", "revision", "question__slug")
        .order_by("question__position")
    )
)
_LIST = Prepared(
    lambda: (
        Assignment.objects.of(slot("person")).filter(project=slot("project")).values("id", "state")
    )
)


def _whole(place: Any, request: Request) -> dict[str, Any]:
    answers = _ANSWERS.all(assignment=place.pk, codebook=place.codebook_id)
    return {
        "id": place.pk,
        "state": place.state,
        "round": place.round,
        "submitted_at": place.submitted_at,
        "active_seconds": place.active_seconds,
        "project": project_ref(place.project),
        "article": article_shape(place.text.article, place.text.headline),
        "text": text_shape(place.text),
        "codebook": remembered_shape(place.codebook_id, place.published_at),
        "spans": [span_row_shape(row) for row in _SPANS.all(assignment=place.pk)],
        "links": [link_shape(link) for link in _LINKS.all(assignment=place.pk)],
        "answers": [answer_shape(answer) for answer in answers],
        "reports": _reports(place),
        "carried": place.carry is not None,
        "reviewed_at": place.reviewed_at,
        "returned_because": place.returned_because,
        "queue": _queue(place, request),
    }


def _queue(place: Assignment, request: Request) -> dict[str, Any]:
    """Where this article stands in the person's list, its neighbours, the next one to do."""
    found = _LIST.all(person=request.user.pk, project=place.project_id)
    rows = [(row["id"], row["state"]) for row in found]
    order = [pk for pk, _ in rows]
    # Withdrawn, or the membership ended, while this was being answered: then it is in no list.
    position = order.index(place.pk) if place.pk in order else -1
    waiting = [
        pk for pk, state in rows[position + 1 :] + rows[:position] if state != State.SUBMITTED
    ]
    return {
        "position": position + 1,
        "total": len(rows),
        "previous": order[position - 1] if position > 0 else None,
        "following": order[position + 1] if position + 1 < len(order) else None,
        "next": waiting[0] if waiting else None,
    }
