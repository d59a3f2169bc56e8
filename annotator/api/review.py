"""Review: the queue of disagreements, an article with everybody's spans, and verdicts."""

import re
from typing import Any
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api.access import NoTokens, visible_projects
from annotator.api.fields import Strict, Truth, Whole, Words
from annotator.api.present import article_shape, remembered_shape, text_shape
from annotator.api.review_shapes import (
    CLUSTER_STATES,
    KINDS,
    ArticleInReviewShape,
    ReviewQueueShape,
    VerdictShape,
    cluster_shape,
    lanes_shape,
    queued_shape,
    verdict_shape,
)
from annotator.api.revisions import IF_MATCH, LARGEST, revision_in
from annotator.api.shapes import Problem, StaleProblem
from annotator.api.text_access import readable_text
from annotator.assignments.models import Assignment
from annotator.codebook.models import Codebook
from annotator.projects.models import REVIEWERS, Project
from annotator.review.actions import reopen_verdict, settle
from annotator.review.article import article_in_review
from annotator.review.gold import Wanted as WantedVerdict
from annotator.review.models import Decision, Reason, Verdict
from annotator.review.queue import Place, Wanted, queue, tally
from annotator.review.returning_actions import return_work
from annotator.review.unanimous_actions import settle_unanimous

NUMBER = 2**62
REFUSED = {400: Problem, 404: Problem, 409: Problem}
PLACE = re.compile(r"([0-9.e+-]{1,30}):([0-9]{1,18}):([0-9]{1,9}):([0-9]{1,18})")


class QueueFilters(Strict):
    state = serializers.ChoiceField(CLUSTER_STATES, default="open")
    label = serializers.CharField(required=False, max_length=100)  # type: ignore[assignment]
    outlet = serializers.CharField(required=False, max_length=200)
    kind = serializers.ChoiceField(KINDS, required=False)
    annotator = serializers.ListField(
        child=serializers.CharField(max_length=50),
        required=False,
        max_length=2,
        help_text="Given twice: only where these two differ. By pseudonym.",
    )
    text = serializers.IntegerField(required=False, min_value=1, max_value=NUMBER)
    round = serializers.IntegerField(required=False, min_value=1, max_value=LARGEST)
    least = serializers.IntegerField(
        required=False, min_value=1, max_value=LARGEST, help_text="Spans in it, at least."
    )
    most = serializers.IntegerField(required=False, min_value=1, max_value=LARGEST)
    after = serializers.CharField(required=False, help_text="`following` of the page before.")

    def validate_after(self, value: str) -> Place:
        found = PLACE.fullmatch(value)
        try:
            return float(found[1]), int(found[2]), int(found[3]), int(found[4])  # type: ignore[index]
        except (TypeError, ValueError):
            raise ValidationError("Take this from `following` of a page.") from None


class ReviewQueue(APIView):
    """Places that wait for a verdict, the most informative first."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="list_review_queue",
        parameters=[QueueFilters],
        responses={200: ReviewQueueShape, 400: Problem, 404: Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        where = reviewed_project(request, project)
        asked: dict[str, Any] = request.query_params.dict()
        if names := request.query_params.getlist("annotator"):
            asked["annotator"] = names
        given = QueueFilters.read(asked)
        given["annotators"] = tuple(given.pop("annotator", ()))
        wanted = Wanted(**given)
        rows, following = queue(where, wanted)
        return Response(
            {
                "following": ":".join(map(repr, following)) if following else None,
                "counts": tally(where, wanted),
                "results": [queued_shape(row) for row in rows],
            }
        )


class ArticleInReviewOptions(Strict):
    codebook = serializers.IntegerField(min_value=1, max_value=LARGEST)
    round = serializers.IntegerField(min_value=1, max_value=LARGEST, default=1)
    names = serializers.BooleanField(default=False, help_text="Say who is who.")


class ArticleInReview(APIView):
    """An article with what everybody submitted, its clusters and their verdicts."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="read_article_in_review",
        parameters=[ArticleInReviewOptions],
        responses={200: ArticleInReviewShape, 400: Problem, 404: Problem, 410: Problem},
    )
    def get(self, request: Request, project: str, text: int) -> Response:
        where = reviewed_project(request, project)
        options = ArticleInReviewOptions.read(request.query_params.dict())
        found = readable_text(where, text)
        books = Codebook.objects.filter(project=where).exclude(published_at=None)
        codebook = get_object_or_404(books, number=options["codebook"])
        seen = article_in_review(where, found, codebook, options["round"])
        return Response(
            {
                "article": article_shape(found.article, found.headline),
                "text": text_shape(found),
                "codebook": remembered_shape(codebook.pk, codebook.published_at),
                "round": seen.round,
                **lanes_shape(seen, options["names"]),
                "clusters": [cluster_shape(row) for row in seen.clusters],
                "verdicts": [verdict_shape(one) for one in seen.verdicts],
            }
        )


class VerdictInput(Strict):
    key = Words(max_length=32, help_text="Of the cluster.")
    decision = serializers.ChoiceField(Decision.choices)
    revision = Whole(min_value=0, max_value=LARGEST, help_text="0 for a new verdict.")
    adopted = Whole(
        default=None,
        allow_null=True,
        min_value=1,
        max_value=NUMBER,
        help_text="For `adopt`: the id of a span.",
    )
    label = Words(default=None, allow_null=True, max_length=100)  # type: ignore[assignment]
    start = Whole(default=None, allow_null=True, min_value=0, max_value=LARGEST)
    end = Whole(default=None, allow_null=True, min_value=0, max_value=LARGEST)
    quote = Words(default=None, allow_null=True, help_text="Must equal text[start:end].")
    attributes = serializers.DictField(default=None, allow_null=True)
    reason = serializers.ChoiceField(Reason.choices, allow_blank=True, default="")
    note = Words(default="", allow_blank=True, max_length=10_000)
    guideline_change = Truth(default=False)


class VerdictDetail(APIView):
    """One verdict. The uuid is made by the client."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="settle_disagreement",
        request=VerdictInput,
        responses={
            200: VerdictShape,
            201: VerdictShape,
            400: Problem,
            404: Problem,
            409: StaleProblem,
        },
    )
    def put(self, request: Request, project: str, uuid: UUID) -> Response:
        """Settles a disagreement, or settles it anew.

        Repeating the request changes nothing. Where a span of the cluster was changed since, its
        key is another one, and the answer is 409.
        """
        where = reviewed_project(request, project)
        given = VerdictInput.read(request.data)
        given["decision"] = Decision(given["decision"])
        person: Any = request.user
        wanted = WantedVerdict(**given)
        made, new = settle(person=person, project=where, uuid=uuid, wanted=wanted)
        return _answer(made, 201 if new else 200)

    @extend_schema(
        operation_id="reopen_verdict",
        parameters=[IF_MATCH],
        request=None,
        responses={200: VerdictShape, 404: Problem, 409: StaleProblem, 428: Problem},
    )
    def delete(self, request: Request, project: str, uuid: UUID) -> Response:
        """Takes a verdict back; its place waits for another one. It stays in the history."""
        where = reviewed_project(request, project)
        person: Any = request.user
        at = revision_in(request)
        return _answer(reopen_verdict(person=person, project=where, uuid=uuid, revision=at), 200)


class UnanimousInput(Strict):
    text = Whole(
        default=None, allow_null=True, min_value=1, max_value=NUMBER, help_text="One alone."
    )


class SettledShape(serializers.Serializer[Any]):
    settled = serializers.IntegerField(help_text="How many places that were: at most 500.")
    left = serializers.IntegerField(help_text="Such places as are left for the next request.")


class SettleUnanimous(APIView):
    """What all who read an article marked alike."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="settle_unanimous",
        request=UnanimousInput,
        responses={200: SettledShape, 400: Problem, 404: Problem},
    )
    def post(self, request: Request, project: str) -> Response:
        """Adopts what all who read an article marked alike. Repeating it changes nothing."""
        where = reviewed_project(request, project)
        person: Any = request.user
        given = UnanimousInput.read(request.data)
        settled, left = settle_unanimous(person=person, project=where, **given)
        return Response({"settled": settled, "left": left})


class ReturnInput(Strict):
    because = Words(max_length=5000, help_text="For the annotator to read.")


class ReturnedShape(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    state = serializers.CharField()


class AssignmentReturn(APIView):
    """Submitted work that goes back to its annotator."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="return_assignment",
        request=ReturnInput,
        responses={200: ReturnedShape, **REFUSED},
    )
    def put(self, request: Request, project: str, assignment: int) -> Response:
        """Gives a submitted article back to its annotator. Repeating it changes nothing."""
        where = reviewed_project(request, project)
        person: Any = request.user
        given = ReturnInput.read(request.data)
        try:
            done = return_work(person=person, project=where, assignment=assignment, **given)
        except Assignment.DoesNotExist:
            raise Http404 from None
        return Response({"id": done.pk, "state": done.state})


def reviewed_project(request: Request, slug: str) -> Project:
    """The project, for those who may decide on what others marked; to others there is none."""
    found: Project = get_object_or_404(visible_projects(request, REVIEWERS), slug=slug)
    return found


def _answer(verdict: Verdict, status: int) -> Response:
    whole = Verdict.objects.whole().get(pk=verdict.pk)
    headers = {"ETag": f'"{whole.revision}"'}
    return Response(verdict_shape(whole), status=status, headers=headers)
