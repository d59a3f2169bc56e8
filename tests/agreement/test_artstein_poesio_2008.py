"""Artstein and Poesio (2008), Computational Linguistics 34(4), p. 568: alpha 0.8."""

from annotator.agreement import alpha_nominal

from .published import agrees, case

CASE = case("artstein_poesio_2008")


def test_alpha() -> None:
    counted = CASE["pairs_of_values_and_how_often"]
    ratings = [(one, other) for one, other, times in counted for _ in range(times)]
    assert len(ratings) == 100
    assert agrees(alpha_nominal(ratings).value, CASE["printed"]["alpha_nominal"])
