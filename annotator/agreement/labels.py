"""The first figures of a study: for every label, alpha on characters and span F1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from .alpha import nominal_alpha, pool
from .comparable import Comparable
from .result import Result, Undefined
from .span_f1 import Matches, exact_matches, f1, overlap_matches
from .study import IntArray, Study
from .sweep import Blocks, coincidences, label_blocks, label_layer

Values = np.ma.MaskedArray[Any, np.dtype[np.float64]]


@dataclass(frozen=True)
class LabelAgreement:
    """What annotators agree on, and how well, for one label."""

    label: str
    alpha_char_nominal: Result
    span_f1_exact: Result
    span_f1_overlap: Result

    def as_dict(self) -> dict[str, object]:
        """The label and its figures as JSON-ready values."""
        return {
            "label": self.label,
            "alpha_char_nominal": self.alpha_char_nominal.as_dict(),
            "span_f1_exact": self.span_f1_exact.as_dict(),
            "span_f1_overlap": self.span_f1_overlap.as_dict(),
        }


def per_label(study: Study) -> list[LabelAgreement]:
    """Alpha on characters and both span F1 of every label, in the order of `study.labels`."""
    comparable = Comparable.of(study)
    blocks = label_blocks(comparable)
    rows = zip(
        study.labels,
        _alpha_results(comparable, blocks),
        _f1_results("span_f1_exact", comparable, exact_matches(comparable)),
        _f1_results("span_f1_overlap", comparable, overlap_matches(comparable, blocks)),
        strict=True,
    )
    return [LabelAgreement(*row) for row in rows]


def alpha_char_nominal(study: Study) -> list[Result]:
    """Krippendorff's alpha on the characters of each label's own layer: marked, or gap.

    Pooled: the coincidences of all articles are summed first. Spans of one annotator and label
    that overlap count as their union. Source: Krippendorff, Mathet, Bouvry and Widlöcher (2016),
    On the reliability of unitizing textual continua, Quality & Quantity 50(6), pp. 2347-2364,
    with coincidences weighted by length; articles with different numbers of annotators as in
    Krippendorff (2011), section C.
    """
    comparable = Comparable.of(study)
    return _alpha_results(comparable, label_blocks(comparable))


def span_f1_exact(study: Study) -> list[Result]:
    """Span F1 of each label; a match has the same start and end. Source: see `span_f1`."""
    comparable = Comparable.of(study)
    return _f1_results("span_f1_exact", comparable, exact_matches(comparable))


def span_f1_overlap(study: Study) -> list[Result]:
    """Span F1 of each label; a match shares a code point. Source: see `span_f1`."""
    comparable = Comparable.of(study)
    matches = overlap_matches(comparable, label_blocks(comparable))
    return _f1_results("span_f1_overlap", comparable, matches)


def label_pairs(comparable: Comparable, blocks: Blocks) -> IntArray:
    """(articles, labels, 2, 2) integer coincidence counts of every article, to be pooled."""
    pairs = coincidences(label_layer(comparable, blocks))
    return pairs.reshape(comparable.n_articles, len(comparable.labels), 2, 2)


def _alpha_results(comparable: Comparable, blocks: Blocks) -> list[Result]:
    alpha = nominal_alpha(pool(label_pairs(comparable, blocks), comparable.readers))
    empty = Undefined.NO_VARIATION
    return _results("alpha_char_nominal", "character", "binary", alpha, empty, comparable)


def _f1_results(formula: str, comparable: Comparable, matches: Matches) -> list[Result]:
    empty = Undefined.NO_SPANS
    return _results(formula, "span", None, f1(matches.pooled()), empty, comparable)


def _results(
    formula: str,
    unit: str,
    layer: str | None,
    values: Values,
    empty: Undefined,
    comparable: Comparable,
) -> list[Result]:
    """One result per label; where the value is masked, `empty` is the reason."""
    reason = empty if comparable.n_articles else Undefined.TOO_FEW_ANNOTATORS
    undefined = np.ma.getmaskarray(values)
    return [
        Result(
            formula=formula,
            value=None if undefined[row] else float(values.data[row]),
            undefined=reason if undefined[row] else None,
            unit=unit,
            pooling="pooled",
            layer=layer,
            label=label,
            n_articles=comparable.n_articles,
            n_dropped=comparable.n_dropped,
            n_annotators=comparable.n_annotators,
            n_spans=int(comparable.spans_per_label[row]),
        )
        for row, label in enumerate(comparable.labels)
    ]
