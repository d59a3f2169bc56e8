"""The edges: every figure has a value or a reason, never NaN."""

import json

import pytest

from annotator.agreement import Ratings, Undefined, item_figures

from .corpora import LABELS, Article, one, study
from .labels import LabelFigures, per_label


def reasons(agreement: LabelFigures) -> list[Undefined | None]:
    return [
        agreement.alpha_char_nominal.undefined,
        agreement.span_f1_exact.undefined,
        agreement.span_f1_overlap.undefined,
    ]


def values(agreement: LabelFigures) -> list[float | None]:
    return [
        agreement.alpha_char_nominal.value,
        agreement.span_f1_exact.value,
        agreement.span_f1_overlap.value,
    ]


def test_no_spans() -> None:
    for agreement in per_label(one(20, [], [])):
        assert reasons(agreement) == [Undefined.NO_VARIATION, *[Undefined.NO_SPANS] * 2]


def test_one_annotator() -> None:
    for agreement in per_label(one(20, [("loaded", 0, 5)])):
        assert reasons(agreement) == [Undefined.TOO_FEW_ANNOTATORS] * 3
        assert agreement.alpha_char_nominal.n_spans == 0


def test_nothing_at_all() -> None:
    for agreement in per_label(study({})):
        assert reasons(agreement) == [Undefined.TOO_FEW_ANNOTATORS] * 3


def test_no_labels() -> None:
    assert per_label(study({0: Article(20, {0: [], 1: []})}, labels=())) == []


def test_one_label_over_the_whole_text_by_everybody() -> None:
    agreement = per_label(one(20, *[[("loaded", 0, 20)]] * 2))[1]
    assert reasons(agreement) == [Undefined.NO_VARIATION, None, None]
    assert values(agreement) == [None, 1.0, 1.0]


def test_one_label_over_the_whole_text_by_one() -> None:
    agreement = per_label(one(20, [("loaded", 0, 20)], []))[1]
    assert values(agreement) == [pytest.approx(1 - 39 * 40 / (2 * 20 * 20)), 0.0, 0.0]


def test_text_without_characters() -> None:
    for agreement in per_label(one(0, [], [])):
        assert reasons(agreement) == [Undefined.NO_VARIATION, *[Undefined.NO_SPANS] * 2]


def test_text_without_characters_beside_others() -> None:
    article = Article(20, {0: [("loaded", 0, 5)], 1: [("loaded", 0, 5)]})
    agreement = per_label(study({0: Article(0, {0: [], 1: []}), 1: article}))[1]
    assert values(agreement) == [1.0, 1.0, 1.0]
    assert agreement.alpha_char_nominal.n_articles == 2


def test_label_only_one_annotator_uses() -> None:
    agreement = per_label(one(1000, [("loaded", 0, 5)], [], []))[LABELS.index("loaded")]
    alpha = agreement.alpha_char_nominal.value
    assert alpha is not None
    assert -0.01 < alpha < 0
    assert values(agreement)[1:] == [0.0, 0.0]


def test_touching_spans_do_not_overlap() -> None:
    agreement = per_label(one(20, [("loaded", 0, 5)], [("loaded", 5, 9)]))[1]
    assert agreement.span_f1_overlap.value == 0.0


def test_the_same_span_marked_twice_by_one_annotator_is_not_agreement() -> None:
    agreement = per_label(one(20, [("loaded", 0, 5)] * 2, []))[1]
    assert values(agreement)[1:] == [0.0, 0.0]
    assert agreement.span_f1_exact.n_spans == 2


def test_many_spans_of_one_annotator_may_meet_one_of_another() -> None:
    mine = [("loaded", 0, 2), ("loaded", 4, 6), ("loaded", 15, 16)]
    agreement = per_label(one(20, mine, [("loaded", 1, 5)]))[1]
    assert agreement.span_f1_overlap.value == 3 / 4


def test_a_very_long_text_keeps_its_digits() -> None:
    """One rare label in two thousand million characters: nothing is lost to rounding."""
    length = 2_000_000_000
    agreement = per_label(one(length, [("loaded", 0, 2)], [("loaded", 1, 3)]))[1]
    n = 2 * length
    expected = 1 - (n - 1) * 4 / (2 * 4 * (n - 4))
    assert agreement.alpha_char_nominal.value == pytest.approx(expected, rel=1e-15)


@pytest.mark.parametrize(
    ("ratings", "reason"),
    [
        ([], Undefined.TOO_FEW_ANNOTATORS),
        ([[], []], Undefined.TOO_FEW_ANNOTATORS),
        ([["yes"], ["no"]], Undefined.TOO_FEW_ANNOTATORS),
        ([[None, "yes"], ["no", None]], Undefined.TOO_FEW_ANNOTATORS),
        ([["yes", "yes"], ["yes", "yes"], ["yes", "yes"]], Undefined.NO_VARIATION),
        ([["yes", "yes"], ["no", None]], Undefined.NO_VARIATION),
    ],
)
def test_items_without_a_value(ratings: list[list[str | None]], reason: Undefined) -> None:
    result = item_figures(Ratings.of(ratings), minimum=1)["alpha_nominal"]
    assert (result.value, result.undefined) == (None, reason)


def test_every_answer_is_json() -> None:
    for agreement in per_label(one(20, [("loaded", 0, 5)], [])):
        assert json.loads(json.dumps(agreement.as_dict(), allow_nan=False)) == agreement.as_dict()
