"""WARC: each page of HTML that a server answered with is an article.

`byte` of a place counts in the unpacked file.
"""

import logging
from collections.abc import Iterator
from importlib.metadata import version
from io import BytesIO
from typing import Any, BinaryIO

from warcio.archiveiterator import WARCIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed

from annotator.errors import Invalid
from annotator.imports.formats.limits import LONGEST_NAME, MOST_PAGE
from annotator.imports.formats.page import Origin, page
from annotator.imports.formats.troubles import BrokenRecord, TooLong, trouble
from annotator.imports.formats.unpacking import unpacked
from annotator.imports.found import Found, FoundArticle, Place

# It names addresses, which are no matter for a log.
logging.getLogger("warcio").setLevel(logging.CRITICAL)

PAGES = ("text/html", "application/xhtml+xml")
STEP = f"taken from a WARC response (warcio {version('warcio')})"
LONGEST_HEAD = PIECE = 64 * 1024
NO_LIMIT = 2**62
CUT = "the file ends within it, or its Content-Length is wrong"


class _Records(WARCIterator):  # type: ignore[misc]
    # warcio prints what stands between damaged records: words of articles are not for a log.
    INC_RECORD = ""


class _Metered:
    """The file as warcio reads it: of a line that never ends it would hold all in memory."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.offset, self.allowed = stream, 0, LONGEST_HEAD

    def tell(self) -> int:
        return self.offset

    def read(self, size: int) -> bytes:
        data = self.stream.read(size)
        self.offset += len(data)
        self.allowed -= len(data)
        if self.allowed < 0:
            raise TooLong(
                what="The head of a record", size=-self.allowed + LONGEST_HEAD, unit="bytes",
                most=LONGEST_HEAD,
            )  # fmt: skip
        return data


def read_warc(name: str, stream: BinaryIO) -> Iterator[Found]:
    metered = _Metered(stream)
    records = _Records(metered)
    while True:
        metered.allowed = LONGEST_HEAD
        try:
            record = next(records, None)
        except Invalid as refused:
            yield trouble(Place(file=name, byte=records.offset), refused)
            return
        except (ArchiveLoadFailed, ValueError, AttributeError, TypeError, EOFError) as error:
            reason = str(error).strip().split("\n")[0][:200] or "its head is damaged"
            yield trouble(Place(file=name, byte=records.offset), BrokenRecord(reason=reason))
            return
        if record is None:
            break
        if records.err_count:
            reason = "the record before it does not end where its Content-Length says"
            yield trouble(Place(file=name, byte=records.offset), BrokenRecord(reason=reason))
            return
        metered.allowed = NO_LIMIT
        place = Place(file=name, byte=records.offset)
        found = [_found(place, record)] if _is_page(record) else []
        if not _passed(record):
            yield trouble(place, BrokenRecord(reason=CUT))
            return
        yield from found
    if records.offset < metered.offset:
        yield trouble(Place(file=name, byte=records.offset), BrokenRecord(reason=CUT))


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    return kind in PAGES and record.http_headers.get_statuscode() == "200"


def _passed(record: Any) -> bool:
    """Goes to the end of a record; False where it has none."""
    length = record.rec_headers.get_header("Content-Length") or ""
    if not length.isdecimal():
        return False
    while record.raw_stream.read(PIECE):
        pass
    return int(length) == 0 or bool(record.raw_stream.tell() == int(length))


def _found(place: Place, record: Any) -> Found:
    try:
        return _article(place, record)
    except Invalid as refused:
        return trouble(place, refused)


def _article(place: Place, record: Any) -> FoundArticle:
    headers = record.http_headers
    raw = record.raw_stream.read(MOST_PAGE + 1)
    if len(raw) > MOST_PAGE:
        raise TooLong(what="The page", size=record.length, unit="bytes", most=MOST_PAGE)
    steps = [STEP]
    if (headers.get_header("Transfer-Encoding") or "").lower() == "chunked":
        raw = ChunkedDataReader(BytesIO(raw)).read()
        steps.append("chunks joined")
    packing = headers.get_header("Content-Encoding") or ""
    data = unpacked(raw, packing)
    if data is not raw:
        steps.append(f"unpacked {packing}")
    uri = record.rec_headers.get_header("WARC-Target-URI") or ""
    where = Place(file=f"{place.file}/{uri}"[:LONGEST_NAME], byte=place.byte)
    origin = Origin(uri, _charset(headers.get_header("Content-Type") or ""), tuple(steps))
    return page(where, data, origin)


def _charset(content_type: str) -> str:
    return content_type.lower().partition("charset=")[2].split(";")[0].strip(" \"'")
