"""What annotators say of spans they agree on: attributes, links, labels, ends.

Everything here is conditional on matched spans, the clusters of `clusters`: it says nothing of
places that only one annotator marked. Attributes are predefined items (see `item_measures`) whose
items are clusters; links are found again or not, as spans are (Hripcsak and Rothschild 2005).
Intervals resample articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import Any

import numpy as np

from .clusters import Cluster, Marked, leading_to
from .consistency import Consistency, consistency
from .figures import MINIMUM, above
from .intervals import all_intervals
from .item_figures import ItemColumns, item_figures
from .items import Ratings
from .measures import Values
from .result import Interval, Result, Undefined
from .study import FloatArray

Articles = Mapping[int, Sequence[Cluster]]  # article -> its clusters

NOTHING = ""  # what somebody who marked nothing says of a place


@dataclass(frozen=True)
class Habit:
    """Where an annotator's spans begin and end beside those of the others, in code points.

    Means over pairs of matched spans with the same label; negative is further left. `n` pairs.
    """

    n: int
    start: float
    end: float


def attribute_figures(
    articles: Articles,
    attribute: str,
    labels: Iterable[str],
    level: str = "nominal",
    values: Sequence[Hashable] | None = None,
    *,
    interval: bool = True,
) -> dict[str, Result]:
    """formula -> result for one attribute of spans with one of the labels.

    An item is a cluster, a rating the value somebody gave; no value is missing. At the level
    "set" a value is a list.
    """
    wanted, found, rows = set(labels), [], []
    people = _people(articles)
    for article, clusters in articles.items():
        for cluster in clusters:
            said = {s.annotator: _said(s, attribute, level) for s in cluster.spans
                    if s.label in wanted}  # fmt: skip
            if sum(value is not None for value in said.values()) > 0:
                rows.append([said.get(who) for who in people])
                found.append(article)
    given = Ratings.of(rows, values if level != "set" else None)
    return item_figures(
        given,
        level,
        interval=interval,
        label=attribute,
        groups=np.array(found, dtype=np.int64),
    )


def link_f1(
    articles: Articles,
    kind: str | None = None,
    *,
    interval: bool = True,
    minimum: int = MINIMUM,
) -> Result:
    """Links found again by the other, where both have a span at both of its ends.

    `kind` is one type of link, or None for all. Two links are the same if they have one type and
    lead from one cluster to one other.
    """
    parts = {article: _links(clusters, kind) for article, clusters in articles.items()}
    shared = {article: part for article, part in parts.items() if part[1]}
    kept = ItemColumns(np.array(list(shared.values()), dtype=np.float64).reshape(-1, 2))
    hits, total = kept.columns.sum(axis=0) if shared else (0.0, 0.0)
    why = _why(articles, len(shared), minimum)
    return Result(
        formula="link_f1",
        value=None if why else float(hits / total),
        undefined=why,
        unit="link",
        pooling="pooled",
        layer=None,
        label=kind,
        n_articles=len(shared),
        n_dropped=len(articles) - len(shared),
        n_annotators=len(_people(articles)),
        n_spans=int(total),
        interval=None if why or not interval else above(_range(kept), 0.0),
    )


def habits(articles: Articles) -> dict[int, Habit]:
    """annotator -> where their spans begin and end beside those of the others."""
    apart: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for one, other in _pairs(articles):
        if one.label == other.label:
            apart[one.annotator].append((one.start - other.start, one.end - other.end))
    return {
        who: Habit(len(pairs), *(float(np.mean(side)) for side in zip(*pairs, strict=True)))
        for who, pairs in sorted(apart.items())
    }


def confused_by(articles: Articles) -> dict[int, dict[tuple[str, str], int]]:
    """annotator -> (their label, the other's) -> pairs of matched spans with these labels."""
    found: dict[int, dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    for one, other in _pairs(articles):
        found[one.annotator][one.label, other.label] += 1
    return {who: dict(pairs) for who, pairs in sorted(found.items())}


def consistency_of(articles: Articles, readers: Mapping[int, Iterable[int]]) -> Consistency | None:
    """Of everybody who read an article, over its clusters; marking nothing is an answer too.

    None where there is no cluster.
    """
    answers = [
        ((article, number), who, labels.get(who, NOTHING))
        for article, clusters in articles.items()
        for number, cluster in enumerate(clusters)
        for labels in [{span.annotator: span.label for span in cluster.spans}]
        for who in readers[article]
    ]
    return consistency(answers) if answers else None


def _said(span: Marked, attribute: str, level: str) -> Any:
    value = span.attributes.get(attribute)
    if value is None:
        return None
    return frozenset(value) if level == "set" else value


def _people(articles: Articles) -> list[int]:
    return sorted({s.annotator for found in articles.values() for c in found for s in c.spans})


def _pairs(articles: Articles) -> Iterator[tuple[Marked, Marked]]:
    for clusters in articles.values():
        for cluster in clusters:
            yield from permutations(cluster.spans, 2)


def _links(clusters: Sequence[Cluster], kind: str | None) -> tuple[int, int]:
    """Links found again, in both directions, and links that could be."""
    home = {span.id: number for number, c in enumerate(clusters) for span in c.spans}
    there = [{span.annotator for span in cluster.spans} for cluster in clusters]
    hits = total = 0
    for cluster in clusters:
        for one, other in combinations(cluster.spans, 2):
            mine, theirs = (
                {
                    (name, place)
                    for name, place in leading_to(span, home)
                    if {one.annotator, other.annotator} <= there[place] and kind in (None, name)
                }
                for span in (one, other)
            )
            hits += 2 * len(mine & theirs)
            total += len(mine) + len(theirs)
    return hits, total


def _why(articles: Articles, shared: int, minimum: int) -> Undefined | None:
    if shared >= minimum:
        return None
    if shared:
        return Undefined.TOO_FEW_ARTICLES
    return Undefined.NO_LINKS if articles else Undefined.TOO_FEW_ANNOTATORS


def _range(kept: ItemColumns) -> Interval:
    def of(sums: FloatArray) -> Values:
        undefined = sums[:, 1] == 0
        share = sums[:, 0] / np.where(undefined, 1, sums[:, 1])
        return np.ma.MaskedArray(share, mask=undefined)[:, None]  # type: ignore[no-any-return, unused-ignore]

    return all_intervals(kept, [of])[0][0]
