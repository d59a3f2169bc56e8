"""The worklist of an applied change plan, for those who review."""

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import NoTokens, visible_projects
from annotator.api.changes import plan_of
from annotator.api.changes_shape import NewLabelShape, SampleShape, sample
from annotator.api.fields import Strict, Words
from annotator.api.pages import Pages, Paging
from annotator.api.present import looks_in
from annotator.changes.models import ChangePlan, Move, WorkItem, WorkItemQuerySet
from annotator.changes.worklist_actions import resolve_item
from annotator.projects.models import REVIEWERS
from annotator.spans.models import Span


class WorkItemShape(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    reason = serializers.ChoiceField(WorkItem.Reason.choices)
    choices = serializers.ListField(child=serializers.CharField())
    lost = serializers.DictField(child=serializers.JSONField())
    done = serializers.BooleanField()
    outcome = serializers.CharField(allow_blank=True)
    headline = serializers.CharField(allow_blank=True)
    text = serializers.IntegerField()
    annotator = serializers.CharField()
    live = serializers.BooleanField(help_text="false: the span is set aside.")
    span = SampleShape(allow_null=True)
    former = serializers.CharField(allow_blank=True, help_text="The label before the plan.")
    over = SampleShape(allow_null=True, help_text="The span in the way of one set aside.")


class WorklistShape(serializers.Serializer[Any]):
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = WorkItemShape(many=True)
    open = serializers.IntegerField()
    all = serializers.IntegerField()
    state = serializers.ChoiceField(ChangePlan.State.choices)
    old = serializers.IntegerField()
    new = serializers.IntegerField()
    labels = NewLabelShape(many=True)


class ResolveInput(Strict):
    label = Words(max_length=100, allow_blank=True, help_text="Empty: all stays as it is.")


class Worklist(APIView):
    """What a person must look at after a change of labels."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="list_work_items",
        parameters=[Paging],
        responses={200: WorklistShape, 400: shapes.Problem, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str, uuid: UUID) -> Response:
        plan = _plan(request, project, uuid)
        Paging.of(request)
        items, pages = WorkItem.objects.of_plan(plan), Pages()
        found = pages.paginate_queryset(_rows(items), request, view=self) or []
        spans, former = _spans(found), _former(plan, found)
        looks = looks_in(plan.project)
        return Response(
            {
                "next": pages.get_next_link(),
                "previous": pages.get_previous_link(),
                "results": [item_shape(one, spans, former) for one in found],
                "open": items.open().count(),
                "all": items.count(),
                "state": plan.state,
                "old": plan.old.number,
                "new": plan.new.number,
                "labels": [
                    {
                        "slug": label.slug,
                        "name": label.name,
                        "colour": looks.of(label)["colour"],
                        "exclusive": label.exclusive,
                    }
                    for label in plan.new.labels.all()
                ],
            }
        )


class WorkItemDetail(APIView):
    """One item of the worklist."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="resolve_work_item",
        request=ResolveInput,
        responses={
            200: WorkItemShape,
            400: shapes.Problem,
            404: shapes.Problem,
            409: shapes.Problem,
        },
    )
    def put(self, request: Request, project: str, uuid: UUID, item: int) -> Response:
        """Gives its span a label, or leaves it as it is. Repeating it changes nothing."""
        plan = _plan(request, project, uuid)
        get_object_or_404(WorkItem.objects.of_plan(plan), pk=item)
        given = ResolveInput(data=request.data)
        given.is_valid(raise_exception=True)
        actor: Any = request.user
        label = given.validated_data["label"]
        resolve_item(actor=actor, plan=plan, item=item, label=label)
        row = _rows(WorkItem.objects.of_plan(plan)).get(pk=item)
        return Response(item_shape(row, _spans([row]), _former(plan, [row])))


def _plan(request: Request, project: str, uuid: UUID) -> ChangePlan:
    where = get_object_or_404(visible_projects(request, REVIEWERS), slug=project)
    return plan_of(where, uuid)


def _rows(items: WorkItemQuerySet) -> WorkItemQuerySet:
    rows = items.select_related("assignment__annotator", "assignment__text")
    return rows.defer("assignment__text__content", "assignment__text__blocks")


def _spans(items: list[WorkItem]) -> dict[int, Span]:
    """In their words, also those that are set aside and those in their way."""
    named = {pk for one in items for pk in (one.span_id, _in_the_way(one)) if pk}
    rows = Span.objects.filter(pk__in=named).in_context()
    rows = rows.select_related("label", "assignment__annotator", "assignment__text")
    rows = rows.defer("assignment__text__content", "assignment__text__blocks")
    return {span.pk: span for span in rows}


def _in_the_way(item: WorkItem) -> int | None:
    """The span because of which the item's span was set aside; else `lost` speaks of attributes."""
    over: int | None = item.lost.get("over") if item.reason == WorkItem.Reason.COLLISION else None
    return over


def _former(plan: ChangePlan, items: list[WorkItem]) -> dict[int, str]:
    """What the label of each span was called before the plan. Two statements."""
    spans = [one.span_id for one in items if one.span_id]
    moves = Move.objects.filter(plan=plan, table=Move.Table.SPAN, row__in=spans)
    names = dict(plan.old.labels.values_list("pk", "name"))
    return {one.row: names.get(one.before["label_id"], "") for one in moves}


def item_shape(item: WorkItem, spans: dict[int, Span], former: dict[int, str]) -> dict[str, Any]:
    place, span = item.assignment, spans.get(item.span_id or 0)
    over = spans.get(_in_the_way(item) or 0)
    return {
        "id": item.pk,
        "reason": item.reason,
        "choices": item.choices,
        "lost": {} if item.reason == WorkItem.Reason.COLLISION else item.lost,
        "done": item.done_at is not None,
        "outcome": item.outcome,
        "headline": place.text.headline,
        "text": place.text_id,
        "annotator": place.annotator.pseudonym if place.annotator else "",
        "live": span is not None and span.deleted_at is None,
        "span": sample(span) if span else None,
        "former": former.get(item.span_id or 0, ""),
        "over": sample(over) if over else None,
    }
