"""Plain text, scraped or pasted: one article a file."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from annotator.errors import Invalid
from annotator.imports.decoding import UTF16_MARKS
from annotator.imports.formats.checking import checked
from annotator.imports.formats.limits import MOST_RECORD
from annotator.imports.formats.troubles import TooLong, trouble
from annotator.imports.found import Found, FoundArticle, Place
from annotator.imports.scrape import all_blocks, read_scrape

MEDIA_TYPE = "text/plain"
NEWLINE = re.compile(rb"\r\n|\r|\n")


def read_plain(name: str, stream: BinaryIO) -> Found:
    data = stream.read(MOST_RECORD + 1)
    try:
        if len(data) > MOST_RECORD:
            raise TooLong(what="The file", size=len(data), unit="bytes", most=MOST_RECORD)
        return _article(name, data)
    except Invalid as refused:
        return trouble(place_in(name, data, refused), refused)


def _article(name: str, data: bytes) -> FoundArticle:
    scrape = read_scrape(data)
    return checked(
        FoundArticle(
            place=Place(file=name, line=1, byte=0),
            blocks=tuple(all_blocks(scrape)),
            data=data,
            media_type=MEDIA_TYPE,
            extractor=scrape.extractor,
            version=scrape.version,
            byline=scrape.byline or "",
            published=scrape.published,
            dropped=scrape.dropped,
            steps=scrape.steps,
        )
    )


def place_in(name: str, data: bytes, refused: Invalid) -> Place:
    """The line that a refusal is about: it names a line, a byte or, being too long, the end."""
    wanted = int(refused.facts.get("line", 0))
    at = int(refused.facts.get("offset", len(data) if isinstance(refused, TooLong) else 0))
    line, byte = 1, 0
    for number, begin in enumerate(line_begins(data), start=1):
        if number > wanted if wanted else begin > at:
            break
        line, byte = number, begin
    return Place(file=name, line=line, byte=byte)


def line_begins(data: bytes) -> Iterator[int]:
    """The byte where each line begins; in UTF-16 both bytes of a newline count."""
    codec = UTF16_MARKS.get(data[:2])
    yield 0
    if codec is None:
        yield from (found.end() for found in NEWLINE.finditer(data))
        return
    begin = 0
    for line in re.findall("[^\r\n]*(?:\r\n|\r|\n)", data.decode(codec, "replace")):
        begin += len(line.encode(codec, "surrogatepass"))
        yield begin
