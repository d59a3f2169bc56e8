"""Slow and plain second opinions, written from the definitions and sharing no code with us."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, permutations

import numpy as np

from .corpora import Article, Corpus, Marked


def comparable(corpus: Corpus) -> list[Article]:
    return [article for article in corpus.values() if len(article.readers) >= 2]


def has(spans: list[Marked], label: str, position: int) -> bool:
    return any(name == label and start <= position < end for name, start, end in spans)


def alpha_in_fractions(corpus: Corpus, label: str) -> Fraction | None:
    """Alpha of one label from elementary intervals in exact fractions; None where undefined."""
    o: dict[tuple[bool, bool], Fraction] = {}
    for article in comparable(corpus):
        readers = list(article.readers.values())
        cuts = {0, article.length} | {cut for spans in readers for _, *b in spans for cut in b}
        for begin, stop in pairwise(sorted(cuts)):
            for one, other in permutations(readers, 2):
                pair = has(one, label, begin), has(other, label, begin)
                share = Fraction(stop - begin, len(readers) - 1)
                o[pair] = o.get(pair, Fraction(0)) + share
    n = sum(o.values(), Fraction(0))
    n_c = [sum(x for (c, _), x in o.items() if c is value) for value in (True, False)]
    if 0 in n_c:
        return None
    disagreeing = sum((x for (c, k), x in o.items() if c is not k), Fraction(0))
    return 1 - (n - 1) * disagreeing / (2 * n_c[0] * n_c[1])


def alpha_on_characters(corpus: Corpus, label: str) -> float | None:
    """Alpha of one label with every character as a unit of its own; None where undefined."""
    o = np.zeros((2, 2))
    for article in comparable(corpus):
        rows = np.zeros((len(article.readers), article.length), dtype=int)
        for row, marked in zip(rows, article.readers.values(), strict=True):
            for name, start, end in marked:
                row[start:end] |= name == label
        for unit in rows.T:
            for i, j in permutations(range(len(unit)), 2):
                o[unit[i], unit[j]] += 1 / (len(unit) - 1)
    n_c = o.sum(axis=1)
    if 0 in n_c:
        return None
    n = n_c.sum()
    return float(1 - (n - 1) * (n - np.trace(o)) / (n**2 - (n_c**2).sum()))


def f1_by_pairs(corpus: Corpus, label: str, *, exact: bool) -> Fraction | None:
    """Span F1 of one label, pair by pair and span by span; None where undefined."""
    hits = total = Fraction(0)
    for article in comparable(corpus):
        for one, other in permutations(article.readers.values(), 2):
            mine = [span for span in one if span[0] == label]
            total += len(mine)
            hits += sum(any(found(span, s, exact=exact) for s in other) for span in mine)
    return hits / total if total else None


def found(span: Marked, other: Marked, *, exact: bool) -> bool:
    if exact:
        return span == other
    return span[0] == other[0] and max(span[1], other[1]) < min(span[2], other[2])
