"""Krippendorff (1995), Sociological Methodology 25:47-76, example A position by position: 0.329.

The paper's two observers cut a continuum of 24 positions; rated position by position the example
has alpha 0.329. The sweep over boundaries must find the same as the ratings.
"""

from annotator.agreement import Ratings, item_figures

from .corpora import one
from .labels import per_label
from .published import agrees, case

CASE = case("krippendorff_1995")


def test_alpha_of_the_spans() -> None:
    readers = [[("loaded", *span) for span in spans] for spans in CASE["spans"].values()]
    result = per_label(one(CASE["length"], *readers))[1].alpha_char_nominal
    assert agrees(result.value, CASE["printed"]["alpha_nominal"])


def test_alpha_of_the_positions() -> None:
    ratings = [
        [any(start <= position < end for start, end in spans) for spans in CASE["spans"].values()]
        for position in range(CASE["length"])
    ]
    found = item_figures(Ratings.of(ratings))["alpha_nominal"].value
    assert agrees(found, CASE["printed"]["alpha_nominal"])
