"""Krippendorff's alpha for nominal values, from coincidence matrices."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .study import IntArray

FloatArray = NDArray[np.float64]


def pool(pairs: IntArray, readers: IntArray) -> FloatArray:
    """Coincidences of several articles or items, together: sum of pairs / (readers - 1).

    `pairs` is (N, ..., C, C) and counts ordered pairs of different annotators, `readers` is (N,)
    with every m >= 2; the answer is (..., C, C). The sum is taken over the common denominator in
    Python integers, which never overflow, and divided once, so the result does not depend on the
    order of the articles.
    """
    scale = math.lcm(*(int(m) - 1 for m in np.unique(readers)))
    total: NDArray[np.object_] = np.zeros(pairs.shape[1:], dtype=object)
    for m in np.unique(readers):
        total += pairs[readers == m].sum(axis=0).astype(object) * (scale // (int(m) - 1))
    pooled: FloatArray = (total / scale).astype(np.float64)
    return pooled


def disagreement(coincidences: FloatArray) -> tuple[FloatArray, FloatArray]:
    """D_o and D_e, observed and expected nominal disagreement: arrays (...,) from (..., C, C).

    Both are 0 where there is no coincidence at all. Differences are summed one by one, not taken
    from the total, so that a rare label in a long text keeps its digits. Source: Krippendorff
    (2004), Content Analysis, 2nd ed., ch. 11.
    """
    n_c = coincidences.sum(axis=-1)
    n = n_c.sum(axis=-1)
    different = ~np.eye(coincidences.shape[-1], dtype=np.bool_)
    observed = np.where(different, coincidences, 0.0).sum(axis=(-2, -1))
    chances = (n_c * (n[..., None] - n_c)).sum(axis=-1)
    return observed / np.maximum(n, 1), chances / np.maximum(n * (n - 1), 1)


def nominal_alpha(coincidences: FloatArray) -> np.ma.MaskedArray[Any, np.dtype[np.float64]]:
    """alpha = 1 - D_o / D_e for every matrix of a batch (..., C, C); masked where undefined.

    Undefined means that fewer than two values occur. Source: Krippendorff (2011), Computing
    Krippendorff's Alpha-Reliability, ASC Departmental Papers 43.
    """
    observed, expected = disagreement(coincidences)
    undefined = expected == 0
    alpha = 1 - observed / np.where(undefined, 1.0, expected)
    return np.ma.MaskedArray(alpha, mask=undefined)
