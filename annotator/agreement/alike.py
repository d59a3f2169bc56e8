"""Span F1 at any threshold of likeness; `measures` has the one at a half."""

from __future__ import annotations

import numpy as np

from .comparable import Comparable
from .counts import meetings_of
from .found import found_again
from .measures import HRIPCSAK_2005
from .result import Result, Undefined
from .study import Study

SOURCE = HRIPCSAK_2005


def span_f1_iou(study: Study, threshold: float) -> list[Result]:
    """Span F1 of each label, pooled; a match shares `threshold` of what both cover, in (0, 1].

    Raises ValueError for another threshold. Without an interval: see `figures` for those.
    """
    if not 0 < threshold <= 1:
        raise ValueError(f"span_f1_iou: {threshold} is not in (0, 1]")
    c = Comparable.of(study)
    hits, looked_for = np.zeros(len(c.labels)), np.zeros(len(c.labels))
    for unit, other in meetings_of(c, c.slot):
        alike = found_again(c, unit, other).most_alike >= threshold
        hits += np.bincount(c.label[unit], weights=alike, minlength=len(c.labels))
        looked_for += np.bincount(c.label[unit], minlength=len(c.labels))
    empty = Undefined.NO_SPANS if c.n_articles else Undefined.TOO_FEW_ANNOTATORS
    spans = np.bincount(c.label, minlength=len(c.labels))
    return [
        Result(
            formula=f"span_f1_iou{round(100 * threshold):02}",
            value=float(hits[label] / looked_for[label]) if looked_for[label] else None,
            undefined=None if looked_for[label] else empty,
            unit="span",
            pooling="pooled",
            layer=None,
            label=name,
            n_articles=c.n_articles,
            n_dropped=c.n_dropped,
            n_annotators=c.n_annotators,
            n_spans=int(spans[label]),
        )
        for label, name in enumerate(c.labels)
    ]
