"""Results of measures on predefined items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .figures import MINIMUM, above
from .intervals import Values, all_intervals
from .item_measures import ITEM_MEASURES, LEVELS, ItemMeasure
from .items import Ratings
from .result import Result, Undefined
from .study import BoolArray, FloatArray, IntArray


@dataclass(frozen=True, eq=False)
class ItemColumns:
    """What I items add to the sums of one measure; resampled like articles."""

    columns: FloatArray  # (I, X)

    def __len__(self) -> int:
        return len(self.columns)

    def total(self) -> FloatArray:
        """(1, X)."""
        total: FloatArray = self.columns.sum(axis=0, keepdims=True)
        return total

    def without_each(self) -> FloatArray:
        """(I, X) all items but one, for each of them."""
        return self.total() - self.columns

    def weighted(self, weights: NDArray[np.float64]) -> FloatArray:
        """(B, X) for B choices (B, I) of items."""
        return weights @ self.columns


def item_figures(
    ratings: Ratings,
    level: str = "nominal",
    *,
    formulas: Sequence[str] | None = None,
    interval: bool = True,
    minimum: int = MINIMUM,
    label: str | None = None,
    groups: IntArray | None = None,
) -> dict[str, Result]:
    """formula -> result; without `formulas` all that the level allows and this many annotators do.

    `groups` (I,) names the article of each item: then articles are resampled, not items. Items
    that fewer than two rated drop out, but for shares of values in chance agreement, which
    Gwet takes of all. Raises KeyError for an unknown formula or level.
    """
    who = int(ratings.comparable().rated.any(axis=0).sum())
    chosen = [ITEM_MEASURES[formula] for formula in formulas or LEVELS[level]]
    return {
        measure.formula: _result(measure, ratings, interval, minimum, label, groups)
        for measure in chosen
        if formulas or not measure.pair or who == 2
    }


def _result(
    measure: ItemMeasure,
    ratings: Ratings,
    interval: bool,
    minimum: int,
    label: str | None,
    groups: IntArray | None,
) -> Result:
    two_rated = np.count_nonzero(ratings.rated, axis=1) >= 2
    article = np.arange(len(two_rated)) if groups is None else groups
    given = _two(ratings) if measure.pair else ratings
    kept = ItemColumns(_by_article(measure.columns(given), article))
    n_articles = len(np.unique(article[two_rated]))

    def of(sums: FloatArray) -> Values:
        return measure.value(sums, given)[:, None]

    value = of(kept.total())
    reason = _reason(n_articles, value, minimum)
    result = Result(
        formula=measure.formula,
        value=None if reason else float(value.data[0, 0]),
        undefined=reason,
        unit="item",
        pooling="pooled",
        layer=None,
        label=label,
        level=measure.level,
        n_articles=n_articles,
        n_dropped=len(np.unique(article)) - n_articles,
        n_annotators=int(ratings.rated[two_rated].any(axis=0).sum()),
        n_spans=None if groups is None else int(ratings.rated[two_rated].sum()),
    )
    if reason or not interval:
        return result
    return replace(result, interval=above(all_intervals(kept, [of])[0][0], measure.floor))


def _two(ratings: Ratings) -> Ratings:
    """The two annotators who share an item; raises ValueError if there are more or fewer.

    Items that only one of them rated stay, without a rating.
    """
    who = np.flatnonzero(ratings.comparable().rated.any(axis=0))
    if len(who) != 2:
        raise ValueError(f"a measure of two annotators was asked of {len(who)}")
    both: BoolArray = np.count_nonzero(ratings.rated[:, who], axis=1) == 2
    return Ratings(np.where(both[:, None], ratings.codes[:, who], -1), ratings.values)


def _by_article(columns: FloatArray, article: IntArray) -> FloatArray:
    """(A, X) the items of each article together."""
    _, where = np.unique(article, return_inverse=True)
    sums = np.zeros((int(where.max(initial=-1)) + 1, columns.shape[1]))
    np.add.at(sums, where, columns)
    return sums


def _reason(n: int, value: Values, minimum: int) -> Undefined | None:
    if n == 0:
        return Undefined.TOO_FEW_ANNOTATORS
    if n < minimum:
        return Undefined.TOO_FEW_ARTICLES
    masked: Any = np.ma.getmaskarray(value)
    return Undefined.NO_VARIATION if masked.all() else None
