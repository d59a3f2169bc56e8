"""How consistent each annotator is with the others, if every item had one true value.

It says nothing of quality: framing can be seen in more than one way. Dawid and Skene (1979),
Maximum likelihood estimation of observer error-rates using the EM algorithm, Applied Statistics
28(1), pp. 20-28.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from .study import FloatArray, IntArray

TINY = 1e-300


@dataclass(frozen=True, eq=False)
class Consistency:
    """Of K annotators, V values and I items.

    `prior` (V,) shares of the values; `confusion` (K, V, V) how often an annotator says the second
    where the model takes the first for true; `posterior` (I, V); `converged` is False if it was
    still moving after the last step.
    """

    items: tuple[Hashable, ...]
    annotators: tuple[Hashable, ...]
    values: tuple[Hashable, ...]
    prior: FloatArray
    confusion: FloatArray
    posterior: FloatArray
    steps: int
    converged: bool

    def of(self, annotator: Hashable) -> float:
        """The chance that this annotator says what the model takes for true."""
        return float(self.prior @ np.diag(self.confusion[self.annotators.index(annotator)]))


def consistency(
    answers: Iterable[tuple[Hashable, Hashable, Hashable]],
    values: Sequence[Hashable] | None = None,
    *,
    one_coin: bool = False,
    steps: int = 500,
    tolerance: float = 1e-7,
) -> Consistency:
    """From (item, annotator, value); an annotator may answer an item more than once.

    `one_coin` gives each annotator one rate for all values, for few answers. Raises ValueError
    where there is no answer.
    """
    rows = list(answers)
    if not rows:
        raise ValueError("consistency: there are no answers")
    items, item = _numbered([row[0] for row in rows])
    people, who = _numbered([row[1] for row in rows])
    kinds, value = _numbered([row[2] for row in rows], values)
    shape = (len(items), len(people), len(kinds))
    given = np.zeros(shape)
    np.add.at(given, (item, who, value), 1)
    prior, confusion, posterior, step, moved = _fitted(given, one_coin, steps, tolerance)
    return Consistency(items, people, kinds, prior, confusion, posterior, step, moved <= tolerance)


def _fitted(
    given: FloatArray, one_coin: bool, steps: int, tolerance: float
) -> tuple[FloatArray, FloatArray, FloatArray, int, float]:
    posterior = given.sum(axis=1)
    posterior /= posterior.sum(axis=1, keepdims=True)
    moved, step = math.inf, 0
    while moved > tolerance and step < steps:
        before = posterior
        prior, confusion = posterior.mean(axis=0), _confusion(given, posterior, one_coin)
        posterior = _posterior(given, prior, confusion)
        moved, step = float(np.abs(posterior - before).max()), step + 1
    return prior, confusion, posterior, step, moved


def _confusion(given: FloatArray, posterior: FloatArray, one_coin: bool) -> FloatArray:
    """(K, V, V) from what is taken for true; values an annotator never met are uniform."""
    items, people, n = given.shape
    said = posterior.T @ given.reshape(items, people * n)
    said = said.reshape(n, people, n).swapaxes(0, 1)
    if one_coin:
        right = np.einsum("kjj->k", said) / np.maximum(said.sum(axis=(1, 2)), TINY)
        wrong = (1 - right) / max(n - 1, 1)
        coin: FloatArray = np.where(np.eye(n) == 1, right[:, None, None], wrong[:, None, None])
        return coin
    total = said.sum(axis=2, keepdims=True)
    rates: FloatArray = np.where(total > TINY, said / np.maximum(total, TINY), 1 / n)
    return rates


def _posterior(given: FloatArray, prior: FloatArray, confusion: FloatArray) -> FloatArray:
    items, people, n = given.shape
    each = np.log(np.maximum(confusion, TINY)).swapaxes(1, 2).reshape(people * n, n)
    logs = given.reshape(items, people * n) @ each
    logs += np.log(np.maximum(prior, TINY))
    logs -= logs.max(axis=1, keepdims=True)
    chance: FloatArray = np.exp(logs)
    chance /= chance.sum(axis=1, keepdims=True)
    return chance


def _numbered(
    names: list[Hashable], known: Sequence[Hashable] | None = None
) -> tuple[tuple[Hashable, ...], IntArray]:
    found = tuple(dict.fromkeys(names)) if known is None else tuple(known)
    number = {name: index for index, name in enumerate(found)}
    return found, np.array([number[name] for name in names], dtype=np.int64)
