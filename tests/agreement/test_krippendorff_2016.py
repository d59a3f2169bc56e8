"""Krippendorff, Mathet, Bouvry, Widlöcher (2016), Quality & Quantity 50(6):2347-2364.

The example of three observers on a continuum of 60 (also Krippendorff 2019, Content Analysis,
4th ed., fig. 12.11, p. 340): u .510, |u .413, cu .724. Equation 10, for cu and (k)u, could not be
checked against the article: they are marked experimental.
"""

from __future__ import annotations

import pytest

from annotator.agreement import Layers, Result, count, exclusive, layered, per_article

from .corpora import Article, study
from .labels import per_label
from .published import agrees, case
from .references import alpha_in_fractions

CASE = case("krippendorff_2016")
LABELS = tuple("1234567")
ARTICLE = Article(
    CASE["length"],
    {who: [(u[0], u[1], u[2]) for u in units] for who, units in enumerate(CASE["spans"].values())},
)


def family() -> dict[str, list[Result]]:
    layers = Layers.with_families(dict.fromkeys(LABELS, "one"))
    counts = count(layered(study({0: ARTICLE}, LABELS), layers))
    return exclusive(per_article(counts), len(LABELS), interval=False, minimum=1)


@pytest.mark.parametrize(
    ("formula", "printed"),
    [("u_alpha_2016", "0.510"), ("bar_u_alpha_2016", "0.413"), ("cu_alpha_2016", "0.724")],
)
def test_the_printed_figures(formula: str, printed: str) -> None:
    (result,) = family()[formula]
    assert agrees(result.value, printed)
    assert result.experimental is (formula == "cu_alpha_2016")


def test_each_label_against_the_others() -> None:
    found = {result.label: result for result in family()["ku_alpha_2016"]}
    assert {label: result.value for label, result in found.items()} == {
        "1": 1, "2": 0, "3": 0, "4": 0, "5": 1, "6": 1, "7": None,
    }  # fmt: skip
    assert found["5"].coverage == pytest.approx(4 / 9)
    assert (found["7"].coverage, found["7"].undefined) == (0, "label_never_shared")


def test_alpha_of_the_characters_with_one_label_or_a_gap() -> None:
    (result,) = family()["alpha_char_nominal"]
    assert agrees(result.value, CASE["computed"]["alpha_char_nominal"])


def test_alpha_of_each_label() -> None:
    for label, found in zip(LABELS, per_label(study({0: ARTICLE}, LABELS)), strict=True):
        expected = alpha_in_fractions({0: ARTICLE}, label)
        assert expected is not None
        assert found.alpha_char_nominal.value == pytest.approx(float(expected), abs=1e-15)


def test_full_agreement_on_the_labels_all_observers_share() -> None:
    results = [found.alpha_char_nominal for found in per_label(study({0: ARTICLE}, LABELS))]
    assert [result.value for result in results if result.label in ("1", "6")] == [1.0, 1.0]
