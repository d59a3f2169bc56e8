"""The sweep and the pooling against counting by hand."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement import Blocks, Layer, coincidences, nominal_alpha, pool

VALUES = 4


@dataclass
class Continuum:
    """What each annotator gave each position; 0 is the gap."""

    positions: list[list[int]]


def continua() -> st.SearchStrategy[list[list[list[int]]]]:
    def of(size: tuple[int, int]) -> st.SearchStrategy[list[list[int]]]:
        length, readers = size
        row = st.lists(st.integers(0, VALUES - 1), min_size=length, max_size=length)
        return st.lists(row, min_size=readers, max_size=readers)

    return st.lists(st.tuples(st.integers(0, 8), st.integers(1, 4)).flatmap(of), max_size=4)


def layer(rows: list[list[list[int]]]) -> Layer:
    units = [
        (number, at, value)
        for number, continuum in enumerate(rows)
        for reader in continuum
        for at, value in enumerate(reader)
        if value
    ]
    continuum, start, value = np.array(units, dtype=np.int64).reshape(-1, 3).T
    return Layer(
        values=VALUES,
        length=np.array([len(c[0]) for c in rows], dtype=np.int64),
        readers=np.array([len(c) for c in rows], dtype=np.int64),
        continuum=continuum,
        start=start,
        end=start + 1,
        value=value,
    )


@given(continua())
def test_sweep_counts_every_pair_of_annotators_at_every_position(
    rows: list[list[list[int]]],
) -> None:
    expected = np.zeros((len(rows), VALUES, VALUES), dtype=np.int64)
    for pairs, continuum in zip(expected, rows, strict=True):
        for one, other in permutations(continuum, 2):
            for c, k in zip(one, other, strict=True):
                pairs[c, k] += 1
    assert np.array_equal(coincidences(layer(rows)), expected)


@given(st.lists(st.tuples(st.integers(2, 40), st.integers(0, 10**15)), min_size=1, max_size=30))
def test_pooling_divides_once(articles: list[tuple[int, int]]) -> None:
    readers, lengths = np.array(articles).T
    pooled = pool(lengths[:, None, None], readers)
    exact = sum(Fraction(length, m - 1) for m, length in articles)
    assert float(pooled[0, 0]) == float(exact)


def test_alpha_of_a_batch() -> None:
    batch = np.array([[[4.0, 0.0], [0.0, 4.0]], [[8.0, 0.0], [0.0, 0.0]], [[0.0, 4.0], [4.0, 0.0]]])
    alpha = nominal_alpha(batch)
    assert alpha.mask.tolist() == [False, True, False]
    assert alpha.compressed().tolist() == pytest.approx([1.0, -0.75])


def test_spans_that_overlap_are_united_and_spans_that_touch_are_not() -> None:
    start, end = np.array([6, 0, 12, 2, 3]), np.array([9, 6, 14, 4, 5])
    blocks = Blocks.union(start, end)
    assert blocks.start.tolist() == [0, 6, 12]
    assert blocks.end.tolist() == [6, 9, 14]
