"""How two versions of a text differ."""

from collections.abc import Callable
from difflib import Match, SequenceMatcher
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.articles import difference as module
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


def test_typesetting_is_told_and_anchors_words() -> None:
    new = OLD.replace("'regime'", "‘regime’")
    assert told(OLD, new) == [("out", "'"), ("in", "‘"), ("out", "'"), ("in", "’")]


def blocks(of: Callable[[int], str]) -> str:
    return "Head\n\n" + "\n\n".join(of(n) for n in range(3000))


@pytest.mark.parametrize(
    "old",
    [
        blocks(lambda n: ["Yes.", "No.", "Read more here."][n % 3]),
        blocks(lambda _: "so and so and so and so " * 10),
    ],
)
def test_repetitive_texts_are_compared_with_bounded_work(
    old: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = old.split("\n\n")
    new = "\n\n".join("Other words." if n % 2 else part for n, part in enumerate(parts))
    monkeypatch.setattr(module, "SequenceMatcher", Counting)
    Counting.visits = 0
    assert "".join(new[s.new : s.new_end] for s in difference(text(old), text(new))) == new
    assert Counting.visits < 20_000_000


class Counting(SequenceMatcher[str]):
    """Counts the pairs of equal things that are looked at."""

    visits = 0

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> Match:
        mine: dict[str, Any] = vars(self)
        Counting.visits += sum(len(mine["b2j"].get(one, ())) for one in mine["a"][alo:ahi])
        return super().find_longest_match(alo, ahi, blo, bhi)


WORDS = st.lists(
    st.sampled_from(["a", "dam", "fell", "😀", "“no”", '"no"', ".", "\n\n", "x\n"]), max_size=25
)


@given(WORDS.map(" ".join), WORDS.map(" ".join))
def test_the_steps_tell_both_texts_and_lose_nothing(old: str, new: str) -> None:
    steps = difference(text(old), text(new))
    assert "".join(old[s.old : s.old_end] for s in steps) == old
    assert "".join(new[s.new : s.new_end] for s in steps) == new
    for step in steps:
        same = old[step.old : step.old_end] == new[step.new : step.new_end]
        assert same == (step.change == "same")
