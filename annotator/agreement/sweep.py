"""Coincidence counts of spans, by a sweep over their boundaries.

No array is ever as long as a text: cost and memory depend on the number of spans alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np

from .comparable import Comparable
from .study import IntArray, ascending


@dataclass(frozen=True, eq=False)
class Layer:
    """Continua on which several annotators gave each position one of `values` values.

    Value 0 is the gap and is not written down. The units of one annotator must not overlap each
    other on one continuum; whose units they are does not matter for coincidences.
    Shapes: N continua, U units.
    """

    values: int  # including the gap
    length: IntArray  # (N,) code points
    readers: IntArray  # (N,) annotators
    continuum: IntArray  # (U,) as are all below
    start: IntArray
    end: IntArray
    value: IntArray  # 1 .. values - 1


@dataclass(frozen=True, eq=False)
class Blocks:
    """Disjoint intervals, ascending on the line `owner * stride + offset`."""

    start: IntArray
    end: IntArray

    @classmethod
    def union(cls, start: IntArray, end: IntArray) -> Blocks:
        """Merge intervals that overlap; intervals that only touch stay apart.

        They stay apart because two adjoining spans are two units, and measures of unitizing
        tell them from one long one.
        """
        order = ascending(start)
        begin, reach = start[order], np.maximum.accumulate(end[order])
        apart = begin[1:] >= reach[:-1]
        edge = np.ones(min(len(begin), 1), dtype=np.bool_)
        opens, closes = np.concatenate([edge, apart]), np.concatenate([apart, edge])
        return cls(begin[opens], reach[closes])

    def covered(self, start: IntArray, end: IntArray) -> IntArray:
        """How much of each interval `[start, end)` the blocks cover."""
        return self._before(end) - self._before(start)

    def _before(self, place: IntArray) -> IntArray:
        """Length of all blocks up to a place on the line."""
        length = np.concatenate([[0], np.cumsum(self.end - self.start)])
        behind = np.searchsorted(self.start, place, side="right")
        ends = np.concatenate([[-1], self.end])[behind]
        begun: IntArray = np.maximum(ends - place, 0)
        return length[behind] - np.where(behind > 0, begun, 0)


def label_blocks(comparable: Comparable) -> Blocks:
    """Each annotator's spans of one label in one article, united where they overlap."""
    base = comparable.owner * comparable.stride
    return Blocks.union(base + comparable.start, base + comparable.end)


def label_layer(comparable: Comparable, blocks: Blocks) -> Layer:
    """Label present or gap: one continuum per article and label, article by article."""
    labels = len(comparable.labels)
    owner, start = np.divmod(blocks.start, comparable.stride)
    slot, label = np.divmod(owner, max(labels, 1))
    return Layer(
        values=2,
        length=np.repeat(comparable.length, labels),
        readers=np.repeat(comparable.readers, labels),
        continuum=comparable.slot_article[slot] * labels + label,
        start=start,
        end=start + (blocks.end - blocks.start),
        value=np.ones(len(start), dtype=np.int64),
    )


def coincidences(layer: Layer) -> IntArray:
    """(N, values, values) integers P[c, k]: length where one annotator has c, another has k.

    Ordered pairs of different annotators, so P is symmetric and sums to length * m * (m - 1).
    Dividing by m - 1 gives the coincidences l_ck of Krippendorff, Mathet, Bouvry and Widlöcher
    (2016), Quality & Quantity 50(6).
    """
    pairs = np.zeros((len(layer.length), layer.values, layer.values), dtype=np.int64)
    others = layer.readers - 1
    marked = _marked(layer)
    pairs[:, 1:, 1:] = _together(layer)
    for value in range(1, layer.values):  # a position is together with itself: not a pair
        pairs[:, value, value] -= marked[:, value]
    # Each marked position meets m - 1 others: those who gave no value left a gap.
    gap = others[:, None] * marked[:, 1:] - pairs[:, 1:, 1:].sum(axis=2)
    pairs[:, 0, 1:] = pairs[:, 1:, 0] = gap
    pairs[:, 0, 0] = layer.length * layer.readers * others - pairs.sum(axis=(1, 2))
    return pairs


def _marked(layer: Layer) -> IntArray:
    """(N, values) length marked with each value, summed over annotators."""
    shape = (len(layer.length), layer.values)
    cell = layer.continuum * layer.values + layer.value
    sums = np.bincount(cell, weights=layer.end - layer.start, minlength=shape[0] * shape[1])
    return sums.astype(np.int64).reshape(shape)


def _together(layer: Layer) -> IntArray:
    """(N, V, V) for V values without the gap: length times annotators with c times those with k.

    Every unit is an event where it starts and one where it ends; the running sums of the events
    are the numbers of annotators with each value. They are 0 between two continua, which is why
    one sweep runs over all of them and the order of events at one position does not matter.
    """
    units = layer.values - 1
    sums = np.zeros((len(layer.length), units, units), dtype=np.int64)
    place, continuum, change = _events(layer)
    width = np.diff(place)
    annotators = np.cumsum(change, axis=1)[:, :-1]
    first = np.flatnonzero(np.diff(continuum[:-1], prepend=-1))
    rows = continuum[first]
    for c, k in combinations_with_replacement(range(units), 2):
        length = np.add.reduceat(width * annotators[c] * annotators[k], first)
        sums[rows, c, k] = sums[rows, k, c] = length
    return sums


def _events(layer: Layer) -> tuple[IntArray, IntArray, IntArray]:
    """Events in order: (E,) place on the line, (E,) continuum, (V, E) change of annotators."""
    stride = int(layer.length.max(initial=0)) + 1
    continuum = np.concatenate([layer.continuum, layer.continuum])
    place = continuum * stride + np.concatenate([layer.start, layer.end])
    order = ascending(place)
    units, value = len(layer.start), np.concatenate([layer.value, layer.value])
    change = np.zeros((layer.values - 1, 2 * units), dtype=np.int64)
    change[value[order] - 1, np.arange(2 * units)] = np.where(order < units, 1, -1)
    return place[order], continuum[order], change
