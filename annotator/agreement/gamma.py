"""Gamma: agreement from the best alignment of spans, against continua where chance placed them.

Mathet, Widlöcher and Métivier (2015), The unified and holistic method gamma for inter-annotator
agreement measure and alignment, Computational Linguistics 41(3), pp. 437-479. Spans may overlap.
The best alignment is exact, by integer programming over the unitary alignments that can be in it.
Gamma depends on its parameters and, as chance is sampled, on a seed; it is of one article, and
cannot be added up. Needs scipy, which the rest of this library does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array

from .study import FloatArray, IntArray

Unit = tuple[float, float, str]  # start, end, label; code points
SEED = 20_150_901
MOST_ANNOTATORS = 4
MOST_PARTS = 2_000_000  # unitary alignments looked at, so that memory is bounded


class TooLarge(ValueError):
    """So many annotators or spans lie on each other that the alignment cannot be found."""


@dataclass(frozen=True)
class Parameters:
    """`alpha` weighs places, `beta` labels; `empty` is what a span without a partner costs.

    `sampler` says how chance places spans: "rotated", as the paper does, or "statistical", from
    the numbers, gaps, lengths and labels that occur, as pygamma-agreement does by default.
    """

    alpha: float = 3.0
    beta: float = 1.0
    empty: float = 1.0
    samples: int = 30
    seed: int = SEED
    sampler: str = "rotated"

    def as_dict(self) -> dict[str, object]:
        """The fields as JSON-ready values."""
        return asdict(self)


@dataclass(frozen=True)
class Alignment:
    """Rows of `parts` are unitary alignments: for each annotator a unit's index, or -1."""

    parts: IntArray
    disorder: float


@dataclass(frozen=True)
class Gamma:
    """`value` None: nobody marked anything, so there is no disorder to compare."""

    value: float | None
    disorder: float
    expected: float


def gamma(
    length: int, readers: Sequence[Sequence[Unit]], parameters: Parameters = Parameters()
) -> Gamma:
    """Of one article of `length` code points; `readers` are the spans of each annotator.

    Raises ValueError for fewer than two annotators and TooLarge for more than four, or where too
    many spans lie on each other.
    """
    observed = best_alignment(readers, parameters).disorder
    if not any(readers):
        return Gamma(None, 0.0, 0.0)
    random = np.random.default_rng(parameters.seed)
    sampled = SAMPLERS[parameters.sampler]
    expected = np.mean(
        [
            best_alignment(sampled(length, readers, random), parameters).disorder
            for _ in range(parameters.samples)
        ]
    )
    return Gamma(1 - observed / float(expected), observed, float(expected))


def best_alignment(
    readers: Sequence[Sequence[Unit]], parameters: Parameters = Parameters()
) -> Alignment:
    """The alignment of least disorder: each unit of each annotator in one unitary alignment."""
    if len(readers) < 2:
        raise ValueError("gamma: there are fewer than two annotators")
    if len(readers) > MOST_ANNOTATORS:
        raise TooLarge(f"gamma: there are more than {MOST_ANNOTATORS} annotators")
    parts, costs = _candidates(_Continuum.of(readers), parameters)
    kept = _chosen(parts, costs, [len(units) for units in readers])
    mean = sum(len(units) for units in readers) / len(readers)
    return Alignment(parts[kept], float(costs[kept].sum() / mean) if mean else 0.0)


def rotated(
    length: int, readers: Sequence[Sequence[Unit]], random: np.random.Generator
) -> list[list[Unit]]:
    """A continuum by chance: annotators drawn from those there are, each turned by its own angle.

    What is turned over the end comes in again at the beginning, with its length.
    """
    drawn = random.integers(0, len(readers), len(readers))
    pivots = random.integers(0, max(length, 1), len(readers))
    return [
        [_turned(unit, int(pivot), length) for unit in readers[who]]
        for who, pivot in zip(drawn.tolist(), pivots, strict=True)
    ]


def statistical(
    length: int, readers: Sequence[Sequence[Unit]], random: np.random.Generator
) -> list[list[Unit]]:
    """A continuum by chance: numbers, gaps and lengths from normal distributions, labels as often.

    Positions are real numbers; the text's length plays no part.
    """
    found = [sorted(units) for units in readers]
    many = np.array([len(units) for units in found])
    gaps = [b[0] - a[1] for units in found for a, b in zip([(0, 0, ""), *units], units)]  # noqa: B905
    long = [unit[1] - unit[0] for units in found for unit in units]
    labels = [unit[2] for units in found for unit in units]
    return [
        _walked(
            random.normal(np.mean(gaps), np.std(gaps), n),
            np.abs(random.normal(np.mean(long), np.std(long), n)),
            random.choice(labels, n).tolist(),
        )
        for n in np.abs(random.normal(many.mean(), many.std(), len(found))).astype(np.int64)
    ]


def _walked(gaps: FloatArray, long: FloatArray, labels: list[str]) -> list[Unit]:
    ends = np.cumsum(gaps + long)
    rows = zip((ends - long).tolist(), ends.tolist(), labels, strict=True)
    return [(start, end, label) for start, end, label in rows if end > start]


SAMPLERS = {"rotated": rotated, "statistical": statistical}


def _turned(unit: Unit, pivot: int, length: int) -> Unit:
    start, end, label = unit
    move = -pivot if start >= pivot else length - pivot
    return start + move, end + move, label


@dataclass(frozen=True, eq=False)
class _Continuum:
    """All units of an annotator as columns, one annotator after the other."""

    start: list[FloatArray]
    end: list[FloatArray]
    label: list[IntArray]

    @classmethod
    def of(cls, readers: Sequence[Sequence[Unit]]) -> _Continuum:
        names = {label: n for n, label in enumerate(sorted({u[2] for r in readers for u in r}))}
        return cls(
            [np.array([u[0] for u in units], dtype=np.float64) for units in readers],
            [np.array([u[1] for u in units], dtype=np.float64) for units in readers],
            [np.array([names[u[2]] for u in units], dtype=np.int64) for units in readers],
        )

    def apart(self, one: int, other: int, given: Parameters) -> FloatArray:
        """(U + 1, V + 1) dissimilarities; the last row and column are the missing unit."""
        start = np.abs(self.start[one][:, None] - self.start[other])
        end = np.abs(self.end[one][:, None] - self.end[other])
        long = (self.end[one] - self.start[one])[:, None] + self.end[other] - self.start[other]
        place = ((start + end) / long) ** 2
        differs = self.label[one][:, None] != self.label[other]
        apart = np.full((len(start) + 1, start.shape[1] + 1), float(given.empty))
        apart[:-1, :-1] = (given.alpha * place + given.beta * differs) * given.empty
        return apart


def _candidates(c: _Continuum, given: Parameters) -> tuple[IntArray, FloatArray]:
    """(M, annotators) unitary alignments that are no worse than their units alone, and costs."""
    n = len(c.start)
    pairs = n * (n - 1) / 2
    parts = np.append(np.arange(len(c.start[0])), -1)[:, None]
    costs = np.zeros(len(parts))
    for other in range(1, n):
        many = len(c.start[other]) + 1
        if len(parts) * many > MOST_PARTS:
            raise TooLarge("gamma: too many spans lie on each other")
        wider = costs[:, None] + sum(
            c.apart(one, other, given)[parts[:, one]] for one in range(other)
        )
        row, unit = np.nonzero(wider <= n * given.empty * pairs)
        parts = np.column_stack([parts[row], np.where(unit == many - 1, -1, unit)])
        costs = wider[row, unit]
    units = (parts >= 0).sum(axis=1)
    kept = (units > 0) & (costs / pairs <= units * given.empty + 1e-9)
    return parts[kept], costs[kept] / pairs


def _chosen(parts: IntArray, costs: FloatArray, sizes: list[int]) -> IntArray:
    """The rows of the cheapest choice in which each unit is once."""
    if not len(parts):
        return np.zeros(0, dtype=np.int64)
    first = np.cumsum(sizes) - sizes
    row, who = np.nonzero(parts >= 0)
    covers = csc_array(
        (np.ones(len(row)), (first[who] + parts[row, who], row)), shape=(sum(sizes), len(parts))
    )
    found = milp(
        costs,
        integrality=np.ones(len(costs)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(covers, 1, 1),
    )
    if found.x is None:
        raise TooLarge(f"gamma: no alignment was found ({found.message})")
    return np.flatnonzero(found.x > 0.5)
