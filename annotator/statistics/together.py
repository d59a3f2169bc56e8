"""All labels together: which label where, and labels that lie on each other."""

from __future__ import annotations

from typing import Any

import numpy as np

from annotator.agreement import MINIMUM, Result, Stacked, Undefined, exclusive, per_article
from annotator.agreement.intervals import Values, all_intervals
from annotator.agreement.item_measures import PASSONNEAU_2006
from annotator.agreement.packed_sets import unpack_sets
from annotator.agreement.stacked import DISTANCES, SetColumns, alpha_of_sets, columns
from annotator.statistics.gathered import Filters, Gathered, figures_of

SOURCE_OF_SETS = PASSONNEAU_2006


def together(work: Gathered, filters: Filters) -> list[Result]:
    """The family of 2016 where a place has one label, and alpha of sets where it has several."""
    found = per_article(work.counts)
    family = exclusive(found, len(work.labels))
    return [result for results in family.values() for result in results] + of_sets(work, filters)


def of_sets(work: Gathered, filters: Filters) -> list[Result]:
    """Alpha of the sets of labels at each character, once with each distance."""
    kept = figures_of(work.codebook, filters).order_by("text").values_list("sets", flat=True)
    labels = tuple(label.slug for label in work.labels)
    stacked = unpack_sets([bytes(part) for part in kept], labels)
    return [_of_sets(work, stacked, distance) for distance in DISTANCES]


def _of_sets(work: Gathered, stacked: Stacked, distance: str) -> Result:
    found = columns(stacked, distance)

    def of(sums: Any) -> Values:
        return alpha_of_sets(sums, stacked.sets, distance)

    value = of(found.total())
    why = _why(found, bool(np.ma.getmaskarray(value).all()))
    return Result(
        formula=f"alpha_set_{distance}",
        value=None if why else float(value.data[0, 0]),
        undefined=why,
        unit="character",
        pooling="pooled",
        layer="set",
        label="all",
        n_articles=len(found),
        n_dropped=work.counts.n_dropped,
        n_annotators=len(set(stacked.annotator.tolist())),
        n_spans=None,
        interval=None if why else all_intervals(found, [of])[0][0],
    )


def _why(found: SetColumns, masked: bool) -> Undefined | None:
    if len(found) < MINIMUM:
        return Undefined.TOO_FEW_ARTICLES if len(found) else Undefined.TOO_FEW_ANNOTATORS
    return Undefined.NO_VARIATION if masked else None
