"""How two versions of a text differ, word by word within their blocks; nothing gets lost.

The steps tell both texts completely: the old one is what is kept and taken out, the new one what
is kept and put in, each in order. All places are code points.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, Literal, NamedTuple

Change = Literal["same", "out", "in"]
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
# Below this share of common words two blocks are not one block that was changed.
_ALIKE = 0.4
# So many blocks further on one is looked for, so that long texts are compared in time.
_AHEAD = 12
# Beyond so many words in a block, very common ones are no anchors.
_LONG = 2000


class Step(NamedTuple):
    """`[old, old_end)` of the old text and `[new, new_end)` of the new one; one may be empty."""

    change: Change
    old: int
    old_end: int
    new: int
    new_end: int


class Text(NamedTuple):
    """The words of one version, and the blocks they stand in."""

    content: str
    blocks: Sequence[Mapping[str, Any]]


class _Piece(NamedTuple):
    start: int
    end: int
    words: str


def difference(old: Text, new: Text) -> list[Step]:
    """From the beginning of both texts to their ends."""
    olds, news = _pieces(old), _pieces(new)
    steps: list[Step] = []
    for one, other in _paired(olds, news):
        steps.extend(_steps(one, other))
    return _joined(steps)


def _pieces(text: Text) -> list[_Piece]:
    """Blocks, each with what stands between it and the next: together the whole text."""
    starts = [block["start"] for block in text.blocks]
    bounds = [0, *starts[1:], len(text.content)] if starts else [0, len(text.content)]
    pairs = [pair for pair in pairwise(bounds) if pair[0] < pair[1]]
    return [_Piece(start, end, text.content[start:end]) for start, end in pairs]


def _paired(
    olds: Sequence[_Piece], news: Sequence[_Piece]
) -> Iterator[tuple[_Piece | None, _Piece | None]]:
    words = [piece.words.strip() for piece in olds], [piece.words.strip() for piece in news]
    for tag, i, i_end, j, j_end in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(olds[i:i_end], news[j:j_end], strict=True)
        else:
            yield from _alike(olds[i:i_end], news[j:j_end])


def _alike(
    olds: Sequence[_Piece], news: Sequence[_Piece]
) -> Iterator[tuple[_Piece | None, _Piece | None]]:
    """Each old block with the first later new one that says much the same, in order."""
    done = 0
    for one in olds:
        reach = range(done, min(done + _AHEAD, len(news)))
        fitting = [n for n in reach if _share(one, news[n]) >= _ALIKE]
        if not fitting:
            yield one, None
            continue
        best = max(fitting, key=lambda n: _share(one, news[n]))
        yield from ((None, other) for other in news[done:best])
        yield one, news[best]
        done = best + 1
    yield from ((None, other) for other in news[done:])


def _share(one: _Piece, other: _Piece) -> float:
    return _matcher(*(re.findall(r"\w+", piece.words.lower()) for piece in (one, other))).ratio()


def _matcher(old: Sequence[str], new: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, old, new, autojunk=max(len(old), len(new)) > _LONG)


def _steps(one: _Piece | None, other: _Piece | None) -> Iterator[Step]:
    """What is only in one of the texts has its place in the other one set by `_joined`."""
    if one is None or other is None:
        if one:
            yield Step("out", one.start, one.end, -1, -1)
        if other:
            yield Step("in", -1, -1, other.start, other.end)
        return
    a, b = _tokens(one), _tokens(other)
    matcher = _matcher(*([piece.words for piece in each[:-1]] for each in (a, b)))
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            yield Step("same", a[i].start, a[i_end].start, b[j].start, b[j_end].start)
            continue
        if i < i_end:
            yield Step("out", a[i].start, a[i_end].start, -1, -1)
        if j < j_end:
            yield Step("in", -1, -1, b[j].start, b[j_end].start)


def _tokens(piece: _Piece) -> list[_Piece]:
    """And an empty one at the end, so that every token has one after it."""
    found = [
        _Piece(piece.start + one.start(), piece.start + one.end(), one.group())
        for one in _TOKEN.finditer(piece.words)
    ]
    return [*found, _Piece(piece.end, piece.end, "")]


def _joined(steps: Sequence[Step]) -> list[Step]:
    """Placed in both texts, neighbours of a kind as one."""
    found: list[Step] = []
    old = new = 0
    for step in steps:
        old_end = step.old_end if step.change != "in" else old
        new_end = step.new_end if step.change != "out" else new
        if found and found[-1].change == step.change:
            last = found.pop()
            found.append(Step(step.change, last.old, old_end, last.new, new_end))
        else:
            found.append(Step(step.change, old, old_end, new, new_end))
        old, new = old_end, new_end
    return found
