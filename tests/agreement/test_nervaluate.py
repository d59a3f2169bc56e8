"""The example in the README of nervaluate (SemEval-2013 task 9): tagged words as spans.

Exact ends and label .4, any overlap with the label 1; half a point for what only overlaps, .7.
The README prints .40 for the last, where its own code and the definition give .70.
"""

from __future__ import annotations

import pytest

from annotator.agreement import Layers, count, layered, per_article

from .corpora import Article, study
from .published import case

CASE = case("nervaluate")


def marked(tags: list[str]) -> list[tuple[str, int, int]]:
    """Each word is one code point."""
    found: list[tuple[str, int, int]] = []
    for place, tag in enumerate(tags):
        if tag.startswith("B-"):
            found.append((tag[2:], place, place + 1))
        elif tag.startswith("I-"):
            label, start, _ = found.pop()
            found.append((label, start, place + 1))
    return found


def test_every_way_of_counting() -> None:
    labels = tuple(CASE["tags"])
    corpus = {
        number: Article(len(gold), {0: marked(gold), 1: marked(other)})
        for number, (gold, other) in enumerate(zip(CASE["true"], CASE["pred"], strict=True))
    }
    sums = per_article(count(layered(study(corpus, labels), Layers.plain(labels)))).total()
    spans = sums.of("looked_for").sum()
    exact, overlap = (sums.of(name).sum() / spans for name in ("exact", "overlap"))
    expected = CASE["f1"]
    assert exact == pytest.approx(expected["strict"])
    assert overlap == pytest.approx(expected["ent_type"])
    assert (exact + overlap) / 2 == pytest.approx(expected["partial"])
