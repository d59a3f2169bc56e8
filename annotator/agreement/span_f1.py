"""Do annotators mark the same spans? Pairwise F1, symmetric and not corrected for chance.

F1 over all ordered pairs of annotators of an article equals positive specific agreement, the
limit of kappa as the number of negatives grows: Hripcsak and Rothschild (2005), Agreement, the
F-measure, and Reliability in Information Retrieval, JAMIA 12(3), pp. 296-298.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from .comparable import Comparable
from .study import IntArray, ascending
from .sweep import Blocks


@dataclass(frozen=True, eq=False)
class Matches:
    """Counts per article and label, both (articles, labels); sums of them pool."""

    hits: IntArray  # spans found again, counted once per other annotator who has them
    chances: IntArray  # spans times other annotators

    def pooled(self) -> Matches:
        """Both summed over the articles: (labels,)."""
        return Matches(self.hits.sum(axis=0), self.chances.sum(axis=0))


def f1(matches: Matches) -> np.ma.MaskedArray[Any, np.dtype[np.float64]]:
    """hits / chances, elementwise; masked where nobody marked a span."""
    undefined = matches.chances == 0
    return np.ma.MaskedArray(matches.hits / np.where(undefined, 1, matches.chances), undefined)


def exact_matches(comparable: Comparable) -> Matches:
    """A span is found again if another annotator has one with the same label, start and end."""
    place = _places(comparable)
    slots = int(comparable.readers.sum())
    # once per annotator: the same span marked twice by one person is not agreement
    marked = np.sort(place * slots + comparable.slot, kind="stable")
    first = np.diff(marked, prepend=-1) > 0
    annotators = np.bincount(marked[first] // max(slots, 1))
    return _matches(comparable, annotators[place] - 1)


def overlap_matches(comparable: Comparable, blocks: Blocks) -> Matches:
    """A span is found again if it shares a code point with another's span of the same label.

    One span may be found by several of the other annotator and the reverse; it still counts once
    per other annotator. `blocks` are the `label_blocks` of the same comparison.
    """
    hits = np.zeros(len(comparable.slot), dtype=np.int64)
    for step in range(1, int(comparable.readers.max(initial=0))):
        rows = np.flatnonzero(step < comparable.readers[comparable.article])
        hits[rows] += _touches(comparable, blocks, rows, step)
    return _matches(comparable, hits)


def _places(comparable: Comparable) -> IntArray:
    """(spans,) equal numbers for equal article, label, start and end."""
    start = _numbered(comparable.cell * comparable.stride + comparable.start)
    # without new numbers for the starts the product might not fit into 63 bits
    return _numbered(start * comparable.stride + comparable.end)


def _numbered(keys: IntArray) -> IntArray:
    """The rank of each key among the different keys, from 0."""
    order = ascending(keys)
    numbers = np.empty(len(keys), dtype=np.int64)
    numbers[order] = np.cumsum(np.diff(keys[order], prepend=keys[order[:1]]) > 0)
    return numbers


def _touches(comparable: Comparable, blocks: Blocks, rows: IntArray, step: int) -> IntArray:
    """(rows,) 1 where the span overlaps a block of the annotator `step` places further on."""
    article, label = comparable.article[rows], comparable.label[rows]
    first, readers = comparable.first_slot[article], comparable.readers[article]
    other = first + (comparable.slot[rows] - first + step) % readers
    base = (other * len(comparable.labels) + label) * comparable.stride
    last = np.searchsorted(blocks.start, base + comparable.end[rows]) - 1
    reach = np.where(last >= 0, blocks.end[last], -1)
    return (reach > base + comparable.start[rows]).astype(np.int64)


def _matches(comparable: Comparable, hits: IntArray) -> Matches:
    """Sum one number of hits per span by article and label."""
    others = (comparable.readers - 1)[comparable.article]
    return Matches(comparable.sum_by_cell(hits), comparable.sum_by_cell(others))
