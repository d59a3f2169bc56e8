"""One article with what everybody marked in it, for those who may read labels."""

from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
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
    codebook_shape,
    link_shape,
    looks_in,
    project_ref,
    span_shape,
    text_shape,
)
from annotator.api.text_access import readable_text
from annotator.articles.models import ArticleLikeness, Text
from annotator.assignments.models import Assignment, State
from annotator.codebook.models import Codebook
from annotator.projects.models import READERS, Project
from annotator.reports.models import Report
from annotator.spans.models import Answer, Link, Span


class AnsweredShape(serializers.Serializer[Any]):
    question = serializers.CharField()
    wording = serializers.CharField()
    values = shapes.OptionShape(many=True, help_text="What could be answered.")
    value = serializers.JSONField()


class ReadSpanShape(shapes.LookedSpanShape):
    made_under = serializers.IntegerField(help_text="The codebook version at its making.")


class MarkedShape(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    annotator = serializers.CharField(help_text="Pseudonym.")
    round = serializers.IntegerField()
    codebook = serializers.IntegerField(help_text="Its number.")
    state = serializers.ChoiceField(State.choices)
    submitted_at = serializers.DateTimeField(allow_null=True)
    spans = ReadSpanShape(many=True)
    links = shapes.LinkShape(many=True)
    answers = AnsweredShape(many=True)


class AlikeShape(serializers.Serializer[Any]):
    article = serializers.IntegerField()
    text = serializers.IntegerField()
    headline = serializers.CharField()
    outlet = serializers.CharField(allow_null=True)
    likeness = serializers.FloatField(help_text="Of 1: the same words.")


class TextVersion(serializers.Serializer[Any]):
    text = serializers.IntegerField()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    note = serializers.CharField(help_text="What was corrected.")
    assignments = serializers.IntegerField(help_text="Given out on this version.")


class MarkedTextShape(serializers.Serializer[Any]):
    project = shapes.ProjectRef()
    article = shapes.ArticleShape()
    text = shapes.TextShape()
    codebook = shapes.CodebookShape(allow_null=True, help_text="The newest anybody marked with.")
    assignments = MarkedShape(many=True)
    alike = AlikeShape(many=True, help_text="Articles with much the same words.")
    open_reports = serializers.IntegerField(help_text="Problems with the article, not settled.")
    versions = TextVersion(many=True, help_text="All of the article, the first one first.")
    previous = serializers.IntegerField(allow_null=True, help_text="A text somebody was given.")
    next = serializers.IntegerField(allow_null=True, help_text="A text somebody was given.")


class TextDetail(APIView):
    """One text, and every annotator's work on it, submitted or not."""

    @extend_schema(
        operation_id="read_text",
        responses={200: MarkedTextShape, 404: shapes.Problem, 410: shapes.Problem},
    )
    def get(self, request: Request, project: str, text: int) -> Response:
        where = get_object_or_404(visible_projects(request, READERS), slug=project)
        found = readable_text(where, text)
        work, looks = _work(found), looks_in(where)
        codebook = max((one.codebook for one in work), key=_number, default=None)
        return Response(
            {
                "project": project_ref(where),
                "article": article_shape(found.article, found.headline),
                "text": text_shape(found),
                "codebook": codebook_shape(codebook) if codebook else None,
                "assignments": [_marked(one, looks) for one in work],
                "alike": _alike(found),
                "open_reports": Report.objects.about(found.article_id).open().count(),
                "versions": [_version(text) for text in _versions(found)],
                **_neighbours(where, found),
            }
        )


def _number(codebook: Codebook) -> int:
    return codebook.number


def _work(text: Text) -> list[Assignment]:
    """One statement for the assignments, and one each for spans, links and answers."""
    spans = Span.objects.live().select_related("label")
    links = Link.objects.live().select_related("type", "source", "target").order_by("pk")
    answers = Answer.objects.given().select_related("question").order_by("question__position", "pk")
    work = Assignment.objects.present().filter(text=text).select_related("annotator", "codebook")
    work = work.prefetch_related(Prefetch("spans", spans))
    work = work.prefetch_related(Prefetch("links", links))
    work = work.prefetch_related(Prefetch("answers", answers))
    return list(work.order_by("annotator__pseudonym", "round", "pk"))


def _marked(place: Assignment, looks: Looks) -> dict[str, Any]:
    return {
        "id": place.pk,
        "annotator": place.annotator.pseudonym if place.annotator else "",
        "round": place.round,
        "codebook": place.codebook.number,
        "state": place.state,
        "submitted_at": place.submitted_at,
        "spans": [_span(span, looks) for span in place.spans.all()],
        "links": [link_shape(link) for link in place.links.all()],
        "answers": [_answer(answer) for answer in place.answers.all()],
    }


def _span(span: Span, looks: Looks) -> dict[str, Any]:
    return {**span_shape(span), **looks.of(span.label), "made_under": span.made_under}


def _answer(answer: Answer) -> dict[str, Any]:
    question = answer.question
    return {
        "question": question.slug,
        "wording": question.wording,
        "values": question.values,
        "value": answer.value,
    }


def _alike(text: Text) -> list[dict[str, Any]]:
    links = ArticleLikeness.objects.of(text.article_id).order_by("-likeness", "pk")
    found = {one.b_id if one.a_id == text.article_id else one.a_id: one for one in links}
    texts = Text.objects.newest().filter(article__in=found).select_related("article__outlet")
    by_article = {one.article_id: one for one in texts.defer("content", "blocks")}
    return [
        {
            "article": article,
            "text": there.pk,
            "headline": there.headline,
            "outlet": there.article.outlet.name if there.article.outlet else None,
            "likeness": one.likeness,
        }
        for article, one in found.items()
        if (there := by_article.get(article))
    ]


def _versions(text: Text) -> QuerySet[Text]:
    given = Count("assignments", filter=Q(assignments__annotator__isnull=False))
    rows = Text.objects.filter(article=text.article_id).order_by("version")
    return rows.annotate(given_out=given).only("version", "created_at", "note")


def _version(text: Any) -> dict[str, Any]:
    names = ("version", "created_at", "note")
    values = {name: getattr(text, name) for name in names}
    return {"text": text.pk, **values, "assignments": text.given_out}


def _neighbours(project: Project, text: Text) -> dict[str, int | None]:
    """The texts before and after this one, among those that were given out."""
    given = Assignment.objects.in_project(project).present()
    ids = given.order_by("text").values_list("text", flat=True)
    return {
        "previous": ids.filter(text__lt=text.pk).last(),
        "next": ids.filter(text__gt=text.pk).first(),
    }
