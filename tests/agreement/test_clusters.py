"""Each span is in exactly one cluster, and nothing depends on order or on who is who."""

from collections.abc import Callable, Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement import Cluster, Kind, Marked, clusters, confusions
from annotator.agreement import clusters as clusters_module

ANN, BEN, CLEO = 1, 2, 3


def span(id: str, annotator: int, label: str, start: int, end: int, **attributes: str) -> Marked:
    return Marked(id, annotator, label, start, end, attributes)


def told(found: Sequence[Cluster]) -> list[tuple[str, set[str]]]:
    """The ids of each cluster, and in what they differ."""
    return [
        ("".join(sorted(str(s.id) for s in cluster.spans)), {str(kind) for kind in cluster.kinds})
        for cluster in found
    ]


@st.composite
def articles(draw: st.DrawFn) -> list[Marked]:
    rows = draw(
        st.lists(
            st.tuples(
                st.integers(0, 3), st.sampled_from("xyz"), st.integers(0, 20), st.integers(1, 9)
            ),
            max_size=14,
        )
    )
    return [
        Marked(n, who, label, start, start + many)
        for n, (who, label, start, many) in enumerate(rows)
    ]


def partition(found: Sequence[Cluster]) -> set[frozenset[int | str]]:
    return {frozenset(s.id for s in cluster.spans) for cluster in found}


@given(articles())
def test_each_span_is_in_exactly_one_cluster(spans: list[Marked]) -> None:
    found = clusters(spans, range(4))
    assert sorted(s.id for c in found for s in c.spans) == sorted(s.id for s in spans)
    for cluster in found:
        people = [s.annotator for s in cluster.spans]
        assert len(people) == len(set(people))
        assert cluster.missing == set(range(4)) - set(people)


@given(articles(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(spans: list[Marked], lot: Random) -> None:
    mixed = lot.sample(spans, len(spans))
    assert clusters(mixed, range(4)) == clusters(spans, range(4))


@given(articles(), st.permutations(range(4)))
def test_the_names_of_annotators_do_not_matter(spans: list[Marked], names: list[int]) -> None:
    renamed = [Marked(s.id, names[s.annotator], s.label, s.start, s.end) for s in spans]
    assert partition(clusters(renamed, range(4))) == partition(clusters(spans, range(4)))


@given(articles())
def test_moving_the_text_moves_nothing_else(spans: list[Marked]) -> None:
    moved = [Marked(s.id, s.annotator, s.label, s.start + 7, s.end + 7) for s in spans]
    assert told(clusters(moved, range(4))) == told(clusters(spans, range(4)))


@given(articles())
def test_who_marks_the_same_agrees(spans: list[Marked]) -> None:
    once = {(s.label, s.start, s.end): s for s in spans}.values()
    twice = [Marked(f"{s.id}-{who}", who, s.label, s.start, s.end) for s in once for who in (0, 1)]
    found = clusters(twice, range(2))
    assert len(found) == len(once)
    assert not any(cluster.kinds for cluster in found)


def test_only_one_saw_the_cue_inside() -> None:
    spans = [
        span("a", ANN, "loaded", 0, 100),
        span("b", ANN, "scare", 10, 15),
        span("c", BEN, "loaded", 0, 98),
    ]
    assert told(clusters(spans, [ANN, BEN])) == [("ac", {"boundary"}), ("b", {"presence"})]


def test_the_same_place_under_another_label() -> None:
    spans = [span("a", ANN, "loaded", 0, 9), span("b", BEN, "scare", 1, 9)]
    assert told(clusters(spans, [ANN, BEN])) == [("ab", {"boundary", "label"})]


def test_a_word_inside_a_long_span_of_another_label_is_another_place() -> None:
    spans = [span("a", ANN, "claim", 0, 90), span("b", BEN, "scare", 10, 15)]
    assert told(clusters(spans, [ANN, BEN])) == [("a", {"presence"}), ("b", {"presence"})]


def test_a_partner_with_the_same_label_comes_first() -> None:
    spans = [
        span("a", ANN, "loaded", 0, 10),
        span("b", BEN, "scare", 0, 10),
        span("c", BEN, "loaded", 5, 12),
    ]
    assert told(clusters(spans, [ANN, BEN])) == [("b", {"presence"}), ("ac", {"boundary"})]


def test_attributes_differ() -> None:
    spans = [span("a", ANN, "x", 0, 9, tone="ironic"), span("b", BEN, "x", 0, 9, tone="plain")]
    assert told(clusters(spans, [ANN, BEN])) == [("ab", {"attribute"})]


def test_a_split_span_has_its_other_part_alone() -> None:
    spans = [
        span("a", ANN, "x", 0, 20),
        span("b", BEN, "x", 0, 12),
        span("c", BEN, "x", 13, 20),
    ]
    assert told(clusters(spans, [ANN, BEN])) == [("ab", {"boundary"}), ("c", {"presence"})]


def test_nested_cues_of_three() -> None:
    spans = [
        span("a", ANN, "claim", 0, 50), span("b", ANN, "scare", 5, 10),
        span("c", BEN, "claim", 0, 50), span("d", BEN, "scare", 5, 10),
        span("e", CLEO, "claim", 2, 50),
    ]  # fmt: skip
    found = clusters(spans, [ANN, BEN, CLEO])
    assert told(found) == [("ace", {"boundary"}), ("bd", {"presence"})]
    assert found[1].missing == {CLEO}
    assert (found[0].start, found[0].end) == (0, 50)


def test_who_read_it_and_marked_nothing_is_missing() -> None:
    [found] = clusters([span("a", ANN, "x", 0, 5)], [ANN, BEN])
    assert (set(found.missing), set(found.kinds)) == ({BEN}, {Kind.PRESENCE})


def test_confusions_count_pairs_at_one_place() -> None:
    spans = [span("a", ANN, "x", 0, 9), span("b", BEN, "y", 0, 9), span("c", CLEO, "x", 0, 9)]
    assert confusions(clusters(spans, [ANN, BEN, CLEO])) == {
        ("x", "y"): 2, ("y", "x"): 2, ("x", "x"): 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("spans", "sentence"),
    [
        ([span("a", ANN, "x", 0, 5), span("a", BEN, "x", 0, 5)], "twice"),
        ([span("a", CLEO, "x", 0, 5)], "did not complete"),
        ([span("a", ANN, "x", 5, 5)], "start < end"),
    ],
)
def test_what_does_not_fit_is_refused(spans: list[Marked], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        clusters(spans, [ANN, BEN])


def test_a_thousand_spans_are_compared_with_their_neighbours_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = 0
    real: Callable[[Marked, Marked], tuple[bool, float]] = clusters_module.__globals__["_likeness"]

    def counting(one: Marked, other: Marked) -> tuple[bool, float]:
        nonlocal compared
        compared += 1
        return real(one, other)

    monkeypatch.setitem(clusters_module.__globals__, "_likeness", counting)
    spans = [
        span(f"{who}-{n}", who, "x", 30 * n + who, 30 * n + 20)
        for n in range(334)
        for who in (1, 2, 3)
    ]
    assert len(clusters(spans, [1, 2, 3])) == 334
    assert compared < 10 * len(spans)
