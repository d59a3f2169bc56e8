"""From the bytes of a file to text with LF newlines, or a refusal that names the place."""

import codecs
import re
from typing import NamedTuple

from annotator.errors import Invalid


class EmptyFile(Invalid):
    """The file is empty: it holds no character that prints."""


class Undecodable(Invalid):
    """Byte {offset} ({byte}) is not UTF-8, and the file is not windows-1252 either."""


class BrokenUtf16(Invalid):
    """The file begins as UTF-16, but byte {offset} does not continue it."""


class ForbiddenCharacter(Invalid):
    """{name} at line {line}, column {column} (character {position}): no article may hold it."""


class Decoded(NamedTuple):
    text: str
    steps: tuple[str, ...]


# Tab, line feed, vertical tab, form feed and carriage return are white space and may stay.
FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
HIGH_BYTE = re.compile(rb"[\x80-\xff]")
UTF16_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def decode(data: bytes) -> Decoded:
    """The text of a file with LF newlines, and the steps that led there."""
    text, steps = _characters(data)
    if not text.strip():
        raise EmptyFile
    refuse_forbidden(text)
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(unified, steps if unified == text else (*steps, "newlines to LF"))


def _characters(data: bytes) -> Decoded:
    for mark, codec in UTF16_MARKS.items():
        if data.startswith(mark):
            return Decoded(_utf16(data, codec), ("decoded utf-16", "byte order mark dropped"))
    if data.startswith(codecs.BOM_UTF8):
        text, steps = _utf8_or_1252(data[len(codecs.BOM_UTF8) :], len(codecs.BOM_UTF8))
        return Decoded(text, (*steps, "byte order mark dropped"))
    return _utf8_or_1252(data, 0)


def _utf16(data: bytes, codec: str) -> str:
    # Lone surrogates pass here, so that they are refused below with their place in the text.
    try:
        return data[2:].decode(codec, "surrogatepass")
    except UnicodeDecodeError as error:
        raise BrokenUtf16(offset=2 + error.start) from error


def _utf8_or_1252(data: bytes, skipped: int) -> Decoded:
    try:
        # Surrogates written as three bytes are damaged UTF-8, never windows-1252.
        return Decoded(data.decode("utf-8", "surrogatepass"), ("decoded utf-8",))
    except UnicodeDecodeError as error:
        undecodable = Undecodable(offset=skipped + error.start, byte=f"0x{data[error.start]:02X}")
        if skipped or mostly_utf8(data):
            raise undecodable from error
        return Decoded(_windows_1252(data, undecodable), ("decoded windows-1252",))


def mostly_utf8(data: bytes) -> bool:
    """A damaged UTF-8 file has more whole sequences than stray bytes; windows-1252 has few."""
    sequences = UTF8_SEQUENCE.findall(data)
    stray = len(HIGH_BYTE.findall(data)) - sum(map(len, sequences))
    return len(sequences) >= stray


def _windows_1252(data: bytes, undecodable: Undecodable) -> str:
    try:
        return data.decode("windows-1252")
    except UnicodeDecodeError as error:
        raise undecodable from error


def refuse_forbidden(text: str) -> None:
    found = FORBIDDEN.search(text)
    if found is None:
        return
    before = text[: found.start()].replace("\r\n", "\n").replace("\r", "\n")
    raise ForbiddenCharacter(
        name=f"U+{ord(found.group()):04X}",
        line=before.count("\n") + 1,
        column=len(before) - before.rfind("\n"),
        position=found.start(),
    )
