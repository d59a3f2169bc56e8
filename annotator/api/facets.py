"""What may be chosen in each filter of a project's spans, and how many each choice would show."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, F, Max
from rest_framework import serializers

from annotator.articles.models import Text
from annotator.projects.models import Project
from annotator.spans.models import Span, SpanQuerySet

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


class FacetChoice(serializers.Serializer[Any]):
    value = serializers.CharField()
    name = serializers.CharField()
    spans = serializers.IntegerField(help_text="With the other filters as they are.")


class Facets(serializers.Serializer[Any]):
    labels = FacetChoice(many=True)
    annotators = FacetChoice(many=True)
    outlets = FacetChoice(many=True)
    articles = FacetChoice(many=True, help_text=f"The {MOST_ARTICLES} with most spans.")
    states = FacetChoice(many=True)
    total = serializers.IntegerField(help_text="Spans that fit all filters.")


def fitting(project: Project, chosen: dict[str, Any]) -> SpanQuerySet:
    rows: SpanQuerySet = Span.objects.readable_in(project)
    return rows.filter(**{COLUMNS[name]: value for name, value in chosen.items()})


def facets(project: Project, chosen: dict[str, Any]) -> dict[str, Any]:
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
    rows = fitting(project, others).order_by().values(value=F(COLUMNS[name]))
    rows = rows.annotate(name=Max(title or COLUMNS[name]), spans=Count("pk"))
    for row in rows.order_by("name"):
        yield {"value": row["value"], "name": row["name"], "spans": row["spans"]}


def _articles(project: Project, chosen: dict[str, Any]) -> list[dict[str, Any]]:
    others = {key: value for key, value in chosen.items() if key != "article"}
    rows = fitting(project, others).order_by().values_list(PLACE).annotate(spans=Count("pk"))
    most = dict(rows.order_by("-spans", PLACE)[:MOST_ARTICLES])
    texts = Text.objects.filter(article__in=most).order_by("version")
    names = dict(texts.values_list("article", "headline"))
    return [
        {"value": str(article), "name": names[article], "spans": most[article]}
        for article in sorted(most)
    ]
