"""Ratings, their figures and intervals: what is missing, what is offered, what is refused."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement import ITEM_MEASURES, Ratings, Undefined, item_figures
from annotator.agreement.intervals import resampled
from annotator.agreement.item_figures import ItemColumns
from annotator.agreement.item_measures import LEVELS

from .published import case

ratings = st.lists(
    st.lists(st.one_of(st.none(), st.integers(0, 4)), min_size=3, max_size=3), max_size=8
)


@given(ratings)
def test_every_level_agrees_with_exact_fractions(rows: list[list[int | None]]) -> None:
    for level, apart in DISTANCES.items():
        (formula,) = [f"alpha_{level}"]
        result = item_figures(Ratings.of(rows), formulas=[formula], minimum=1, interval=False)
        exact = in_fractions(rows, apart)
        value = result[formula].value
        assert (value is None) == (exact is None)
        if exact is not None:
            assert value == pytest.approx(float(exact), abs=1e-12)


def in_fractions(rows: list[list[int | None]], apart: Any) -> Fraction | None:
    """Alpha from its definition, pair by pair."""
    kept = [[v for v in row if v is not None] for row in rows]
    kept = [row for row in kept if len(row) > 1]
    values = [value for row in kept for value in row]
    n = len(values)
    delta = {(c, k): apart(c, k, values) for c in set(values) for k in set(values)}
    observed = sum(
        (Fraction(delta[c, k]) / (len(row) - 1) for row in kept for c, k in permutations(row, 2)),
        Fraction(0),
    )
    expected = sum((Fraction(delta[c, k]) for c, k in permutations(values, 2)), Fraction(0))
    return None if expected == 0 else 1 - (n - 1) * observed / expected


def ordinal(c: int, k: int, values: list[int]) -> Fraction:
    low, high = sorted((c, k))
    between = sum(low <= value <= high for value in values)
    ends = values.count(low) + values.count(high)
    return (Fraction(between) - Fraction(ends, 2)) ** 2 if c != k else Fraction(0)


DISTANCES = {
    "nominal": lambda c, k, _: int(c != k),
    "ordinal": ordinal,
    "interval": lambda c, k, _: (c - k) ** 2,
    "ratio": lambda c, k, _: Fraction(c - k, c + k) ** 2 if c + k else 0,
}


@given(ratings, st.randoms(use_true_random=False))
def test_the_order_of_items_and_annotators_does_not_matter(rows: Any, random: Any) -> None:
    order = list(range(3))
    random.shuffle(order)
    turned = [[row[i] for i in order] for row in rows]
    random.shuffle(turned)
    for formula in LEVELS["ratio"]:
        if ITEM_MEASURES[formula].pair:
            continue
        one, other = (
            item_figures(Ratings.of(r, range(5)), formulas=[formula], interval=False)[formula]
            for r in (rows, turned)
        )
        assert one.undefined == other.undefined
        assert one.value == pytest.approx(other.value, abs=1e-9)


def test_an_item_rated_once_drops_out() -> None:
    rows = case("krippendorff_levels")["cases"]["kripp2011_C_missing"]["data"]["items"]
    result = item_figures(Ratings.of(rows))["alpha_nominal"]
    assert (result.n_articles, result.n_dropped, result.n_annotators) == (11, 1, 4)
    assert (result.unit, result.level, result.pooling) == ("item", "nominal", "pooled")


def test_one_rare_answer_is_no_agreement_but_defined() -> None:
    rows = [["yes", "no"], *[["yes", "yes"]] * 970]
    assert item_figures(Ratings.of(rows))["alpha_nominal"].value == pytest.approx(0, abs=1e-9)


def test_everybody_always_says_the_same() -> None:
    result = item_figures(Ratings.of([[1, 1]] * 3))["alpha_nominal"]
    assert (result.value, result.undefined) == (None, Undefined.NO_VARIATION)


def test_nobody_shares_an_item() -> None:
    result = item_figures(Ratings.of([[1, None], [None, 2]]))["alpha_nominal"]
    assert result.undefined is Undefined.TOO_FEW_ANNOTATORS


def test_one_shared_item_is_too_few() -> None:
    result = item_figures(Ratings.of([[1, 2]]))["alpha_nominal"]
    assert result.undefined is Undefined.TOO_FEW_ARTICLES


def test_three_people_and_three_answers_is_not_a_third_of_consensus() -> None:
    found = item_figures(Ratings.of([["a", "b", "c"]] * 3))
    assert found["percent_agreement"].value == 0
    assert (found["alpha_nominal"].value or 0) < 0


def test_values_that_nobody_gave_count_for_free_marginals() -> None:
    rows = [["a", "a"], ["a", "b"]]
    few = item_figures(Ratings.of(rows))["brennan_prediger"].value
    many = item_figures(Ratings.of(rows, "abcd"))["brennan_prediger"].value
    assert few == 0
    assert many == pytest.approx(1 / 3)


def test_pair_measures_are_of_two_alone() -> None:
    two, three = (item_figures(Ratings.of([[1, 2, 1][:n], [2, 2, 1][:n]])) for n in (2, 3))
    assert "cohen_kappa" in two
    assert "cohen_kappa" not in three
    with pytest.raises(ValueError, match="asked of 3"):
        item_figures(Ratings.of([[1, 2, 1]]), formulas=["cohen_kappa"])


def test_who_shares_no_item_does_not_make_a_pair_three() -> None:
    rows = [[1, 1, None], [1, 2, None], [None, None, 2]]
    result = item_figures(Ratings.of(rows))["cohen_kappa"]
    assert (result.n_articles, result.n_dropped, result.n_annotators) == (2, 1, 2)


def test_rows_of_different_length() -> None:
    with pytest.raises(ValueError, match="differ in length"):
        Ratings.of([["yes", "no"], ["yes"]])


def test_a_value_that_is_not_offered() -> None:
    with pytest.raises(ValueError, match="'maybe' is not among the values"):
        Ratings.of([["yes", "maybe"]], ["yes", "no"])


def test_resampling_items_as_icr_prints_it_for_the_data_of_krippendorff_2011() -> None:
    """A percentile bootstrap of the twelve units: SE .146, interval [.417, 1]."""
    printed = case("resampling_krippendorff_2011")["cases"]["ci_icr_codings"]
    expected = printed["expected"]["unit_bootstrap"]
    table = Ratings.of(printed["data"]["items"])
    measure = ITEM_MEASURES["alpha_nominal"]
    assert item_figures(table)["alpha_nominal"].value == pytest.approx(
        printed["expected"]["alpha_nominal"], abs=0.0006
    )
    draws = [
        measure.value(sums, table) for sums in resampled(ItemColumns(measure.columns(table)), 1)
    ]
    values = np.concatenate([draw.compressed() for draw in draws])
    assert values.std(ddof=1) == pytest.approx(expected["se"], abs=0.02)
    low, high = np.percentile(values, [2.5, 97.5])
    assert (low, high) == (
        pytest.approx(expected["ci"][0], abs=0.02),
        pytest.approx(expected["ci"][1], abs=0.02),
    )


def test_few_items_have_a_jackknife_and_many_a_bootstrap() -> None:
    few, many = (
        item_figures(Ratings.of([[1, 1], [1, 2], [2, 2]] * n))["alpha_nominal"].interval
        for n in (3, 20)
    )
    assert few is not None
    assert many is not None
    assert (few.method, many.method) == ("jackknife_t", "percentile_bootstrap")
    assert many.low is not None
    assert few.low is not None
    assert many.low > few.low
