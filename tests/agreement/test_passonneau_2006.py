"""Set-valued ratings: Passonneau (2006), and the set data of the DKPro agreement tutorial."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from annotator.agreement import Ratings, Undefined, item_figures, metrics
from annotator.agreement.item_measures import alpha_columns, alpha_value

from .published import case

CASES = case("passonneau_2006")["cases"]


@pytest.mark.parametrize("name", ["masi", "jaccard"])
def test_distances_of_pairs(name: str) -> None:
    printed = CASES["masi_pairs"]
    for (one, other), expected in zip(
        printed["data"]["pairs"], printed["expected"][name], strict=True
    ):
        apart = getattr(metrics, name)([frozenset(one), frozenset(other)])
        assert apart[0, 1] == apart[1, 0] == pytest.approx(expected)
        assert apart[0, 0] == apart[1, 1] == 0


def test_alpha_with_our_distances() -> None:
    found = item_figures(sets(), "set", interval=False)
    computed = CASES["dkpro_set_annotations"]["computed"]
    for name in ("masi", "jaccard"):
        expected = computed[f"alpha_set_{name} (two empty sets = 0)"]
        assert found[f"alpha_set_{name}"].value == pytest.approx(expected, abs=1e-6)


def test_alpha_with_the_distances_of_dkpro() -> None:
    """0 equal, 1/3 subset, 2/3 overlap, 1 disjoint; its MASI is Jaccard times these."""
    printed = CASES["dkpro_set_annotations"]["expected"]
    ratings = sets()
    steps = 1 - np.array([[kind(a, b) for b in ratings.values] for a in ratings.values])
    assert of(steps) == pytest.approx(printed["alpha_setdistance_0_13_23_1"], abs=0.001)
    dkpro = steps * metrics.jaccard(ratings.values)
    assert of(dkpro) == pytest.approx(printed["alpha_dkpro_masi"], abs=0.001)


def test_percent_agreement() -> None:
    found = item_figures(sets(), "set", interval=False)["percent_agreement"].value
    assert found == pytest.approx(
        CASES["dkpro_set_annotations"]["expected"]["percent_agreement"], abs=0.001
    )


def test_nobody_ever_chose_anything() -> None:
    empty = Ratings.of([[frozenset(), frozenset()]] * 3)
    result = item_figures(empty, "set")["alpha_set_masi"]
    assert (result.value, result.undefined) == (None, Undefined.NO_VARIATION)


def sets() -> Ratings:
    items = CASES["dkpro_set_annotations"]["data"]["items"]
    return Ratings.of([[frozenset(rating) for rating in item] for item in items])


def kind(one: Any, other: Any) -> float:
    if one == other:
        return 1
    if one <= other or other <= one:
        return 2 / 3
    return 1 / 3 if one & other else 0


def of(apart: Any) -> float:
    ratings = sets()
    sums = alpha_columns(lambda _: apart)(ratings).sum(axis=0, keepdims=True)
    return float(alpha_value(lambda _: apart)(sums, ratings)[0])
