"""Everybody's live spans of one project, for those who may read them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, F, Max
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import visible_projects
from annotator.api.pages import Pages
from annotator.api.present import Looks, looks_in, span_shape
from annotator.articles.headlines import headline
from annotator.articles.models import Text
from annotator.assignments.models import State
from annotator.projects.models import READERS, Project
from annotator.spans.models import CONTEXT, Span, SpanQuerySet

PLACE = "assignment__text__article"
# What may be chosen, and the column it is compared with.
COLUMNS = {
    "label": "label__slug",
    "annotator": "assignment__annotator__pseudonym",
    "outlet": f"{PLACE}__outlet__name",
    "article": PLACE,
    "state": "assignment__state",
}
# More articles than a person looks through are found by their outlet or label first.
MOST_ARTICLES = 200


class Filters(serializers.Serializer[Any]):
    label = serializers.CharField(required=False)  # type: ignore[assignment]
    annotator = serializers.CharField(required=False, help_text="Pseudonym.")
    outlet = serializers.CharField(required=False)
    article = serializers.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    state = serializers.ChoiceField(State.choices, required=False)


class Paging(Filters):
    cursor = serializers.CharField(required=False)
    page_size = serializers.IntegerField(required=False)


class SpanRow(shapes.LookedSpanShape):
    before = serializers.CharField(help_text="Some words of the same block.")
    after = serializers.CharField(help_text="Some words of the same block.")
    assignment = serializers.IntegerField()
    annotator = serializers.CharField(help_text="Pseudonym.")
    text = serializers.IntegerField()
    article = shapes.ArticleRef()
    state = serializers.ChoiceField(State.choices)


class Choice(serializers.Serializer[Any]):
    value = serializers.CharField()
    name = serializers.CharField()
    spans = serializers.IntegerField(help_text="With the other filters as they are.")


class Facets(serializers.Serializer[Any]):
    labels = Choice(many=True)
    annotators = Choice(many=True)
    outlets = Choice(many=True)
    articles = Choice(many=True, help_text=f"The {MOST_ARTICLES} with most spans.")
    states = Choice(many=True)
    total = serializers.IntegerField(help_text="Spans that fit all filters.")


class SpanPage(serializers.Serializer[Any]):
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = SpanRow(many=True)
    facets = Facets(allow_null=True, help_text="With the first page only.")


class SpanList(APIView):
    """Everybody's live spans of one project, for those who may read them."""

    @extend_schema(
        operation_id="list_spans",
        parameters=[Paging],
        responses={200: SpanPage, 400: shapes.Problem, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        where = get_object_or_404(visible_projects(request, READERS), slug=project)
        filters = Filters(data=request.query_params)
        filters.is_valid(raise_exception=True)
        chosen, pages = filters.validated_data, Pages()
        found = pages.paginate_queryset(_rows(where, chosen), request, view=self) or []
        looks = looks_in(where)
        first = "cursor" not in request.query_params
        return Response(
            {
                "next": pages.get_next_link(),
                "previous": pages.get_previous_link(),
                "results": [_row(span, looks) for span in found],
                "facets": _facets(where, chosen) if first else None,
            }
        )


def _chosen(project: Project, chosen: dict[str, Any]) -> SpanQuerySet:
    rows: SpanQuerySet = Span.objects.readable_in(project)
    return rows.filter(**{COLUMNS[name]: value for name, value in chosen.items()})


def _rows(project: Project, chosen: dict[str, Any]) -> SpanQuerySet:
    related = ("label", "assignment__annotator", f"{PLACE}__outlet")
    rows = _chosen(project, chosen).in_context().select_related(*related)
    rows = rows.annotate(headline=headline("assignment__text__"))
    return rows.defer("assignment__text__content", "assignment__text__blocks")


def _row(span: Any, looks: Looks) -> dict[str, Any]:
    place = span.assignment
    article = place.text.article
    return {
        **span_shape(span),
        **looks.of(span.label),
        **_context(span),
        "assignment": place.pk,
        "annotator": place.annotator.pseudonym if place.annotator else "",
        "text": place.text_id,
        "article": {
            "id": article.pk,
            "headline": span.headline,
            "outlet": article.outlet.name if article.outlet else None,
        },
        "state": place.state,
    }


def _context(span: Any) -> dict[str, str]:
    """Whole words of the span's own blocks: a headline's neighbour is not its context."""
    before, after = span.before.rpartition("\n\n")[2], span.after.partition("\n\n")[0]
    if len(before) == CONTEXT:
        before = before.partition(" ")[2]
    if len(after) == CONTEXT:
        after = after.rpartition(" ")[0]
    return {"before": before, "after": after}


def _facets(project: Project, chosen: dict[str, Any]) -> dict[str, Any]:
    """What may be chosen in each filter while the others stay as they are."""
    states = list(_counted(project, chosen, "state"))
    now = chosen.get("state")
    return {
        "labels": list(_counted(project, chosen, "label", "label__name")),
        "annotators": list(_counted(project, chosen, "annotator")),
        "outlets": [one for one in _counted(project, chosen, "outlet") if one["value"]],
        "articles": _articles(project, chosen),
        "states": states,
        "total": sum(one["spans"] for one in states if now in (None, one["value"])),
    }


def _counted(
    project: Project, chosen: dict[str, Any], name: str, title: str | None = None
) -> Iterator[dict[str, Any]]:
    others = {key: value for key, value in chosen.items() if key != name}
    rows = _chosen(project, others).order_by().values(value=F(COLUMNS[name]))
    rows = rows.annotate(name=Max(title or COLUMNS[name]), spans=Count("pk"))
    for row in rows.order_by("name"):
        yield {"value": row["value"], "name": row["name"], "spans": row["spans"]}


def _articles(project: Project, chosen: dict[str, Any]) -> list[dict[str, Any]]:
    others = {key: value for key, value in chosen.items() if key != "article"}
    rows = _chosen(project, others).order_by().values_list(PLACE).annotate(spans=Count("pk"))
    most = dict(rows.order_by("-spans", PLACE)[:MOST_ARTICLES])
    texts = Text.objects.filter(article__in=most).order_by("version")
    names = dict(texts.values_list("article", headline()))
    return [
        {"value": str(article), "name": names[article], "spans": most[article]}
        for article in sorted(most)
    ]
