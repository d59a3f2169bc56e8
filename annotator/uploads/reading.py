"""Reads an upload as a file, with one chunk in memory at a time."""

import io
from typing import BinaryIO, cast

from annotator.uploads.models import Upload, UploadChunk

CHUNK = 1_000_000


def open_upload(upload: Upload) -> BinaryIO:
    """Its bytes as a seekable file that can be read and nothing else."""
    return cast("BinaryIO", io.BufferedReader(_Chunks(upload), buffer_size=64 * 1024))


class _Chunks(io.RawIOBase):
    def __init__(self, upload: Upload) -> None:
        self._upload = upload
        self._at = 0
        self._position: int | None = None
        self._chunk = memoryview(b"")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._upload.size}[whence]
        if start + offset < 0:
            raise ValueError(f"negative seek position {start + offset}")
        self._at = start + offset
        return self._at

    def readinto(self, buffer: memoryview | bytearray) -> int:  # type: ignore[override]
        if self._at >= self._upload.size:
            return 0
        position, offset = divmod(self._at, CHUNK)
        piece = self._load(position)[offset : offset + len(buffer)]
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def _load(self, position: int) -> memoryview:
        if position != self._position:
            self._chunk = memoryview(b"")  # freed before the next one comes
            rows = UploadChunk.objects.filter(upload=self._upload, position=position)
            self._chunk = memoryview(rows.values_list("content", flat=True).get())
            self._position = position
        return self._chunk
