"""Alpha for unitizing of 1995: Krippendorff (1995), p. 57; (2004), p. 254; and DKPro's test."""

from __future__ import annotations

from typing import Any

import pytest

from annotator.agreement import Undefined, Unitized, alpha_unitizing_1995, unitized

from .corpora import Article, one, study
from .published import case

CASES = case("unitizing_1995")["cases"]


def test_krippendorff_1995_p_57() -> None:
    printed = CASES["kripp1995_p57"]
    expected, tolerance = printed["expected"], printed["tolerance_by_key"]
    for label, observed in expected["D_o"].items():
        assert of(printed["data"], label).observed == pytest.approx(observed, abs=tolerance["D_o"])
        stretched = of(printed["data"], label, 50_000)
        assert stretched.expected == pytest.approx(
            expected["D_e_stretch50000"][label], abs=tolerance["D_e_stretch50000"]
        )
        assert stretched.value == pytest.approx(
            expected["alpha_stretch50000"][label], abs=tolerance["alpha_stretch50000"]
        )


def test_krippendorff_1995_at_every_resolution() -> None:
    printed = CASES["kripp1995_p57"]
    for stretch, value in printed["expected"]["alpha_C_by_stretch"].items():
        assert of(printed["data"], "C", float(stretch)).value == pytest.approx(value, abs=0.02)


def test_krippendorff_2004_p_254() -> None:
    printed = CASES["kripp2004_p254"]
    expected, parts = printed["expected"], []
    for label in ("c", "k"):
        part = of(printed["data"], label)
        assert part.observed == pytest.approx(expected["D_o"][label], abs=0.0005)
        assert part.expected == pytest.approx(expected["D_e"][label], abs=0.0005)
        assert part.value == pytest.approx(expected["alpha_category"][label], abs=0.0005)
        parts.append(part)
    together = 1 - sum(p.observed for p in parts) / sum(p.expected for p in parts)
    assert together == pytest.approx(expected["alpha"], abs=0.0005)


def test_dkpro_example() -> None:
    printed = CASES["dkpro_unitizing_A"]
    part = of(printed["data"], "A")
    assert part.observed == pytest.approx(printed["expected"]["D_o"]["A"], abs=1e-4)
    assert part.expected == pytest.approx(printed["expected"]["D_e"]["A"], abs=1e-4)
    assert part.value == pytest.approx(printed["expected"]["alpha_category"]["A"], abs=1e-4)


def test_one_unit_and_none() -> None:
    printed = CASES["unitizing_degenerate"]
    readers = printed["data"]["raters"]
    for found, expected in zip(
        ([(0, 1)], []), printed["expected"]["alpha_unitizing_1995"], strict=True
    ):
        value = unitized(20, [found, *[[]] * (readers - 1)]).value
        assert value is None if expected is None else value == pytest.approx(expected)


def test_units_of_one_reader_must_not_overlap() -> None:
    with pytest.raises(ValueError, match="overlap"):
        unitized(20, [[(0, 5), (4, 8)], []])


def test_the_mean_of_articles() -> None:
    same = Article(20, {0: [("loaded", 0, 5)], 1: [("loaded", 0, 5)]})
    apart = Article(20, {0: [("loaded", 0, 5)], 1: []})
    result = alpha_unitizing_1995(study({0: same, 1: apart, 2: Article(20, {0: [], 1: []})}))[1]
    alone = alpha_unitizing_1995(study({1: apart}))[1].value
    assert alone is not None
    assert result.value == pytest.approx((1 + alone) / 2)
    assert (result.n_articles, result.n_dropped, result.pooling) == (2, 1, "mean_of_articles")


def test_overlapping_spans_of_one_annotator_have_no_figure() -> None:
    result = alpha_unitizing_1995(one(20, [("loaded", 0, 5), ("loaded", 3, 8)], []))[1]
    assert (result.value, result.undefined) == (None, Undefined.OVERLAPPING_SPANS)


def test_nobody_read_it_twice() -> None:
    assert alpha_unitizing_1995(one(20, []))[1].undefined is Undefined.TOO_FEW_ANNOTATORS


def of(data: Any, label: str, stretch: float = 1) -> Unitized:
    readers: dict[str, list[tuple[int, int]]] = {name: [] for name, *_ in data["units"]}
    for name, start, end, kind in data["units"]:
        if kind == label:
            readers[name].append((int(start * stretch), int(end * stretch)))
    length = int(data["length"] * stretch)
    return unitized(length, list(readers.values()), int(data["begin"] * stretch))
