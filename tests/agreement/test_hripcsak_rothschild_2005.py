"""Hripcsak and Rothschild (2005), JAMIA 12(3):296-298: F1 between annotators is symmetric.

An example worked by hand from the definition: 0.4 for exact and 0.8 for overlapping spans over
both labels, 36 of 43 characters.
"""

import pytest

from annotator.agreement import count, per_article

from .corpora import Article, study
from .labels import per_label
from .published import case

CASE = case("hripcsak_rothschild_2005")
LABELS = ("X", "Y")
STUDY = study(
    {0: Article(60, {who: list(map(tuple, s)) for who, s in enumerate(CASE["spans"].values())})},
    LABELS,
)


@pytest.mark.parametrize("formula", ["span_f1_exact", "span_f1_overlap"])
def test_f1_of_each_label(formula: str) -> None:
    for found in per_label(STUDY):
        hits, chances = CASE["by_hand"][formula][found.label]
        assert getattr(found, formula).value == hits / chances


@pytest.mark.parametrize(
    ("formula", "column"), [("span_f1_exact", "exact"), ("span_f1_overlap", "overlap")]
)
def test_matches_over_both_labels(formula: str, column: str) -> None:
    sums = per_article(count(STUDY)).total()
    found = [sums.of(column).sum(), sums.of("looked_for").sum()]
    assert found == CASE["by_hand"][formula]["both"]


def test_characters_over_both_labels() -> None:
    sums = per_article(count(STUDY)).total()
    assert 2 * sums.of("both").sum() / sums.own("").sum() == pytest.approx(36 / 43)
