"""What becomes gold where nobody decided, by strategy; and that a verdict always counts."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.review.deciding import Reading, intersection, union
from annotator.review.merging import Merge, Strategy, merged, most

CONTENT = "The so-called regime fell."
MAJORITY, ALL = Merge(strategy=Strategy.MAJORITY), Merge(strategy=Strategy.ALL)


def span(number: int, label: str = "loaded", start: int = 4, end: int = 20) -> dict[str, Any]:
    return {
        "uuid": str(UUID(int=number)),
        "label": label,
        "start": start,
        "end": end,
        "attributes": {},
        "revision": 1,
    }


def work(name: str, *spans: dict[str, Any]) -> dict[str, Any]:
    return {"annotator": name, "codebook": 1, "round": 1, "spans": list(spans), "links": []}


def verdict(*basis: tuple[str, int, int], gold: list[dict[str, Any]]) -> dict[str, Any]:
    rests = [{"annotator": n, "span": str(UUID(int=s)), "revision": r} for n, s, r in basis]
    uuid = str(UUID(int=99))
    return {"uuid": uuid, "codebook": 1, "round": 1, "basis": rests, "gold": gold}


def quotes(merge: Merge, *assignments: Any, verdicts: Any = ()) -> list[tuple[str, str, str]]:
    found = merged(CONTENT, assignments, verdicts, merge)
    return [(one["by"], one["label"], one["quote"]) for one in found]


THREE = (
    work("P01", span(1)),
    work("P02", span(2, start=14)),
    work("P03", span(3, start=14), span(4, "claim", 0, 26)),
)


def test_a_reviewer_alone_makes_no_gold_without_a_verdict() -> None:
    assert quotes(Merge(), *THREE) == []


def test_the_majority_takes_the_commonest_place() -> None:
    assert quotes(MAJORITY, *THREE) == [("majority", "loaded", "regime")]


def test_all_takes_every_reading_once() -> None:
    assert quotes(ALL, *THREE) == [
        ("all", "claim", CONTENT),
        ("all", "loaded", "so-called regime"),
        ("all", "loaded", "regime"),
    ]


def test_half_is_no_majority() -> None:
    assert quotes(MAJORITY, work("P01", span(1)), work("P02")) == []


@pytest.mark.parametrize(("threshold", "there"), [(0.3, True), (0.5, True), (0.7, False)])
def test_the_threshold_is_a_share_of_the_readers(threshold: float, there: bool) -> None:
    merge = Merge(strategy=Strategy.MAJORITY, threshold=threshold)
    two_of_three = (work("P01", span(1)), work("P02", span(2)), work("P03"))
    assert bool(quotes(merge, *two_of_three)) is there


def test_two_labels_chosen_equally_often_are_no_majority() -> None:
    readings = [Reading(label=name, start=0, end=3) for name in ("loaded", "claim")]
    assert most(readings, 0, 0.1) is None


def test_a_verdict_counts_under_every_strategy() -> None:
    gold = [{"label": "claim", "start": 0, "end": 3, "attributes": {}}]
    basis = ("P01", 1, 1), ("P02", 2, 1), ("P03", 3, 1)
    for merge in (Merge(), MAJORITY, ALL):
        found = quotes(merge, *THREE, verdicts=[verdict(*basis, gold=gold)])
        assert ("verdict", "claim", "The") in found
        assert ("majority", "loaded", "regime") not in found


def test_a_stale_verdict_counts_under_none() -> None:
    stale = verdict(("P01", 1, 7), ("P02", 2, 1), ("P03", 3, 1), gold=[])
    assert quotes(Merge(), *THREE, verdicts=[stale]) == []
    assert quotes(MAJORITY, *THREE, verdicts=[stale]) == [("majority", "loaded", "regime")]


def test_gold_says_where_it_comes_from() -> None:
    (one,) = merged(CONTENT, THREE, [], MAJORITY)
    assert (one["annotators"], one["readers"], one["verdict"]) == (["P01", "P02", "P03"], 3, None)


places = st.tuples(st.integers(0, 20), st.integers(1, 6)).map(lambda p: (p[0], p[0] + p[1]))


@given(st.lists(places, min_size=1, max_size=4))
def test_the_overlap_lies_within_all_and_the_union_around_all(found: list[tuple[int, int]]) -> None:
    readings = [Reading(label="loaded", start=start, end=end) for start, end in found]
    wide, narrow = union(readings, "loaded"), intersection(readings, "loaded")
    assert all(wide.start <= one.start and one.end <= wide.end for one in readings)
    shared = set.intersection(*(set(range(one.start, one.end)) for one in readings))
    assert set(range(narrow.start, narrow.end) if narrow else ()) == shared
