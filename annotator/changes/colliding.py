"""Spans of one label that lie over each other. Pure: intervals in, decisions out.

Intervals are half-open, so two that only touch do not collide.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Mark:
    start: int
    end: int
    id: int

    @property
    def length(self) -> int:
        return self.end - self.start

    def meets(self, other: "Mark") -> bool:
        return self.start < other.end and other.start < self.end


def clusters(marks: Iterable[Mark]) -> list[list[Mark]]:
    """Each group of two and more that hang together by overlaps, in reading order."""
    found: list[list[Mark]] = []
    reach = -1
    for mark in sorted(marks):
        if found and mark.start < reach:
            found[-1].append(mark)
        else:
            found.append([mark])
        reach = max(reach, mark.end)
    return [group for group in found if len(group) > 1]


def leading(cluster: Sequence[Mark]) -> Mark:
    """The one that stays: the longest, of equals the first."""
    return min(cluster, key=_rank)


def joined(cluster: Sequence[Mark]) -> tuple[int, int]:
    """What the whole group covers; overlaps leave no hole in it."""
    return min(mark.start for mark in cluster), max(mark.end for mark in cluster)


def set_aside(cluster: Sequence[Mark]) -> dict[int, int]:
    """Whom to take away so that none of the rest overlap, each with one that stands in its way.

    The longest stay, so that the fewest words lose their label.
    """
    staying: list[Mark] = []
    aside: dict[int, int] = {}
    for mark in sorted(cluster, key=_rank):
        before = next((other for other in staying if mark.meets(other)), None)
        if before:
            aside[mark.id] = before.id
        else:
            staying.append(mark)
    return aside


def _rank(mark: Mark) -> tuple[int, int, int]:
    return -mark.length, mark.start, mark.id
