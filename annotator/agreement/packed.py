"""Counts of single articles as bytes, to be kept where the articles are, and read back at once."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .counts import COLUMNS, Counts
from .study import IntArray

# Goes up when the numbers or their order change: what was packed before must be counted again.
PACKED_VERSION = 2

_ROW = 3 + len(COLUMNS)  # layer, first, second, columns
_WORD = np.dtype("<i8")
NOTHING = b""  # an article that fewer than two annotators completed


def pack(counts: Counts) -> dict[int, bytes]:
    """article -> its part of the counts.

    Compressed little-endian 64-bit integers: article, length, sentences, number of readings,
    annotators, number of rows, rows of layer, first, second and `COLUMNS`.
    """
    rows = np.column_stack([counts.row_layer, counts.first, counts.second, counts.values])
    people = _parts(counts.annotator, counts.reading_article, len(counts.article))
    tables = _parts(rows, counts.row_article, len(counts.article))
    heads = np.column_stack([counts.article, counts.length, counts.sentences])
    return {
        int(head[0]): _packed(head, who, table)
        for head, who, table in zip(heads, people, tables, strict=True)
    }


def unpack(packed: Sequence[bytes], layers: tuple[str, ...]) -> Counts:
    """The counts of several different articles together; `NOTHING` counts as dropped.

    Raises ValueError if some bytes are not of `pack`.
    """
    kept = [_unzipped(part) for part in packed if part != NOTHING]
    data = np.frombuffer(b"".join(kept), dtype=_WORD).astype(np.int64)
    sizes = np.array([len(part) // _WORD.itemsize for part in kept], dtype=np.int64)
    begin = np.cumsum(sizes) - sizes
    readers = data[begin + 3]
    after = begin + 4 + readers
    article = np.arange(len(kept))
    rows = data[after]
    if (sizes != 5 + readers + rows * _ROW).any():
        raise ValueError("packed counts: the length does not fit")
    cells = _places(after + 1, rows, _ROW)[:, None] + np.arange(_ROW)
    table = data[cells]
    return Counts(
        layers=layers,
        article=data[begin],
        length=data[begin + 1],
        sentences=data[begin + 2],
        reading_article=np.repeat(article, readers),
        annotator=data[_places(begin + 4, readers, 1)],
        row_article=np.repeat(article, rows),
        row_layer=table[:, 0],
        first=table[:, 1],
        second=table[:, 2],
        values=table[:, 3:],
        n_dropped=len(packed) - len(kept),
    )


def _packed(head: IntArray, who: IntArray, table: IntArray) -> bytes:
    parts = [head, np.array([len(who)]), who, np.array([len(table)]), table.ravel()]
    return zlib.compress(np.concatenate(parts).astype(_WORD).tobytes(), 1)


def _unzipped(part: bytes) -> bytes:
    try:
        return zlib.decompress(part)
    except zlib.error as error:
        raise ValueError("packed counts: not compressed as they should be") from error


def _parts(table: IntArray, article: IntArray, articles: int) -> list[NDArray[np.int64]]:
    """The rows of each article, in their order."""
    order = np.argsort(article, kind="stable")
    ends = np.cumsum(np.bincount(article, minlength=articles))
    return np.split(table[order], ends[:-1]) if articles else []


def _places(begin: IntArray, number: IntArray, step: int) -> IntArray:
    """begin, begin + step, ... as often as `number` says, one article after the other."""
    within = np.arange(int(number.sum())) - np.repeat(np.cumsum(number) - number, number)
    places: IntArray = np.repeat(begin, number) + within * step
    return places
