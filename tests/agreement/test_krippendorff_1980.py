"""Krippendorff (1980), Content Analysis, p. 139: alpha 0.642, D_o 0.259, D_e 0.724."""

import numpy as np

from annotator.agreement import alpha_nominal, disagreement, item_pairs, pool

from .published import agrees, case, items

CASE = case("krippendorff_1980")


def test_alpha() -> None:
    assert agrees(alpha_nominal(items(CASE["ratings"])).value, CASE["printed"]["alpha_nominal"])


def test_disagreements() -> None:
    codes = np.array(items(CASE["ratings"])) - 1
    observed, expected = disagreement(pool(item_pairs(codes, 4), np.full(9, 3)))
    assert agrees(float(observed), CASE["printed"]["observed_disagreement"])
    assert agrees(float(expected), CASE["printed"]["expected_disagreement"])
