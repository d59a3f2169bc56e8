"""Attributes, links, labels and ends of spans that several annotators marked."""

from __future__ import annotations

from typing import Any

import pytest

from annotator.agreement import Cluster, Kind, Marked, Undefined, clusters
from annotator.agreement.matched import (
    attribute_figures,
    confused_by,
    consistency_of,
    habits,
    link_f1,
)

ANN, BEN, CAT = 1, 2, 3


def mark(id: str, who: int, start: int, end: int, label: str = "scare", **rest: Any) -> Marked:
    return Marked(id, who, label, start, end, **rest)


def article(*spans: Marked, readers: tuple[int, ...] = (ANN, BEN)) -> list[Cluster]:
    return clusters(spans, readers)


def toned(one: str | None, other: str | None) -> list[Cluster]:
    return article(
        mark("a", ANN, 0, 5, attributes={"tone": one} if one else {}),
        mark("b", BEN, 0, 5, attributes={"tone": other} if other else {}),
    )


def test_attributes_of_matched_spans_are_items() -> None:
    articles = {1: toned("doubt", "doubt"), 2: toned("irony", "doubt"), 3: toned("irony", "irony")}
    found = attribute_figures(articles, "tone", ["scare"], values=("doubt", "irony"))
    assert found["percent_agreement"].value == pytest.approx(2 / 3)
    assert found["alpha_nominal"].value == pytest.approx(1 - 5 * 2 / (2 * 3 * 3))
    assert (found["alpha_nominal"].n_articles, found["alpha_nominal"].n_spans) == (3, 6)


def test_who_gave_no_value_is_missing() -> None:
    articles = {1: toned("doubt", None), 2: toned("irony", "irony"), 3: toned("doubt", "doubt")}
    result = attribute_figures(articles, "tone", ["scare"])["percent_agreement"]
    assert (result.value, result.n_articles, result.n_dropped) == (1, 2, 1)


def test_spans_that_only_one_marked_say_nothing_of_attributes() -> None:
    alone = article(mark("a", ANN, 0, 5, attributes={"tone": "doubt"}))
    result = attribute_figures({1: alone}, "tone", ["scare"])["alpha_nominal"]
    assert result.undefined is Undefined.TOO_FEW_ANNOTATORS


def test_several_values_are_a_set() -> None:
    articles = {
        n: article(
            mark("a", ANN, 0, 5, attributes={"of": ["x", "y"]}),
            mark("b", BEN, 0, 5, attributes={"of": other}),
        )
        for n, other in enumerate((["y", "x"], ["x"], ["z"]))
    }
    found = attribute_figures(articles, "of", ["scare"], "set")
    assert set(found) == {"alpha_set_jaccard", "alpha_set_masi", "percent_agreement"}
    assert found["percent_agreement"].value == pytest.approx(1 / 3)


def linked(bens: bool) -> list[Cluster]:
    """Ann links the first place to the second; Ben marked both, and links them or not."""
    to = frozenset({("about", "b2")}) if bens else frozenset()
    return article(
        mark("a1", ANN, 0, 5, links=frozenset({("about", "a2")})),
        mark("a2", ANN, 10, 15),
        mark("b1", BEN, 0, 5, links=to),
        mark("b2", BEN, 10, 15),
    )


def test_links_found_again() -> None:
    result = link_f1({1: linked(bens=True), 2: linked(bens=True), 3: linked(bens=False)})
    assert result.value == pytest.approx(4 / 5)
    assert (result.unit, result.n_spans, result.n_articles) == ("link", 5, 3)
    assert result.interval is not None


def test_a_link_whose_end_the_other_did_not_mark_does_not_count() -> None:
    alone = article(
        mark("a1", ANN, 0, 5, links=frozenset({("about", "a2")})),
        mark("a2", ANN, 10, 15),
        mark("b1", BEN, 0, 5),
    )
    result = link_f1({1: alone})
    assert (result.value, result.undefined) == (None, Undefined.NO_LINKS)


def test_another_type_is_another_link() -> None:
    other = article(
        mark("a1", ANN, 0, 5, links=frozenset({("about", "a2")})),
        mark("a2", ANN, 10, 15),
        mark("b1", BEN, 0, 5, links=frozenset({("said_by", "b2")})),
        mark("b2", BEN, 10, 15),
    )
    assert link_f1({1: other, 2: other}).value == 0
    assert link_f1({1: other, 2: other}, "about").n_spans == 2


def test_a_cluster_tells_that_links_differ() -> None:
    for bens in (True, False):
        first, second = linked(bens)
        assert (Kind.LINK in first.kinds) is not bens
        assert Kind.LINK not in second.kinds


def test_ends_beside_those_of_the_others() -> None:
    articles = {1: article(mark("a", ANN, 0, 8), mark("b", BEN, 2, 6)),
                2: article(mark("a", ANN, 4, 9), mark("b", BEN, 4, 9))}  # fmt: skip
    found = habits(articles)
    assert (found[ANN].n, found[ANN].start, found[ANN].end) == (2, -1, 1)
    assert (found[BEN].start, found[BEN].end) == (1, -1)


def test_labels_that_one_takes_for_another() -> None:
    differing = article(mark("a", ANN, 0, 8, "loaded"), mark("b", BEN, 0, 8, "scare"))
    assert confused_by({1: differing}) == {
        ANN: {("loaded", "scare"): 1}, BEN: {("scare", "loaded"): 1}
    }  # fmt: skip


def test_consistency_counts_what_was_not_marked() -> None:
    readers = (ANN, BEN, CAT)
    articles = {
        n: article(mark("a", ANN, 0, 5), mark("b", BEN, 0, 5), readers=readers) for n in range(5)
    }
    found = consistency_of(articles, dict.fromkeys(articles, readers))
    assert found is not None
    assert found.of(CAT) < found.of(ANN) == pytest.approx(found.of(BEN))
    assert consistency_of({1: []}, {1: readers}) is None
