"""Results of every measure on every layer, from counts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from .counts import Counts
from .intervals import SEED, all_intervals
from .measures import MEASURES, Measure, Values
from .result import Interval, Result, Undefined
from .sums import PerArticle, per_article

# Fewer shared articles than this are no figure: one article's agreement is an anecdote.
MINIMUM = 2


def figures(
    found: PerArticle,
    formulas: Sequence[str] = tuple(MEASURES),
    *,
    interval: bool = True,
    minimum: int = MINIMUM,
    seed: int = SEED,
) -> dict[str, list[Result]]:
    """formula -> one result per layer. With fewer than `minimum` articles all are undefined.

    Raises KeyError for a formula that is not in `MEASURES`.
    """
    chosen = [MEASURES[formula] for formula in formulas]
    ranges = _intervals(found, chosen, seed) if interval else [None] * len(chosen)
    return {
        measure.formula: _results(found, measure, minimum, range_)
        for measure, range_ in zip(chosen, ranges, strict=True)
    }


def leave_one_out(
    counts: Counts, formula: str, annotators: Collection[int] | None = None
) -> dict[int, list[Result]]:
    """annotator -> what the formula says without them, one result per layer."""
    everybody = set(counts.annotator.tolist() if annotators is None else annotators)
    return {
        one: figures(per_article(counts, everybody - {one}), [formula], interval=False)[formula]
        for one in sorted(everybody)
    }


def _intervals(
    found: PerArticle, chosen: list[Measure], seed: int
) -> Sequence[list[Interval] | None]:
    return all_intervals(found, [measure.of for measure in chosen], seed)


def _results(
    found: PerArticle, measure: Measure, minimum: int, ranges: list[Interval] | None
) -> list[Result]:
    sums = found.total()
    values = measure.of(sums)
    reasons = _reasons(found, measure, values, minimum)
    marked, spans = sums.own(""), np.rint(sums.own("spans_"))
    share = marked / np.maximum(sums.n("character"), 1)
    return [
        Result(
            formula=measure.formula,
            value=None if reason else float(values.data[layer]),
            undefined=reason,
            unit=measure.unit,
            pooling="pooled",
            layer=measure.layer,
            label=found.layers[layer],
            n_articles=len(found.article),
            n_dropped=found.n_dropped,
            n_annotators=found.n_annotators,
            n_spans=int(spans[layer]),
            interval=None if reason or ranges is None else above(ranges[layer], measure.floor),
            prevalence=float(share[layer]) if len(found.article) else None,
        )
        for layer, reason in enumerate(reasons)
    ]


def above(interval: Interval, floor: float | None) -> Interval:
    """The interval, kept from reaching below what the measure can be."""
    if floor is None or interval.low is None:
        return interval
    return replace(interval, low=max(floor, interval.low))


def _reasons(
    found: PerArticle, measure: Measure, values: Values, minimum: int
) -> list[Undefined | None]:
    n = len(found.article)
    if n < minimum:
        few = Undefined.TOO_FEW_ARTICLES if n else Undefined.TOO_FEW_ANNOTATORS
        return [few] * len(found.layers)
    return [measure.empty if masked else None for masked in np.ma.getmaskarray(values)]
