"""Krippendorff (2004), Content Analysis, 2nd ed., p. 227: alpha 0.734, D_o .1667, D_e .6268."""

import numpy as np

from annotator.agreement import alpha_nominal, disagreement, item_pairs, pool

from .published import agrees, case, items

CASE = case("krippendorff_2004")


def test_alpha() -> None:
    assert agrees(alpha_nominal(items(CASE["ratings"])).value, CASE["printed"]["alpha_nominal"])


def test_disagreements() -> None:
    codes = np.array([["abc".index(value) for value in item] for item in items(CASE["ratings"])])
    observed, expected = disagreement(pool(item_pairs(codes, 3), np.full(12, 2)))
    assert agrees(float(observed), CASE["printed"]["observed_disagreement"])
    assert agrees(float(expected), CASE["printed"]["expected_disagreement"])
