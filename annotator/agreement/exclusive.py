"""The family of 2016 where a place has one label or none: u, |u, cu and (k)u.

Krippendorff, Mathet, Bouvry and Widlöcher (2016), On the reliability of unitizing textual
continua, Quality & Quantity 50(6), pp. 2347-2364; Krippendorff (2019), Content Analysis, 4th ed.,
12.6. Articles with different numbers of annotators are weighted as in coincidences, which the
paper does not speak of. Equation 10, on which cu and (k)u rest, could not be checked against the
article and its erratum; they are marked experimental.

So few units that chance has nothing to pair but a unit with itself have no figure.

Everything is a function of the same sums as the measures of single labels: for each label the
length marked, marked by both, of its units' squares, and of what the other marked with anything.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from .figures import MINIMUM, above
from .intervals import all_intervals
from .measures import BY_LENGTH, KRIPPENDORFF_2016, Values
from .result import Result, Undefined
from .study import BoolArray, FloatArray
from .sums import PerArticle, Sums

ALL = "all"


@dataclass(frozen=True)
class Family:
    """A member; `of` answers (..., 1), or (..., V) with one value per label."""

    formula: str
    source: str
    empty: Undefined
    of: Callable[[Sums, int], Values]
    experimental: bool = False


@dataclass(frozen=True, eq=False)
class _Lengths:
    """Coincidences l and squares T of V labels, and of labelled matter alone (starred)."""

    n: FloatArray  # (...,)
    own: FloatArray  # (..., V) l_c.
    same: FloatArray  # (..., V) l_cc
    squares: FloatArray  # (..., V) T_c
    met: FloatArray  # (..., V) l*_c.
    shared: FloatArray  # (..., V) T*_c

    @classmethod
    def of(cls, sums: Sums, labels: int) -> _Lengths:
        pick = slice(0, labels)
        return cls(
            n=sums.n("character")[..., 0],
            own=sums.own("")[..., pick],
            same=2 * sums.of("both")[..., pick],
            squares=sums.own("squares_")[..., pick],
            met=sums.own("met_")[..., pick],
            shared=sums.own("shared_")[..., pick],
        )

    @property
    def gap(self) -> FloatArray:
        gap: FloatArray = self.n - self.own.sum(axis=-1)
        return gap

    @property
    def different(self) -> FloatArray:
        """l.. - sum l_cc, gaps included: no difference of large numbers."""
        marked, met = self.own.sum(axis=-1), self.met.sum(axis=-1)
        different: FloatArray = 2 * marked - self.same.sum(axis=-1) - met
        return different


def alpha_char(sums: Sums, labels: int) -> Values:
    """Alpha of characters whose value is a label or the gap."""
    found = _Lengths.of(sums, labels)
    by_chance = found.n**2 - (found.own**2).sum(axis=-1) - found.gap**2
    return _column(1 - _ratio((found.n - 1) * found.different, by_chance))


def u_alpha(sums: Sums, labels: int) -> Values:
    """Places and labels together."""
    found = _Lengths.of(sums, labels)
    total = found.squares.sum(axis=-1) + found.gap
    left = found.n**2 - (found.own**2).sum(axis=-1) - found.gap**2
    room = found.n**2 - total
    return _column(1 - _ratio(found.different * room, found.n * left, room <= 0))


def bar_u_alpha(sums: Sums, labels: int) -> Values:
    """Places alone: marked or not."""
    found = _Lengths.of(sums, labels)
    marked, met = found.own.sum(axis=-1), found.met.sum(axis=-1)
    total = found.squares.sum(axis=-1) + found.gap
    by_chance, room = found.n * found.gap * marked, found.n**2 - total
    return _column(1 - _ratio((marked - met) * room, by_chance, room <= 0))


def cu_alpha(sums: Sums, labels: int) -> Values:
    """Labels alone, where two annotators gave one."""
    found = _Lengths.of(sums, labels)
    met = found.met.sum(axis=-1)
    room = met**2 - found.shared.sum(axis=-1)
    by_chance = met * (met**2 - (found.met**2).sum(axis=-1))
    observed = (met - found.same.sum(axis=-1)) * room
    return _column(1 - _ratio(observed, by_chance, room <= 0))


def ku_alpha(sums: Sums, labels: int) -> Values:
    """Each label against the others, where two annotators gave one."""
    found = _Lengths.of(sums, labels)
    met = found.met.sum(axis=-1)[..., None]
    by_chance = met * found.met - found.shared
    apart = by_chance * (found.met - found.same)
    room = met**2 - found.shared.sum(axis=-1)[..., None]
    hopeless = (room <= 0) | (by_chance <= 0)
    return 1 - _ratio(apart, found.met**2 * (met - found.met), hopeless)


FAMILY = (
    Family("alpha_char_nominal", BY_LENGTH, Undefined.NO_VARIATION, alpha_char),
    Family("u_alpha_2016", KRIPPENDORFF_2016, Undefined.NO_VARIATION, u_alpha),
    Family("bar_u_alpha_2016", KRIPPENDORFF_2016, Undefined.NO_VARIATION, bar_u_alpha),
    Family("cu_alpha_2016", KRIPPENDORFF_2016, Undefined.NO_SHARED_MATTER, cu_alpha, True),
    Family("ku_alpha_2016", KRIPPENDORFF_2016, Undefined.LABEL_NEVER_SHARED, ku_alpha, True),
)


def without_overlap(found: PerArticle, labels: int) -> BoolArray:
    """(A,) articles in which nobody gave a place two labels. Needs the layer `all`, as the last."""
    own = found.sums.own("")
    return np.asarray(own[:, :labels].sum(axis=1) == own[:, -1])


def exclusive(
    found: PerArticle,
    labels: int,
    *,
    interval: bool = True,
    minimum: int = MINIMUM,
) -> dict[str, list[Result]]:
    """formula -> one result of all labels together; of (k)u one per label, the first `labels`.

    Only articles in which nobody gave a place two labels: the others are counted as dropped.
    Raises ValueError where the last layer is not `all`.
    """
    if found.layers[-1] != ALL:
        raise ValueError("exclusive: the last layer is not everything together")
    alone = found.chosen(without_overlap(found, labels))
    dropped = len(found) - len(alone)
    alone = replace(alone, n_dropped=found.n_dropped + dropped)
    return {
        member.formula: _results(member, alone, labels, bool(dropped), interval, minimum)
        for member in FAMILY
    }


def _results(
    member: Family,
    found: PerArticle,
    labels: int,
    overlapping: bool,
    interval: bool,
    minimum: int,
) -> list[Result]:
    def of(sums: Sums) -> Values:
        return member.of(sums, labels)

    sums = found.total()
    values = of(sums)
    why = _few(found, overlapping, minimum)
    masked = np.ma.getmaskarray(values)
    reasons = [why or (member.empty if hidden else None) for hidden in masked]
    ranges = all_intervals(found, [of])[0] if interval and not why else None
    names: Sequence[str] = found.layers[:labels] if len(values) == labels else [ALL]
    if member.of is not ku_alpha:
        names = [ALL]
    return [
        Result(
            formula=member.formula,
            value=None if reason else float(values.data[row]),
            undefined=reason,
            unit="character",
            pooling="pooled",
            layer="exclusive",
            label=name,
            n_articles=len(found),
            n_dropped=found.n_dropped,
            n_annotators=found.n_annotators,
            n_spans=_spans(sums, labels, row if member.of is ku_alpha else None),
            interval=None if reason or ranges is None else above(ranges[row], None),
            coverage=_coverage(member, sums, labels, row),
            experimental=member.experimental,
        )
        for row, (name, reason) in enumerate(zip(names, reasons, strict=True))
    ]


def _few(found: PerArticle, overlapping: bool, minimum: int) -> Undefined | None:
    if len(found) >= minimum:
        return None
    if overlapping:
        return Undefined.OVERLAPPING_SPANS
    return Undefined.TOO_FEW_ARTICLES if len(found) else Undefined.TOO_FEW_ANNOTATORS


def _spans(sums: Sums, labels: int, label: int | None) -> int:
    spans = np.rint(sums.own("spans_")[:labels])
    return int(spans.sum() if label is None else spans[label])


def _coverage(member: Family, sums: Sums, labels: int, row: int) -> float | None:
    """What part of the labelled matter (k)u and cu speak of; of all positions for cu."""
    found = _Lengths.of(sums, labels)
    if member.of is cu_alpha:
        return float(found.met.sum() / found.n) if found.n else None
    if member.of is ku_alpha:
        return float(found.met[row] / found.own[row]) if found.own[row] else None
    return None


def _column(values: Values) -> Values:
    return values[..., None]


def _ratio(above: FloatArray, below: FloatArray, undefined: BoolArray | bool = False) -> Values:
    mask = (below == 0) | undefined
    return np.ma.MaskedArray(above / np.where(mask, 1.0, below), mask=mask)
