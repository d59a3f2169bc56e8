"""What a verdict leaves of the spans of one cluster: pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A label on `[start, end)`, in code points. `span` is the id of the one it is, unchanged."""

    label: str
    start: int
    end: int
    attributes: Mapping[str, Any] = field(default_factory=dict)
    span: int | None = None

    @property
    def said(self) -> tuple[str, int, int, tuple[tuple[str, str], ...]]:
        """Equal for two readings that say the same."""
        told = sorted((name, repr(value)) for name, value in self.attributes.items())
        return self.label, self.start, self.end, tuple(told)


def distinct(readings: Sequence[Reading]) -> list[Reading]:
    """Each reading once, the first of those that say the same, in the order of the text."""
    found: dict[Any, Reading] = {}
    for one in sorted(readings, key=_place):
        found.setdefault(one.said, one)
    return list(found.values())


def union(readings: Sequence[Reading], label: str) -> Reading:
    """From where the first begins to where the last ends."""
    start, end = min(one.start for one in readings), max(one.end for one in readings)
    return as_taken(readings, label, start, end)


def intersection(readings: Sequence[Reading], label: str) -> Reading | None:
    """The words that all of them cover; None where there are none."""
    start, end = max(one.start for one in readings), min(one.end for one in readings)
    return as_taken(readings, label, start, end) if start < end else None


def as_taken(readings: Sequence[Reading], label: str, start: int, end: int) -> Reading:
    """With the attributes that all readings with this label agree on."""
    alike = [one for one in readings if one.label == label]
    return Reading(label=label, start=start, end=end, attributes=agreed(alike))


def agreed(readings: Sequence[Reading]) -> dict[str, Any]:
    if not readings:
        return {}
    first, *others = (one.attributes for one in readings)
    return {
        name: value
        for name, value in first.items()
        if all(name in other and other[name] == value for other in others)
    }


def commonest(readings: Sequence[Reading]) -> str | None:
    """The label that more readings have than any other; None where two are equal."""
    ranked = Counter(one.label for one in readings).most_common(2)
    if len(ranked) == 2 and ranked[0][1] == ranked[1][1]:
        return None
    return ranked[0][0]


def _place(one: Reading) -> tuple[int, int, str, int]:
    return one.start, -one.end, one.label, one.span or 0
