"""A study that does not fit together is refused, and the row is named."""

import numpy as np
import pytest

from annotator.agreement import Completions, Spans, Study, Texts

GOOD_SPAN = (7, 1, 0, 0, 5)


def build(
    spans: list[tuple[int, ...]],
    texts: tuple[tuple[int, int], ...] = ((7, 20), (8, 10)),
    completions: tuple[tuple[int, int], ...] = ((7, 1), (7, 2), (8, 1)),
) -> Study:
    return Study(
        labels=("loaded", "hedge"),
        texts=Texts.from_rows(texts),
        completions=Completions.from_rows(completions),
        spans=Spans.from_rows(spans),
    )


@pytest.mark.parametrize(
    ("span", "sentence"),
    [
        ((7, 1, 0, -1, 5), "start < end"),
        ((7, 1, 0, 5, 5), "start < end"),
        ((7, 1, 0, 6, 5), "start < end"),
        ((7, 1, 0, 0, 21), "start < end"),
        ((8, 1, 0, 0, 11), "start < end"),
        ((7, 1, 2, 0, 5), "label"),
        ((7, 1, -1, 0, 5), "label"),
        ((9, 1, 0, 0, 5), "the article has no text"),
        ((8, 2, 0, 0, 5), "did not complete"),
        ((7, 3, 0, 0, 5), "did not complete"),
    ],
)
def test_bad_span(span: tuple[int, ...], sentence: str) -> None:
    with pytest.raises(ValueError, match=f"spans row 1: .*{sentence}"):
        build([GOOD_SPAN, span])


def test_bounds_that_just_fit() -> None:
    assert len(build([(7, 1, 1, 0, 20), (8, 1, 0, 9, 10)]).spans) == 2


def test_article_twice() -> None:
    with pytest.raises(ValueError, match="texts row 2: the article is given twice"):
        build([], texts=((7, 20), (8, 10), (7, 20)))


def test_negative_length() -> None:
    with pytest.raises(ValueError, match="texts row 1: the length is negative"):
        build([], texts=((7, 20), (8, -1)))


def test_completion_twice() -> None:
    with pytest.raises(ValueError, match="completions row 2: article and annotator"):
        build([], completions=((7, 1), (7, 2), (7, 1)))


def test_completion_without_text() -> None:
    with pytest.raises(ValueError, match="completions row 0: the article has no text"):
        build([], completions=((9, 1),))


def test_span_without_any_completion() -> None:
    with pytest.raises(ValueError, match="spans row 0: its annotator did not complete"):
        build([GOOD_SPAN], completions=())


def test_label_twice() -> None:
    empty = build([])
    with pytest.raises(ValueError, match="labels: a name occurs twice"):
        Study(("loaded", "loaded"), empty.texts, empty.completions, empty.spans)


def test_columns_of_different_length() -> None:
    with pytest.raises(ValueError, match="Texts: the columns differ in length"):
        Texts(np.array([1, 2]), np.array([3]))


def test_offsets_must_be_integers() -> None:
    with pytest.raises(TypeError):
        Texts.from_rows([(7, 20.5)])  # type: ignore[list-item]


def test_columns_cannot_be_changed() -> None:
    texts = Texts.from_rows([(7, 20)])
    with pytest.raises(ValueError, match="read-only"):
        texts.length[0] = 3
