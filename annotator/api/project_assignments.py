"""A project's assignments, for its managers: how they stand, and giving out more."""

from collections import Counter
from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import NoTokens, managed_project, visible_projects
from annotator.api.fields import Listed, Strict, Truth, Whole, Words
from annotator.assignments.actions import Evenly, give_by_hand, give_evenly, planned
from annotator.assignments.models import Assignment, State
from annotator.assignments.overview import overview
from annotator.assignments.pool_actions import close_slots, offer, take_next
from annotator.projects.models import Membership, Project, Role

REFUSED = {400: shapes.Problem, 403: shapes.Problem, 404: shapes.Problem, 409: shapes.Problem}


class EvenlyInput(Strict):
    per_article = Whole(min_value=1, max_value=1000, help_text="Annotators for each article.")
    articles = Listed(
        child=Whole(min_value=1, max_value=2**63 - 1),
        max_length=10_000,
        allow_null=True,
        default=None,
    )
    annotators = Listed(
        child=Words(max_length=50),
        max_length=1000,
        allow_null=True,
        default=None,
        help_text="Pseudonyms.",
    )
    only_unassigned = Truth(default=False, help_text="Only articles that nobody has yet.")


class AssignInput(EvenlyInput):
    per_article = Whole(
        min_value=1,
        max_value=1000,
        allow_null=True,
        default=None,
        help_text="Without it each of the articles goes to each of the annotators.",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        by_hand = attrs["per_article"] is None
        if by_hand and not (attrs["articles"] and attrs["annotators"]):
            raise serializers.ValidationError(
                "Without per_article, articles and annotators must be named."
            )
        return attrs


class LoadShape(serializers.Serializer[Any]):
    pseudonym = serializers.CharField()
    name = serializers.CharField()
    open = serializers.IntegerField()
    in_progress = serializers.IntegerField()
    returned = serializers.IntegerField()
    submitted = serializers.IntegerField()


class CoverageShape(serializers.Serializer[Any]):
    annotators = serializers.IntegerField()
    articles = serializers.IntegerField()


class OverviewShape(serializers.Serializer[Any]):
    codebook = serializers.IntegerField(allow_null=True, help_text="Its number.")
    articles = serializers.IntegerField()
    slots = serializers.IntegerField(help_text="Of the pool, that nobody has taken.")
    annotators = LoadShape(many=True)
    coverage = CoverageShape(many=True)


class ShareShape(serializers.Serializer[Any]):
    pseudonym = serializers.CharField()
    name = serializers.CharField()
    has = serializers.IntegerField()
    gets = serializers.IntegerField()


class PlanShape(serializers.Serializer[Any]):
    articles = serializers.IntegerField(help_text="That get at least one annotator more.")
    assignments = serializers.IntegerField()
    annotators = ShareShape(many=True)


class GivenShape(serializers.Serializer[Any]):
    articles = serializers.IntegerField()
    assignments = serializers.IntegerField(help_text="Those that were not there before.")


class ProjectAssignments(APIView):
    """How the work of a project stands."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="read_project_assignments",
        responses={200: OverviewShape, 403: shapes.Problem, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        now = overview(managed_project(request, project))
        return Response(
            {
                "codebook": now.codebook.number if now.codebook else None,
                "articles": now.coverage.total(),
                "slots": now.slots,
                "annotators": [_load(one, states) for one, states in now.loads],
                "coverage": [
                    {"annotators": annotators, "articles": articles}
                    for annotators, articles in sorted(now.coverage.items())
                ],
            }
        )

    @extend_schema(
        operation_id="assign_articles",
        request=AssignInput,
        responses={200: GivenShape, **REFUSED},
    )
    def post(self, request: Request, project: str) -> Response:
        """Gives articles out, evenly or by hand. Repeating it adds nothing."""
        where = managed_project(request, project)
        given = AssignInput(data=request.data)
        given.is_valid(raise_exception=True)
        done = _give(request, where, given.validated_data)
        texts = {assignment.text_id for assignment in done}
        return Response({"articles": len(texts), "assignments": len(done)})


class AssignmentPlan(APIView):
    """What giving out evenly would do. Writes nothing."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="plan_assignments",
        request=EvenlyInput,
        responses={200: PlanShape, **REFUSED},
    )
    def post(self, request: Request, project: str) -> Response:
        where = managed_project(request, project)
        given = EvenlyInput(data=request.data)
        given.is_valid(raise_exception=True)
        pairs = planned(where, Evenly(**given.validated_data))
        gets = Counter(member.pk for _, member in pairs)
        return Response(
            {
                "articles": len({text for text, _ in pairs}),
                "assignments": len(pairs),
                "annotators": [
                    _share(one, states, gets[one.pk]) for one, states in overview(where).loads
                ],
            }
        )


class PoolInput(Strict):
    per_article = Whole(
        min_value=1,
        max_value=1000,
        help_text="Annotators for each article, with those who have it already.",
    )


class PoolShape(serializers.Serializer[Any]):
    slots = serializers.IntegerField(help_text="Opened or closed by this request.")


class Pool(APIView):
    """Slots that annotators take themselves, one article after the other."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="open_slots", request=PoolInput, responses={200: PoolShape, **REFUSED}
    )
    def post(self, request: Request, project: str) -> Response:
        """Opens slots until each article has as many as wanted. Repeating it adds nothing."""
        where = managed_project(request, project)
        given = PoolInput.read(request.data)
        actor: Any = request.user
        return Response({"slots": len(offer(actor=actor, project=where, **given))})

    @extend_schema(
        operation_id="close_slots",
        request=None,
        responses={200: PoolShape, 403: shapes.Problem, 404: shapes.Problem},
    )
    def delete(self, request: Request, project: str) -> Response:
        """Takes back the slots nobody has taken. Whoever has an article keeps it."""
        where = managed_project(request, project)
        actor: Any = request.user
        return Response({"slots": close_slots(actor=actor, project=where)})


class TakenShape(serializers.Serializer[Any]):
    id = serializers.IntegerField(help_text="Of the assignment.")


class NextArticle(APIView):
    """The next article of the pool, for an annotator."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="take_next_article",
        request=None,
        responses={200: TakenShape, 404: shapes.Problem, 409: shapes.Problem},
    )
    def post(self, request: Request, project: str) -> Response:
        """Takes the next article; one that is taken and not submitted is the next one."""
        mine = visible_projects(request, (Role.ANNOTATOR,))
        where = get_object_or_404(mine, slug=project)
        person: Any = request.user
        return Response({"id": take_next(person=person, project=where).pk})


def _give(request: Request, project: Project, given: dict[str, Any]) -> list[Assignment]:
    actor: Any = request.user
    if given["per_article"] is None:
        names = {name: given[name] for name in ("articles", "annotators")}
        return give_by_hand(actor=actor, project=project, **names)
    return give_evenly(actor=actor, project=project, wanted=Evenly(**given))


def _load(one: Membership, states: Counter[str]) -> dict[str, Any]:
    return {**_who(one), **{state: states[state] for state in State.values}}


def _share(one: Membership, states: Counter[str], gets: int) -> dict[str, Any]:
    return {**_who(one), "has": states.total(), "gets": gets}


def _who(one: Membership) -> dict[str, str]:
    return {"pseudonym": one.pseudonym, "name": one.user.get_full_name() or one.user.username}
