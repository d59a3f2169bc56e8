"""Files on a disk and files in an archive, as one list of sources."""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from annotator.errors import Invalid
from annotator.labelled.found import Source

MOST_FILES, MOST_BYTES, MOST_GROWTH = 50_000, 2_000_000_000, 200


class UnsafeArchive(Invalid):
    """{name} is not unpacked: {why}."""

    field = "files"


def sources_of(paths: list[Path]) -> list[Source]:
    """Files, and all files below folders, in order; archives unpacked."""
    found: list[Source] = []
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            name = file.relative_to(path.parent).as_posix()
            found += unpacked(name, lambda file=file: file.open("rb"))  # type: ignore[misc]
    return found


def unpacked(name: str, open_it: Callable[[], BinaryIO]) -> list[Source]:
    """The files of an archive, or the file itself. Raises UnsafeArchive."""
    if not name.lower().endswith(".zip"):
        return [Source(name, open_it)]
    try:
        with open_it() as stream, zipfile.ZipFile(stream) as archive:
            inside = [info for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, NotImplementedError, OSError) as error:
        raise UnsafeArchive(name=name, why=f"it is not a ZIP file ({error})") from error
    _refuse_too_large(name, inside)
    return list(_inside(name, open_it, inside))


def _refuse_too_large(name: str, inside: list[zipfile.ZipInfo]) -> None:
    size = sum(info.file_size for info in inside)
    packed = sum(info.compress_size for info in inside) or 1
    if len(inside) > MOST_FILES:
        raise UnsafeArchive(name=name, why=f"it holds more than {MOST_FILES:,} files")
    if size > MOST_BYTES or (size > 10_000_000 and size / packed > MOST_GROWTH):
        raise UnsafeArchive(name=name, why="it grows too large when it is unpacked")
    if any(info.flag_bits & 1 for info in inside):
        raise UnsafeArchive(name=name, why="it is encrypted")


def _inside(
    name: str, open_it: Callable[[], BinaryIO], inside: list[zipfile.ZipInfo]
) -> Iterator[Source]:
    # Opened once: the directory of an archive can be as long as many of its files.
    archive = zipfile.ZipFile(open_it())
    for info in sorted(inside, key=lambda info: info.filename):
        hidden = any(part.startswith((".", "__MACOSX")) for part in info.filename.split("/"))
        if not hidden:
            # Names are only compared and shown, never opened on a disk.
            yield Source(info.filename, lambda info=info: _opened(archive, info))  # type: ignore[misc]


def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    with archive.open(info) as member:
        # No further than the directory says: what is longer was made to be.
        return io.BytesIO(member.read(info.file_size))
