"""What every measure of spans is a function of: integers per article, pair and layer.

Counted once, they are added up for any choice of articles and annotators: an article's numbers
do not depend on another's, and a pair's not on who else read the article.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from .blocks import Blocks, label_blocks
from .comparable import Comparable
from .found import Found, found_again
from .sentences import Sentences, in_sentences
from .study import BoolArray, IntArray, Study

# Per pair of annotators of an article and layer; lengths in code points. `first` and `second` are
# the two annotators, the one with the smaller number first.
COLUMNS = (
    "both",  # length both marked
    "first",  # length marked, overlapping spans of one annotator united
    "second",
    "squares_first",  # sum of the squared lengths of the units
    "squares_second",
    "met_first",  # length of the units that the other marked with anything
    "met_second",
    "shared_first",  # sum over units of the squared length the other marked with anything
    "shared_second",
    "spans_first",
    "spans_second",
    "looked_for",  # spans of both
    "exact",  # spans found again by the other, in both directions
    "iou50",
    "overlap",
    "partial",  # shares of spans found again, in millionths, in both directions
    "sentences_both",  # the same as the first three, in sentences
    "sentences_first",
    "sentences_second",
)
# Span F1 adds up pairs of annotators; all else is weighted so that an annotator counts once.
BY_PAIRS = ("looked_for", "exact", "iou50", "overlap", "partial")
WHERE = {name: column for column, name in enumerate(COLUMNS)}
MILLION = 1_000_000


@dataclass(frozen=True, eq=False)
class Counts:
    """A articles that two or more completed, R readings of them, N rows that are not all zero.

    A reading is one annotator who completed one article. A pair that marked nothing on a layer
    has no row there; its zeros count all the same, because the readings are known.
    """

    layers: tuple[str, ...]
    article: IntArray  # (A,) as the study names them
    length: IntArray  # (A,) code points
    sentences: IntArray  # (A,) 0 where they are not known
    reading_article: IntArray  # (R,) index of the article
    annotator: IntArray  # (R,) as the study names them
    row_article: IntArray  # (N,) index of the article
    row_layer: IntArray  # (N,)
    first: IntArray  # (N,) annotator
    second: IntArray  # (N,) annotator
    values: IntArray  # (N, COLUMNS)
    n_dropped: int = 0

    def of_readings(self, kept: BoolArray) -> Self:
        """What is left when only some readings (R,) count."""
        rows = self._among(kept, self.first) & self._among(kept, self.second)
        names = ("row_article", "row_layer", "first", "second", "values")
        return replace(
            self,
            reading_article=self.reading_article[kept],
            annotator=self.annotator[kept],
            **{name: getattr(self, name)[rows] for name in names},
        )

    def _among(self, kept: BoolArray, annotator: IntArray) -> BoolArray:
        """(N,) whether that annotator's reading of the row's article is among the kept."""
        people = np.unique(self.annotator)
        readings = self.reading_article * len(people) + np.searchsorted(people, self.annotator)
        wanted = self.row_article * len(people) + np.searchsorted(people, annotator)
        return np.isin(wanted, readings[kept])


def count(study: Study, sentences: Sentences | None = None) -> Counts:
    """Everything the measures need of a study; labels of the study are the layers.

    Cost and memory depend on the number of spans, never on the length of the texts.
    """
    comparable = Comparable.of(study)
    tally = _Tally(comparable)
    tally.lengths(label_blocks(comparable))
    tally.spans()
    number = np.zeros(comparable.n_articles, dtype=np.int64)
    if sentences is not None:
        by_sentence = Comparable.of(in_sentences(study, sentences))
        tally.sentences(by_sentence)
        number = by_sentence.length
    return tally.counts(number)


@dataclass(frozen=True, eq=False)
class _Meeting:
    """Units of all annotators, each once for every other annotator of its article."""

    unit: IntArray  # index of the unit
    cell: IntArray  # pair of annotators and layer
    other: IntArray  # slot of the other annotator
    turned: NDArray[np.bool_]  # whether the unit's annotator is the second of the pair


class _Tally:
    """Collects contributions to cells; a cell is one pair of annotators on one layer."""

    def __init__(self, comparable: Comparable) -> None:
        self.comparable = comparable
        self.parts: list[tuple[IntArray, IntArray, IntArray]] = []
        pairs = comparable.readers * (comparable.readers - 1) // 2
        self.first_pair = np.cumsum(pairs) - pairs
        self.pairs = int(pairs.sum())

    def lengths(self, blocks: Blocks) -> None:
        c = self.comparable
        owner, start = np.divmod(blocks.start, c.stride)
        slot, layer = np.divmod(owner, max(len(c.labels), 1))
        length = blocks.end - blocks.start
        anything = Blocks.union(slot * c.stride + start, slot * c.stride + start + length)
        for meeting in self.meetings(slot, layer):
            here, long = start[meeting.unit], length[meeting.unit]
            same = (meeting.other * len(c.labels) + layer[meeting.unit]) * c.stride + here
            both = blocks.covered(same, same + long)
            any_base = meeting.other * c.stride + here
            shared = anything.covered(any_base, any_base + long)
            self.add(meeting.cell, "both", np.where(meeting.turned, 0, both))
            self.add_turned(meeting, "", long)
            self.add_turned(meeting, "squares_", long**2)
            self.add_turned(meeting, "met_", shared)
            self.add_turned(meeting, "shared_", shared**2)

    def spans(self) -> None:
        c = self.comparable
        for meeting in self.meetings(c.slot, c.label):
            one = np.ones(len(meeting.unit), dtype=np.int64)
            self.add_turned(meeting, "spans_", one)
            self.add(meeting.cell, "looked_for", one)
            again: Found = found_again(c, meeting.unit, meeting.other)
            self.add(meeting.cell, "exact", again.exact)
            self.add(meeting.cell, "iou50", again.iou50)
            self.add(meeting.cell, "overlap", again.overlap)
            self.add(meeting.cell, "partial", np.rint(again.share * MILLION).astype(np.int64))

    def sentences(self, by_sentence: Comparable) -> None:
        blocks = label_blocks(by_sentence)
        owner, start = np.divmod(blocks.start, by_sentence.stride)
        slot, layer = np.divmod(owner, max(len(by_sentence.labels), 1))
        length = blocks.end - blocks.start
        for meeting in self.meetings(slot, layer):
            base = meeting.other * len(by_sentence.labels) + layer[meeting.unit]
            same = base * by_sentence.stride + start[meeting.unit]
            both = blocks.covered(same, same + length[meeting.unit])
            self.add(meeting.cell, "sentences_both", np.where(meeting.turned, 0, both))
            self.add_turned(meeting, "sentences_", length[meeting.unit])

    def meetings(self, slot: IntArray, layer: IntArray) -> Iterable[_Meeting]:
        """Each unit with each other annotator, one step further round the article at a time."""
        c = self.comparable
        article = c.slot_article[slot]
        for unit, other in meetings_of(c, slot):
            base, readers = c.first_slot[article[unit]], c.readers[article[unit]]
            mine, theirs = slot[unit] - base, other - base
            low, high = np.minimum(mine, theirs), np.maximum(mine, theirs)
            pair = low * readers - low * (low + 1) // 2 + high - low - 1
            cell = (self.first_pair[article[unit]] + pair) * len(c.labels) + layer[unit]
            yield _Meeting(unit, cell, other, mine > theirs)

    def add_turned(self, meeting: _Meeting, name: str, values: IntArray) -> None:
        """Add to the column of the unit's own annotator."""
        column = np.where(meeting.turned, WHERE[f"{name}second"], WHERE[f"{name}first"])
        self.parts.append((meeting.cell, column, values))

    def add(self, cell: IntArray, name: str, values: IntArray) -> None:
        self.parts.append((cell, np.full(len(cell), WHERE[name]), values))

    def counts(self, sentences: IntArray) -> Counts:
        c = self.comparable
        cells, values = self._summed()
        pair, layer = np.divmod(cells, max(len(c.labels), 1))
        article = np.searchsorted(self.first_pair, pair, side="right") - 1
        low, high = _ends(pair - self.first_pair[article], c.readers[article])
        base = c.first_slot[article]
        return Counts(
            layers=c.labels,
            article=c.article_id,
            length=c.length,
            sentences=sentences,
            reading_article=c.slot_article,
            annotator=c.slot_annotator,
            row_article=article,
            row_layer=layer,
            first=c.slot_annotator[base + low],
            second=c.slot_annotator[base + high],
            values=values,
            n_dropped=c.n_dropped,
        )

    def _summed(self) -> tuple[IntArray, IntArray]:
        used = np.zeros(self.pairs * len(self.comparable.labels), dtype=np.bool_)
        for cell, *_ in self.parts:
            used[cell] = True
        rows = np.flatnonzero(used)
        if not len(rows):
            return rows, np.zeros((0, len(COLUMNS)), dtype=np.int64)
        number = np.cumsum(used) - 1
        size = len(rows) * len(COLUMNS)
        cell, column, values = (np.concatenate(parts) for parts in zip(*self.parts, strict=True))
        # bincount adds in float64, which is exact for integers below 2**53
        place = number[cell] * len(COLUMNS) + column
        total = np.bincount(place, weights=values, minlength=size).astype(np.int64)
        return rows, total.reshape(len(rows), len(COLUMNS))


def meetings_of(c: Comparable, slot: IntArray) -> Iterable[tuple[IntArray, IntArray]]:
    """(M,) units of these slots and, for each, the slot of another annotator of its article.

    One step further round the article at a time, until each has met everybody.
    """
    article = c.slot_article[slot]
    for step in range(1, int(c.readers.max(initial=0))):
        unit = np.flatnonzero(step < c.readers[article])
        base, readers = c.first_slot[article[unit]], c.readers[article[unit]]
        yield unit, base + (slot[unit] - base + step) % readers


def _ends(pair: IntArray, readers: IntArray) -> tuple[IntArray, IntArray]:
    """The two local numbers of a pair that stands at position `pair` of its article's pairs."""
    low, rest = np.zeros_like(pair), pair.copy()
    for step in range(1, int(readers.max(initial=1))):
        behind = rest >= readers - step
        behind &= low == step - 1
        rest = np.where(behind, rest - (readers - step), rest)
        low = np.where(behind, step, low)
    return low, low + 1 + rest
