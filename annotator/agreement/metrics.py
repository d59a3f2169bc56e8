"""How far two values are apart, for alpha; and how much of an agreement two values are, for kappa.

Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section D; for sets Passonneau
(2006), Measuring Agreement on Set-valued Items (MASI), LREC.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence, Set

import numpy as np

from .study import FloatArray

Values = Sequence[Hashable]


def nominal(values: Values) -> FloatArray:
    """(V, V) 1 where values differ."""
    return 1 - np.eye(len(values))


def interval(values: Values) -> FloatArray:
    """(V, V) squared differences. Raises TypeError or ValueError for values without numbers."""
    numbers = _numbers(values)
    return (numbers[:, None] - numbers) ** 2


def ratio(values: Values) -> FloatArray:
    """(V, V) squared differences over the squared sum; two zeros do not differ."""
    numbers = _numbers(values)
    together = np.abs(numbers[:, None]) + np.abs(numbers)
    apart = numbers[:, None] - numbers
    return (apart / np.where(together == 0, 1, together)) ** 2


def jaccard(values: Values) -> FloatArray:
    """(V, V) 1 - Jaccard's index of two sets; not squared. Two empty sets are equal."""
    return _between(values, lambda one, other: 1 - _overlap(one, other))


def masi(values: Values) -> FloatArray:
    """(V, V) 1 - J M with M = 1 if equal, 2/3 for a subset, 1/3 for an overlap; not squared."""
    return _between(values, lambda one, other: 1 - _overlap(one, other) * _kind(one, other))


def linear(n: int) -> FloatArray:
    """(V, V) weights 1 - |k - l| / (V - 1) of ordered values."""
    return 1 - _steps(n)


def quadratic(n: int) -> FloatArray:
    """(V, V) weights 1 - ((k - l) / (V - 1))^2 of ordered values."""
    return 1 - _steps(n) ** 2


def _steps(n: int) -> FloatArray:
    place = np.arange(n, dtype=np.float64)
    steps: FloatArray = np.abs(place[:, None] - place) / max(n - 1, 1)
    return steps


def _numbers(values: Values) -> FloatArray:
    return np.array([float(value) for value in values])  # type: ignore[arg-type]


def _between(values: Values, distance) -> FloatArray:  # type: ignore[no-untyped-def]
    return np.array([[distance(one, other) for other in values] for one in values]).reshape(
        len(values), len(values)
    )


def _overlap(one: Set[object], other: Set[object]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def _kind(one: Set[object], other: Set[object]) -> float:
    if one == other:
        return 1.0
    if one <= other or other <= one:
        return 2 / 3
    return 1 / 3 if one & other else 0.0
