"""Dawid and Skene (1979): 45 patients, 5 anaesthetists, the first asked three times."""

from __future__ import annotations

import numpy as np
import pytest

from annotator.agreement import consistency

from .published import case

CASE = case("dawid_skene_1979")["cases"]["dawid_skene1979_anaesthesia"]
ANSWERS = [tuple(answer) for answer in CASE["data"]["items"]]


def test_the_shares_of_the_classes() -> None:
    """The printed marginals, whose transcription is unverified; two other programs find them."""
    found = consistency(ANSWERS, values=(1, 2, 3, 4))
    assert found.converged
    assert found.prior == pytest.approx(CASE["expected"]["class_marginals"], abs=CASE["tolerance"])


def test_rows_are_chances() -> None:
    found = consistency(ANSWERS)
    assert found.confusion.sum(axis=2) == pytest.approx(np.ones((5, 4)))
    assert found.posterior.sum(axis=1) == pytest.approx(np.ones(45))


def test_names_and_order_do_not_matter() -> None:
    renamed = [(f"p{item}", f"o{who}", f"c{value}") for item, who, value in reversed(ANSWERS)]
    one, other = consistency(ANSWERS), consistency(renamed)
    for who in range(1, 6):
        assert one.of(who) == pytest.approx(other.of(f"o{who}"), abs=1e-6)


@pytest.mark.parametrize("one_coin", [False, True])
def test_who_answers_at_random_is_less_consistent(one_coin: bool) -> None:
    random = np.random.default_rng(7)
    truth = random.integers(0, 3, 300)
    answers = [(i, who, int(value)) for i, value in enumerate(truth) for who in ("ann", "ben")]
    answers += [(i, "cat", int(random.integers(0, 3))) for i in range(300)]
    found = consistency(answers, one_coin=one_coin)
    assert found.of("ann") > 0.95
    assert found.of("cat") < 0.5


def test_nothing_answered() -> None:
    with pytest.raises(ValueError, match="no answers"):
        consistency([])
