"""Counts added up: per article, for chosen annotators, ready for every coefficient."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from .counts import BY_PAIRS, COLUMNS, WHERE, Counts
from .study import BoolArray, FloatArray, IntArray


@dataclass(frozen=True, eq=False)
class Sums:
    """Column sums (..., L, COLUMNS) of pairs over L layers, and (...,) of positions.

    Each pair counts 1 / (m - 1), m being the annotators of its article, as coincidences do; so
    `of("first") + of("second")` is the marked length summed over annotators. Columns in `BY_PAIRS`
    count each pair once instead. Numbers are kept
    multiplied by `scale`, the least common multiple of all m - 1, and therefore whole.
    """

    values: FloatArray
    characters: FloatArray  # positions times annotators
    sentences: FloatArray
    scale: int

    def of(self, name: str) -> FloatArray:
        """(..., L) one column, as coincidences have it."""
        column: FloatArray = self.values[..., WHERE[name]] / self.scale
        return column

    def own(self, name: str) -> FloatArray:
        """(..., L) a column of both annotators."""
        first, second = WHERE[f"{name}first"], WHERE[f"{name}second"]
        both: FloatArray = (self.values[..., first] + self.values[..., second]) / self.scale
        return both

    def n(self, unit: str) -> FloatArray:
        """(..., 1) positions times annotators, in characters or sentences."""
        n: FloatArray = {"character": self.characters, "sentence": self.sentences}[unit]
        return n[..., None] / self.scale


@dataclass(frozen=True, eq=False)
class PerArticle:
    """The sums of each article apart: A articles that two or more of the chosen completed."""

    layers: tuple[str, ...]
    article: IntArray  # (A,) as the study names them
    sums: Sums  # of shapes (A, L, COLUMNS) and (A,)
    n_annotators: int
    n_dropped: int

    def __len__(self) -> int:
        return len(self.article)

    def chosen(self, keep: BoolArray) -> Self:
        """The articles of a slice. The annotators are counted before: they stay as they are."""
        sums = self.sums
        kept = Sums(sums.values[keep], sums.characters[keep], sums.sentences[keep], sums.scale)
        return replace(self, article=self.article[keep], sums=kept)

    def weighted(self, weights: NDArray[np.float64]) -> Sums:
        """Sums for B choices of articles: `weights` (B, A) says how often each one counts."""
        flat = self.sums.values.reshape(len(self.article), -1)
        shape = (len(weights), *self.sums.values.shape[1:])
        return Sums(
            (weights @ flat).reshape(shape),
            weights @ self.sums.characters,
            weights @ self.sums.sentences,
            self.sums.scale,
        )

    def total(self) -> Sums:
        """All articles together."""
        sums = self.sums
        return Sums(
            sums.values.sum(axis=0), sums.characters.sum(), sums.sentences.sum(), sums.scale
        )

    def without_each(self) -> Sums:
        """(A, ...) all articles but one, for each of them."""
        all_of, sums = self.total(), self.sums
        return Sums(
            all_of.values - sums.values,
            all_of.characters - sums.characters,
            all_of.sentences - sums.sentences,
            sums.scale,
        )


def per_article(counts: Counts, annotators: Collection[int] | None = None) -> PerArticle:
    """The sums of each article, of all annotators or of some.

    Articles that fewer than two of the chosen completed drop out.
    """
    who = _chosen(counts.annotator, annotators)
    readers = np.bincount(counts.reading_article[who], minlength=len(counts.article))
    kept = readers >= 2
    rows = kept[counts.row_article]
    rows &= _chosen(counts.first, annotators) & _chosen(counts.second, annotators)
    scale = math.lcm(*(int(m) - 1 for m in np.unique(readers[kept])))
    weight = scale // np.maximum(readers - 1, 1)
    return PerArticle(
        layers=counts.layers,
        article=counts.article[kept],
        sums=Sums(
            _by_article(counts, rows, weight, scale, kept),
            _positions(counts.length, readers * scale, kept),
            _positions(counts.sentences, readers * scale, kept),
            scale,
        ),
        n_annotators=len(np.unique(counts.annotator[who & kept[counts.reading_article]])),
        n_dropped=counts.n_dropped + int(np.count_nonzero(~kept)),
    )


def between(counts: Counts, ones: Collection[int], others: Collection[int]) -> PerArticle:
    """Only pairs of one of the `ones` with one of the `others`; each article's pairs are averaged.

    The groups must not share anybody (ValueError). Articles that only one group read drop out.
    """
    if set(ones) & set(others):
        raise ValueError("between: an annotator is in both groups")
    many = [_readers(counts, group) for group in (ones, others)]
    kept = (many[0] > 0) & (many[1] > 0)
    pairs = np.maximum(many[0] * many[1], 1)
    scale = math.lcm(*(int(n) for n in np.unique(pairs[kept])))
    a, b = (_chosen(counts.first, group) for group in (ones, others))
    c, d = (_chosen(counts.second, group) for group in (ones, others))
    rows = kept[counts.row_article] & ((a & d) | (b & c))
    inside = kept[counts.reading_article] & _chosen(counts.annotator, [*ones, *others])
    return PerArticle(
        layers=counts.layers,
        article=counts.article[kept],
        sums=Sums(
            _by_article(counts, rows, scale // pairs, scale, kept),
            _positions(counts.length, 2 * scale, kept),
            _positions(counts.sentences, 2 * scale, kept),
            scale,
        ),
        n_annotators=len(np.unique(counts.annotator[inside])),
        n_dropped=counts.n_dropped + int(np.count_nonzero(~kept)),
    )


def _chosen(column: IntArray, annotators: Collection[int] | None) -> BoolArray:
    if annotators is None:
        return np.ones(len(column), dtype=np.bool_)
    return np.isin(column, list(annotators))


def _readers(counts: Counts, group: Collection[int]) -> IntArray:
    inside = _chosen(counts.annotator, group)
    return np.bincount(counts.reading_article[inside], minlength=len(counts.article))


def _positions(length: IntArray, times: IntArray | int, kept: BoolArray) -> FloatArray:
    return (length * times).astype(np.float64)[kept]


def _by_article(
    counts: Counts, rows: BoolArray, weight: IntArray, scale: int, kept: BoolArray
) -> FloatArray:
    """(A, L, COLUMNS) weighted sums of the rows; float64, exact below 2**53."""
    number = np.cumsum(kept) - 1
    article = counts.row_article[rows]
    shape = (int(kept.sum()), len(counts.layers), len(COLUMNS))
    sums = np.zeros((shape[0] * shape[1], len(COLUMNS)))
    cell = number[article] * shape[1] + counts.row_layer[rows]
    for column, name in enumerate(COLUMNS):
        times = scale if name in BY_PAIRS else weight[article]
        values = counts.values[rows, column] * times
        sums[:, column] = np.bincount(cell, weights=values, minlength=len(sums))
    return sums.reshape(shape)
