"""Who agrees with whom: pairs, each annotator with the others, and groups of annotators."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from annotator.agreement import (
    MINIMUM,
    Counts,
    PerArticle,
    Result,
    Undefined,
    between,
    figures,
    leave_one_out,
    per_article,
)
from annotator.agreement.counts import WHERE
from annotator.assignments.models import Assignment
from annotator.statistics.gathered import Gathered

# A group of one is a person: what it says within is nothing, and between is that person.
SMALLEST_GROUP = 2
# Articles in a stretch of somebody's work.
FEWEST = 5


@dataclass(frozen=True, kw_only=True)
class Pair:
    first: str
    second: str
    figure: Result


@dataclass(frozen=True, kw_only=True)
class Annotator:
    """How one annotator marks, beside what the others do in the same articles.

    Rates are per 1,000 code points read; `others` is the mean of the others in these articles.
    `with_others` pairs this annotator with each other; `without` leaves this annotator out.
    """

    annotator: str
    n_articles: int
    n_spans: int
    spans_per_1000: float
    others_per_1000: float
    length: float | None
    others_length: float | None
    with_others: Result
    without: Result


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """A part of an annotator's work, in the order it was submitted: `first` and `last` article."""

    first: int
    last: int
    spans_per_1000: float
    others_per_1000: float
    figure: Result


@dataclass(frozen=True, kw_only=True)
class Cell:
    """Two groups, or one group within itself."""

    first: str
    second: str
    figure: Result


def pairs(work: Gathered, layer: int, formula: str) -> list[Pair]:
    """Every two annotators who completed an article both, by name."""
    counts, names = work.of_layer(layer), work.annotators
    return [
        Pair(first=names[a], second=names[b], figure=_figure(per_article(counts, {a, b}), formula))
        for a, b in combinations(names, 2)
        if shared(counts, a, b)
    ]


def shared(counts: Counts, one: int, other: int) -> bool:
    """Whether both completed an article."""
    mine, theirs = (counts.reading_article[counts.annotator == who] for who in (one, other))
    return bool(np.isin(mine, theirs).any())


def annotators(work: Gathered, layer: int, formula: str) -> list[Annotator]:
    """Everybody whose work is compared, by name."""
    counts, names = work.of_layer(layer), work.annotators
    without = leave_one_out(counts, formula)
    return [
        _annotator(counts, who, name, set(names) - {who}, formula, without[who][0])
        for who, name in names.items()
    ]


def drift(work: Gathered, layer: int, formula: str) -> dict[str, list[Stretch]]:
    """pseudonym -> up to four stretches of their work; whoever drifts changes along them.

    A stretch has five articles at least; who submitted fewer than ten has none.
    """
    counts, names = work.of_layer(layer), work.annotators
    order = _submitted(work)
    return {
        name: _stretches(counts, who, set(names) - {who}, order[who], formula)
        for who, name in names.items()
    }


def _submitted(work: Gathered) -> dict[int, list[int]]:
    """annotator -> texts in the order they submitted them."""
    done = Assignment.objects.submitted().filter(
        codebook=work.codebook, round=work.round, text__in=work.counts.article.tolist()
    )
    found: dict[int, list[int]] = defaultdict(list)
    rows = done.order_by("submitted_at", "pk").values_list("annotator", "text")
    for who, text in rows:
        found[who].append(text)
    return found


def _stretches(
    counts: Counts, who: int, others: set[int], texts: list[int], formula: str
) -> list[Stretch]:
    parts = np.array_split(texts, min(4, len(texts) // FEWEST)) if len(texts) >= 2 * FEWEST else []
    ends = np.cumsum([len(part) for part in parts]).tolist()
    found = []
    for part, last in zip(parts, ends, strict=True):
        here = counts.of_readings(np.isin(counts.article[counts.reading_article], part))
        mine, theirs, read = *_marks(here, who), _read(here, who)
        together = between(here, {who}, others)
        found.append(
            Stretch(
                first=last - len(part) + 1,
                last=last,
                spans_per_1000=1000 * mine[0] / read,
                others_per_1000=1000 * theirs[0] / read,
                figure=_figure(together, formula),
            )
        )
    return found


def _read(counts: Counts, who: int) -> int:
    """Code points this annotator read."""
    return max(int(counts.length[counts.reading_article[counts.annotator == who]].sum()), 1)


def within_and_between(
    work: Gathered, layer: int, formula: str, groups: Mapping[str, Collection[int]]
) -> list[Cell]:
    """Each group within itself, and every two groups; small groups say nothing."""
    counts = work.of_layer(layer)
    inside = [
        Cell(first=name, second=name, figure=_guarded(per_article(counts, who), formula, who))
        for name, who in groups.items()
    ]
    across = [
        Cell(first=a, second=b, figure=_guarded(between(counts, one, other), formula, one, other))
        for (a, one), (b, other) in combinations(groups.items(), 2)
    ]
    return inside + across


def _annotator(
    counts: Counts, who: int, name: str, others: set[int], formula: str, without: Result
) -> Annotator:
    together = between(counts, {who}, others)
    mine, theirs = _marks(counts, who)
    read = counts.length[counts.reading_article[counts.annotator == who]]
    return Annotator(
        annotator=name,
        n_articles=len(read),
        n_spans=round(mine[0]),
        spans_per_1000=1000 * mine[0] / max(int(read.sum()), 1),
        others_per_1000=1000 * theirs[0] / max(int(read.sum()), 1),
        length=mine[1] / mine[0] if mine[0] else None,
        others_length=theirs[1] / theirs[0] if theirs[0] else None,
        with_others=_figure(together, formula),
        without=without,
    )


def _marks(counts: Counts, who: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """(spans, marked length) of this annotator, and of the mean other, in the same articles."""
    first, second = counts.first == who, counts.second == who
    readers = np.bincount(counts.reading_article, minlength=len(counts.article))
    share = 1 / np.maximum(readers[counts.row_article] - 1, 1)
    columns = {name: counts.values[:, WHERE[name]] for name in NAMES}

    def own(mine: str, theirs: str) -> float:
        values = np.where(first, columns[mine], 0) + np.where(second, columns[theirs], 0)
        return float((values * share).sum())

    return (
        (own("spans_first", "spans_second"), own("first", "second")),
        (own("spans_second", "spans_first"), own("second", "first")),
    )


NAMES = ("first", "second", "spans_first", "spans_second")


def _figure(found: PerArticle, formula: str, minimum: int = MINIMUM) -> Result:
    return figures(found, [formula], minimum=minimum)[formula][0]


def _guarded(found: PerArticle, formula: str, *groups: Collection[int]) -> Result:
    """The figure, unless a group is so small that it would speak of a person."""
    result = _figure(found, formula)
    if all(len(group) >= SMALLEST_GROUP for group in groups):
        return result
    return replace(result, value=None, undefined=Undefined.SUPPRESSED, interval=None)
