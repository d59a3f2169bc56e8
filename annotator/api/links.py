from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.fields import Strict, Uuid, Whole, Words
from annotator.api.present import link_shape
from annotator.api.revisions import IF_MATCH, LARGEST, UnderCodebook, revision_in
from annotator.spans.link_actions import WantedLink, link, unlink


class LinkInput(Strict):
    type = Words(max_length=50)
    source = Uuid(help_text="The span it begins at.")  # type: ignore[assignment]
    target = Uuid(help_text="The span it leads to.")
    revision = Whole(min_value=0, max_value=LARGEST, help_text="0 for a new link.")
    codebook = UnderCodebook()


class LinkDetail(APIView):
    """One link between two spans of one's own assignment."""

    @extend_schema(
        operation_id="link_spans",
        request=LinkInput,
        responses={
            200: shapes.LinkShape,
            201: shapes.LinkShape,
            400: shapes.Problem,
            404: shapes.Problem,
            409: shapes.StaleProblem,
        },
    )
    def put(self, request: Request, assignment: int, uuid: UUID) -> Response:
        """Links two spans, or changes a link.

        The uuid is made by the client; an equal request changes nothing.
        """
        given = LinkInput(data=request.data)
        given.is_valid(raise_exception=True)
        drawn, new = link(
            person=request.user,  # type: ignore[arg-type]
            assignment=assignment,
            uuid=uuid,
            wanted=WantedLink(**given.validated_data),
        )
        headers = {"ETag": f'"{drawn.revision}"'}
        return Response(link_shape(drawn), status=201 if new else 200, headers=headers)

    @extend_schema(
        operation_id="unlink_spans",
        parameters=[IF_MATCH],
        responses={204: None, 404: shapes.Problem, 409: shapes.StaleProblem, 428: shapes.Problem},
    )
    def delete(self, request: Request, assignment: int, uuid: UUID) -> Response:
        """Takes a link of one's own assignment back."""
        taken = unlink(
            person=request.user,  # type: ignore[arg-type]
            assignment=assignment,
            uuid=uuid,
            revision=revision_in(request),
        )
        headers: dict[str, Any] = {"ETag": f'"{taken.revision}"'} if taken else {}
        return Response(status=204, headers=headers)
