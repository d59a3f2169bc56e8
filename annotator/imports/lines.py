"""The lines of a scraped page, and which of them are one paragraph broken by an editor's margin."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

WIDEST_MARGIN = 120
BREAKS_THAT_PROVE_WRAPPING = 2

CURLY = str.maketrans("‘’‚‛“”„‟\u00a0", "''''\"\"\"\" ")


class Line(NamedTuple):
    """A non-blank line: its number in the file, its text, and the run of lines it stands in."""

    number: int
    text: str
    group: int


class Dropped(NamedTuple):
    """A line that did not come into the article, and why."""

    line: int
    text: str
    reason: str


def split_lines(text: str) -> tuple[Line, ...]:
    # Only LF ends a line here: U+2028, U+0085, VT and FF are characters of the text.
    return tuple(_number(text.split("\n")))


def _number(raw_lines: Iterable[str]) -> Iterator[Line]:
    group = 0
    for number, raw in enumerate(raw_lines, start=1):
        text = raw.strip()
        group += not text
        if text:
            yield Line(number, text, group)


def folded(text: str) -> str:
    """For comparing two copies of one line: case, curly quotes and spaces do not count."""
    return " ".join(text.translate(CURLY).casefold().split())


def join_wrapped(lines: list[Line]) -> list[Line]:
    """Paragraphs of a hard-wrapped file as one line each, their breaks kept as LF."""
    width = max((len(line.text) for line in lines), default=0)
    breaks = _margin_breaks(lines, width)
    if width > WIDEST_MARGIN or not _proves_wrapping(breaks):
        return lines
    return _joined(lines, {after.number for _, after in breaks})


def _margin_breaks(lines: list[Line], width: int) -> list[tuple[Line, Line]]:
    """Neighbours broken by the margin: the next word would not have fitted any more."""
    copies = Counter(folded(line.text) for line in lines)
    once = [line for line in lines if copies[folded(line.text)] == 1]
    return [
        (before, after)
        for before, after in pairwise(once)
        if (before.number + 1, before.group) == (after.number, after.group)
        and len(before.text) + 1 + len(after.text.split()[0]) > width
    ]


def _proves_wrapping(breaks: list[tuple[Line, Line]]) -> bool:
    return sum(after.text[0].islower() for _, after in breaks) >= BREAKS_THAT_PROVE_WRAPPING


def _joined(lines: list[Line], continued: set[int]) -> list[Line]:
    paragraphs: list[Line] = []
    for line in lines:
        if line.number in continued:
            last = paragraphs.pop()
            paragraphs.append(line._replace(text=f"{last.text}\n{line.text}"))
        else:
            paragraphs.append(line)
    return paragraphs
