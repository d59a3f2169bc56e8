"""The labels of an older text that an annotator is offered on its correction."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.assignments import mine, withdrawn
from annotator.api.fields import Listed, Strict, Uuid
from annotator.api.present import Looks, article_shape, looks_in, project_ref, span_shape
from annotator.assignments.models import Assignment, State
from annotator.changes.carrying import FATES
from annotator.changes.carrying_actions import NothingOffered, decide
from annotator.changes.carrying_models import CarryOver
from annotator.changes.offers import Offer, offers
from annotator.spans.place import absence

STATES = ["waiting", "accepted", "removed", "declined"]
MOST = 10_000
REFUSED = {404: shapes.Problem, 409: shapes.Problem, 410: shapes.Problem}


class OfferShape(shapes.LookedSpanShape):
    """A span as it was; `uuid` names it in the answer."""

    before = serializers.CharField(help_text="Some words of the same block, in the old text.")
    after = serializers.CharField(help_text="Some words of the same block, in the old text.")
    fate = serializers.ChoiceField(FATES, help_text="moved: the same words.")
    words = serializers.CharField(help_text="What it would mark now; empty for an orphan.")
    decision = serializers.ChoiceField(STATES, help_text="removed: accepted, and removed since.")


class CarriedShape(serializers.Serializer[Any]):
    project = shapes.ProjectRef()
    article = shapes.ArticleShape()
    state = serializers.ChoiceField(State.choices)
    old_version = serializers.IntegerField()
    version = serializers.IntegerField()
    note = serializers.CharField(help_text="What was corrected.")
    offers = OfferShape(many=True)
    blocked = serializers.ListField(
        child=serializers.UUIDField(),
        help_text="Accepted, but a label of the same kind lies there already.",
    )


class DecisionInput(Strict):
    accept = Listed(child=Uuid(), max_length=MOST, default=list)
    decline = Listed(child=Uuid(), max_length=MOST, default=list)


class CarriedSpans(APIView):
    """Old labels of mine, each with its place in the corrected text."""

    @extend_schema(
        operation_id="read_carried",
        responses={200: CarriedShape, **REFUSED},
    )
    def get(self, request: Request, assignment: int) -> Response:
        return Response(_shape(_place(request, assignment), []))

    @extend_schema(
        operation_id="decide_carried",
        request=DecisionInput,
        responses={200: CarriedShape, 400: shapes.Problem, **REFUSED},
    )
    def post(self, request: Request, assignment: int) -> Response:
        """Puts the accepted ones on the corrected text; the old ones stay as they are."""
        given = DecisionInput(data=request.data)
        given.is_valid(raise_exception=True)
        actor: Any = request.user
        done = decide(person=actor, assignment=assignment, **given.validated_data)
        return Response(_shape(_place(request, assignment), done.blocked))


def _place(request: Request, assignment: int) -> Assignment:
    rows = mine(request).select_related("project", "text__article__outlet")
    place = rows.defer("text__content").filter(pk=assignment).first()
    if place is None:
        raise absence(withdrawn(request), assignment)
    return place


def _shape(place: Assignment, blocked: list[Any]) -> dict[str, Any]:
    rows = CarryOver.objects.select_related("source__text", "assignment")
    carry = rows.defer("source__text__content").filter(assignment=place).first()
    if carry is None:
        raise NothingOffered
    looks = looks_in(place.project)
    return {
        "project": project_ref(place.project),
        "article": article_shape(place.text.article, place.text.headline),
        "state": place.state,
        "old_version": carry.source.text.version,
        "version": place.text.version,
        "note": place.text.note,
        "offers": [_offer(offer, looks) for offer in offers(carry)],
        "blocked": blocked,
    }


def _offer(offer: Offer, looks: Looks) -> dict[str, Any]:
    return {
        **span_shape(offer.span),
        **looks.of(offer.span.label),
        "before": offer.before,
        "after": offer.after,
        "fate": offer.proposal.fate,
        "words": offer.words,
        "decision": _decision(offer),
    }


def _decision(offer: Offer) -> str:
    if offer.made:
        return "accepted"
    if offer.removed:
        return "removed"
    return "declined" if offer.declined else "waiting"
