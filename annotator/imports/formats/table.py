"""CSV: the first line names the columns (`fields.NAMES`), each row is an article."""

import csv
from collections.abc import Iterator
from typing import BinaryIO

from annotator.errors import Invalid
from annotator.imports.formats import fields
from annotator.imports.formats.encodings import Encoding, encoding_of
from annotator.imports.formats.rows import Row, Rows
from annotator.imports.formats.troubles import NoColumns, WrongCells, trouble
from annotator.imports.found import Found, FoundArticle, Place

EXTRACTOR, VERSION, MEDIA_TYPE = "csv", "1", "text/csv"
DELIMITERS = ",;\t|"


def delimiter_of(header: str) -> str:
    """The sign that parts the most known columns, then the most columns at all."""

    def parted(sign: str) -> tuple[int, int]:
        return len(fields.columns(_cells(header, sign))), header.count(sign)

    return max(DELIMITERS, key=parted)


def is_header(line: str) -> bool:
    return fields.looks_like_a_header(_cells(line, delimiter_of(line)))


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line.strip("\r\n")], delimiter=delimiter), [])
    except csv.Error:
        return []


def first_line(head: bytes, encoding: Encoding) -> str:
    text = head.removeprefix(encoding.mark).decode(encoding.codec, "replace")
    return text.lstrip("\r\n").split("\n", 1)[0]


def read_csv(name: str, stream: BinaryIO, head: bytes) -> Iterator[Found]:
    encoding = encoding_of(head, or_1252=True)
    rows = iter(Rows(stream, encoding, delimiter_of(first_line(head, encoding))))
    header = next((row for row in rows if _says_something(row)), Row([], []))
    known = fields.columns(header.cells)
    if header.refused or "body" not in known:
        names = ", ".join(fields.NAMES["body"])
        yield trouble(Place(file=name, line=1, byte=0), header.refused or NoColumns(names=names))
        return
    for row in rows:
        if _says_something(row):
            yield _found(name, encoding, header, row)


def _says_something(row: Row) -> bool:
    return row.refused is not None or any(cell.strip() for cell in row.cells)


def _found(name: str, encoding: Encoding, header: Row, row: Row) -> Found:
    place = Place(file=name, line=row.lines[0].number, byte=row.lines[0].byte)
    try:
        return _article(place, encoding, header, row)
    except Invalid as refused:
        return trouble(_exactly(place, row, refused), refused)


def _exactly(place: Place, row: Row, refused: Invalid) -> Place:
    """The line of the row where the byte stands that a refusal names."""
    offset = int(refused.facts.get("offset", row.lines[0].byte))
    line = max((line for line in row.lines if line.byte <= offset), key=lambda line: line.byte)
    return Place(file=place.file, line=line.number, byte=line.byte)


def _article(place: Place, encoding: Encoding, header: Row, row: Row) -> FoundArticle:
    if row.refused:
        raise row.refused
    if len(row.cells) != len(header.cells):
        raise WrongCells(cells=len(row.cells), columns=len(header.cells))
    known = fields.columns(header.cells)
    said = {field: row.cells[header.cells.index(name)] for field, name in known.items()}
    source = fields.Source(
        place=place,
        data=header.data + row.data,
        media_type=MEDIA_TYPE,
        extractor=EXTRACTOR,
        version=VERSION,
        steps=(*encoding.steps, "row put under the header line"),
    )
    unused = [name for name in header.cells if name.strip() and name not in known.values()]
    return fields.article(said, unused, source)
