"""Corrected texts, for managers: writing one, and bringing people's work to it."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import NoTokens, managed_project
from annotator.api.fields import Listed, Strict, Whole, Words
from annotator.articles.actions import correct_text
from annotator.articles.composing import KINDS, MOST_CHARACTERS, Part
from annotator.articles.models import Article
from annotator.assignments.models import State
from annotator.changes.carrying_actions import bring_work, older_work
from annotator.errors import Invalid
from annotator.imports.scrape import compose, read_scrape

REFUSED = {400: shapes.Problem, 403: shapes.Problem, 404: shapes.Problem, 409: shapes.Problem}
MANY: dict[str, Any] = {"many": True, "max_length": 5000}


class PartInput(Strict):
    kind = serializers.ChoiceField(KINDS)
    text = Words(max_length=MOST_CHARACTERS)


class CorrectionInput(Strict):
    blocks = PartInput(**MANY)
    note = Words(default="", allow_blank=True, max_length=2000, help_text="What was corrected.")


class PastedInput(Strict):
    text = Words(max_length=MOST_CHARACTERS, help_text="The corrected page, as it was copied.")


class CorrectedShape(serializers.Serializer[Any]):
    text = serializers.IntegerField(help_text="The newest Text.")
    version = serializers.IntegerField()
    new = serializers.BooleanField(help_text="False: the words were the same already.")


class BlockPart(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(KINDS)
    text = serializers.CharField()


class RecognisedShape(serializers.Serializer[Any]):
    blocks = BlockPart(many=True)


class OlderWorkShape(serializers.Serializer[Any]):
    assignment = serializers.IntegerField()
    annotator = serializers.CharField(help_text="Pseudonym.")
    round = serializers.IntegerField()
    version = serializers.IntegerField(help_text="Of the text it is on.")
    state = serializers.ChoiceField(State.choices)
    begun = serializers.BooleanField(help_text="If not, it moves; else its labels are offered.")


class BringInput(Strict):
    assignments = Listed(
        child=Whole(min_value=1, max_value=2**63 - 1),
        max_length=10_000,
        allow_null=True,
        default=None,
        help_text="Null: all that can be brought.",
    )


class BroughtShape(serializers.Serializer[Any]):
    moved = serializers.IntegerField(help_text="Nobody had begun them.")
    offered = serializers.IntegerField(help_text="New ones, to which old labels are offered.")


class Correction(APIView):
    """A version of an article's text."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="correct_text",
        request=CorrectionInput,
        responses={200: CorrectedShape, 201: CorrectedShape, **REFUSED},
    )
    def put(self, request: Request, project: str, article: int, version: int) -> Response:
        """Writes the version after the newest; repeating it, or equal words, change nothing."""
        where = managed_project(request, project)
        found = get_object_or_404(Article, project=where, pk=article)
        given = CorrectionInput(data=request.data)
        given.is_valid(raise_exception=True)
        text, new = correct_text(
            actor=request.user,
            article=found,
            parts=[Part(one["kind"], one["text"]) for one in given.validated_data["blocks"]],
            note=given.validated_data["note"],
            seen=version - 1,
        )
        answer = {"text": text.pk, "version": text.version, "new": new}
        return Response(answer, status=201 if new else 200)


class Recognition(APIView):
    """The blocks of a pasted page. Writes nothing."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="recognise_blocks",
        request=PastedInput,
        responses={200: RecognisedShape, **REFUSED},
    )
    def post(self, request: Request, project: str) -> Response:
        managed_project(request, project)
        given = PastedInput(data=request.data)
        given.is_valid(raise_exception=True)
        try:
            scrape = read_scrape(given.validated_data["text"].encode())
        except Invalid as error:
            error.field = "text"
            raise
        content, placed = compose(scrape)
        blocks = [{"kind": one.kind, "text": content[one.start : one.end]} for one in placed]
        return Response({"blocks": blocks})


class OlderWork(APIView):
    """Work on older versions of an article's text that can be brought to the newest."""

    permission_classes = (IsAuthenticated, NoTokens)

    @extend_schema(
        operation_id="list_older_work",
        responses={200: OlderWorkShape(many=True), 403: shapes.Problem, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str, article: int) -> Response:
        found = _present(request, project, article)
        rows = older_work(found.texts.newest().get()).select_related("annotator", "text")
        return Response([_older(row) for row in rows.defer("text__content", "text__sentences")])

    @extend_schema(
        operation_id="bring_work",
        request=BringInput,
        responses={200: BroughtShape, **REFUSED},
    )
    def post(self, request: Request, project: str, article: int) -> Response:
        """Moves what nobody began; for the rest makes new assignments and offers the old labels."""
        found = _present(request, project, article)
        given = BringInput(data=request.data)
        given.is_valid(raise_exception=True)
        done = bring_work(actor=request.user, article=found, **given.validated_data)
        return Response({"moved": done.moved, "offered": done.offered})


def _present(request: Request, project: str, article: int) -> Any:
    articles = Article.objects.present().filter(project=managed_project(request, project))
    return get_object_or_404(articles, pk=article)


def _older(row: Any) -> dict[str, Any]:
    return {
        "assignment": row.pk,
        "annotator": row.annotator.pseudonym,
        "round": row.round,
        "version": row.text.version,
        "state": row.state,
        "begun": row.begun,
    }
