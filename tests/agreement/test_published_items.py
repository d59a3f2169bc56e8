"""Every figure printed for predefined items, each case named after its paper."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import Any

import numpy as np
import pytest

from annotator.agreement import ITEM_MEASURES, Ratings, item_figures
from annotator.agreement.item_measures import (
    ItemMeasure,
    alpha_columns,
    alpha_value,
    kappa,
    of_counts,
)

from .published import case

PAPERS = (
    "agresti_1992",
    "artstein_poesio_2008",
    "brennan_prediger_1981",
    "cohen_1960",
    "fleiss_1971",
    "gwet_2008",
    "hayes_krippendorff_2007",
    "krippendorff_1995_positions",
    "krippendorff_2004_tables",
    "krippendorff_levels",
    "randolph_2005",
    "sas_proc_freq",
    "warrens_2010",
    "zwick_1988",
)

# Names the papers use, and ours.
OURS = {
    "bennett_s": "brennan_prediger",
    "bennett_s_gwet": "brennan_prediger",
    "conger_kappa_gwet": "conger_kappa",
    "fleiss_kappa_gwet": "fleiss_kappa",
    "kappa_linear": "weighted_kappa_linear",
    "pa_ac1": "percent_agreement",
    "percent_agreement_gwet": "percent_agreement",
    "randolph_kappa": "brennan_prediger",
}
# Asymptotic errors are no interval of ours; the rest is held in tests of its own below.
ELSEWHERE = {
    "alpha_category", "alpha_weighted", "ci", "ci_linear", "D_e_interval", "D_e_nominal",
    "D_o_interval", "D_o_nominal", "expected_agreement_ac1", "expected_agreement_kappa",
    "expected_agreement_pi", "gwet_ac1_ci", "kappa_category", "kappa_weighted", "n_pairable",
    "pa_ac2", "pe_ac1", "pe_ac2", "se_h0", "z",
}  # fmt: skip


def figures() -> Iterator[Any]:
    for paper in PAPERS:
        for name, printed in case(paper)["cases"].items():
            for key, expected in printed["expected"].items():
                if (
                    printed["data"]["kind"] == "counts_multi"
                    or key in ELSEWHERE
                    or key.endswith("_se")
                ):
                    continue
                yield pytest.param(printed, key, expected, id=f"{paper}: {name}, {key}")


@pytest.mark.parametrize(("printed", "key", "expected"), list(figures()))
def test_the_printed_figure(printed: Any, key: str, expected: Any) -> None:
    tolerance = printed.get("tolerance_by_key", {}).get(key, printed["tolerance"])
    formula = OURS.get(key, key)
    found = value(formula, rated(printed["data"]))
    assert expected is None if found is None else found == pytest.approx(expected, abs=tolerance)


@pytest.mark.parametrize("key", ["kappa_category", "alpha_category"])
def test_the_figure_of_one_category_against_the_rest(key: str) -> None:
    paper, name, formula = {
        "kappa_category": ("fleiss_1971", "fleiss1971", "fleiss_kappa"),
        "alpha_category": ("krippendorff_levels", "kripp1980_p139", "alpha_nominal"),
    }[key]
    printed = case(paper)["cases"][name]
    tolerance = printed.get("tolerance_by_key", {}).get(key, printed["tolerance"])
    for category, expected in printed["expected"][key].items():
        rows = [[str(rating) == category for rating in row] for row in printed["data"]["items"]]
        found = item_figures(Ratings.of(rows), formulas=[formula])[formula].value
        assert found == pytest.approx(expected, abs=tolerance)


@pytest.mark.parametrize(
    ("paper", "name", "key", "formula"),
    [
        ("cohen_1960", "cohen1960_ex1", "expected_agreement_kappa", "cohen_kappa"),
        ("cohen_1960", "cohen1960_ex2", "expected_agreement_kappa", "cohen_kappa"),
        ("cohen_1960", "cohen1960_ex1", "expected_agreement_ac1", "gwet_ac1"),
        ("fleiss_1971", "fleiss1971", "expected_agreement_pi", "fleiss_kappa"),
        ("gwet_2008", "gwet2008_hand", "expected_agreement_ac1", "gwet_ac1"),
        ("gwet_2008", "gwet_distrib6raters", "expected_agreement_ac1", "gwet_ac1"),
        ("gwet_2008", "dkpro_gwet_fixture_01_paradox_2x2", "pe_ac1", "gwet_ac1"),
        ("gwet_2008", "dkpro_gwet_fixture_02_cohen_ex1", "pe_ac1", "gwet_ac1"),
        ("gwet_2008", "dkpro_gwet_fixture_04_likert_4x4", "pe_ac1", "gwet_ac1"),
        ("gwet_2008", "dkpro_gwet_fixture_05_likert_5x5", "pe_ac1", "gwet_ac1"),
    ],
)
def test_agreement_by_chance(paper: str, name: str, key: str, formula: str) -> None:
    """A_e is what makes (A_o - A_e) / (1 - A_e) the coefficient."""
    printed = case(paper)["cases"][name]
    table = rated(printed["data"])
    a_o, corrected = value("percent_agreement", table), value(formula, table)
    assert a_o is not None
    assert corrected is not None
    tolerance = printed.get("tolerance_by_key", {}).get(key, printed["tolerance"])
    assert (a_o - corrected) / (1 - corrected) == pytest.approx(
        printed["expected"][key], abs=max(tolerance, 1e-5)
    )


def test_artstein_poesio_2008_distances_of_their_own() -> None:
    printed = case("artstein_poesio_2008")["cases"]["artstein_poesio2008_t2"]
    apart = np.array(printed["params"]["weight_distance"])
    table = rated(printed["data"])
    alpha = ItemMeasure("", "", "", alpha_columns(lambda _: apart), alpha_value(lambda _: apart))
    weighted = kappa(lambda _: 1 - apart)
    assert float(alpha.value(alpha.columns(table).sum(axis=0, keepdims=True), table)[0]) == (
        pytest.approx(printed["expected"]["alpha_weighted"], abs=0.001)
    )
    assert float(weighted(table.table(0, 1).sum(axis=0, keepdims=True), table)[0]) == (
        pytest.approx(printed["expected"]["kappa_weighted"], abs=0.001)
    )


def test_krippendorff_2011_pairable_values_and_disagreements() -> None:
    printed = case("krippendorff_levels")["cases"]["kripp2011_C_missing"]
    table = rated(printed["data"])
    pairable = table.comparable().rated.sum()
    assert pairable == printed["expected"]["n_pairable"]
    for level in ("nominal", "interval"):
        measure = ITEM_MEASURES[f"alpha_{level}"]
        sums = measure.columns(table).sum(axis=0)
        observed = sums[0] / pairable
        assert observed == pytest.approx(printed["expected"][f"D_o_{level}"], abs=0.0006)
        expected = observed / (1 - printed["expected"][f"alpha_{level}"])
        assert expected == pytest.approx(printed["expected"][f"D_e_{level}"], abs=0.006)


def test_randolph_2005_counts_that_are_not_whole() -> None:
    printed = case("randolph_2005")["cases"]["statsmodels_randolph"]
    for number, rows in enumerate(printed["data"]["tables"]):
        counts = np.array(rows)
        found, _, _, *share = of_counts(counts, np.eye).T
        agreed = of_counts(counts, np.eye)[:, 1].mean()
        for key, chance in (
            ("fleiss_kappa", float((np.mean(share, axis=1) ** 2).sum())),
            ("randolph_kappa", 1 / counts.shape[1]),
        ):
            assert (agreed - chance) / (1 - chance) == pytest.approx(
                printed["expected"][key][number], abs=printed["tolerance"]
            )
        assert found.all()


def value(formula: str, table: Ratings) -> float | None:
    return item_figures(table, formulas=[formula], minimum=1, interval=False)[formula].value


def rated(data: Any) -> Ratings:
    """The ratings of a case, however the paper prints them."""
    if data["kind"] == "ratings":
        return Ratings.of(data["items"])
    if data["kind"] == "contingency":
        return from_table(data["matrix"])
    return from_counts(data["matrix"])


def from_table(matrix: list[list[int]]) -> Ratings:
    rows = [
        (row, column)
        for row, numbers in enumerate(matrix)
        for column, times in enumerate(numbers)
        for _ in range(times)
    ]
    return Ratings.of(rows, range(len(matrix)))


def from_counts(matrix: list[list[int]]) -> Ratings:
    rows = [[k for k, n in enumerate(counts) for _ in range(n)] for counts in matrix]
    return Ratings.of(rows, range(len(matrix[0])))


def test_every_order_of_annotators_says_the_same() -> None:
    rows = case("hayes_krippendorff_2007")["cases"]["hayes_krippendorff2007"]["data"]["items"][:12]
    orders = [list(order) for order in permutations(range(5))][::17]
    said = [
        [
            round(result.value or 0, 12)
            for result in item_figures(
                Ratings.of([[row[i] for i in order] for row in rows]), "ratio", interval=False
            ).values()
        ]
        for order in orders
    ]
    assert all(one == said[0] for one in said)
