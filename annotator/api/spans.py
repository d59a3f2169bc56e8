from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.fields import Strict, Whole, Words
from annotator.api.present import span_shape
from annotator.api.revisions import IF_MATCH, LARGEST, UnderCodebook, revision_in
from annotator.spans.actions import Wanted, delete, mark


class SpanInput(Strict):
    label = Words(max_length=100)  # type: ignore[assignment]
    start = Whole(min_value=0, max_value=LARGEST, help_text="Code points, inclusive.")
    end = Whole(min_value=0, max_value=LARGEST, help_text="Code points, exclusive.")
    quote = Words(help_text="Must equal text[start:end].")
    attributes = serializers.DictField(default=dict)
    note = Words(default="", allow_blank=True, max_length=10_000)
    confidence = Whole(default=None, allow_null=True, min_value=1, max_value=3)
    revision = Whole(min_value=0, max_value=LARGEST, help_text="0 for a new span.")
    codebook = UnderCodebook()


class SpanDetail(APIView):
    """One span of one's own assignment. The uuid is made by the client."""

    @extend_schema(
        operation_id="mark_span",
        request=SpanInput,
        responses={
            200: shapes.SpanShape,
            201: shapes.SpanShape,
            400: shapes.Problem,
            404: shapes.Problem,
            409: shapes.StaleProblem,
        },
    )
    def put(self, request: Request, assignment: int, uuid: UUID) -> Response:
        """Marks a span, or changes one.

        The client makes the uuid; repeating the request changes nothing, and a stale revision
        answers 409 with what is stored. Offsets are code points; one that would split what a reader
        takes for one character (a letter and its accent, a family, a flag, a pair of line end
        characters) answers 400, for a new place: labels that were imported so can be kept.
        """
        wanted = Wanted(**SpanInput.read(request.data))
        span, new = mark(
            person=request.user,  # type: ignore[arg-type]
            assignment=assignment,
            uuid=uuid,
            wanted=wanted,
        )
        headers = {"ETag": f'"{span.revision}"'}
        return Response(span_shape(span), status=201 if new else 200, headers=headers)

    @extend_schema(
        operation_id="delete_span",
        parameters=[IF_MATCH],
        responses={204: None, 404: shapes.Problem, 409: shapes.StaleProblem, 428: shapes.Problem},
    )
    def delete(self, request: Request, assignment: int, uuid: UUID) -> Response:
        """Deletes a span of one's own assignment.

        It is kept in the history. Repeating the request changes nothing.
        """
        span = delete(
            person=request.user,  # type: ignore[arg-type]
            assignment=assignment,
            uuid=uuid,
            revision=revision_in(request),
        )
        headers = {"ETag": f'"{span.revision}"'} if span else {}
        return Response(status=204, headers=headers)
