"""Which spans another annotator marked too: the same, nearly, or touching."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .comparable import Comparable
from .study import IntArray, ascending


@dataclass(frozen=True, eq=False)
class Found:
    """(M,) for M questions "does this annotator have this span, on the same layer?"."""

    exact: IntArray  # 1 if with the same start and end
    most_alike: NDArray[np.float64]  # largest intersection over union with one of them
    iou50: IntArray  # 1 if one shares at least half of what the two cover together
    overlap: IntArray  # 1 if one shares a code point
    share: NDArray[np.float64]  # largest part of the span that a single one covers


def found_again(comparable: Comparable, unit: IntArray, other: IntArray) -> Found:
    """Look for span `unit` (M,) among the spans of slot `other` (M,) with the same label."""
    question, candidate = _candidates(comparable, unit, other)
    start, end = comparable.start, comparable.end
    span = unit[question]
    shared = np.minimum(end[span], end[candidate]) - np.maximum(start[span], start[candidate])
    shared = np.maximum(shared, 0)
    length = end - start
    together = length[span] + length[candidate] - shared
    size = len(unit)
    return Found(
        exact=_any(question, shared == together, size),
        most_alike=_most(question, shared / together, size),
        iou50=_any(question, 2 * shared >= together, size),
        overlap=_any(question, shared > 0, size),
        share=_most(question, shared / length[span], size),
    )


def _candidates(c: Comparable, unit: IntArray, other: IntArray) -> tuple[IntArray, IntArray]:
    """Pairs (question, span of the other) that may overlap; no pair that does is missing."""
    line = c.owner * c.stride
    order = ascending(line + c.start)
    starts = (line + c.start)[order]
    reach = np.maximum.accumulate((line + c.end)[order])
    base = (other * len(c.labels) + c.label[unit]) * c.stride
    low = np.searchsorted(reach, base + c.start[unit], side="right")
    high = np.searchsorted(starts, base + c.end[unit], side="left")
    number = np.maximum(high - low, 0)
    question = np.repeat(np.arange(len(unit)), number)
    within = np.arange(len(question)) - np.repeat(np.cumsum(number) - number, number)
    return question, order[low[question] + within]


def _any(question: IntArray, yes: NDArray[np.bool_], size: int) -> IntArray:
    found = np.zeros(size, dtype=np.int64)
    found[question[yes]] = 1
    return found


def _most(question: IntArray, share: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    most = np.zeros(size)
    np.maximum.at(most, question, share)
    return most
