"""The rows of a CSV file with their places; a row that cannot be read does not take the next along.

Quotation marks are read strictly: a cell with a stray one is refused, never repaired, because
repairing changes the words.
"""

import csv
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from annotator.errors import Invalid
from annotator.imports.formats.encodings import Encoding, RawLine, decoded, raw_lines
from annotator.imports.formats.limits import MOST_RECORD
from annotator.imports.formats.troubles import BrokenRow, NotInEncoding, TooLong

# Rows are bounded in bytes here; the library's own bound is lower than a long article.
csv.field_size_limit(MOST_RECORD)
# How much may be read again after broken rows, so that no file takes for ever.
MOST_READ_AGAIN = 4 * MOST_RECORD
REASONS = {
    "unexpected end of data": "a quotation mark opens a cell, and nothing closes it",
    "expected after": "a quotation mark stands inside a quoted cell and is not doubled",
    "new-line": "a carriage return stands outside quotation marks",
}


class Row(NamedTuple):
    """A row as its cells, or why it has none, and the lines it stands on."""

    cells: list[str]
    lines: list[RawLine]
    refused: Invalid | None = None

    @property
    def data(self) -> bytes:
        return b"".join(line.data for line in self.lines)


class Rows:
    def __init__(self, stream: BinaryIO, encoding: Encoding, delimiter: str) -> None:
        self.encoding, self.delimiter = encoding, delimiter
        self._new = raw_lines(stream, encoding.newline)
        self._again: deque[RawLine] = deque()
        self._may_read_again = MOST_READ_AGAIN

    def __iter__(self) -> Iterator[Row]:
        while (row := self._next()).lines:
            yield row

    def _next(self) -> Row:
        taken: list[RawLine] = []
        bad: list[NotInEncoding] = []
        try:
            feed = csv.reader(self._texts(taken, bad), delimiter=self.delimiter, strict=True)
            return Row(next(feed, []), taken, bad[0] if bad else None)
        except csv.Error as error:
            return self._broken(taken, BrokenRow(reason=_reason(str(error))))
        except TooLong as refused:
            return self._broken(taken, refused)

    def _texts(self, taken: list[RawLine], bad: list[NotInEncoding]) -> Iterator[str]:
        size = 0
        while line := self._again.popleft() if self._again else next(self._new, None):
            taken.append(line)
            size += line.size
            if size > MOST_RECORD:
                raise TooLong(what="The row", size=size, unit="bytes", most=MOST_RECORD)
            try:
                yield decoded(line, self.encoding)
            except NotInEncoding as refused:
                bad.append(refused)
                yield line.data.decode(self.encoding.codec, "replace")

    def _broken(self, taken: list[RawLine], refused: Invalid) -> Row:
        """One line is given up; those after it, which a stray mark swallowed, are read again."""
        rest = taken[1:]
        self._may_read_again -= sum(line.size for line in rest)
        if self._may_read_again < 0:
            return Row([], taken, refused)
        self._again.extendleft(reversed(rest))
        return Row([], taken[:1], refused)


def _reason(said: str) -> str:
    return next((reason for sign, reason in REASONS.items() if sign in said), said)
