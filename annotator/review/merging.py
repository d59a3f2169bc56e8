"""Gold of a whole article: what verdicts leave, and what a strategy makes of the other clusters.

Pure: it reads the rows of a dataset. Where a reviewer settled a cluster, that counts under every
strategy; a verdict whose spans changed since is stale and counts under none. Of the other clusters

- `reviewer` takes nothing,
- `majority` the label that more than `threshold` of those who read the article put there, at the
  place most of them chose (the longest, where two are as common),
- `all` every reading that anybody had.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from annotator.agreement import Cluster, Marked, clusters
from annotator.review.deciding import Reading, agreed, distinct

Row = Mapping[str, Any]
Group = tuple[int, int]  # codebook, round


class Strategy(StrEnum):
    REVIEWER = "reviewer"
    MAJORITY = "majority"
    ALL = "all"


@dataclass(frozen=True, kw_only=True)
class Merge:
    """`threshold` is a share of the readers, from 0 up to 1; only `majority` asks for it."""

    strategy: Strategy = Strategy.REVIEWER
    threshold: float = 0.5

    def told(self) -> dict[str, Any]:
        by_majority = self.strategy == Strategy.MAJORITY
        return {
            "strategy": str(self.strategy),
            "threshold": self.threshold if by_majority else None,
        }


def merged(
    content: str, assignments: Sequence[Row], verdicts: Sequence[Row], merge: Merge
) -> list[dict[str, Any]]:
    """The gold of one text, by codebook, round and place."""
    if not verdicts and merge.strategy == Strategy.REVIEWER:
        return []
    groups: dict[Group, list[Row]] = defaultdict(list)
    for one in assignments:
        groups[one["codebook"], one["round"]].append(one)
    return [
        row
        for group, work in sorted(groups.items())
        for row in _of_group(content, group, work, verdicts, merge)
    ]


def _of_group(
    content: str, group: Group, work: Sequence[Row], verdicts: Sequence[Row], merge: Merge
) -> Iterator[dict[str, Any]]:
    codebook, round = group
    marked, names, revisions = _marked(work)
    settled = {
        frozenset((b["annotator"], b["span"], b["revision"]) for b in one["basis"]): one
        for one in verdicts
        if (one["codebook"], one["round"]) == group
    }
    for cluster in clusters(marked, range(len(work))):
        basis = frozenset(
            (names[span.annotator], _uuid(span), revisions[span.id]) for span in cluster.spans
        )
        verdict = settled.get(basis)
        found = _left_by(verdict) if verdict else _left_open(cluster, merge)
        for source, one in found:
            yield {
                "codebook": codebook,
                "round": round,
                "label": one.label,
                "start": one.start,
                "end": one.end,
                "quote": content[one.start : one.end],
                "attributes": dict(one.attributes),
                "by": source,
                "verdict": verdict["uuid"] if verdict else None,
                "annotators": sorted(names[span.annotator] for span in cluster.spans),
                "readers": len(work),
            }


def _marked(work: Sequence[Row]) -> tuple[list[Marked], list[str], dict[int | str, int]]:
    """The spans, each named by its assignment's number and its uuid; who is who; revisions."""
    marked: list[Marked] = []
    revisions: dict[int | str, int] = {}
    for number, one in enumerate(work):
        leading: dict[str, list[tuple[str, int | str]]] = defaultdict(list)
        for link in one["links"]:
            leading[link["source"]].append((link["type"], f"{number}:{link['target']}"))
        for span in one["spans"]:
            name, links = f"{number}:{span['uuid']}", frozenset(leading[span["uuid"]])
            values = (span["label"], span["start"], span["end"], span["attributes"])
            marked.append(Marked(name, number, *values, links))
            revisions[name] = span["revision"]
    return marked, [one["annotator"] for one in work], revisions


def _uuid(span: Marked) -> str:
    return str(span.id).partition(":")[2]


def _left_by(verdict: Row) -> Iterator[tuple[str, Reading]]:
    for one in verdict["gold"]:
        values = {name: one[name] for name in ("label", "start", "end", "attributes")}
        yield "verdict", Reading(**values)


def _left_open(cluster: Cluster, merge: Merge) -> Iterator[tuple[str, Reading]]:
    readings = [
        Reading(label=s.label, start=s.start, end=s.end, attributes=s.attributes)
        for s in cluster.spans
    ]
    if merge.strategy == Strategy.ALL:
        yield from (("all", one) for one in distinct(readings))
    if merge.strategy == Strategy.MAJORITY:
        one = most(readings, len(cluster.missing), merge.threshold)
        if one is not None:
            yield "majority", one


def most(readings: Sequence[Reading], missing: int, threshold: float) -> Reading | None:
    """The label more than `threshold` of the readers chose, at its commonest place; else None.

    `missing` of them marked nothing here. Two labels chosen equally often are no majority.
    """
    ranked = Counter(one.label for one in readings).most_common(2)
    label, votes = ranked[0]
    tied = len(ranked) == 2 and ranked[1][1] == votes
    if tied or votes <= threshold * (len(readings) + missing):
        return None
    alike = [one for one in readings if one.label == label]
    places = Counter((one.start, one.end) for one in alike)
    start, end = max(places, key=lambda p: (places[p], p[1] - p[0], -p[0]))
    return Reading(label=label, start=start, end=end, attributes=agreed(alike))
