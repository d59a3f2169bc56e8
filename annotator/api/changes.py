"""Change plans: what becomes of a project's spans under another version of its codebook."""

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
from annotator.api.access import NoTokens, managed_project
from annotator.api.changes_shape import (
    LaterProblem,
    PlanList,
    WholePlan,
    decisions_shape,
    plan_row,
    preview_shape,
    totals_shape,
    version_shape,
)
from annotator.api.fields import Listed, Strict, Truth, Whole, Words
from annotator.api.present import looks_in
from annotator.api.revisions import LARGEST
from annotator.changes.actions import apply_plan, counts_of, revert_plan, write_plan
from annotator.changes.models import ChangePlan, WorkItem
from annotator.changes.preview import preview, versions_of
from annotator.projects.models import Project

MOST = 500
REFUSED = {400: shapes.Problem, 403: shapes.Problem, 404: shapes.Problem, 409: shapes.Problem}


class RuleInput(Strict):
    rule = serializers.ChoiceField(["join", "keep", "worklist"])
    label = Words(max_length=100, allow_blank=True, default="")


class DecisionsInput(Strict):
    labels = serializers.DictField(
        child=Listed(child=Words(max_length=100), max_length=MOST),
        default=dict,
        help_text="Old slug to new slugs: none retires it, several split it.",
    )
    collisions = serializers.DictField(child=RuleInput(), default=dict, help_text="By new slug.")
    link_types = serializers.DictField(
        child=Words(max_length=50, allow_null=True), default=dict, help_text="null takes back."
    )
    questions = serializers.DictField(child=Words(max_length=50, allow_null=True), default=dict)
    look_at_losses = Truth(default=True, help_text="A work item for each value without place.")


class PlanInput(Strict):
    old = Whole(min_value=1, max_value=LARGEST, help_text="The number of a published version.")
    new = Whole(min_value=1, max_value=LARGEST)
    decisions = DecisionsInput()
    revision = Whole(min_value=0, max_value=LARGEST, help_text="0 for a new plan.")


class ApplyInput(Strict):
    revision = Whole(min_value=1, max_value=LARGEST, help_text="The plan as you have seen it.")


class ChangePlans(APIView):
    """The versions of a codebook, and the plans that led from one to another."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="list_change_plans",
        responses={200: PlanList, 403: shapes.Problem, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        where = managed_project(request, project)
        plans = ChangePlan.objects.in_project(where).order_by("-id")
        return Response(
            {
                "versions": [version_shape(book) for book in versions_of(where)],
                "plans": [plan_row(plan) for plan in plans],
            }
        )


class ChangePlanDetail(APIView):
    """One plan: a draft with all it would do, or the report of what it did."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="read_change_plan",
        responses={200: WholePlan, 403: shapes.Problem, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str, uuid: UUID) -> Response:
        where = managed_project(request, project)
        return Response(_whole(plan_of(where, uuid)))

    @extend_schema(
        operation_id="write_change_plan",
        request=PlanInput,
        responses={200: WholePlan, 201: WholePlan, **REFUSED},
    )
    def put(self, request: Request, project: str, uuid: UUID) -> Response:
        """Writes a draft and answers with what it would do; nothing moves yet.

        The uuid is made by the client; repeating the request changes nothing.
        """
        where = managed_project(request, project)
        given = PlanInput(data=request.data)
        given.is_valid(raise_exception=True)
        said: Any = given.validated_data
        plan, new = write_plan(
            actor=request.user,
            project=where,
            uuid=uuid,
            versions=(said["old"], said["new"]),
            decisions=said["decisions"],
            revision=said["revision"],
        )
        return Response(_whole(plan), status=201 if new else 200)


class ChangePlanApply(APIView):
    """Moves everything at once, or nothing."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="apply_change_plan",
        request=ApplyInput,
        responses={200: WholePlan, **REFUSED},
    )
    def post(self, request: Request, project: str, uuid: UUID) -> Response:
        where = managed_project(request, project)
        plan_of(where, uuid)
        given = ApplyInput(data=request.data)
        given.is_valid(raise_exception=True)
        revision = given.validated_data["revision"]
        actor: Any = request.user
        apply_plan(actor=actor, project=where, uuid=uuid, revision=revision)
        return Response(_whole(plan_of(where, uuid)))


class ChangePlanRevert(APIView):
    """Puts back what a plan changed, as if it had never been applied."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="revert_change_plan",
        request=None,
        responses={
            200: WholePlan,
            403: shapes.Problem,
            404: shapes.Problem,
            409: LaterProblem,
        },
    )
    def post(self, request: Request, project: str, uuid: UUID) -> Response:
        where = managed_project(request, project)
        plan_of(where, uuid)
        actor: Any = request.user
        revert_plan(actor=actor, project=where, uuid=uuid)
        return Response(_whole(plan_of(where, uuid)))


def plan_of(project: Project, uuid: UUID) -> ChangePlan:
    return get_object_or_404(ChangePlan.objects.in_project(project), uuid=uuid)


def _whole(plan: ChangePlan) -> dict[str, Any]:
    draft = plan.state == ChangePlan.State.DRAFT
    found = preview(plan) if draft else None
    return {
        **plan_row(plan),
        "decisions": decisions_shape(plan),
        "totals": totals_shape(counts_of(found.outcome) if found else plan.counts),
        "preview": preview_shape(found, looks_in(plan.project), plan.decided) if found else None,
        "open_items": WorkItem.objects.of_plan(plan).open().count(),
    }
