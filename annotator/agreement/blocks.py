"""What each annotator marked, as disjoint intervals. No array is as long as a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .comparable import Comparable
from .study import IntArray, ascending


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
        length, ends = self._sums
        behind = np.searchsorted(self.start, place, side="right")
        begun: IntArray = np.maximum(ends[behind] - place, 0)
        return length[behind] - begun

    @cached_property
    def _sums(self) -> tuple[IntArray, IntArray]:
        """Length of the first n blocks, and where the last of them ends; before any, nowhere."""
        length = np.concatenate([[0], np.cumsum(self.end - self.start)])
        nowhere = np.iinfo(np.int64).min // 2
        return length, np.concatenate([[nowhere], self.end])


def label_blocks(comparable: Comparable) -> Blocks:
    """Each annotator's spans of one label in one article, united where they overlap."""
    base = comparable.owner * comparable.stride
    return Blocks.union(base + comparable.start, base + comparable.end)
