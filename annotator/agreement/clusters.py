"""Which spans of several annotators are about the same place: clusters of disagreement.

Two spans of two annotators are a match if each is the other's best partner: most alike by
intersection over union, a partner with the same label always before one with another. With
another label they must share at least half of what they cover together; a word inside a sentence
that somebody else marked for another reason is another place.

A cluster is what matches join; a span without a match is a cluster alone. So nested cues with a
partner of their own label stay apart, and a span that was split has one part in its cluster and
the other alone. Each span is in exactly one cluster, whatever the order of the input and the
names of the annotators.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations
from typing import Any

Id = int | str


class Kind(StrEnum):
    """In what the spans of a cluster differ."""

    PRESENCE = "presence"  # somebody who read the article marked nothing here
    BOUNDARY = "boundary"
    LABEL = "label"
    ATTRIBUTE = "attribute"
    LINK = "link"  # linked to another place, or in another way


@dataclass(frozen=True)
class Marked:
    """A span of one annotator: half-open `[start, end)` in code points.

    `links` are (type, id of the span it leads to).
    """

    id: Id
    annotator: int
    label: str
    start: int
    end: int
    attributes: Mapping[str, Any] = field(default_factory=dict)
    links: frozenset[tuple[str, Id]] = frozenset()


@dataclass(frozen=True)
class Cluster:
    """Spans about one place, at most one of each annotator, by place and id.

    `missing` are those who completed the article and have no span here.
    """

    spans: tuple[Marked, ...]
    missing: frozenset[int]
    kinds: frozenset[Kind]

    @property
    def start(self) -> int:
        """The first code point of any of its spans."""
        return min(span.start for span in self.spans)

    @property
    def end(self) -> int:
        """Behind the last code point of any of its spans."""
        return max(span.end for span in self.spans)


def clusters(spans: Collection[Marked], readers: Collection[int]) -> list[Cluster]:
    """The clusters of one article, in the order of the text.

    `readers` are those who completed it, also without a span. Raises ValueError for a span of
    anybody else, an id given twice, and a span without length.
    """
    _check(spans, readers)
    ordered = sorted(spans, key=_place)
    best = _best(ordered)
    group = _joined(ordered, best)
    home = {span.id: number for number, members in enumerate(group) for span in members}
    found = [_cluster(members, readers, home) for members in group]
    return sorted(found, key=lambda c: (c.start, c.end, _place(c.spans[0])))


def _check(spans: Collection[Marked], readers: Collection[int]) -> None:
    if len({span.id for span in spans}) < len(spans):
        raise ValueError("clusters: a span is given twice")
    if {span.annotator for span in spans} - set(readers):
        raise ValueError("clusters: a span's annotator did not complete the article")
    if any(span.start >= span.end for span in spans):
        raise ValueError("clusters: 0 <= start < end does not hold")


def _place(span: Marked) -> tuple[int, int, str, str]:
    return span.start, -span.end, span.label, str(span.id)


def _likeness(one: Marked, other: Marked) -> tuple[bool, float]:
    """Same label before another one, then intersection over union."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    together = max(one.end, other.end) - min(one.start, other.start)
    return one.label == other.label, shared / together


def _touching(ordered: Sequence[Marked]) -> Iterator[tuple[Marked, Marked]]:
    """Pairs of different annotators that share a code point, by a sweep over the text."""
    open_: list[Marked] = []
    for span in ordered:
        open_ = [other for other in open_ if other.end > span.start]
        yield from ((other, span) for other in open_ if other.annotator != span.annotator)
        open_.append(span)


def _best(ordered: Sequence[Marked]) -> dict[tuple[Id, int], Marked]:
    """(span, other annotator) -> the other's span most like it; the earlier one if two are."""
    best: dict[tuple[Id, int], tuple[tuple[bool, float], Marked]] = {}
    for one, other in _touching(ordered):
        alike = _likeness(one, other)
        if alike < (False, 0.5):
            continue
        for mine, theirs in ((one, other), (other, one)):
            key = (mine.id, theirs.annotator)
            if key not in best or _before((alike, theirs), best[key]):
                best[key] = alike, theirs
    return {key: span for key, (_, span) in best.items()}


def _before(
    one: tuple[tuple[bool, float], Marked], other: tuple[tuple[bool, float], Marked]
) -> bool:
    if one[0] != other[0]:
        return one[0] > other[0]
    return _place(one[1]) < _place(other[1])


def _joined(ordered: Sequence[Marked], best: Mapping[tuple[Id, int], Marked]) -> list[list[Marked]]:
    """Matches joined, the most alike first, as long as nobody has two spans in one cluster."""
    home = {span.id: [span] for span in ordered}
    for one, other in _matches(ordered, best):
        mine, theirs = home[one.id], home[other.id]
        people = {span.annotator for span in mine} & {span.annotator for span in theirs}
        if mine is not theirs and not people:
            mine.extend(theirs)
            home.update((span.id, mine) for span in theirs)
    return list({id(group): group for group in home.values()}.values())


def _matches(
    ordered: Sequence[Marked], best: Mapping[tuple[Id, int], Marked]
) -> list[tuple[Marked, Marked]]:
    """Mutual best partners, the most alike first; by place where they are equally alike."""
    by_id = {span.id: span for span in ordered}
    mutual = [
        (by_id[mine], theirs)
        for (mine, _), theirs in best.items()
        if best.get((theirs.id, by_id[mine].annotator)) is by_id[mine]
        and _place(by_id[mine]) < _place(theirs)
    ]
    same, iou = 0, 1
    return sorted(
        mutual,
        key=lambda pair: (
            -_likeness(*pair)[same], -_likeness(*pair)[iou], _place(pair[0]), _place(pair[1])
        ),
    )  # fmt: skip


def _cluster(members: list[Marked], readers: Collection[int], home: Mapping[Id, int]) -> Cluster:
    spans = tuple(sorted(members, key=_place))
    missing = frozenset(readers) - {span.annotator for span in spans}
    return Cluster(spans=spans, missing=missing, kinds=frozenset(_kinds(spans, missing, home)))


def _kinds(
    spans: Sequence[Marked], missing: Collection[int], home: Mapping[Id, int]
) -> Iterator[Kind]:
    if missing:
        yield Kind.PRESENCE
    if len({(span.start, span.end) for span in spans}) > 1:
        yield Kind.BOUNDARY
    if len({span.label for span in spans}) > 1:
        yield Kind.LABEL
    elif any(
        dict(one.attributes) != dict(other.attributes) for one, other in combinations(spans, 2)
    ):
        yield Kind.ATTRIBUTE
    if len({leading_to(span, home) for span in spans}) > 1:
        yield Kind.LINK


def leading_to(span: Marked, home: Mapping[Id, int]) -> frozenset[tuple[str, int]]:
    """(type, cluster) of a span's links; `home` says in which cluster each span is."""
    return frozenset((kind, home[other]) for kind, other in span.links if other in home)


def confusions(found: Collection[Cluster]) -> dict[tuple[str, str], int]:
    """(label, label) -> pairs of annotators who put these two at one place; both ways round."""
    counted: dict[tuple[str, str], int] = defaultdict(int)
    for cluster in found:
        for one, other in combinations(cluster.spans, 2):
            counted[one.label, other.label] += 1
            counted[other.label, one.label] += 1
    return dict(counted)
