"""Sets of labels of single articles as bytes, to be kept where the articles are."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

import numpy as np

from .packed import NOTHING
from .stacked import Stacked
from .study import BoolArray, IntArray

BITS = 62  # labels in one 64-bit word
_WORD = np.dtype("<i8")


def pack_sets(stacked: Stacked) -> dict[int, bytes]:
    """article -> its part.

    Compressed little-endian 64-bit integers: article, length, number of readings, annotators,
    number of rows, rows of reading, length and the words of the set, then the pairs.
    """
    words = _words(stacked.sets)
    starts = np.searchsorted(stacked.reading_article, np.arange(len(stacked.article) + 1))
    row_article = stacked.reading_article[stacked.row_reading]
    pairs = np.column_stack([stacked.first, stacked.second, stacked.apart])
    found = {}
    for number, article in enumerate(stacked.article.tolist()):
        mine, pair = row_article == number, stacked.pair_article == number
        reading = stacked.row_reading[mine] - starts[number]
        rows = np.column_stack([reading, stacked.row_length[mine], words[stacked.row_set[mine]]])
        people = stacked.annotator[starts[number] : starts[number + 1]]
        head = [article, int(stacked.length[number]), len(people), *people.tolist(), len(rows)]
        flat = np.concatenate([head, rows.ravel(), pairs[pair].ravel()])
        found[article] = zlib.compress(flat.astype(_WORD).tobytes(), 1)
    return found


def unpack_sets(packed: Sequence[bytes], labels: tuple[str, ...]) -> Stacked:
    """The sets of several different articles together. Raises ValueError for other bytes."""
    parts = [_Part.of(part, _width(labels)) for part in packed if part != NOTHING]
    readers = np.array([len(part.annotator) for part in parts], dtype=np.int64)
    first = np.cumsum(readers) - readers
    rows = [part.rows for part in parts]
    table = np.concatenate(rows) if rows else np.zeros((0, 2 + _width(labels)), dtype=np.int64)
    pairs = [part.pairs for part in parts]
    pair = np.concatenate(pairs) if pairs else np.zeros((0, 4), dtype=np.int64)
    sets, row_set = np.unique(table[:, 2:], axis=0, return_inverse=True)
    return Stacked(
        labels=labels,
        article=np.array([part.article for part in parts], dtype=np.int64),
        length=np.array([part.length for part in parts], dtype=np.int64),
        reading_article=np.repeat(np.arange(len(parts)), readers),
        annotator=_joined([part.annotator for part in parts]),
        sets=_bits(sets, len(labels)),
        row_reading=table[:, 0] + np.repeat(first, [len(part) for part in rows]),
        row_set=row_set.reshape(-1),
        row_length=table[:, 1],
        pair_article=np.repeat(np.arange(len(parts)), [len(part) for part in pairs]),
        first=pair[:, 0],
        second=pair[:, 1],
        apart=pair[:, 2:],
    )


class _Part:
    """One article's integers, taken apart."""

    def __init__(self, data: IntArray, width: int) -> None:
        self.article, self.length, readers = data[:3].tolist()
        self.annotator = data[3 : 3 + readers]
        begin = 4 + readers
        end = begin + int(data[3 + readers]) * (2 + width)
        self.rows = data[begin:end].reshape(-1, 2 + width)
        self.pairs = data[end:].reshape(-1, 4)

    @classmethod
    def of(cls, part: bytes, width: int) -> _Part:
        try:
            return cls(np.frombuffer(zlib.decompress(part), dtype=_WORD).astype(np.int64), width)
        except (zlib.error, ValueError, IndexError) as error:
            raise ValueError("packed sets: not packed as they should be") from error


def _width(labels: Sequence[str]) -> int:
    return max(1, -(-len(labels) // BITS))


def _words(sets: BoolArray) -> IntArray:
    """(S, W) the bits of each set."""
    return np.column_stack(list(_of_words(sets)))


def _of_words(sets: BoolArray) -> Iterator[IntArray]:
    for begin in range(0, max(sets.shape[1], 1), BITS):
        bits = sets[:, begin : begin + BITS]
        yield bits.astype(np.int64) @ (1 << np.arange(bits.shape[1], dtype=np.int64))


def _bits(words: IntArray, labels: int) -> BoolArray:
    """(S, V) the sets of the words."""
    label = np.arange(labels)
    return ((words[:, label // BITS] >> (label % BITS)) & 1).astype(np.bool_)


def _joined(parts: list[IntArray]) -> IntArray:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)
