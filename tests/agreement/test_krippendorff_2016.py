"""Krippendorff, Mathet, Bouvry, Widlöcher (2016), Quality & Quantity 50(6):2347-2364.

The example of three observers on a continuum of 60 (also Krippendorff 2019, Content Analysis,
4th ed., fig. 12.11, p. 340). The paper prints the unitizing alphas, which are other measures;
0.497473 is the alpha of its characters in exact fractions.
"""

import numpy as np
import pytest

from annotator.agreement import (
    Layer,
    alpha_char_nominal,
    coincidences,
    nominal_alpha,
    pool,
)

from .corpora import Article, study
from .published import agrees, case
from .references import alpha_in_fractions

CASE = case("krippendorff_2016")
LABELS = tuple("1234567")
ARTICLE = Article(
    CASE["length"],
    {who: [(u[0], u[1], u[2]) for u in units] for who, units in enumerate(CASE["spans"].values())},
)


def test_alpha_of_the_characters_with_one_label_or_a_gap() -> None:
    units = [unit for spans in ARTICLE.readers.values() for unit in spans]
    layer = Layer(
        values=8,
        length=np.array([60]),
        readers=np.array([3]),
        continuum=np.zeros(len(units), dtype=np.int64),
        start=np.array([start for _, start, _ in units]),
        end=np.array([end for *_, end in units]),
        value=np.array([int(label) for label, *_ in units]),
    )
    alpha = nominal_alpha(pool(coincidences(layer), layer.readers))
    assert agrees(float(alpha), CASE["computed"]["alpha_char_nominal"])


def test_alpha_of_each_label() -> None:
    for label, result in zip(LABELS, alpha_char_nominal(study({0: ARTICLE}, LABELS)), strict=True):
        expected = alpha_in_fractions({0: ARTICLE}, label)
        assert expected is not None
        assert result.value == pytest.approx(float(expected), abs=1e-15)


def test_full_agreement_on_the_labels_all_observers_share() -> None:
    results = alpha_char_nominal(study({0: ARTICLE}, LABELS))
    assert [result.value for result in results if result.label in ("1", "6")] == [1.0, 1.0]
