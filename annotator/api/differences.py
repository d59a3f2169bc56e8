"""What changed between two versions of a text, and what became of the labels on the older one."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import visible_projects
from annotator.api.present import (
    Looks,
    article_shape,
    looks_in,
    project_ref,
    span_shape,
    text_shape,
)
from annotator.api.text_access import readable_text
from annotator.articles.difference import Step, difference
from annotator.articles.models import Text
from annotator.assignments.models import Assignment
from annotator.changes.carrying import FATES, Proposal
from annotator.changes.offers import context_of, placed, words_of
from annotator.projects.models import READERS
from annotator.spans.models import Span


class StepShape(serializers.Serializer[Any]):
    change = serializers.ChoiceField(["same", "out", "in"])
    old = shapes.PlaceShape()
    new = shapes.PlaceShape()


class FateShape(shapes.LookedSpanShape):
    annotator = serializers.CharField(help_text="Pseudonym.")
    before = serializers.CharField(help_text="Some words of the same block, in the old text.")
    after = serializers.CharField(help_text="Some words of the same block, in the old text.")
    fate = serializers.ChoiceField(FATES, help_text="Where its words are in the newer text.")
    now = shapes.PlaceShape(allow_null=True, help_text="Null: an orphan.")


class DifferenceShape(serializers.Serializer[Any]):
    project = shapes.ProjectRef()
    article = shapes.ArticleShape()
    old = shapes.TextShape()
    new = shapes.TextShape()
    note = serializers.CharField(help_text="What was corrected, in the newer one.")
    newest = serializers.BooleanField(help_text="Whether no version follows.")
    steps = StepShape(many=True)
    spans = FateShape(many=True, help_text="Everybody's on the older text.")


class DifferenceDetail(APIView):
    """From an older version of a text to this one."""

    @extend_schema(
        operation_id="read_difference",
        responses={200: DifferenceShape, 404: shapes.Problem, 410: shapes.Problem},
    )
    def get(self, request: Request, project: str, text: int, version: int) -> Response:
        where = get_object_or_404(visible_projects(request, READERS), slug=project)
        new = readable_text(where, text)
        older = Text.objects.filter(article=new.article_id, version__lt=new.version)
        old = get_object_or_404(older, version=version)
        newer = Text.objects.filter(article=new.article_id, version__gt=new.version)
        looks = looks_in(where)
        return Response(
            {
                "project": project_ref(where),
                "article": article_shape(new.article, new.headline),
                "old": text_shape(old),
                "new": text_shape(new),
                "note": new.note,
                "newest": not newer.exists(),
                "steps": [step_shape(step) for step in difference(words_of(old), words_of(new))],
                "spans": [_fate(old, span, now, looks) for span, now in _placed(old, new)],
            }
        )


def _placed(old: Text, new: Text) -> list[tuple[Span, Proposal]]:
    work = Assignment.objects.present().filter(text=old)
    rows = Span.objects.live().filter(assignment__in=work)
    rows = rows.select_related("label", "assignment__annotator")
    return placed(old, new, list(rows.order_by("start", "-end", "pk")))


def step_shape(step: Step) -> dict[str, Any]:
    return {
        "change": step.change,
        "old": {"start": step.old, "end": step.old_end},
        "new": {"start": step.new, "end": step.new_end},
    }


def _fate(old: Text, span: Span, now: Proposal, looks: Looks) -> dict[str, Any]:
    before, after = context_of(old, span)
    annotator = span.assignment.annotator
    return {
        **span_shape(span),
        **looks.of(span.label),
        "annotator": annotator.pseudonym if annotator else "",
        "before": before,
        "after": after,
        "fate": now.fate,
        "now": None if now.fate == "orphan" else {"start": now.start, "end": now.end},
    }
