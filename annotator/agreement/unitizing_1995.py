"""Alpha for unitizing of 1995, as INCEpTION and DKPro compute it. Not the family of 2016.

Krippendorff (1995), On the reliability of unitizing contiguous data, Sociological Methodology 25,
pp. 47-76; (2004), Content Analysis, 2nd ed., p. 251 ff.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from .result import Result, Undefined
from .study import FloatArray, IntArray, Study

Unit = tuple[int, int]  # half-open, code points


@dataclass(frozen=True)
class Unitized:
    """Observed and expected disagreement of one label on one continuum."""

    observed: float
    expected: float

    @property
    def value(self) -> float | None:
        """1 - D_o / D_e; None where nobody marked anything, or all marked everything."""
        return None if self.expected == 0 else 1 - self.observed / self.expected


def unitized(length: int, readers: Sequence[Sequence[Unit]], begin: int = 0) -> Unitized:
    """Disagreement about one label; each reader's units must not overlap (ValueError).

    Two units that meet differ by the squares of the distances of their ends, a unit in the
    other's gap by its squared length.
    """
    units = [_sorted(units, begin, begin + length) for units in readers]
    m, lengths = len(units), np.concatenate([u[:, 1] - u[:, 0] for u in units])
    if m < 2 or not len(lengths):
        return Unitized(0.0, 0.0)
    costs = sum(_cost(one, other) + _alone(other, one) for one, other in combinations(units, 2))
    observed = 2 * costs / (m * (m - 1) * length**2)
    return Unitized(observed, _expected(lengths, _gaps(units, begin, length), m, length))


def alpha_unitizing_1995(study: Study) -> list[Result]:
    """The mean over articles of each label's value, in the order of `study.labels`.

    Articles where it is undefined are left out of the mean. Spans of one annotator and label that
    overlap in an article make the label's figure undefined.
    """
    readers = _readers(study)
    lengths = dict(zip(study.texts.article.tolist(), study.texts.length.tolist(), strict=True))
    return [
        _result(study, readers, lengths, label, name) for label, name in enumerate(study.labels)
    ]


def _sorted(units: Sequence[Unit], low: int, high: int) -> IntArray:
    table = np.array(sorted(units), dtype=np.int64).reshape(-1, 2)
    if (table[:, 0] >= table[:, 1]).any() or (table[1:, 0] < table[:-1, 1]).any():
        raise ValueError("unitized: the units of a reader overlap or are empty")
    if len(table) and (table[0, 0] < low or table[-1, 1] > high):
        raise ValueError("unitized: a unit lies outside of the continuum")
    return table


def _cost(one: IntArray, other: IntArray) -> int:
    """Of units that meet, and of those of `one` in a gap of the other."""
    first = np.searchsorted(other[:, 1], one[:, 0], side="right")
    last = np.searchsorted(other[:, 0], one[:, 1], side="left")
    many = last - first
    mine = np.repeat(np.arange(len(one)), np.maximum(many, 0))
    within = np.arange(len(mine)) - np.repeat(np.cumsum(many) - many, np.maximum(many, 0))
    theirs = first[mine] + within
    apart = (one[mine] - other[theirs]) ** 2
    return int(apart.sum()) + _alone(one, other)


def _alone(one: IntArray, other: IntArray) -> int:
    first = np.searchsorted(other[:, 1], one[:, 0], side="right")
    last = np.searchsorted(other[:, 0], one[:, 1], side="left")
    alone = one[last <= first]
    return int(((alone[:, 1] - alone[:, 0]) ** 2).sum())


def _gaps(units: list[IntArray], begin: int, length: int) -> IntArray:
    cuts = [np.concatenate([[begin], u.ravel(), [begin + length]]).reshape(-1, 2) for u in units]
    gaps = np.concatenate([cut[:, 1] - cut[:, 0] for cut in cuts])
    return np.sort(gaps[gaps > 0])


def _expected(lengths: IntArray, gaps: IntArray, m: int, length: int) -> float:
    """All units of this label wherever they could lie, by sums over the sorted gaps."""
    n = len(lengths)
    long = lengths.astype(np.float64)
    behind = np.searchsorted(gaps, lengths, side="left")
    total: FloatArray = np.concatenate([[0], np.cumsum(gaps)]).astype(np.float64)
    room = total[-1] - total[behind] - (len(gaps) - behind) * (long - 1)
    meeting = (n - 1) * (2 * long**3 - 3 * long**2 + long) / 3
    below = m * length * (m * length - 1) - (long * (long - 1)).sum()
    return float(2 / length * (meeting + long**2 * room).sum() / below) if below else 0.0


def _readers(study: Study) -> dict[int, dict[int, list[tuple[int, Unit]]]]:
    """article -> annotator -> (label, unit) of everybody who completed it."""
    found: dict[int, dict[int, list[tuple[int, Unit]]]] = {}
    done = study.completions
    for article, annotator in zip(done.article.tolist(), done.annotator.tolist(), strict=True):
        found.setdefault(article, {})[annotator] = []
    s = study.spans
    columns = (s.article, s.annotator, s.label, s.start, s.end)
    for article, annotator, label, start, end in zip(*(c.tolist() for c in columns), strict=True):
        found[article][annotator].append((label, (start, end)))
    return found


def _result(
    study: Study,
    articles: dict[int, dict[int, list[tuple[int, Unit]]]],
    lengths: dict[int, int],
    label: int,
    name: str,
) -> Result:
    shared = {a: who for a, who in articles.items() if len(who) >= 2}
    units = {
        a: [[unit for kind, unit in given if kind == label] for given in who.values()]
        for a, who in shared.items()
    }
    try:
        values = [unitized(lengths[a], readers).value for a, readers in units.items() if lengths[a]]
        why = Undefined.NO_SPANS if shared else Undefined.TOO_FEW_ANNOTATORS
    except ValueError:
        values, why = [], Undefined.OVERLAPPING_SPANS
    defined = [value for value in values if value is not None]
    return Result(
        formula="alpha_unitizing_1995",
        value=float(np.mean(defined)) if defined else None,
        undefined=None if defined else why,
        unit="character",
        pooling="mean_of_articles",
        layer="binary",
        label=name,
        n_articles=len(defined),
        n_dropped=len(study.texts) - len(defined),
        n_annotators=len({annotator for who in shared.values() for annotator in who}),
        n_spans=sum(len(given) for readers in units.values() for given in readers),
    )
