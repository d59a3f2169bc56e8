"""A field of plain text as blocks: nothing changes but the white space at their ends."""

import re
from collections.abc import Iterator

from annotator.imports.scrape import Block, Kind

BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def blocks(kind: Kind, text: str) -> Iterator[Block]:
    """Blank lines part the blocks; in a text without any, every line is one."""
    text = unified(text).strip()
    parts = BLANK_LINE.split(text) if BLANK_LINE.search(text) else text.split("\n")
    yield from (Block(kind, part.strip()) for part in parts if part.strip())


def one_block(kind: Kind, text: str) -> Iterator[Block]:
    """A headline or standfirst, which is one block even where it has several lines."""
    lines = (line.strip() for line in unified(text).split("\n"))
    joined = "\n".join(line for line in lines if line)
    if joined:
        yield Block(kind, joined)
