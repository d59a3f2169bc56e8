"""What a measure answers: a value, or the reason why there is none."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from enum import StrEnum


class Undefined(StrEnum):
    """Why a measure has no value. The member is the code, `sentence` says it to a reader."""

    NO_VARIATION = "no_variation"
    TOO_FEW_ANNOTATORS = "too_few_annotators"
    NO_SPANS = "no_spans"

    @property
    def sentence(self) -> str:
        """The reason in words, for people."""
        return _SENTENCES[self]


_SENTENCES = {
    Undefined.NO_VARIATION: (
        "Fewer than two different values occur, so agreement cannot be told from chance."
    ),
    Undefined.TOO_FEW_ANNOTATORS: "Nothing was completed by at least two annotators.",
    Undefined.NO_SPANS: "No annotator marked a span, so there is nothing to match.",
}


@dataclass(frozen=True, kw_only=True)
class Result:
    """One figure with everything needed to read it.

    Exactly one of `value` and `undefined` is given; anything else, and a value that is not
    finite, raises ValueError. The numbers describe what entered the figure: articles (or items)
    that at least two annotators completed, their annotators and their spans (None where the
    measure is not about spans). `n_dropped` counts the articles left out.
    """

    formula: str
    value: float | None
    undefined: Undefined | None
    unit: str
    pooling: str
    layer: str | None
    label: str | None
    n_articles: int
    n_dropped: int
    n_annotators: int
    n_spans: int | None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.undefined is None):
            raise ValueError(f"{self.formula}: give either a value or the reason for having none")
        if self.value is not None and not math.isfinite(self.value):
            raise ValueError(f"{self.formula}: {self.value} is not a finite value")

    def as_dict(self) -> dict[str, object]:
        """The fields as JSON-ready values; an undefined figure brings its code and sentence."""
        reason = self.undefined
        why = None if reason is None else {"reason": reason.value, "sentence": reason.sentence}
        return {**asdict(self), "undefined": why}
