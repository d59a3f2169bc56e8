"""How the bytes of a text file are characters, and its lines, one at a time in bounded memory."""

import codecs
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from annotator.imports.decoding import UTF16_MARKS, mostly_utf8
from annotator.imports.formats.limits import HEAD, MOST_RECORD
from annotator.imports.formats.troubles import NotInEncoding

UTF8 = "utf-8"


class Encoding(NamedTuple):
    codec: str
    mark: bytes = b""

    @property
    def newline(self) -> bytes:
        return "\n".encode(self.codec)

    @property
    def steps(self) -> tuple[str, ...]:
        decoded = f"decoded {self.codec}"
        return (decoded, "byte order mark dropped") if self.mark else (decoded,)


class RawLine(NamedTuple):
    """A line with its newline as it stands in the file; `data` is cut where it is too long."""

    number: int
    byte: int
    data: bytes
    size: int


def encoding_of(head: bytes, *, or_1252: bool) -> Encoding:
    """Told from the beginning of a file; `or_1252` where bytes that are no UTF-8 may be that."""
    for mark, codec in UTF16_MARKS.items():
        if head.startswith(mark):
            return Encoding(codec, mark)
    if head.startswith(codecs.BOM_UTF8):
        return Encoding(UTF8, codecs.BOM_UTF8)
    return Encoding("windows-1252" if or_1252 and not _is_utf8(head) else UTF8)


def _is_utf8(head: bytes) -> bool:
    try:
        # The head may end within a character.
        codecs.getincrementaldecoder(UTF8)().decode(head)
    except UnicodeDecodeError:
        return mostly_utf8(head)
    return True


def raw_lines(stream: BinaryIO, newline: bytes, most: int = MOST_RECORD) -> Iterator[RawLine]:
    """The lines of a file, each with its number from 1 and the byte where it begins, from 0."""
    number, byte, held, size = 1, 0, bytearray(), 0
    # An even size, so that characters of two bytes stay whole.
    while chunk := stream.read(HEAD):
        begin = 0
        while begin < len(chunk):
            end = _after_newline(chunk, newline, begin)
            piece = chunk[begin : end or len(chunk)]
            held += piece[: most - len(held)]
            size += len(piece)
            begin += len(piece)
            if end:
                yield RawLine(number, byte, bytes(held), size)
                number, byte, held, size = number + 1, byte + size, bytearray(), 0
    if size:
        yield RawLine(number, byte, bytes(held), size)


def _after_newline(chunk: bytes, newline: bytes, begin: int) -> int:
    """Where the next line begins, or 0; in UTF-16 a newline begins at an even byte."""
    found = chunk.find(newline, begin)
    while found >= 0 and found % len(newline):
        found = chunk.find(newline, found + 1)
    return found + len(newline) if found >= 0 else 0


def decoded(line: RawLine, encoding: Encoding) -> str:
    """Raises NotInEncoding, which names the byte."""
    data = without_mark(line, encoding)
    try:
        return data.decode(encoding.codec)
    except UnicodeDecodeError as error:
        offset = line.byte + line.size - len(data) + error.start
        byte = f"0x{data[error.start]:02X}"
        raise NotInEncoding(offset=offset, byte=byte, encoding=encoding.codec) from error


def without_mark(line: RawLine, encoding: Encoding) -> bytes:
    return line.data.removeprefix(encoding.mark) if line.number == 1 else line.data
