from typing import cast

from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import visible_projects
from annotator.dataset.rows import dataset
from annotator.projects.models import READERS

SHAPE = OpenApiResponse(
    OpenApiTypes.BINARY,
    description="JSON lines: a header, one article a line, a closing line with counts and SHA-256.",
)


class Dataset(APIView):
    """Everything submitted in a project, streamed from one snapshot."""

    @extend_schema(
        operation_id="read_dataset",
        responses={(200, "application/jsonl"): SHAPE, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        where = get_object_or_404(visible_projects(request, READERS), slug=project)
        answer = StreamingHttpResponse(dataset(where), content_type="application/jsonl")
        answer["Content-Disposition"] = f'attachment; filename="{where.slug}.jsonl"'
        return cast(Response, answer)
