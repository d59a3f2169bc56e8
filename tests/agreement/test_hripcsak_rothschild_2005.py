"""Hripcsak and Rothschild (2005), JAMIA 12(3):296-298: F1 between annotators is symmetric.

An example worked by hand from the definition: 0.4 for exact and 0.8 for overlapping spans over
both labels.
"""

import pytest

from annotator.agreement import Comparable, Matches, exact_matches, label_blocks, overlap_matches
from annotator.agreement import per_label as figures

from .corpora import Article, study
from .published import case

CASE = case("hripcsak_rothschild_2005")
LABELS = ("X", "Y")
STUDY = study(
    {0: Article(60, {who: list(map(tuple, s)) for who, s in enumerate(CASE["spans"].values())})},
    LABELS,
)


@pytest.mark.parametrize("formula", ["span_f1_exact", "span_f1_overlap"])
def test_f1_of_each_label(formula: str) -> None:
    for agreement in figures(STUDY):
        hits, chances = CASE["by_hand"][formula][agreement.label]
        assert getattr(agreement, formula).value == hits / chances


def test_matches_over_both_labels() -> None:
    comparable = Comparable.of(STUDY)
    exact, overlap = (
        exact_matches(comparable),
        overlap_matches(comparable, label_blocks(comparable)),
    )
    assert sums(exact) == CASE["by_hand"]["span_f1_exact"]["both"]
    assert sums(overlap) == CASE["by_hand"]["span_f1_overlap"]["both"]


def sums(matches: Matches) -> list[int]:
    return [int(matches.hits.sum()), int(matches.chances.sum())]
