"""Where a span lies in the corrected text, or that it has no place there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.articles.difference import Text
from annotator.changes.carrying import Proposal, propose
from tests.make import blocks_of

OLD = (
    "Plan to topple regime\n\n"
    "The so-called opposition leader claimed victory.\n\n"
    "Critics say the regime is doomed, and the leader too."
)


def text(content: str) -> Text:
    return Text(content, blocks_of(content))


def fate(quote: str, new: str, old: str = OLD, nth: int = 0) -> tuple[str, str]:
    """What becomes of the nth `quote` of the old text, and the words it has then."""
    start = -1
    for _ in range(nth + 1):
        start = old.index(quote, start + 1)
    (found,) = propose(text(old), text(new), [(start, start + len(quote))])
    return found.fate, new[found.start : found.end]


def test_what_stands_before_moves_it() -> None:
    new = OLD.replace("Plan to", "A secret plan to")
    assert propose(text(OLD), text(new), [(8, 14)]) == [Proposal("moved", 17, 23)]


def test_of_two_equal_words_each_stays_itself() -> None:
    new = OLD.replace("topple regime", "topple the regime")
    start = new.rindex("regime")
    old = OLD.rindex("regime")
    assert propose(text(OLD), text(new), [(old, old + 6)]) == [Proposal("moved", start, start + 6)]


def test_a_paragraph_that_moved_takes_its_spans_along() -> None:
    first, second, third = OLD.split("\n\n")
    assert fate("claimed victory", "\n\n".join([first, third, second])) == (
        "moved",
        "claimed victory",
    )


@pytest.mark.parametrize(
    ("quote", "was", "now", "words"),
    [
        (
            "so-called opposition leader",
            "so-called",
            "self-styled",
            "self-styled opposition leader",
        ),
        ("the regime", "the regime", "a regime", "a regime"),
        ("leader claimed", "leader claimed", "leader hailed", "leader hailed"),
        (
            "opposition leader",
            "opposition leader",
            "opposition's only leader",
            "opposition's only leader",
        ),
        ("claimed victory", "claimed victory", "claimed a victory", "claimed a victory"),
    ],
)
def test_a_span_whose_words_changed_in_part(quote: str, was: str, now: str, words: str) -> None:
    assert fate(quote, OLD.replace(was, now)) == ("changed", words)


SCARE = "Head\n\nResidents were \"not consulted\" - so the 'cash' went, he said."


@pytest.mark.parametrize(
    ("quote", "now"),
    [
        ('"not consulted"', "“not consulted”"),
        ('"not consulted" - so', "“not consulted” — so"),
        ("'cash'", "‘cash’"),
        ("the 'cash'", "the ‘cash’"),
    ],
)
def test_quotation_marks_set_anew_stay_with_their_words(quote: str, now: str) -> None:
    new = SCARE.replace('"not', "“not").replace('ed"', "ed”").replace(" - ", " — ")
    new = new.replace("'cash'", "‘cash’")
    assert fate(quote, new, SCARE) == ("changed", now)
    more = new.replace("were", "say they were").replace("cash’", "cash’, all of it,")
    assert fate(quote, more, SCARE) == ("changed", now)


def test_where_only_typesetting_changed_words_are_still_the_same() -> None:
    new = SCARE.replace('"not consulted"', "“not consulted”")
    assert fate("not consulted", new, SCARE) == ("moved", "not consulted")


@pytest.mark.parametrize(
    ("quote", "was", "now"),
    [
        ("claimed victory", "claimed victory", "conceded defeat"),
        ("claimed victory", "The so-called opposition leader claimed victory.\n\n", ""),
        ("so-called", "so-called opposition", "opposition"),
        ("doomed", "doomed", "predoomedly"),
    ],
)
def test_an_orphan_has_no_place(quote: str, was: str, now: str) -> None:
    assert fate(quote, OLD.replace(was, now)) == ("orphan", "")


def test_equal_words_elsewhere_are_not_taken_for_it() -> None:
    new = OLD.replace("Critics say the regime is doomed", "Critics say it is doomed")
    assert fate("regime", new, nth=1) == ("orphan", "")


def test_a_span_is_not_torn_over_two_paragraphs() -> None:
    new = OLD.replace("leader claimed", "leader\n\nNobody else claimed")
    assert fate("leader claimed victory", new) == ("orphan", "")


WORDS = st.lists(st.sampled_from(["a", "dam", "fell", "😀", "no", ".", "\n\n"]), max_size=20)


@given(WORDS.map(" ".join), WORDS.map(" ".join), st.data())
def test_a_proposal_lies_in_the_text_and_says_what_it_is(
    old: str, new: str, data: st.DataObject
) -> None:
    if not old:
        return
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    (found,) = propose(text(old), text(new), [(start, end)])
    if found.fate == "moved":
        assert new[found.start : found.end] == old[start:end]
    if found.fate == "changed":
        assert 0 <= found.start < found.end <= len(new)
        assert new[found.start : found.end] == new[found.start : found.end].strip()


@given(WORDS.map(" ".join), st.data())
def test_in_an_equal_text_every_span_stays(old: str, data: st.DataObject) -> None:
    if not old:
        return
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    assert propose(text(old), text(old), [(start, end)]) == [Proposal("moved", start, end)]


MARKS = st.sampled_from([("“", "”"), ("‘", "’"), ("«", "»"), ("„", "“")])


@given(st.lists(st.sampled_from(["a", "dam", "fell", "no", "😀"]), min_size=1, max_size=6), MARKS)
def test_marks_set_anew_never_fall_off(words: list[str], marks: tuple[str, str]) -> None:
    said, (opening, closing) = " ".join(words), marks
    plain = "'" if opening == "‘" else '"'
    quote, now = f"{plain}{said}{plain}", f"{opening}{said}{closing}"
    around = "Head\n\nThe minister spoke of {} on a Sunday."
    assert fate(quote, around.format(now), around.format(quote)) == ("changed", now)
