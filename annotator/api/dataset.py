import json
from collections.abc import Iterator
from typing import Any, cast

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import visible_projects
from annotator.api.fields import Strict
from annotator.api.tokens import TokenShape, token_shape
from annotator.codebook.models import Codebook
from annotator.dataset.contents import Contents, contents
from annotator.dataset.rows import dataset, dataset_table
from annotator.dataset.schema import schema
from annotator.dataset.table import COLUMNS
from annotator.people.models import Token
from annotator.projects.models import READERS, Project
from annotator.projects.token_actions import MOST_DAYS, MOST_TOKENS
from annotator.review.merging import Merge, Strategy
from annotator.saying import said

SHAPE = OpenApiResponse(
    OpenApiTypes.BINARY,
    description="JSON lines: a header, one article a line, a closing line with counts and SHA-256.",
)
_LISTED = "\n".join(f"- `{name}`: {meaning}" for name, meaning in COLUMNS.items())
CSV_SHAPE = OpenApiResponse(
    OpenApiTypes.BINARY,
    description=f"Comma-separated values (RFC 4180, UTF-8) with these columns:\n\n{_LISTED}",
)


class DatasetCountsShape(serializers.Serializer[Any]):
    articles = serializers.IntegerField()
    texts = serializers.IntegerField(help_text="Newest texts, and older ones somebody submitted.")
    annotators = serializers.IntegerField(help_text="Who submitted at least once.")
    assignments = serializers.IntegerField(help_text="Submitted ones.")
    spans = serializers.IntegerField()
    links = serializers.IntegerField()
    answers = serializers.IntegerField()
    verdicts = serializers.IntegerField()


class LeftOutShape(serializers.Serializer[Any]):
    unsubmitted = serializers.IntegerField(help_text="Assignments not submitted.")
    withdrawn = serializers.IntegerField(help_text="Articles withdrawn.")


class CodebookRefShape(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    state = serializers.CharField()
    published_at = serializers.DateTimeField(allow_null=True)
    submitted = serializers.IntegerField(help_text="Assignments submitted under it.")


class ColumnShape(serializers.Serializer[Any]):
    name = serializers.CharField()
    meaning = serializers.CharField()


class TokenLimitsShape(serializers.Serializer[Any]):
    live = serializers.IntegerField()
    days = serializers.IntegerField()


class DatasetShape(serializers.Serializer[Any]):
    slug = serializers.CharField()
    name = serializers.CharField()
    counts = DatasetCountsShape()
    left_out = LeftOutShape()
    codebooks = CodebookRefShape(many=True)
    columns = ColumnShape(many=True, help_text="Of the CSV.")
    tokens = TokenShape(many=True, help_text="My live ones, the newest first.")
    most = TokenLimitsShape(help_text="Live tokens, and days until one expires.")


class DatasetDetail(APIView):
    """What the dataset holds at this moment, what stays out of it, and my tokens to it."""

    @extend_schema(
        operation_id="read_dataset_contents",
        responses={200: DatasetShape, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        where = get_object_or_404(visible_projects(request, READERS), slug=project)
        return Response(
            {
                "slug": where.slug,
                "name": where.name,
                **_contents(contents(where)),
                "columns": [{"name": n, "meaning": said(m, "column")} for n, m in COLUMNS.items()],
                "tokens": [token_shape(token) for token in _tokens(request, where)],
                "most": {"live": MOST_TOKENS, "days": MOST_DAYS},
            }
        )


class Dataset(APIView):
    """Everything submitted in a project, as JSON lines.

    Streamed from one snapshot: two downloads of one state are equal byte for byte.
    """

    class Merging(Strict):
        gold = serializers.ChoiceField(
            choices=[str(one) for one in Strategy],
            default=str(Strategy.REVIEWER),
            help_text="What becomes gold where no reviewer decided: nothing, what a majority of the"
            " readers marked, or all that anybody marked. Verdicts always count.",
        )
        threshold = serializers.FloatField(
            default=0.5,
            min_value=0,
            max_value=0.999,
            help_text="Of `majority`: more than this share of the readers.",
        )

    @extend_schema(
        operation_id="read_dataset",
        parameters=[Merging],
        responses={
            (200, "application/jsonl"): SHAPE,
            400: shapes.Problem,
            404: shapes.Problem,
        },
    )
    def get(self, request: Request, project: str) -> Response:
        where = get_object_or_404(visible_projects(request, READERS), slug=project)
        given = self.Merging.read(request.query_params.dict())
        merge = Merge(strategy=Strategy(given["gold"]), threshold=given["threshold"])
        return attached(dataset(where, merge), f"{where.slug}.jsonl", "application/jsonl")


class DatasetTable(APIView):
    """Everything submitted in a project, as CSV in long form.

    One row per span, one per answer, and one per submitted assignment in which nothing was marked.
    From one snapshot, in fixed order, like the JSON lines.
    """

    class Options(Strict):
        safe = serializers.BooleanField(
            default=False,
            help_text="For spreadsheets: cells that would run as formulas get a ' in front,"
            " and the file begins with a byte order mark. Programs read the plain one.",
        )

    @extend_schema(
        operation_id="read_dataset_table",
        parameters=[Options],
        responses={(200, "text/csv"): CSV_SHAPE, 400: shapes.Problem, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        where = get_object_or_404(visible_projects(request, READERS), slug=project)
        options = self.Options(data=request.query_params)
        options.is_valid(raise_exception=True)
        safe = options.validated_data["safe"]
        name = f"{where.slug}-spreadsheet.csv" if safe else f"{where.slug}.csv"
        return attached(dataset_table(where, safe), name, "text/csv; charset=utf-8; header=present")


class DatasetSchema(APIView):
    """The JSON Schema of a line of the JSON lines. It says nothing of any project."""

    permission_classes = ()

    @extend_schema(
        operation_id="read_dataset_schema",
        responses={(200, "application/schema+json"): OpenApiTypes.OBJECT},
    )
    def get(self, request: Request) -> Response:
        content = json.dumps(schema(), ensure_ascii=False, indent=2)
        return cast(Response, HttpResponse(content, content_type="application/schema+json"))


def attached(content: Iterator[bytes], name: str, kind: str) -> Response:
    answer = StreamingHttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return cast(Response, answer)


def _contents(found: Contents) -> dict[str, Any]:
    return {
        "counts": {**found.counts, "annotators": found.annotators},
        "left_out": found.left_out,
        "codebooks": [_codebook(book) for book in found.codebooks],
    }


def _codebook(book: Codebook) -> dict[str, Any]:
    names = ("number", "state", "published_at", "submitted")
    return {name: getattr(book, name) for name in names}


def _tokens(request: Request, project: Project) -> list[Token]:
    """A token that asks learns of itself alone."""
    mine = Token.objects.filter(user=request.user.pk, project=project).live()
    if isinstance(request.auth, Token):
        mine = mine.filter(pk=request.auth.pk)
    return list(mine.order_by("-created", "-id"))
