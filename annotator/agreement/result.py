"""What a measure answers: a value, or the reason why there is none."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum


class Undefined(StrEnum):
    """Why a measure has no value. The member is the code, `sentence` says it to a reader."""

    NO_VARIATION = "no_variation"
    TOO_FEW_ANNOTATORS = "too_few_annotators"
    TOO_FEW_ARTICLES = "too_few_articles"
    NO_SPANS = "no_spans"
    NO_LINKS = "no_links"
    NO_SHARED_MATTER = "no_shared_matter"
    LABEL_NEVER_SHARED = "label_never_shared"
    OVERLAPPING_SPANS = "overlapping_spans"
    UNSTABLE = "unstable"
    SUPPRESSED = "suppressed"

    @property
    def sentence(self) -> str:
        """The reason in words, for people."""
        return _SENTENCES[self]


_SENTENCES = {
    Undefined.NO_VARIATION: (
        "Fewer than two different values occur, so agreement cannot be told from chance."
    ),
    Undefined.TOO_FEW_ANNOTATORS: "Nothing was completed by at least two annotators.",
    Undefined.TOO_FEW_ARTICLES: "Too few articles were completed by at least two annotators.",
    Undefined.NO_SPANS: "No annotator marked a span, so there is nothing to match.",
    Undefined.NO_LINKS: "No link has both of its ends where two annotators marked a span.",
    Undefined.NO_SHARED_MATTER: "No place was marked by two annotators.",
    Undefined.LABEL_NEVER_SHARED: "No place with this label was marked by another annotator.",
    Undefined.OVERLAPPING_SPANS: (
        "Spans of one annotator overlap, and this measure allows one label per place."
    ),
    Undefined.UNSTABLE: "Too many resamples of the articles have no value.",
    Undefined.SUPPRESSED: "Too few annotators are in this group to show it.",
}


@dataclass(frozen=True, kw_only=True)
class Interval:
    """A 95 % confidence interval over articles, or the reason why there is none.

    `method` is `jackknife_t` or `percentile_bootstrap`; `seed` and `replicates` belong to the
    latter. `undefined_share` says how many of the resamples had no value.
    """

    method: str
    low: float | None = None
    high: float | None = None
    undefined: Undefined | None = None
    undefined_share: float = 0.0
    replicates: int | None = None
    seed: int | None = None
    level: float = 0.95

    def as_dict(self) -> dict[str, object]:
        """The fields as JSON-ready values."""
        return {**asdict(self), "undefined": _why(self.undefined)}


@dataclass(frozen=True, kw_only=True)
class Result:
    """One figure with everything needed to read it.

    Exactly one of `value` and `undefined` is given; anything else, and a value that is not
    finite, raises ValueError. The numbers describe what entered the figure: articles (or items)
    that at least two annotators completed, their annotators and their spans (None where the
    measure is not about spans). `n_dropped` counts the articles left out. `prevalence` is the
    share of the positions that were marked, `filters` what the articles were chosen by, and
    `experimental` is True where a formula could not be checked against its paper.
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
    interval: Interval | None = None
    level: str | None = None
    prevalence: float | None = None
    coverage: float | None = None
    experimental: bool = False
    codebook_version: int | None = None
    filters: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if (self.value is None) == (self.undefined is None):
            raise ValueError(f"{self.formula}: give either a value or the reason for having none")
        if self.value is not None and not math.isfinite(self.value):
            raise ValueError(f"{self.formula}: {self.value} is not a finite value")

    def as_dict(self) -> dict[str, object]:
        """The fields as JSON-ready values; an undefined figure brings its code and sentence."""
        interval = None if self.interval is None else self.interval.as_dict()
        return {
            **asdict(self),
            "filters": dict(self.filters),
            "undefined": _why(self.undefined),
            "interval": interval,
        }


def _why(reason: Undefined | None) -> dict[str, str] | None:
    return None if reason is None else {"reason": reason.value, "sentence": reason.sentence}
