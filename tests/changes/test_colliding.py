"""Properties of colliding spans, whatever the spans are."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from annotator.changes.colliding import Mark, clusters, joined, leading, set_aside


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    places = draw(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=14))
    return [Mark(start, start + length, number) for number, (start, length) in enumerate(places)]


def covered(some: list[Mark]) -> set[int]:
    return {place for mark in some for place in range(mark.start, mark.end)}


@given(marks())
def test_exactly_what_overlaps_something_is_in_a_cluster(all_marks: list[Mark]) -> None:
    colliding = {
        m.id for one, other in combinations(all_marks, 2) if one.meets(other) for m in (one, other)
    }
    assert {mark.id for group in clusters(all_marks) for mark in group} == colliding


@given(marks())
def test_clusters_do_not_overlap_each_other(all_marks: list[Mark]) -> None:
    reaches = [joined(group) for group in clusters(all_marks)]
    assert all(first[1] <= second[0] for first, second in combinations(reaches, 2))


@given(marks())
def test_joining_covers_the_same_words_and_no_others(all_marks: list[Mark]) -> None:
    for group in clusters(all_marks):
        start, end = joined(group)
        assert covered(group) == set(range(start, end))
        assert leading(group).length == max(mark.length for mark in group)


@given(marks())
def test_what_is_not_set_aside_overlaps_nothing(all_marks: list[Mark]) -> None:
    for group in clusters(all_marks):
        aside = set_aside(group)
        staying = [mark for mark in group if mark.id not in aside]
        assert not any(one.meets(other) for one, other in combinations(staying, 2))
        assert leading(group).id not in aside


@given(marks())
def test_nothing_is_set_aside_without_a_reason(all_marks: list[Mark]) -> None:
    by_id = {mark.id: mark for mark in all_marks}
    for group in clusters(all_marks):
        for away, reason in set_aside(group).items():
            assert by_id[away].meets(by_id[reason])


@given(marks(), st.randoms())
def test_the_order_in_which_spans_come_changes_nothing(
    all_marks: list[Mark], random: object
) -> None:
    shuffled = list(all_marks)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert clusters(shuffled) == clusters(all_marks)
    for group in clusters(all_marks):
        assert set_aside(group) == set_aside(list(reversed(group)))


def test_spans_that_touch_do_not_collide() -> None:
    assert clusters([Mark(0, 5, 1), Mark(5, 9, 2)]) == []
