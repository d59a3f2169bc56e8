"""Ratings of predefined items, such as document questions: what annotators said of each."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from .study import BoolArray, FloatArray, IntArray

Rating = Hashable | None


@dataclass(frozen=True, eq=False)
class Ratings:
    """I items by K annotators; `codes` are indices of `values`, -1 where nothing was said.

    `values` are the values offered, in their order; an ordinal scale needs it, and free-marginal
    coefficients count them.
    """

    codes: IntArray  # (I, K)
    values: tuple[Hashable, ...]  # (V,)

    @classmethod
    def of(cls, rows: Iterable[Sequence[Rating]], values: Sequence[Hashable] | None = None) -> Self:
        """One row per item, one column per annotator; None is missing.

        Without `values` they are those that occur: sorted if they can be, else as they come.
        Raises ValueError if rows differ in length or hold a value that is not among `values`.
        """
        table = [list(row) for row in rows]
        if len({len(row) for row in table}) > 1:
            raise ValueError("ratings: the rows differ in length")
        offered = _occurring(table) if values is None else tuple(values)
        code = {value: number for number, value in enumerate(offered)}
        try:
            codes = [[-1 if rating is None else code[rating] for rating in row] for row in table]
        except KeyError as error:
            raise ValueError(f"ratings: {error.args[0]!r} is not among the values") from None
        width = len(table[0]) if table else 0
        return cls(np.array(codes, dtype=np.int64).reshape(len(table), width), offered)

    @property
    def counts(self) -> IntArray:
        """(I, V) how many annotators gave each value."""
        items, annotators = np.nonzero(self.codes >= 0)
        cell = items * len(self.values) + self.codes[items, annotators]
        size = len(self.codes) * len(self.values)
        return np.bincount(cell, minlength=size).reshape(len(self.codes), len(self.values))

    @property
    def rated(self) -> BoolArray:
        """(I, K) where something was said."""
        return self.codes >= 0

    def comparable(self) -> Self:
        """The items that two or more rated."""
        return type(self)(self.codes[self.rated.sum(axis=1) >= 2], self.values)

    def table(self, one: int, other: int) -> FloatArray:
        """(I, V * V) where the two annotators' ratings of an item fall in their joint table."""
        cells = np.zeros((len(self.codes), len(self.values) ** 2))
        both = np.flatnonzero(self.rated[:, one] & self.rated[:, other])
        cells[both, self.codes[both, one] * len(self.values) + self.codes[both, other]] = 1
        return cells


def _occurring(table: list[list[Rating]]) -> tuple[Hashable, ...]:
    found = dict.fromkeys(rating for row in table for rating in row if rating is not None)
    try:
        return tuple(sorted(found))  # type: ignore[type-var]
    except TypeError:
        return tuple(found)
