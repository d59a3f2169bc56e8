"""Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, sections A, B and C.

Printed: 0.095 (A, binary), 0.692 (B, nominal), 0.743 (C, missing ratings, 40 pairable values;
its disagreements 0.2 and 0.779 in Krippendorff (2004), Content Analysis, 2nd ed., p. 230).
"""

import numpy as np
import pytest

from annotator.agreement import alpha_nominal, disagreement, item_pairs, pool

from .published import agrees, case, items

CASES = case("krippendorff_2011")["cases"]


@pytest.mark.parametrize("section", ["A", "B", "C"])
def test_alpha(section: str) -> None:
    result = alpha_nominal(items(CASES[section]["ratings"]))
    assert agrees(result.value, CASES[section]["printed"]["alpha_nominal"])


def test_pairable_values_and_disagreements() -> None:
    rows = items(CASES["C"]["ratings"])
    codes = np.array([[-1 if value is None else value - 1 for value in item] for item in rows])
    readers = (codes >= 0).sum(axis=1)
    coincidences = pool(item_pairs(codes, 5)[readers >= 2], readers[readers >= 2])
    observed, expected = disagreement(coincidences)
    assert coincidences.sum() == CASES["C"]["pairable_values"]
    assert agrees(float(observed), CASES["C"]["printed"]["observed_disagreement"])
    assert agrees(float(expected), CASES["C"]["printed"]["expected_disagreement"])


def test_an_item_rated_once_drops_out() -> None:
    result = alpha_nominal(items(CASES["C"]["ratings"]))
    assert (result.n_articles, result.n_dropped, result.n_annotators) == (11, 1, 4)
