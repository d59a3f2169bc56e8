"""A figure has a value or a reason, and says which."""

from math import nan

import pytest

from annotator.agreement import Result, Undefined


def result(value: float | None, undefined: Undefined | None = None) -> Result:
    return Result(
        formula="alpha_char_nominal",
        value=value,
        undefined=undefined,
        unit="character",
        pooling="pooled",
        layer="binary",
        label="loaded",
        n_articles=3,
        n_dropped=1,
        n_annotators=2,
        n_spans=5,
    )


def test_value() -> None:
    assert result(0.5).as_dict() == {
        "formula": "alpha_char_nominal",
        "value": 0.5,
        "undefined": None,
        "unit": "character",
        "pooling": "pooled",
        "layer": "binary",
        "label": "loaded",
        "n_articles": 3,
        "n_dropped": 1,
        "n_annotators": 2,
        "n_spans": 5,
        "interval": None,
        "level": None,
        "prevalence": None,
        "coverage": None,
        "experimental": False,
        "codebook_version": None,
        "filters": {},
    }


@pytest.mark.parametrize("reason", Undefined)
def test_reason(reason: Undefined) -> None:
    answer = result(None, reason).as_dict()
    assert answer["value"] is None
    assert answer["undefined"] == {"reason": str(reason), "sentence": reason.sentence}
    assert reason.sentence.endswith(".")


@pytest.mark.parametrize(
    ("value", "undefined"),
    [(None, None), (0.5, Undefined.NO_SPANS), (nan, None), (float("inf"), None)],
)
def test_neither_or_both_or_not_finite(value: float | None, undefined: Undefined | None) -> None:
    with pytest.raises(ValueError, match="alpha_char_nominal"):
        result(value, undefined)
