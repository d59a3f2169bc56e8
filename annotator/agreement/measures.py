"""Every measure of spans, by its exact name, as a function of sums.

Each is computed for a whole batch of sums at once, so that an interval costs one matrix product.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from .result import Undefined
from .study import FloatArray
from .sums import Sums

Values = np.ma.MaskedArray[Any, np.dtype[np.float64]]
Formula = Callable[[Sums], Values]


@dataclass(frozen=True)
class Measure:
    """A formula with its name in the literature; `of` answers (..., L), masked where undefined."""

    formula: str
    unit: str
    layer: str | None
    source: str
    empty: Undefined
    of: Formula
    floor: float | None = None  # no interval reaches below


KRIPPENDORFF_2016 = (
    "Krippendorff, Mathet, Bouvry and Widlöcher (2016), On the reliability of unitizing textual "
    "continua, Quality & Quantity 50(6), pp. 2347-2364"
)
HRIPCSAK_2005 = (
    "Hripcsak and Rothschild (2005), Agreement, the F-measure, and Reliability in Information "
    "Retrieval, JAMIA 12(3), pp. 296-298"
)
KRIPPENDORFF_2011 = (
    "Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, ASC Departmental Papers 43"
)
GWET_2008 = (
    "Gwet (2008), Computing inter-rater reliability and its variance in the presence of high "
    "agreement, British Journal of Mathematical and Statistical Psychology 61(1), pp. 29-48"
)
KRIPPENDORFF_2004 = "Krippendorff (2004), Content Analysis, 2nd ed., ch. 11"


def alpha_char(sums: Sums) -> Values:
    """Alpha of characters, marked or not."""
    return _binary_alpha(sums.own("") - 2 * sums.of("both"), sums.own(""), sums.n("character"))


def alpha_sentence(sums: Sums) -> Values:
    """Alpha of sentences, touched by a span or not."""
    marked = sums.own("sentences_")
    return _binary_alpha(marked - 2 * sums.of("sentences_both"), marked, sums.n("sentence"))


def u_alpha(sums: Sums) -> Values:
    """The unitizing alpha of 2016 on one label and the gap, where it equals |u-alpha.

    Expected coincidences leave out a unit with itself: squares of the lengths of units, and
    the length of gaps.
    """
    marked, n = sums.own(""), sums.n("character")
    gap = n - marked
    squares = sums.own("squares_") + gap
    observed = marked - 2 * sums.of("both")
    return _one_minus(observed * (n * n - squares), n * marked * gap)


def percent_char(sums: Sums) -> Values:
    """Share of pairs of annotators that say the same of a character."""
    n = sums.n("character")
    return 1 - _ratio(2 * (sums.own("") - 2 * sums.of("both")), n + 0 * sums.own(""))


def ac1_char(sums: Sums) -> Values:
    """Gwet's AC1 of characters, marked or not."""
    n, marked = sums.n("character"), sums.own("")
    share = marked / np.maximum(n, 1)
    chance = 2 * share * (1 - share)
    disagreed = 2 * (marked - 2 * sums.of("both")) / np.maximum(n, 1)
    return np.ma.MaskedArray(1 - disagreed / (1 - chance), mask=(n + 0 * marked) == 0)


def char_f1(sums: Sums) -> Values:
    """Marked characters found again by the other."""
    return _ratio(2 * sums.of("both"), sums.own(""))


def span_f1(column: str, divisor: int = 1) -> Formula:
    """Spans found again by the other, of all spans of both, added up over pairs of annotators."""
    return lambda sums: _ratio(sums.of(column) / divisor, sums.of("looked_for"))


def _binary_alpha(different: FloatArray, marked: FloatArray, n: FloatArray) -> Values:
    """1 - (n - 1) o_01 / (n_0 n_1); `different` is o_01, one of two equal cells."""
    return _one_minus((n - 1) * different, marked * (n - marked))


def _one_minus(above: FloatArray, below: FloatArray) -> Values:
    return 1 - _ratio(above, below)


def _ratio(above: FloatArray, below: FloatArray) -> Values:
    undefined = below == 0
    return np.ma.MaskedArray(above / np.where(undefined, 1.0, below), mask=undefined)


def _binary(formula: str, unit: str, source: str, empty: Undefined, of: Formula) -> Measure:
    return Measure(formula, unit, "binary", source, empty, of)


def _f1(formula: str, unit: str, of: Formula) -> Measure:
    return Measure(formula, unit, None, HRIPCSAK_2005, Undefined.NO_SPANS, of, floor=0.0)


VARIED, READ = Undefined.NO_VARIATION, Undefined.TOO_FEW_ANNOTATORS
BY_LENGTH = f"{KRIPPENDORFF_2016}; unequal numbers of annotators as in {KRIPPENDORFF_2011}"
_ALL = (
    _binary("alpha_char_nominal", "character", BY_LENGTH, VARIED, alpha_char),
    _binary("alpha_sentence_nominal", "sentence", KRIPPENDORFF_2011, VARIED, alpha_sentence),
    _binary("u_alpha_2016", "character", KRIPPENDORFF_2016, VARIED, u_alpha),
    _binary("gwet_ac1_char", "character", GWET_2008, READ, ac1_char),
    replace(
        _binary("percent_agreement_char", "character", KRIPPENDORFF_2004, READ, percent_char),
        floor=0.0,
    ),
    _f1("char_f1", "character", char_f1),
    _f1("span_f1_exact", "span", span_f1("exact")),
    _f1("span_f1_iou50", "span", span_f1("iou50")),
    _f1("span_f1_overlap", "span", span_f1("overlap")),
    _f1("span_f1_proportional", "span", span_f1("partial", 1_000_000)),
)
MEASURES = {measure.formula: measure for measure in _ALL}
