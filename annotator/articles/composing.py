"""An article's parts as one text, and what a text must be: pure."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from annotator.errors import Invalid

HEADLINE, STANDFIRST = "headline", "standfirst"
KINDS = (HEADLINE, STANDFIRST, "subheading", "paragraph", "caption")
BETWEEN = "\n\n"
MOST_CHARACTERS = 1_000_000


class Part(NamedTuple):
    """A block and its words."""

    kind: str
    words: str


class Composed(NamedTuple):
    """The words that are stored, and where its blocks lie in them, in code points."""

    content: str
    blocks: list[dict[str, Any]]


class NoWords(Invalid):
    """A text needs a headline and at least one block of words."""

    field = "blocks"


class EmptyBlock(Invalid):
    """Block {number} has no words. Remove it, or write some."""

    field = "blocks"


class BlankLine(Invalid):
    """Block {number} holds a blank line. Make two blocks of it."""

    field = "blocks"


class TooLong(Invalid):
    """A text has at most {most:,} characters; these blocks together have {length:,}."""

    field = "blocks"


class OutOfPlace(Invalid):
    """The headline comes first, then at most one standfirst; block {number} is neither's place."""

    field = "blocks"


def composed(parts: Iterable[Part]) -> Composed:
    """Raises NoWords, EmptyBlock, BlankLine, OutOfPlace and TooLong."""
    trimmed = [Part(part.kind, part.words.strip()) for part in parts]
    _refuse(trimmed)
    blocks, position = [], 0
    for kind, words in trimmed:
        end = position + len(words)
        blocks.append({"kind": kind, "start": position, "end": end})
        position = end + len(BETWEEN)
    if position - len(BETWEEN) > MOST_CHARACTERS:
        raise TooLong(most=MOST_CHARACTERS, length=position - len(BETWEEN))
    return Composed(BETWEEN.join(part.words for part in trimmed), blocks)


def _refuse(parts: Sequence[Part]) -> None:
    if len(parts) < 2 or parts[0].kind != HEADLINE:
        raise NoWords
    for number, (kind, words) in enumerate(parts, start=1):
        if not words:
            raise EmptyBlock(number=number)
        if BETWEEN in words:
            raise BlankLine(number=number)
        if (kind == HEADLINE and number != 1) or (kind == STANDFIRST and number != 2):
            raise OutOfPlace(number=number)
