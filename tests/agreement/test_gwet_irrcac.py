"""Gwet, Handbook of Inter-Rater Reliability, as printed in the README of irrCAC: alpha 0.74342."""

from annotator.agreement import alpha_nominal

from .published import agrees, case, items

CASE = case("gwet_irrcac")


def test_alpha() -> None:
    assert agrees(alpha_nominal(items(CASE["ratings"])).value, CASE["printed"]["alpha_nominal"])
