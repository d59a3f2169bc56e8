"""What annotators say of the spans they agree on: attributes, links, labels and ends."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotator.agreement import Cluster, Result
from annotator.agreement.matched import (
    Habit,
    attribute_figures,
    confused_by,
    consistency_of,
    habits,
    link_f1,
)
from annotator.codebook.models import Attribute, LinkType
from annotator.statistics.disagreements import clusters_of, readers_of
from annotator.statistics.gathered import Gathered

LEVEL = {
    Attribute.Kind.CHOICE: "nominal",
    Attribute.Kind.CHOICES: "set",
    Attribute.Kind.ORDINAL: "ordinal",
}


@dataclass(frozen=True, kw_only=True)
class AttributeFigures:
    """One attribute of one label, on clusters with spans of that label."""

    label: str
    attribute: str
    level: str
    figures: list[Result]


@dataclass(frozen=True, kw_only=True)
class Matched:
    """`habits`, `confused` and `consistent` by pseudonym; `links` by type, None for all."""

    attributes: list[AttributeFigures]
    links: dict[str | None, Result]
    habits: dict[str, Habit]
    confused: dict[str, dict[tuple[str, str], int]]
    consistent: dict[str, float]


def matched(work: Gathered) -> Matched:
    """Everything of the matched spans of the chosen articles. Seven statements."""
    names = work.annotators
    texts = sorted(set(work.counts.article.tolist()))
    articles = clusters_of(work, texts, set(names))
    model = consistency_of(articles, readers_of(work))
    return Matched(
        attributes=_attributes(work, articles),
        links=_links(work, articles),
        habits={names[who]: habit for who, habit in habits(articles).items()},
        confused={names[who]: pairs for who, pairs in confused_by(articles).items()},
        consistent={names[who]: model.of(who) for who in names if who in model.annotators}
        if model
        else {},
    )


def _attributes(work: Gathered, articles: dict[int, list[Cluster]]) -> list[AttributeFigures]:
    known = Attribute.objects.filter(label__in=work.labels).exclude(kind=Attribute.Kind.TEXT)
    found = []
    for one in known.select_related("label").order_by("label__position", "position", "slug"):
        level = LEVEL[Attribute.Kind(one.kind)]
        values = [value["value"] for value in one.values]
        results = attribute_figures(articles, one.slug, [one.label.slug], level, values)
        found.append(
            AttributeFigures(
                label=one.label.slug,
                attribute=one.slug,
                level=level,
                figures=[_versioned(result, work) for result in results.values()],
            )
        )
    return found


def _links(work: Gathered, articles: dict[int, list[Cluster]]) -> dict[str | None, Result]:
    kinds = LinkType.objects.filter(codebook=work.codebook).order_by("slug")
    slugs = [None, *kinds.values_list("slug", flat=True)]
    return {kind: _versioned(link_f1(articles, kind), work) for kind in slugs}


def _versioned(result: Result, work: Gathered) -> Result:
    return replace(result, codebook_version=work.codebook.number)
