"""Labels that lie on each other: each place as the set of its labels, and how far sets differ.

Alpha of characters whose values are sets, with the distances of Jaccard and MASI (see `metrics`).
What an article adds are two sums of distances per pair of annotators and, per annotator, the
length of each set that occurs; no array is as long as a text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from .comparable import Comparable
from .measures import Values
from .study import BoolArray, FloatArray, IntArray, Study, ascending

# Shares of up to sixteen labels at one place, and thirds of them, are whole numbers of this.
WHOLE = 2_162_160
DISTANCES = ("jaccard", "masi")


@dataclass(frozen=True, eq=False)
class Stacked:
    """A articles, R readings of them, N lengths of sets, and M pairs that differ somewhere.

    `sets` (S, V) says which labels each set has; the empty one, a gap, is not written down.
    """

    labels: tuple[str, ...]
    article: IntArray  # (A,) as the study names them
    length: IntArray  # (A,) code points
    reading_article: IntArray  # (R,) index of the article
    annotator: IntArray  # (R,) as the study names them
    sets: BoolArray  # (S, V)
    row_reading: IntArray  # (N,) index of the reading
    row_set: IntArray  # (N,)
    row_length: IntArray  # (N,) code points
    pair_article: IntArray  # (M,) index of the article
    first: IntArray  # (M,) annotator
    second: IntArray  # (M,)
    apart: IntArray  # (M, 2) distances of Jaccard and MASI, times length, in 1 / WHOLE


def stack(study: Study) -> Stacked:
    """The sets of a study's labels, and how far pairs of annotators are apart."""
    c = Comparable.of(study)
    line = _Line.of(c)
    empty = np.zeros((1, len(c.labels)), dtype=np.bool_)
    apart = _apart(np.vstack([line.sets, empty]))
    parts = list(_pairs(c, line, apart))
    pairs = np.concatenate(parts) if parts else np.zeros((0, 5), dtype=np.int64)
    pairs = pairs[pairs[:, 3:].any(axis=1)]
    reading, kind, long = line.lengths(c.stride)
    return Stacked(
        c.labels, c.article_id, c.length, c.slot_article, c.slot_annotator, line.sets,
        reading, kind, long, pairs[:, 0], pairs[:, 1], pairs[:, 2], pairs[:, 3:],
    )  # fmt: skip


@dataclass(frozen=True, eq=False)
class SetColumns:
    """What each article adds to alpha of sets: a distance and the lengths of S sets."""

    columns: FloatArray  # (A, 1 + S)

    def __len__(self) -> int:
        return len(self.columns)

    def total(self) -> FloatArray:
        """(1, 1 + S)."""
        total: FloatArray = self.columns.sum(axis=0, keepdims=True)
        return total

    def without_each(self) -> FloatArray:
        """(A, 1 + S) all articles but one."""
        return self.total() - self.columns

    def weighted(self, weights: NDArray[np.float64]) -> FloatArray:
        """(B, 1 + S) for B choices (B, A) of articles."""
        return weights @ self.columns


def columns(
    stacked: Stacked, distance: str, annotators: Collection[int] | None = None
) -> SetColumns:
    """Of the articles that two or more of the chosen completed; the last set is the gap."""
    who = _chosen(stacked.annotator, annotators)
    readers = np.bincount(stacked.reading_article[who], minlength=len(stacked.article))
    rows = who[stacked.row_reading]
    article = stacked.reading_article[stacked.row_reading[rows]]
    lengths = np.zeros((len(stacked.article), len(stacked.sets) + 1))
    np.add.at(lengths, (article, stacked.row_set[rows]), stacked.row_length[rows])
    lengths[:, -1] = readers * stacked.length - lengths.sum(axis=1)
    pairs = _chosen(stacked.first, annotators) & _chosen(stacked.second, annotators)
    apart = np.bincount(
        stacked.pair_article[pairs],
        weights=stacked.apart[pairs, DISTANCES.index(distance)],
        minlength=len(stacked.article),
    )
    observed = 2 * apart / WHOLE / np.maximum(readers - 1, 1)
    kept = readers >= 2
    return SetColumns(np.column_stack([observed, lengths])[kept])


def alpha_of_sets(sums: FloatArray, sets: BoolArray, distance: str) -> Values:
    """(B, 1) masked; 1 - (n - 1) sum o delta / sum n n delta."""
    with_gap = np.vstack([sets, np.zeros((1, sets.shape[1]), dtype=np.bool_)])
    delta = _distance(with_gap, distance)
    n_c = sums[:, 1:]
    by_chance = ((n_c @ delta) * n_c).sum(axis=1)
    undefined = by_chance == 0
    above = (n_c.sum(axis=1) - 1) * sums[:, 0]
    alpha = 1 - above / np.where(undefined, 1.0, by_chance)
    return np.ma.MaskedArray(alpha, mask=undefined)[:, None]


@dataclass(frozen=True, eq=False)
class _Line:
    """Where the set of a reading changes, on the line `slot * stride + offset`."""

    place: IntArray  # (E,) ascending
    kind: IntArray  # (E,) set from here on; S is the gap
    sets: BoolArray  # (S, V) without the empty one

    @classmethod
    def of(cls, c: Comparable) -> _Line:
        base = c.slot * c.stride
        place = np.concatenate([base + c.start, base + c.end])
        order = ascending(place)
        change = np.zeros((len(place), len(c.labels)), dtype=np.int32)
        label = np.concatenate([c.label, c.label])[order]
        change[np.arange(len(place)), label] = np.where(order < len(c.start), 1, -1)
        inside = np.cumsum(change, axis=0) > 0
        last = np.append(np.diff(place[order]) > 0, True)[: len(place)]
        return cls(place[order][last], *_sets(inside[last]))

    def lengths(self, stride: int) -> tuple[IntArray, IntArray, IntArray]:
        """(N,) slot, set and how long it is there."""
        long = np.diff(self.place, append=self.place[-1:])
        kept = self.kind < len(self.sets)
        slot, kind = self.place[kept] // stride, self.kind[kept]
        cell = slot * max(len(self.sets), 1) + kind
        found, where = np.unique(cell, return_inverse=True)
        total = np.bincount(where, weights=long[kept], minlength=len(found)).astype(np.int64)
        return *np.divmod(found, max(len(self.sets), 1)), total

    def at(self, place: IntArray) -> IntArray:
        """The set at each place of the line."""
        behind = np.searchsorted(self.place, place, side="right")
        return np.concatenate([[len(self.sets)], self.kind])[behind]


def _sets(inside: BoolArray) -> tuple[IntArray, BoolArray]:
    """The number of each row's set, and the sets; the empty one has the number after the last."""
    if not inside.size:
        return np.zeros(len(inside), dtype=np.int64), np.zeros((0, inside.shape[1]), dtype=np.bool_)
    bits, number = np.unique(np.packbits(inside, axis=1), axis=0, return_inverse=True)
    sets = np.unpackbits(bits, axis=1, count=inside.shape[1]).astype(np.bool_)
    # the empty set sorts first, if it is there at all
    if sets[0].any():
        return number.reshape(-1), sets
    return np.where(number.reshape(-1) == 0, len(sets) - 1, number.reshape(-1) - 1), sets[1:]


def _pairs(c: Comparable, line: _Line, apart: IntArray) -> Iterator[IntArray]:
    """Rows of article, two annotators and their two distances; one step of `combinations` each."""
    article, start, width = _cuts(c)
    for low, high in combinations(range(int(c.readers.max(initial=0))), 2):
        here = np.flatnonzero(high < c.readers[article])
        kinds = []
        for local in (low, high):
            slot = c.first_slot[article[here]] + local
            kinds.append(line.at(slot * c.stride + start[here]))
        sums = [
            np.bincount(article[here], weights=width[here] * table[kinds[0], kinds[1]])
            for table in apart
        ]
        found = np.flatnonzero(high < c.readers[: len(sums[0])])
        yield np.column_stack(
            [
                found,
                c.slot_annotator[c.first_slot[found] + low],
                c.slot_annotator[c.first_slot[found] + high],
                *(np.rint(part[found]).astype(np.int64) for part in sums),
            ]
        )


def _cuts(c: Comparable) -> tuple[IntArray, IntArray, IntArray]:
    """(I,) article, start and length of the intervals between all boundaries of an article."""
    base = c.article * c.stride
    ends = np.arange(c.n_articles) * c.stride
    place = np.unique(np.concatenate([base + c.start, base + c.end, ends, ends + c.length]))
    article, start = np.divmod(place, c.stride)
    width = np.diff(place, append=place[-1:])
    inside = (np.diff(article, append=-1) == 0) & (width > 0)
    return article[inside], start[inside], width[inside]


def _apart(sets: BoolArray) -> IntArray:
    """(2, S, S) distances in 1 / WHOLE."""
    tables = [_distance(sets, distance) for distance in DISTANCES]
    return np.rint(np.stack(tables) * WHOLE).astype(np.int64)


def _distance(sets: BoolArray, distance: str) -> FloatArray:
    """(S, S) as `metrics` has it, for all pairs at once."""
    many = sets.astype(np.float64)
    both = many @ many.T
    size = many.sum(axis=1)
    together = size[:, None] + size - both
    overlap = np.where(together == 0, 1.0, both / np.where(together == 0, 1, together))
    if distance == "jaccard":
        return 1 - overlap
    subset = (both == size[:, None]) | (both == size)
    kind = np.where(both == together, 1, np.where(subset, 2 / 3, np.where(both > 0, 1 / 3, 0)))
    return 1 - overlap * kind


def _chosen(column: IntArray, annotators: Collection[int] | None) -> BoolArray:
    if annotators is None:
        return np.ones(len(column), dtype=np.bool_)
    return np.isin(column, list(annotators))
