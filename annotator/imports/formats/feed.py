"""RSS and Atom: each entry an article. feedparser reads the entries, our own pass their places.

Only bytes are given to feedparser, so that it fetches and opens nothing.
"""

import re
from calendar import timegm
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from io import BytesIO
from typing import Any, BinaryIO, NamedTuple

import feedparser

from annotator.errors import Invalid
from annotator.imports.dates import Published
from annotator.imports.formats import fields
from annotator.imports.formats.checking import checked
from annotator.imports.formats.choosing import key
from annotator.imports.formats.limits import LONGEST, MOST_FEED
from annotator.imports.formats.markup import (
    HEADINGS,
    Printed,
    declared_codec,
    fragment,
    printed,
    text_of,
)
from annotator.imports.formats.paragraphs import blocks, one_block
from annotator.imports.formats.places import Entry, entries_in
from annotator.imports.formats.shielding import DECLARATION, shielded, unshielded
from annotator.imports.formats.troubles import (
    BrokenMarkup,
    NoEntries,
    NotInEncoding,
    TooLong,
    trouble,
)
from annotator.imports.found import Found, FoundArticle, Place
from annotator.imports.scrape import Block, Kind

EXTRACTOR, MEDIA_TYPE = "feed", "application/xml"
VERSION = f"1 (feedparser {version('feedparser')}, lxml {version('lxml')})"
# Encodings of several bytes a character that are none of Unicode: XML's parser knows none of them.
MANY_BYTES = re.compile("gb|big5|euc_|cp9[345]|shift_jis|iso2022|johab|hz")
WHOLE, SHORT = "text from the full content of the entry", "text from the summary of the entry"


def read_feed(name: str, stream: BinaryIO) -> Iterator[Found]:
    data = stream.read(MOST_FEED + 1)
    if len(data) > MOST_FEED:
        refused = TooLong(what="The feed", size=len(data), unit="bytes", most=MOST_FEED)
        yield trouble(Place(file=name), refused)
    elif MANY_BYTES.match(codec := declared_codec(data)):
        yield from _recoded(name, data, codec)
    else:
        yield from _read(name, data)


def _recoded(name: str, data: bytes, codec: str) -> Iterator[Found]:
    """The places of a parser that does not know these encodings count no bytes of the file."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        byte = f"0x{data[error.start]:02X}"
        refused = NotInEncoding(offset=error.start, byte=byte, encoding=codec)
        yield trouble(Place(file=name), refused)
        return
    for found in _read(name, DECLARATION.sub("", text).encode()):
        place = replace(found.place, byte=None)
        if isinstance(found, FoundArticle):
            yield replace(found, place=place, steps=(f"decoded {codec}", *found.steps))
        else:
            yield replace(found, place=place)


def _read(name: str, data: bytes) -> Iterator[Found]:
    outline = entries_in(data)
    yield from _entries(name, data, outline.entries, outline.readable)
    if outline.refused:
        yield trouble(Place(file=name, line=outline.line, byte=outline.byte), outline.refused)
    elif not outline.entries:
        yield trouble(Place(file=name, line=1, byte=0), NoEntries())


def _entries(name: str, data: bytes, places: list[Entry], readable: bytes) -> Iterator[Found]:
    if not places:
        return
    document = BytesIO(shielded(readable))
    read = feedparser.parse(document, sanitize_html=False, resolve_relative_uris=False)
    if len(read.entries) != len(places):
        # Else the words of one entry would be given the place of another.
        refused = BrokenMarkup(reason="it has elements named as entries that are none")
        yield trouble(Place(file=name, line=places[0].line, byte=places[0].begin), refused)
        return
    for place, entry in zip(places, read.entries, strict=True):
        where = Place(file=name, line=place.line, byte=place.begin)
        try:
            yield _article(where, data[place.begin : place.end], read.feed, entry)
        except Invalid as refused:
            yield trouble(where, refused)


def _article(place: Place, data: bytes, feed: Any, entry: Any) -> FoundArticle:
    said = _words(entry)
    return checked(
        FoundArticle(
            place=place,
            blocks=said.blocks,
            data=data,
            media_type=MEDIA_TYPE,
            extractor=EXTRACTOR,
            version=VERSION,
            byline=_text(entry, "author"),
            outlet=_text(entry.get("source", {}), "title") or _text(feed, "title"),
            url=_said(entry, "link"),
            external_id=_id(entry),
            language=said.language or _said(feed, "language"),
            published=_published(entry),
            steps=("entry taken from its feed", said.step, "white space joined as browsers do"),
        )
    )


class _Words(NamedTuple):
    blocks: tuple[Block, ...]
    step: str
    language: str


def _words(entry: Any) -> _Words:
    """The full content, and the summary as its standfirst; or the summary alone."""
    whole: Any = max(
        entry.get("content", []), key=lambda one: len(one.get("value", "")), default={}
    )
    summary = _text(entry, "summary")
    body = list(_body(whole or entry.get("summary_detail", {})))
    said = key("".join(block.text for block in body))
    lead = summary if whole and key(summary) not in said else ""
    return _Words(
        blocks=(
            *one_block("headline", _text(entry, "title")),
            *one_block("standfirst", lead),
            *body,
        ),
        step=WHOLE if whole else SHORT,
        language=_said(whole, "language"),
    )


def _body(detail: Any) -> Iterator[Block]:
    value = _said(detail, "value")
    if "html" not in (detail.get("type") or ""):
        yield from blocks("paragraph", value)
        return
    for block in printed(fragment(value)):
        yield Block(_kind(block), block.text)


def _kind(block: Printed) -> Kind:
    if block.within("figcaption"):
        return "caption"
    return "subheading" if block.within(*HEADINGS) else "paragraph"


def _said(holder: Any, field: str) -> str:
    return unshielded(str(holder.get(field) or ""))


def _text(holder: Any, field: str) -> str:
    detail = holder.get(f"{field}_detail")
    return _plain(detail) if detail and "value" in detail else _said(holder, field)


def _plain(detail: Any) -> str:
    """Words without their markup; what a feed calls plain stays as it is."""
    value = _said(detail, "value")
    return text_of(value) if "html" in (detail.get("type") or "") else value


def _id(entry: Any) -> str:
    """An address is no id of its own where the entry leads there anyway."""
    found = _said(entry, "id")
    return "" if found == _said(entry, "link") or len(found) > LONGEST["external_id"] else found


def _published(entry: Any) -> Published:
    printed = _said(entry, "published") or _said(entry, "updated")
    found = fields.published(printed)
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    if found.at or not parsed:
        return found
    return Published(datetime.fromtimestamp(timegm(parsed), UTC), printed)
