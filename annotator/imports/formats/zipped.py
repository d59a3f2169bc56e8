"""ZIP: what may be unpacked at all, told from the directory of the archive before anything is."""

import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import SEEK_END
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from annotator.errors import Invalid
from annotator.imports.formats.limits import (
    LONGEST_NAME,
    MEGABYTE,
    MOST_DIRECTORY,
    MOST_ENTRIES,
    MOST_RATIO,
    MOST_UNPACKED,
    RATIO_COUNTS_FROM,
)
from annotator.imports.formats.troubles import (
    Bomb,
    Encrypted,
    NameTwice,
    NoArchive,
    PackedOtherwise,
    TooManyEntries,
    UnknownKind,
    UnsafeName,
    trouble,
)
from annotator.imports.found import Found, Place

END = struct.Struct("<4s4H2LH")
END_SIGN, BIGGER_SIGN = b"PK\x05\x06", b"PK\x06\x07"
BIGGER_SIZE = 20
LONGEST_COMMENT = 65_535
UNIX_KIND, UNIX_LINK = 0o170000, 0o120000
LEFT_BY_SYSTEMS = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/container.xml")

# What zipfile raises for a damaged archive, a feature it lacks, a password it would need.
DAMAGE = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)

Inner = Callable[[str, BinaryIO], Iterator[Found]]


@dataclass
class Budget:
    """What an archive, with those inside it, may still unpack."""

    entries: int = MOST_ENTRIES
    size: int = MOST_UNPACKED

    def spend(self, infos: list[ZipInfo]) -> None:
        self.entries -= len(infos)
        self.size -= sum(info.file_size for info in infos)
        if self.entries < 0:
            raise TooManyEntries(reason=f"it holds more than {MOST_ENTRIES:,} files")
        if self.size < 0:
            most = MOST_UNPACKED // MEGABYTE
            raise TooManyEntries(reason=f"its files together are more than {most:,} MB")


def read_zip(name: str, stream: BinaryIO, budget: Budget, inner: Inner) -> Iterator[Found]:
    """Reads each file with `inner`. Raises where the archive as a whole is refused."""
    _refuse_huge_directory(stream)
    try:
        archive = ZipFile(stream)
    except DAMAGE as error:
        raise NoArchive(reason=str(error).rstrip(".") or "its directory is damaged") from error
    with archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        if infos and infos[0].filename in OFFICE:
            raise UnknownKind(what="a document of a word processor, or another program's file")
        budget.spend(infos)
        yield from _entries(name, archive, infos, inner)


def _entries(name: str, archive: ZipFile, infos: list[ZipInfo], inner: Inner) -> Iterator[Found]:
    seen: set[str] = set()
    for info in infos:
        if info.filename.startswith(LEFT_BY_SYSTEMS) or info.filename.endswith(LEFT_BY_SYSTEMS):
            continue
        path = f"{name}/{info.filename}"[:LONGEST_NAME]
        try:
            _refuse_unsafe(info, seen)
            with archive.open(info) as entry:
                yield from inner(path, entry)  # type: ignore[arg-type]
        except Invalid as refused:
            yield trouble(Place(file=path), refused)
        except DAMAGE as error:
            reason = str(error).rstrip(".") or "the file ends too early"
            yield trouble(Place(file=path), NoArchive(reason=reason))


def _refuse_huge_directory(stream: BinaryIO) -> None:
    """Python reads all of the directory at once, so its size is looked at before."""
    size = stream.seek(0, SEEK_END)
    stream.seek(max(0, size - END.size - BIGGER_SIZE - LONGEST_COMMENT))
    tail = stream.read()
    stream.seek(0)
    at = tail.rfind(END_SIGN)
    if at < 0 or len(tail) - at < END.size:
        raise NoArchive(reason="it has no directory, perhaps because it is cut off")
    entries, directory = END.unpack_from(tail, at)[4:6]
    if tail[max(0, at - BIGGER_SIZE) : at].startswith(BIGGER_SIGN):
        raise TooManyEntries(reason="it is a ZIP64 archive, made for more than is read here")
    if entries > MOST_ENTRIES or directory > MOST_DIRECTORY:
        raise TooManyEntries(reason=f"it holds more than {MOST_ENTRIES:,} files")


def _refuse_unsafe(info: ZipInfo, seen: set[str]) -> None:
    _refuse_name(info)
    if info.filename in seen:
        raise NameTwice
    seen.add(info.filename)
    if info.flag_bits & 1:
        raise Encrypted
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise PackedOtherwise
    ratio = info.file_size // max(1, info.compress_size)
    if info.file_size > RATIO_COUNTS_FROM and ratio > MOST_RATIO:
        raise Bomb(ratio=ratio)


def _refuse_name(info: ZipInfo) -> None:
    name = info.orig_filename.replace("\\", "/")
    link = (info.external_attr >> 16) & UNIX_KIND == UNIX_LINK
    outside = name.startswith("/") or ".." in name.split("/") or name[1:2] == ":"
    odd = "\0" in name or len(name) > LONGEST_NAME
    if link or outside or odd:
        raise UnsafeName(name=name[:100].replace("\0", "\N{REPLACEMENT CHARACTER}"))
