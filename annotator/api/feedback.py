"""What review made of one's own spans."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api.assignments import mine
from annotator.api.review_shapes import FeedbackShape, gold_told, marked
from annotator.api.shapes import Problem
from annotator.review.feedback import Told, feedback


class OwnFeedback(APIView):
    """What was kept, changed and rejected of my spans in one article, once it is reviewed."""

    @extend_schema(operation_id="read_feedback", responses={200: FeedbackShape, 404: Problem})
    def get(self, request: Request, assignment: int) -> Response:
        place = get_object_or_404(mine(request), pk=assignment)
        return Response(
            {
                "reviewed_at": place.reviewed_at,
                "returned_because": place.returned_because,
                "told": [_told(one) for one in feedback(place)],
            }
        )


def _told(one: Told) -> dict[str, Any]:
    said = one.verdict
    return {
        "outcome": str(one.outcome),
        "span": {"uuid": str(one.span.uuid), **marked(one.span)} if one.span else None,
        "gold": gold_told(one.gold),
        "decision": said.decision if said else "",
        "reason": said.reason if said else "",
        "note": said.note if said else "",
    }
