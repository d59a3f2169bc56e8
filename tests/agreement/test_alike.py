"""Span F1 at any threshold of intersection over union."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement import count, figures, per_article, span_f1_iou

from .corpora import LABELS, Corpus, corpora, one, study
from .pairwise import of, overlap
from .references import comparable


@given(corpora(), st.sampled_from([Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), Fraction(1)]))
def test_every_threshold_pair_by_pair(corpus: Corpus, threshold: Fraction) -> None:
    for label, result in zip(LABELS, span_f1_iou(study(corpus), float(threshold)), strict=True):
        hits = total = 0
        for article in comparable(corpus):
            for a, b in permutations(article.readers.values(), 2):
                mine, theirs = of(a, label), of(b, label)
                total += len(mine)
                hits += sum(any(alike(x, y) >= threshold for y in theirs) for x in mine)
        assert result.value == (pytest.approx(hits / total) if total else None)


def alike(one: tuple[int, int], other: tuple[int, int]) -> Fraction:
    shared = overlap(one, other)
    return Fraction(shared, one[1] - one[0] + other[1] - other[0] - shared)


def test_at_a_half_it_is_the_measure_of_that_name() -> None:
    marked = one(
        40, [("loaded", 0, 10), ("loaded", 20, 24)], [("loaded", 0, 6), ("loaded", 21, 40)]
    )
    (measured,) = figures(per_article(count(marked)), ["span_f1_iou50"], minimum=1).values()
    again = span_f1_iou(marked, 0.5)
    assert [result.value for result in again] == [result.value for result in measured]
    assert again[1].formula == "span_f1_iou50"


@pytest.mark.parametrize("threshold", [0, -0.5, 1.5])
def test_a_threshold_that_is_no_share(threshold: float) -> None:
    with pytest.raises(ValueError, match="not in"):
        span_f1_iou(one(10, [], []), threshold)
