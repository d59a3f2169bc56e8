"""The kept counts of a project's submitted work, as far as they are asked for."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any

import numpy as np
from django.db.models import Q, QuerySet

from annotator.agreement import Counts, Layers
from annotator.agreement.packed import unpack
from annotator.assignments.models import Assignment
from annotator.codebook.models import Codebook, Label
from annotator.errors import Invalid
from annotator.projects.models import Membership, Project
from annotator.statistics.counting import count_changed, layers_of
from annotator.statistics.models import ArticleFigures

ARTICLE = "text__article__"


class NoSuchLayer(Invalid):
    """This codebook has no such label or family."""

    field = "layer"


@dataclass(frozen=True, kw_only=True)
class Filters:
    """Which work: of one codebook (the newest with work, if None) and round, and which articles."""

    round: int = 1
    codebook: int | None = None
    outlet: str | None = None
    story: str | None = None
    language: str | None = None
    since: date | None = None
    until: date | None = None

    def told(self) -> dict[str, str]:
        """What was asked for, in words; the codebook is told apart."""
        given = {name: value for name, value in vars(self).items() if name != "codebook"}
        return {name: str(value) for name, value in given.items() if value is not None}

    def articles(self) -> Q:
        """What the articles are chosen by; whole days of UTC, both included."""
        named = {
            "outlet__name": self.outlet,
            "story__name": self.story,
            "language": self.language,
            "published_at__gte": self.since and datetime.combine(self.since, time.min, UTC),
            "published_at__lte": self.until and datetime.combine(self.until, time.max, UTC),
        }
        return Q(**{ARTICLE + name: value for name, value in named.items() if value is not None})


@dataclass(frozen=True, eq=False, kw_only=True)
class Gathered:
    """Counts of the chosen articles, by the ids of their Texts, and what the layers are."""

    codebook: Codebook
    round: int
    labels: list[Label]
    layers: Layers
    counts: Counts

    def layer(self, name: str) -> int:
        """The index of a label's slug, of `family:` and a slug, or of `all`. Raises NoSuchLayer."""
        return layer_in(self.layers, name)

    def of_layer(self, layer: int) -> Counts:
        """The counts of one layer alone, which is then layer 0."""
        rows = self.counts.row_layer == layer
        names = ("row_article", "row_layer", "first", "second", "values")
        kept = {name: getattr(self.counts, name)[rows] for name in names}
        kept["row_layer"] = np.zeros_like(kept["row_layer"])
        return replace(self.counts, layers=(self.layers.names[layer],), **kept)

    @property
    def annotators(self) -> dict[int, str]:
        """Membership -> pseudonym, of everybody whose work is in the counts; by name."""
        ids = set(self.counts.annotator.tolist())
        people = Membership.objects.filter(pk__in=ids).order_by("pseudonym")
        return dict(people.values_list("pk", "pseudonym"))


def gathered(project: Project, filters: Filters) -> Gathered | None:
    """None before a codebook is published, or where there is none with this number.

    Counts first what changed since it was last asked for.
    """
    codebook = chosen_codebook(project, filters)
    if codebook is None:
        return None
    count_changed(codebook, filters.round)
    labels = list(Label.objects.filter(codebook=codebook))
    layers = layers_of(labels)
    kept = figures_of(codebook, filters).order_by("text").values_list("counts", flat=True)
    counts = unpack([bytes(part) for part in kept], layers.names)
    return Gathered(
        codebook=codebook, round=filters.round, labels=labels, layers=layers, counts=counts
    )


def figures_of(codebook: Codebook, filters: Filters) -> QuerySet[ArticleFigures]:
    """Kept figures of articles that are not withdrawn and fit the filters."""
    rows = ArticleFigures.objects.filter(codebook=codebook, round=filters.round)
    return rows.filter(filters.articles(), **{ARTICLE + "withdrawn_at": None})


def chosen_codebook(project: Project, filters: Filters) -> Codebook | None:
    """The one with the number, else the newest somebody submitted work under, else the newest."""
    books = Codebook.objects.filter(project=project)
    if filters.codebook is not None:
        return books.filter(number=filters.codebook).exclude(published_at=None).first()
    done = Assignment.objects.in_project(project).submitted().present()
    with_work = books.filter(pk__in=done.filter(round=filters.round).values("codebook"))
    return with_work.last() or Codebook.objects.published_in(project).last()


def layer_in(layers: Layers, name: str) -> int:
    """The index of the layer. Raises NoSuchLayer."""
    if name not in layers.names:
        raise NoSuchLayer
    return layers.names.index(name)


def choices(project: Project) -> dict[str, list[Any]]:
    """What the filters can be set to: only what there is submitted work of."""
    rows = ArticleFigures.objects.filter(
        codebook__project=project, **{ARTICLE + "withdrawn_at": None}
    ).order_by()
    columns = {
        "rounds": "round",
        "codebooks": "codebook__number",
        "outlets": ARTICLE + "outlet__name",
        "stories": ARTICLE + "story__name",
        "languages": ARTICLE + "language",
    }
    return {
        name: sorted(rows.exclude(**{column: None}).values_list(column, flat=True).distinct())
        for name, column in columns.items()
    }
