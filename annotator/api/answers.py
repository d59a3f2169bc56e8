from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.fields import Strict, Whole
from annotator.api.present import answer_shape
from annotator.api.revisions import LARGEST, UnderCodebook
from annotator.spans.answer_actions import WantedAnswer, answer


class AnswerInput(Strict):
    value = serializers.JSONField(
        allow_null=True, help_text="As the question asks: a value, a list of values, a number."
    )
    revision = Whole(min_value=0, max_value=LARGEST, help_text="0 for a new answer.")
    codebook = UnderCodebook()


class AnswerDetail(APIView):
    """One answer in one's own assignment; `null` takes it back."""

    @extend_schema(
        operation_id="answer_question",
        request=AnswerInput,
        responses={
            200: shapes.AnswerShape,
            201: shapes.AnswerShape,
            400: shapes.Problem,
            404: shapes.Problem,
            409: shapes.StaleProblem,
        },
    )
    def put(self, request: Request, assignment: int, question: str) -> Response:
        given = AnswerInput(data=request.data)
        given.is_valid(raise_exception=True)
        stored, new = answer(
            person=request.user,  # type: ignore[arg-type]
            assignment=assignment,
            question=question,
            wanted=WantedAnswer(**given.validated_data),
        )
        headers = {"ETag": f'"{stored.revision}"'}
        return Response(answer_shape(stored), status=201 if new else 200, headers=headers)
