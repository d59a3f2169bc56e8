"""How two versions of a text differ."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.articles.difference import Text, difference
from tests.make import blocks_of

OLD = "Plan to topple 'regime'\n\nThe leader claimed victory.\n\nCritics say it is doomed."


def text(content: str) -> Text:
    return Text(content, blocks_of(content))


def told(old: str, new: str) -> list[tuple[str, str]]:
    steps = difference(text(old), text(new))
    return [
        (s.change, old[s.old : s.old_end] if s.change == "out" else new[s.new : s.new_end])
        for s in steps
        if s.change != "same"
    ]


def test_one_word_is_one_change() -> None:
    new = OLD.replace("claimed", "won a clear")
    assert told(OLD, new) == [("out", "claimed"), ("in", "won a clear")]


def test_a_block_that_came_in_is_whole() -> None:
    new = OLD.replace("\n\nCritics", "\n\nNobody answered calls.\n\nCritics")
    assert told(OLD, new) == [("in", "Nobody answered calls.\n\n")]


def test_a_block_that_went_is_whole() -> None:
    new = OLD.replace("The leader claimed victory.\n\n", "")
    assert told(OLD, new) == [("out", "The leader claimed victory.\n\n")]


def test_a_block_written_anew_is_no_mosaic() -> None:
    new = OLD.replace("The leader claimed victory.", "Rain fell on empty squares all night long.")
    assert told(OLD, new) == [
        ("out", "The leader claimed victory.\n\n"),
        ("in", "Rain fell on empty squares all night long.\n\n"),
    ]


def test_equal_texts_have_one_step() -> None:
    assert [step.change for step in difference(text(OLD), text(OLD))] == ["same"]


WORDS = st.lists(
    st.sampled_from(["a", "dam", "fell", "😀", "“no”", ".", "\n\n", "x\n"]), max_size=25
)


@given(WORDS.map(" ".join), WORDS.map(" ".join))
def test_the_steps_tell_both_texts_and_lose_nothing(old: str, new: str) -> None:
    steps = difference(text(old), text(new))
    assert "".join(old[s.old : s.old_end] for s in steps) == old
    assert "".join(new[s.new : s.new_end] for s in steps) == new
    for step in steps:
        same = old[step.old : step.old_end] == new[step.new : step.new_end]
        assert same == (step.change == "same")
