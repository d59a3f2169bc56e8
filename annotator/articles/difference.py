"""How two versions of a text differ, word by word within their blocks; nothing gets lost.

The steps tell both texts completely: the old one is what is kept and taken out, the new one what
is kept and put in, each in order. All places are code points.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from typing import Any, Literal, NamedTuple

Change = Literal["same", "out", "in"]
TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
# What typesetting changes alone: each sign by one that stands for all of its kind.
PLAIN = {
    **dict.fromkeys(map(ord, "“”„‟«»″"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛‹›′"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
}
# Below this share of common words two blocks are not one block that was changed.
_ALIKE = 0.4
# So many blocks further on one is looked for, so that long texts are compared in time.
_AHEAD = 12
# So many pairs of equal things are looked at in one comparison, and in all of them; beyond, what
# occurs more often than _RARE times is no anchor, so that repetitive texts are compared in time.
_PAIRS = 50_000
_ALL_PAIRS = 5_000_000
_RARE = 8


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
    olds, news, work = _pieces(old), _pieces(new), _Work()
    steps: list[Step] = []
    for one, other in _paired(olds, news, work):
        steps.extend(_steps(one, other, work))
    return _joined(steps)


class _Work:
    """How much comparing is left to be done with care."""

    def __init__(self) -> None:
        self._pairs = _ALL_PAIRS

    def matcher(self, old: Sequence[str], new: Sequence[str]) -> SequenceMatcher[str]:
        times, others = Counter(old), Counter(new)
        pairs = sum(many * others[one] for one, many in times.items())
        if pairs > min(_PAIRS, self._pairs):
            return SequenceMatcher(lambda one: others[one] > _RARE, old, new, autojunk=False)
        self._pairs -= pairs
        return SequenceMatcher(None, old, new, autojunk=False)


def _pieces(text: Text) -> list[_Piece]:
    """Blocks, each with what stands between it and the next: together the whole text."""
    starts = [block["start"] for block in text.blocks]
    bounds = [0, *starts[1:], len(text.content)] if starts else [0, len(text.content)]
    pairs = [pair for pair in pairwise(bounds) if pair[0] < pair[1]]
    return [_Piece(start, end, text.content[start:end]) for start, end in pairs]


def _paired(
    olds: Sequence[_Piece], news: Sequence[_Piece], work: _Work
) -> Iterator[tuple[_Piece | None, _Piece | None]]:
    words = [piece.words.strip() for piece in olds], [piece.words.strip() for piece in news]
    for tag, i, i_end, j, j_end in work.matcher(*words).get_opcodes():
        if tag == "equal":
            yield from zip(olds[i:i_end], news[j:j_end], strict=True)
        else:
            yield from _alike(olds[i:i_end], news[j:j_end], work)


def _alike(
    olds: Sequence[_Piece], news: Sequence[_Piece], work: _Work
) -> Iterator[tuple[_Piece | None, _Piece | None]]:
    """Each old block with the first later new one that says much the same, in order."""
    done, there = 0, [_words(piece) for piece in news]
    for one in olds:
        best = _best(_words(one), there[done : done + _AHEAD], work)
        if best is None:
            yield one, None
            continue
        yield from ((None, other) for other in news[done : done + best])
        yield one, news[done + best]
        done += best + 1
    yield from ((None, other) for other in news[done:])


def _best(one: Sequence[str], others: Sequence[Sequence[str]], work: _Work) -> int | None:
    """Which of the others has the largest share of its words, if any has enough."""
    best, most = None, 0.0
    for at, other in enumerate(others):
        share = _share(one, other, work)
        if share >= _ALIKE and share > most:
            best, most = at, share
        if most == 1:
            break
    return best


def _words(piece: _Piece) -> list[str]:
    return re.findall(r"\w+", piece.words.lower())


def _share(one: Sequence[str], other: Sequence[str], work: _Work) -> float:
    """Exact where it can reach what makes two blocks one."""
    if 2 * min(len(one), len(other)) < _ALIKE * (len(one) + len(other)):
        return 0
    matcher = work.matcher(one, other)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0


def _steps(one: _Piece | None, other: _Piece | None, work: _Work) -> Iterator[Step]:
    """What is only in one of the texts has its place in the other one set by `_joined`."""
    if one is None or other is None:
        yield from _replaced(one, other)
        return
    a, b = _tokens(one), _tokens(other)
    plain = ([piece.words.translate(PLAIN) for piece in each[:-1]] for each in (a, b))
    for tag, i, i_end, j, j_end in work.matcher(*plain).get_opcodes():
        if tag == "equal":
            yield from _equal(a[i : i_end + 1], b[j : j_end + 1])
        else:
            yield from _replaced(_span(a, i, i_end), _span(b, j, j_end))


def _equal(a: Sequence[_Piece], b: Sequence[_Piece]) -> Iterator[Step]:
    """Token by token, but for typesetting, which is told like any other change."""
    pairs = zip(a[:-1], b[:-1], strict=True)
    for same, run in groupby(enumerate(pairs), lambda each: each[1][0].words == each[1][1].words):
        places = [at for at, _ in run]
        first, last = places[0], places[-1] + 1
        if same:
            yield Step("same", a[first].start, a[last].start, b[first].start, b[last].start)
        else:
            yield from _replaced(_span(a, first, last), _span(b, first, last))


def _span(tokens: Sequence[_Piece], first: int, last: int) -> _Piece | None:
    start, end = tokens[first].start, tokens[last].start
    return _Piece(start, end, "") if start < end else None


def _replaced(one: _Piece | None, other: _Piece | None) -> Iterator[Step]:
    if one:
        yield Step("out", one.start, one.end, -1, -1)
    if other:
        yield Step("in", -1, -1, other.start, other.end)


def _tokens(piece: _Piece) -> list[_Piece]:
    """And an empty one at the end, so that every token has one after it."""
    found = [
        _Piece(piece.start + one.start(), piece.start + one.end(), one.group())
        for one in TOKEN.finditer(piece.words)
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
