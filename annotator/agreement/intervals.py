"""Confidence intervals that resample articles, not positions.

Annotators of one article talk about the same words, so articles are what is drawn. Below
`FROM_BOOTSTRAP` articles a jackknife with Student's t, from there a percentile bootstrap: Efron
and Tibshirani (1993), An Introduction to the Bootstrap, ch. 11 and 13.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from .result import Interval, Undefined

Values = np.ma.MaskedArray[Any, np.dtype[np.float64]]

FROM_BOOTSTRAP = 50
REPLICATES = 1000
BLOCK = 250  # replicates at a time, so that memory stays flat
MOST_UNDEFINED = 0.05
SEED = 20_161_101

# Student's t at .975 for 1 to 48 degrees of freedom.
T = (
    12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281, 2.2010, 2.1788,
    2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.0930, 2.0860, 2.0796, 2.0739, 2.0687, 2.0639,
    2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423, 2.0395, 2.0369, 2.0345, 2.0322, 2.0301, 2.0281,
    2.0262, 2.0244, 2.0227, 2.0211, 2.0195, 2.0181, 2.0167, 2.0154, 2.0141, 2.0129, 2.0117, 2.0106,
)  # fmt: skip


S = TypeVar("S")
S_co = TypeVar("S_co", covariant=True)


class Additive(Protocol[S_co]):
    """Sums over articles (or items), which can be drawn anew."""

    def __len__(self) -> int: ...
    def total(self) -> S_co: ...
    def without_each(self) -> S_co: ...
    def weighted(self, weights: NDArray[np.float64], /) -> S_co: ...


def intervals(found: Additive[S], of: Callable[[S], Values], seed: int = SEED) -> list[Interval]:
    """A 95 % interval for each of the values (L,) that `of` computes; clipped at 1."""
    return all_intervals(found, [of], seed)[0]


def all_intervals(
    found: Additive[S], statistics: list[Callable[[S], Values]], seed: int = SEED
) -> list[list[Interval]]:
    """The intervals of several statistics from the same resamples."""
    n = len(found)
    if n < 2:
        why = Interval(method="jackknife_t", undefined=Undefined.TOO_FEW_ARTICLES)
        return [[why] * of(found.total()).shape[-1] for of in statistics]
    if n < FROM_BOOTSTRAP:
        without = found.without_each()
        return [_jackknife(of(without), of(found.total())) for of in statistics]
    batches = list(resampled(found, seed))
    return [_percentiles(_joined([of(sums) for sums in batches]), seed) for of in statistics]


def resampled(found: Additive[S], seed: int) -> Iterator[S]:
    """Sums of `REPLICATES` draws of as many articles, with replacement, block by block."""
    random = np.random.default_rng(seed)
    n = len(found)
    for _ in range(REPLICATES // BLOCK):
        drawn = random.integers(0, n, (BLOCK, n)) + np.arange(BLOCK)[:, None] * n
        weights = np.bincount(drawn.ravel(), minlength=BLOCK * n).reshape(BLOCK, n)
        yield found.weighted(weights.astype(np.float64))


def _joined(parts: list[Values]) -> Values:
    masks = [np.ma.getmaskarray(part) for part in parts]
    return np.ma.MaskedArray(np.concatenate([p.data for p in parts]), np.concatenate(masks))


def _jackknife(without: Values, value: Values) -> list[Interval]:
    """theta -+ t se, from the values without each article."""
    n = len(without)
    share = np.ma.getmaskarray(without).mean(axis=0)
    mean = without.mean(axis=0)
    spread = ((without - mean) ** 2).sum(axis=0)
    half = T[n - 2] * np.ma.sqrt(spread * (n - 1) / n)
    low, high = value - half, value + half
    return [
        _interval("jackknife_t", low[layer], high[layer], float(share[layer]), None, None)
        for layer in range(without.shape[1])
    ]


def _percentiles(values: Values, seed: int) -> list[Interval]:
    share = np.ma.getmaskarray(values).mean(axis=0)
    filled: NDArray[np.float64] = values.filled(np.nan)
    filled[:, share == 1] = 0.0  # only so that numpy has something to sort
    low, high = np.nanpercentile(filled, [2.5, 97.5], axis=0)
    return [
        _interval("percentile_bootstrap", low[i], high[i], float(share[i]), len(values), seed)
        for i in range(values.shape[1])
    ]


def _interval(
    method: str, low: Any, high: Any, share: float, replicates: int | None, seed: int | None
) -> Interval:
    extra = {"replicates": replicates, "seed": seed, "undefined_share": share}
    if share > MOST_UNDEFINED or low is np.ma.masked:
        return Interval(method=method, undefined=Undefined.UNSTABLE, **extra)  # type: ignore[arg-type]
    return Interval(method=method, low=float(low), high=min(1.0, float(high)), **extra)  # type: ignore[arg-type]
