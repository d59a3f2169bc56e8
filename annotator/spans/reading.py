"""The articles of a project with how far their marking is: one statement for any page of them."""

from collections import Counter
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from annotator.articles.models import ArticleLikeness, Text
from annotator.assignments.models import Assignment
from annotator.projects.models import Project
from annotator.spans.models import Span

COLUMNS = {
    "outlet": "article__outlet__name",
    "story": "article__story__name",
    "language": "article__language",
}
UNASSIGNED, OPEN, DONE = STATES = ("unassigned", "open", "done")
FITS = {
    UNASSIGNED: Q(given_out=0),
    OPEN: Q(given_out__gt=F("handed_in")),
    DONE: Q(given_out__gt=0, given_out=F("handed_in")),
}


def articles_of(
    project: Project, *, state: str | None = None, q: str = "", **filters: str
) -> QuerySet[Text]:
    """The newest Text of each article, without its words, narrowed by the given filters.

    Each has `given_out`, `handed_in`, `span_count` and whether others are much `alike`.
    """
    texts = _counted(Text.objects.present_in(project))
    texts = texts.filter(**{COLUMNS[name]: value for name, value in filters.items()})
    texts = texts.filter(FITS[state]) if state else texts
    texts = texts.filter(headline__icontains=q) if q else texts
    texts = texts.annotate(span_count=_spans(), alike=_alike())
    return texts.select_related("article__outlet", "article__story").defer("content", "blocks")


def facets(project: Project) -> dict[str, list[tuple[str, int]]]:
    """For each filter what there is to choose from, and how many articles each choice has."""
    texts = _counted(Text.objects.present_in(project)).order_by()
    rows = texts.values_list(*COLUMNS.values(), "given_out", "handed_in")
    found: dict[str, Counter[str]] = {name: Counter() for name in (*COLUMNS, "state")}
    for *values, given_out, handed_in in rows:
        found["state"][_state(given_out, handed_in)] += 1
        for name, value in zip(COLUMNS, values, strict=True):
            if value is not None:
                found[name][value] += 1
    return {name: sorted(counts.items()) for name, counts in found.items()}


def _state(given_out: int, handed_in: int) -> str:
    if given_out == 0:
        return UNASSIGNED
    return DONE if given_out == handed_in else OPEN


def _counted(texts: QuerySet[Text]) -> QuerySet[Text]:
    mine = Assignment.objects.present().counting().filter(text__article=OuterRef("article"))
    counts = {"given_out": _many(mine), "handed_in": _many(mine.submitted())}
    return texts.annotate(**counts)


def _spans() -> Coalesce:
    live = Span.objects.live().filter(assignment__text__article=OuterRef("article"))
    return _many(live, "assignment__text__article")


def _alike() -> Exists:
    return Exists(ArticleLikeness.objects.of(OuterRef("article")))


def _many(rows: QuerySet[Any], article: str = "text__article") -> Coalesce:
    counted = rows.order_by().values(article).annotate(many=Count("pk")).values("many")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
