"""Counts of one pair of annotators and one label, character by character and span by span."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from .corpora import Article, Corpus, Marked

Span = tuple[int, int]


def of(spans: list[Marked], label: str) -> list[Span]:
    return [(start, end) for name, start, end in spans if name == label]


def marked(spans: list[Span]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def units(spans: list[Span]) -> list[Span]:
    """Overlapping spans united; those that only touch stay apart."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def pairs(corpus: Corpus) -> Iterator[tuple[int, Article, int, int]]:
    for number, article in sorted(corpus.items()):
        for one, other in combinations(sorted(article.readers), 2):
            yield number, article, one, other


def expected(article: Article, one: int, other: int, label: str) -> dict[str, Fraction]:
    """What `COLUMNS` hold for this pair, from the definitions."""
    a, b = (of(article.readers[who], label) for who in (one, other))
    anything = [marked([(s, e) for _, s, e in article.readers[who]]) for who in (one, other)]
    found = {"both": Fraction(len(marked(a) & marked(b)))}
    for side, mine, theirs, seen in (("first", a, b, anything[1]), ("second", b, a, anything[0])):
        found[side] = Fraction(len(marked(mine)))
        found[f"squares_{side}"] = Fraction(sum((e - s) ** 2 for s, e in units(mine)))
        shared = [len(marked([unit]) & seen) for unit in units(mine)]
        found[f"met_{side}"] = Fraction(sum(shared))
        found[f"shared_{side}"] = Fraction(sum(n * n for n in shared))
        found[f"spans_{side}"] = Fraction(len(mine))
        found["looked_for"] = found.get("looked_for", Fraction(0)) + len(mine)
        for name, value in again(mine, theirs).items():
            found[name] = found.get(name, Fraction(0)) + value
    return found


def again(mine: list[Span], theirs: list[Span]) -> dict[str, Fraction]:
    """How many of my spans, and how much of each, the other has too."""
    best = [max((overlap(one, other) for other in theirs), default=0) for one in mine]
    return {
        "exact": Fraction(sum(one in theirs for one in mine)),
        "iou50": Fraction(sum(any(half(one, other) for other in theirs) for one in mine)),
        "overlap": Fraction(sum(n > 0 for n in best)),
        "partial": sum((Fraction(n, e - s) for n, (s, e) in zip(best, mine)), Fraction(0)),  # noqa: B905
    }


def overlap(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def half(one: Span, other: Span) -> bool:
    shared = overlap(one, other)
    return 2 * shared >= (one[1] - one[0]) + (other[1] - other[0]) - shared
