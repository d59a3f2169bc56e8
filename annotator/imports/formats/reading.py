"""Reads a file of any kind: articles and troubles, one after the other, in bounded memory.

    for found in read_file("crawl.zip", stream):
        ...

Nothing is raised for what a file holds: each part that cannot be read is a Trouble with its place.
"""

from collections.abc import Iterator
from io import BufferedReader
from typing import BinaryIO

from annotator.errors import Invalid
from annotator.imports.decoding import EmptyFile
from annotator.imports.formats.detecting import kind_of
from annotator.imports.formats.feed import read_feed
from annotator.imports.formats.jsonl import read_jsonl
from annotator.imports.formats.limits import MOST_NESTED, MOST_UNPACKED
from annotator.imports.formats.page import Origin, read_page
from annotator.imports.formats.plain import read_plain
from annotator.imports.formats.streams import Unpacked, opened, spooled
from annotator.imports.formats.table import read_csv
from annotator.imports.formats.troubles import NestedTooDeep, NoArchive, trouble
from annotator.imports.formats.warc import read_warc
from annotator.imports.formats.zipped import Budget, read_zip
from annotator.imports.found import Found, Place

MOST_NESTED_ARCHIVES = 1


def read_file(name: str, stream: BinaryIO, *, url: str = "", charset: str = "") -> Iterator[Found]:
    """What a file holds. A page knows its `url` and `charset` where it was just fetched."""
    yield from _Reader(Origin(url, charset), Budget()).read(name, stream)


class _Reader:
    def __init__(self, origin: Origin, budget: Budget) -> None:
        self.origin, self.budget, self.depth = origin, budget, -1

    def read(self, name: str, stream: BinaryIO) -> Iterator[Found]:
        try:
            yield from self._read(name, stream)
        except Invalid as refused:
            yield trouble(Place(file=name), refused)

    def _read(self, name: str, stream: BinaryIO) -> Iterator[Found]:
        head, whole = opened(stream)
        kind = kind_of(name, head)
        if not head:
            yield trouble(Place(file=name, line=1, byte=0), EmptyFile())
        elif kind == "gzip":
            yield from self._unpacked(name, Unpacked(whole))
        elif kind == "zip":
            yield from self._archive(name, whole)
        else:
            yield from self._articles(kind, name, whole, head)

    def _unpacked(self, name: str, unpacked: Unpacked) -> Iterator[Found]:
        head, whole = opened(BufferedReader(unpacked))
        kind = kind_of(name.removesuffix(".gz"), head)
        if kind in ("gzip", "zip"):
            raise NoArchive(reason="it is packed twice")
        found = self._articles(kind, name, whole, head)
        if kind in ("page", "plain"):
            # Of a file that is cut, half an article is none.
            found = iter([each for each in found if not unpacked.broken])
        yield from found
        if unpacked.broken:
            yield trouble(Place(file=name), NoArchive(reason=unpacked.broken))

    def _archive(self, name: str, stream: BinaryIO) -> Iterator[Found]:
        if self.depth >= MOST_NESTED_ARCHIVES:
            raise NestedTooDeep
        with spooled(stream, MOST_UNPACKED if self.depth < 0 else MOST_NESTED) as copy:
            self.depth += 1
            try:
                yield from read_zip(name, copy, self.budget, self.read)
            finally:
                self.depth -= 1

    def _articles(self, kind: str, name: str, stream: BinaryIO, head: bytes) -> Iterator[Found]:
        match kind:
            case "jsonl":
                yield from read_jsonl(name, stream, head)
            case "csv":
                yield from read_csv(name, stream, head)
            case "feed":
                yield from read_feed(name, stream)
            case "warc":
                yield from read_warc(name, stream)
            case "page":
                yield read_page(name, stream, self.origin)
            case _:
                yield read_plain(name, stream)
