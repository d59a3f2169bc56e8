"""An article from named fields, as rows of a table and lines of JSON have them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from annotator.imports.dates import UNPRINTED, Published, choose, read_date_line
from annotator.imports.formats.checking import checked
from annotator.imports.formats.paragraphs import blocks, one_block, unified
from annotator.imports.found import FoundArticle, Place
from annotator.imports.lines import Dropped
from annotator.imports.scrape import Block

# Which names a column may have, the better ones first. Case, spaces and signs do not count.
NAMES = {
    "headline": ("headline", "title", "heading", "titel", "überschrift"),
    "standfirst": (
        "standfirst", "subtitle", "subheadline", "dek", "lead", "teaser", "description",
        "summary", "abstract", "vorspann", "untertitel",
    ),
    "body": (
        "body", "text", "content", "article", "article_body", "article_text", "body_text",
        "full_text", "main_text", "volltext", "inhalt",
    ),
    "outlet": (
        "outlet", "publisher", "publication", "newspaper", "source", "source_name", "site_name",
        "medium", "zeitung",
    ),
    "byline": ("byline", "author", "authors", "autor", "verfasser"),
    "url": ("url", "link", "address", "source_url", "article_url"),
    "published": (
        "published", "published_at", "date_published", "publication_date", "publish_date",
        "pub_date", "date", "datetime", "datum",
    ),
    "language": ("language", "lang", "sprache"),
    "story": ("story", "event", "ereignis"),
    "external_id": ("id", "external_id", "article_id", "guid", "uuid", "doc_id"),
}  # fmt: skip
FEWEST_KNOWN = 2


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


KEYS = {_key(name): field for field, names in NAMES.items() for name in names}
RANKS = {_key(name): rank for names in NAMES.values() for rank, name in enumerate(names)}


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a record stood, and what read it."""

    place: Place
    data: bytes
    media_type: str
    extractor: str
    version: str
    steps: tuple[str, ...]


def columns(names: Iterable[str]) -> dict[str, str]:
    """For each field the name it has here; of several the better one is taken."""
    found: dict[str, str] = {}
    for name in names:
        field = KEYS.get(_key(name))
        if field and (field not in found or RANKS[_key(name)] < RANKS[_key(found[field])]):
            found[field] = name
    return found


def looks_like_a_header(names: Iterable[str]) -> bool:
    found = columns(names)
    return "body" in found and len(found) >= FEWEST_KNOWN


def published(printed: str) -> Published:
    """The time a field says, in UTC, and its words; only the words where they say none."""
    printed = printed.strip()
    chosen = choose(list(read_date_line(printed)))
    if chosen:
        return chosen.published
    return Published(printed=printed) if printed else UNPRINTED


def article(fields: Mapping[str, str], unused: Iterable[str], source: Source) -> FoundArticle:
    """The article of a record; `unused` names what else it holds. Raises subclasses of Invalid."""
    line = source.place.line or 0
    found = (
        *one_block("headline", fields.get("headline", "")),
        *one_block("standfirst", fields.get("standfirst", "")),
        *blocks("paragraph", fields.get("body", "")),
    )
    words = [fields.get(field, "") for field in ("headline", "standfirst", "body")]
    return checked(
        FoundArticle(
            place=source.place,
            blocks=found,
            data=source.data,
            media_type=source.media_type,
            extractor=source.extractor,
            version=source.version,
            published=published(fields.get("published", "")),
            dropped=tuple(Dropped(line, name, "field of another kind") for name in unused),
            steps=(*source.steps, *_steps(words, found)),
            **{field: _in_one_line(fields.get(field, "")) for field in ABOUT},
        )
    )


def _steps(words: list[str], found: Iterable[Block]) -> Iterator[str]:
    if any("\r" in text for text in words):
        yield "newlines to LF"
    kept = "\n".join(block.text for block in found).split("\n")
    if [line for text in words for line in unified(text).split("\n") if line.strip()] != kept:
        yield "white space at line ends dropped"


ABOUT = ("byline", "outlet", "story", "url", "external_id", "language")


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
