"""How well annotators agree: every measure of every label, family and of everything."""

from dataclasses import dataclass
from typing import Any

from annotator.agreement import MINIMUM, PerArticle, Result, figures, per_article
from annotator.codebook.models import Codebook
from annotator.projects.models import Project
from annotator.statistics.gathered import Filters, Gathered, choices, gathered


@dataclass(frozen=True, kw_only=True)
class LayerFigures:
    """Of one label, family or everything: `kind` says which, `family` is None for everything."""

    kind: str
    slug: str
    name: str
    family: str | None
    prevalence: float | None
    n_spans: int
    figures: list[Result]


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """Agreement of one codebook and round; `codebook` is None before one is published.

    The numbers count what enters the figures: articles that two annotators submitted.
    """

    codebook: Codebook | None
    filters: Filters
    n_articles: int
    n_dropped: int
    n_annotators: int
    n_spans: int
    layers: list[LayerFigures]
    choices: dict[str, list[Any]]


def agreement(project: Project, filters: Filters, minimum: int = MINIMUM) -> Agreement:
    """Every measure with its interval. Statements and memory do not grow with the texts.

    Only submitted assignments count: submitted without spans is "nothing here", not missing.
    """
    work = gathered(project, filters)
    if work is None:
        return Agreement(
            codebook=None, filters=filters, n_articles=0, n_dropped=0, n_annotators=0, n_spans=0,
            layers=[], choices=choices(project),
        )  # fmt: skip
    found = per_article(work.counts)
    layers = layer_figures(work, found, minimum)
    return Agreement(
        codebook=work.codebook,
        filters=filters,
        n_articles=len(found.article),
        n_dropped=found.n_dropped,
        n_annotators=found.n_annotators,
        n_spans=sum(layer.n_spans for layer in layers if layer.kind == "label"),
        layers=layers,
        choices=choices(project),
    )


def layer_figures(
    work: Gathered, found: PerArticle, minimum: int, *, interval: bool = True
) -> list[LayerFigures]:
    """Every measure of every layer: labels in the codebook's order, families, everything."""
    by_formula = figures(found, interval=interval, minimum=minimum)
    rows = []
    for number, (kind, slug, name, family) in enumerate(_described(work)):
        results = [of_layer[number] for of_layer in by_formula.values()]
        rows.append(
            LayerFigures(
                kind=kind,
                slug=slug,
                name=name,
                family=family,
                prevalence=results[0].prevalence,
                n_spans=results[0].n_spans or 0,
                figures=results,
            )
        )
    return rows


def _described(work: Gathered) -> list[tuple[str, str, str, str | None]]:
    """(kind, slug, name, family) of each layer, in their order."""
    named = {family["slug"]: family["name"] for family in work.codebook.families}
    families = dict.fromkeys(label.family for label in work.labels)
    return [
        *(("label", label.slug, label.name, label.family) for label in work.labels),
        *(("family", slug, named.get(slug, slug), slug) for slug in families),
        ("all", "all", "", None),
    ]
