"""How clusters are ranked: what all say alike tells nothing, every opinion more tells more."""

from math import isclose, log2

from annotator.agreement import Marked, clusters
from annotator.review.informing import entropy, information


def only(*spans: Marked, readers: int = 3) -> float:
    (found,) = clusters(spans, range(1, readers + 1))
    return information(found)


def span(
    who: int, label: str = "loaded", start: int = 0, end: int = 9, **attributes: str
) -> Marked:
    return Marked(who, who, label, start, end, attributes)


def test_all_alike_is_no_information() -> None:
    assert only(span(1), span(2), span(3)) == 0


def test_one_of_three_saw_it() -> None:
    assert isclose(only(span(1)), -(1 / 3 * log2(1 / 3) + 2 / 3 * log2(2 / 3)))


def test_one_reader_alone_is_no_information() -> None:
    assert only(span(1), readers=1) == 0


def test_three_labels_tell_more_than_two() -> None:
    two = only(span(1), span(2), span(3, "claim"))
    three = only(span(1), span(2, "claim"), span(3, "scare_quote"))
    assert two < three == log2(3)


def test_a_boundary_tells_half_of_what_a_label_tells() -> None:
    label = only(span(1), span(2, "claim"), readers=2)
    boundary = only(span(1), span(2, end=8), readers=2)
    assert boundary == label / 2 == 0.5


def test_an_attribute_tells_a_quarter() -> None:
    assert only(span(1, target="x"), span(2, target="y"), readers=2) == 0.25


def test_the_entropy_of_nothing_is_nothing() -> None:
    assert entropy([]) == 0
