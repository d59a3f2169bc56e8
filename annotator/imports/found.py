"""What the files of an import hold: articles, and troubles, each with its place."""

from dataclasses import dataclass, field
from typing import TypeAlias

from annotator.imports.dates import UNPRINTED, Published
from annotator.imports.lines import Dropped
from annotator.imports.scrape import Block


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where in the files something stands; `file` names the way into archives with slashes.

    `line` counts from 1, `byte` from 0 at the beginning of that line or WARC record, in the file
    as unpacked; None where files have none.
    """

    file: str
    line: int | None = None
    byte: int | None = None


@dataclass(frozen=True, kw_only=True)
class FoundArticle:
    """An article in reading order: headline, standfirst and body blocks, as printed.

    `data` are the bytes it was read from, for its snapshot. What the source does not say is "".
    A source without a headline gives an article without that block. `dropped` names what was left
    out: words of a page, and what a file says about the article that could not be used.
    """

    place: Place
    blocks: tuple[Block, ...]
    data: bytes
    media_type: str
    extractor: str
    version: str
    byline: str = ""
    outlet: str = ""
    story: str = ""
    url: str = ""
    external_id: str = ""
    language: str = ""
    published: Published = UNPRINTED
    dropped: tuple[Dropped, ...] = ()
    steps: tuple[str, ...] = field(default=())


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """What could not be read: where, a stable code, and a sentence for a person."""

    place: Place
    code: str
    reason: str


Found: TypeAlias = FoundArticle | Trouble
