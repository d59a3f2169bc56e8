"""Streams around streams: with the beginning looked at, unpacked, or kept to go back in."""

import gzip
import zlib
from io import BufferedReader, RawIOBase
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, cast

from annotator.imports.formats.limits import HEAD, MEGABYTE, MOST_RATIO
from annotator.imports.formats.troubles import Bomb, TooLong

RATIO_COUNTS_FROM = 100 * MEGABYTE
IN_MEMORY = 8 * MEGABYTE


class _Whole(RawIOBase):
    """A stream after its head was read, from the beginning again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self.head, self.rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = len(buffer)
        data, self.head = self.head[:size], self.head[size:]
        data = data or self.rest.read(size)
        buffer[: len(data)] = data
        return len(data)


def opened(stream: BinaryIO) -> tuple[bytes, BufferedReader]:
    """The head of a stream, and the whole of it; a read gives as much as is asked for."""
    head = b""
    while len(head) < HEAD and (piece := stream.read(HEAD - len(head))):
        head += piece
    return head, BufferedReader(_Whole(head, stream), HEAD)


class _Counted:
    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.size = stream, 0

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        self.size += len(data)
        return data


class Unpacked(RawIOBase):
    """The bytes of a gzip file. It ends where the file is damaged, and `broken` then says why."""

    def __init__(self, packed: BinaryIO) -> None:
        self.packed, self.size, self.broken = _Counted(packed), 0, ""
        self.plain = gzip.GzipFile(fileobj=self.packed, mode="rb")  # type: ignore[call-overload]

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._read(len(buffer))
        self.size += len(data)
        ratio = self.size // max(1, self.packed.size)
        if self.size > RATIO_COUNTS_FROM and ratio > MOST_RATIO:
            raise Bomb(ratio=ratio)
        buffer[: len(data)] = data
        return len(data)

    def _read(self, size: int) -> bytes:
        try:
            return bytes(self.plain.read1(size))
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            self.broken = str(error).rstrip(".")
            return b""


def spooled(stream: BinaryIO, most: int) -> BinaryIO:
    """A copy to go back and forth in, as archives need it. Raises TooLong."""
    copy = cast(BinaryIO, SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115  the caller closes it
    size = 0
    while piece := stream.read(HEAD):
        size += len(piece)
        if size > most:
            copy.close()
            raise TooLong(what="The archive", size=size, unit="bytes", most=most)
        copy.write(piece)
    copy.seek(0)
    return copy
