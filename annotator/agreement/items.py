"""Agreement on predefined items: document questions, or any table of ratings."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np

from .alpha import nominal_alpha, pool
from .result import Result, Undefined
from .study import IntArray

Rating = Hashable | None


def item_pairs(codes: IntArray, values: int) -> IntArray:
    """(items, values, values) ordered pairs of ratings of one item by different annotators.

    `codes` is (items, annotators) with values from 0 to `values - 1`, and -1 where an annotator
    gave none.
    """
    counts: IntArray = (codes[:, :, None] == np.arange(values)).sum(axis=1)
    same = counts[:, :, None] * np.eye(values, dtype=np.int64)
    pairs: IntArray = counts[:, :, None] * counts[:, None, :] - same
    return pairs


def alpha_nominal(ratings: Sequence[Sequence[Rating]]) -> Result:
    """Alpha of predefined items: one row per item (article), one column per annotator.

    None is a missing rating; items with fewer than two ratings drop out. Raises ValueError if
    the rows differ in length. Source: Krippendorff (2011), Computing Krippendorff's
    Alpha-Reliability, ASC Departmental Papers 43, sections A to C.
    """
    codes, values = _codes(ratings)
    kept = (codes >= 0).sum(axis=1) >= 2
    value, undefined = _value(codes[kept], values)
    return Result(
        formula="alpha_nominal",
        value=value,
        undefined=undefined,
        unit="item",
        pooling="pooled",
        layer=None,
        label=None,
        n_articles=int(np.count_nonzero(kept)),
        n_dropped=int(np.count_nonzero(~kept)),
        n_annotators=int(np.count_nonzero((codes[kept] >= 0).any(axis=0))),
        n_spans=None,
    )


def _codes(ratings: Sequence[Sequence[Rating]]) -> tuple[IntArray, int]:
    """Ratings as numbers in order of appearance, -1 for missing, and how many values there are."""
    if len({len(row) for row in ratings}) > 1:
        raise ValueError("ratings: the rows differ in length")
    given = dict.fromkeys(rating for row in ratings for rating in row if rating is not None)
    code: dict[Rating, int] = {rating: number for number, rating in enumerate(given)}
    codes = np.array([[code.get(rating, -1) for rating in row] for row in ratings], dtype=np.int64)
    return codes.reshape(len(ratings), -1 if codes.size else 0), len(given)


def _value(codes: IntArray, values: int) -> tuple[float | None, Undefined | None]:
    if not len(codes):
        return None, Undefined.TOO_FEW_ANNOTATORS
    alpha = nominal_alpha(pool(item_pairs(codes, values), (codes >= 0).sum(axis=1)))
    if alpha.mask.all():
        return None, Undefined.NO_VARIATION
    return float(alpha), None
