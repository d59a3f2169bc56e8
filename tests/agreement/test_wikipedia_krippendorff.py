"""Wikipedia, "Krippendorff's alpha", worked example with missing ratings: alpha 0.691."""

from annotator.agreement import alpha_nominal

from .published import agrees, case, items

CASE = case("wikipedia_krippendorff")


def test_alpha() -> None:
    result = alpha_nominal(items(CASE["ratings"]))
    assert agrees(result.value, CASE["printed"]["alpha_nominal"])
    assert (result.n_articles, result.n_dropped) == (12, 3)
