"""Gamma of Mathet, Widlöcher and Métivier (2015), beside the figures of pygamma-agreement.

The disorder of the best alignment is exact. Gamma itself samples chance, here with another
sampler of random numbers, so it is near, not equal.
"""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.gamma import Parameters, TooLarge, best_alignment, gamma

from .published import case

CASES = case("mathet_2015")["cases"]


def readers(data: Any) -> list[list[tuple[float, float, str]]]:
    found: dict[str, list[tuple[float, float, str]]] = {}
    for name, start, end, label in data["units"]:
        found.setdefault(name, []).append((start, end, label))
    return list(found.values())


def parameters(data: Any, **rest: Any) -> Parameters:
    given = data["params"]
    return Parameters(given["alpha"], given["beta"], given["delta_empty"], **rest)


@pytest.mark.parametrize("name", CASES)
def test_the_best_alignment(name: str) -> None:
    expected = CASES[name]["expected"]
    found = best_alignment(readers(CASES[name]), parameters(CASES[name]))
    if "best_alignment_disorder" in expected:
        tolerance = 1e-3 if name == "gamma_alexpaulsuzan" else 1e-5
        assert found.disorder == pytest.approx(expected["best_alignment_disorder"], abs=tolerance)
    if "n_unitary_alignments" in expected:
        assert len(found.parts) == expected["n_unitary_alignments"]


@pytest.mark.parametrize(
    "name", [name for name in CASES if "gamma_statistical" in CASES[name]["expected"]]
)
def test_gamma_with_chance_from_numbers_and_lengths(name: str) -> None:
    given = parameters(CASES[name], samples=60, sampler="statistical")
    found = gamma(CASES[name]["length"], readers(CASES[name]), given)
    assert found.value == pytest.approx(CASES[name]["expected"]["gamma_statistical"], abs=0.1)


def test_gamma_with_turned_annotators() -> None:
    """Where spans are many, the way of turning them hardly matters."""
    data = CASES["gamma_3by100"]
    low, high = data["expected"]["gamma_range"]
    found = gamma(data["length"], readers(data), parameters(data, samples=10))
    assert found.value is not None
    assert low - 0.02 <= found.value <= high + 0.02


def test_one_seed_says_one_thing() -> None:
    data = CASES["gamma_alexpaulsuzan"]
    one, other = (gamma(data["length"], readers(data), parameters(data)) for _ in range(2))
    assert one == other
    another = gamma(data["length"], readers(data), parameters(data, seed=1))
    assert another.value == pytest.approx(one.value, abs=0.1)
    assert another.value != one.value


def test_the_same_spans_agree_entirely_and_none_have_no_gamma() -> None:
    marked = [(0.0, 5.0, "scare"), (9.0, 12.0, "loaded")]
    assert gamma(100, [marked, marked]).value == 1
    assert gamma(100, [[], []]).value is None


def test_one_alone_saw_something() -> None:
    value = gamma(100, [[(0.0, 5.0, "scare")], []]).value
    assert value is not None
    assert value <= 0


def test_too_many_annotators() -> None:
    with pytest.raises(TooLarge):
        gamma(100, [[]] * 5)
    with pytest.raises(ValueError, match="fewer than two"):
        gamma(100, [[]])


units = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 8), st.sampled_from("xy")).map(
        lambda u: (float(u[0]), float(u[0] + u[1]), u[2])
    ),
    max_size=4,
)


@settings(max_examples=60)
@given(st.lists(units, min_size=2, max_size=3))
def test_no_other_choice_has_less_disorder(marked: list[list[tuple[float, float, str]]]) -> None:
    """Against all choices, one after the other; and whoever comes first."""
    found = best_alignment(marked)
    turned = best_alignment(marked[::-1])
    assert found.disorder == pytest.approx(turned.disorder)
    mean = sum(map(len, marked)) / len(marked)
    assert found.disorder == pytest.approx(cheapest(marked) / mean if mean else 0)


def cheapest(marked: list[list[tuple[float, float, str]]]) -> float:
    """The least cost of covering every unit, by trying everything."""
    if not any(marked):
        return 0.0
    who = next(n for n, units in enumerate(marked) if units)
    first, rest = marked[who][0], [*marked]
    rest[who] = marked[who][1:]
    best = float("inf")
    for partners in choices(rest, who):
        part = [first if n == who else partner for n, partner in enumerate(partners)]
        left = [[u for u in units if u is not partners[n]] for n, units in enumerate(rest)]
        left[who] = rest[who]
        best = min(best, cost(part) + cheapest(left))
    return best


def choices(rest: list[list[Any]], who: int) -> list[list[Any]]:
    found: list[list[Any]] = [[]]
    for n, units in enumerate(rest):
        offered = [None] if n == who else [None, *units]
        found = [[*before, unit] for before in found for unit in offered]
    return found


def cost(part: list[Any]) -> float:
    given, n = Parameters(), len(part)
    total = 0.0
    for i in range(n):
        for j in range(i):
            one, other = part[i], part[j]
            if one is None or other is None:
                total += given.empty
                continue
            apart = abs(one[0] - other[0]) + abs(one[1] - other[1])
            long = one[1] - one[0] + other[1] - other[0]
            total += given.alpha * (apart / long) ** 2 + given.beta * (one[2] != other[2])
    return total / (n * (n - 1) / 2)


def test_parameters_are_told() -> None:
    assert set(Parameters().as_dict()) == {f.name for f in dataclasses.fields(Parameters)}
