"""Undoing what a server did to the bytes of a page, never beyond a bound."""

import zlib

import brotli

from annotator.errors import Invalid
from annotator.imports.formats.limits import MOST_PAGE
from annotator.imports.formats.troubles import TooLong

WINDOWS = {"gzip": 31, "x-gzip": 31, "deflate": 15}
PLAIN = ("", "identity", "none")


class UnknownPacking(Invalid):
    """The page is packed as {how}, which is not read here."""


class BrokenPacking(Invalid):
    """The page is packed as {how}, but damaged."""


def unpacked(data: bytes, how: str, most: int = MOST_PAGE) -> bytes:
    """What a Content-Encoding packed. Raises where it is unknown, damaged or too much."""
    how = how.strip().lower()
    if how in PLAIN:
        return data
    if how == "br":
        return _unbrotlied(data, most)
    if how not in WINDOWS:
        raise UnknownPacking(how=how[:40])
    try:
        return _inflated(data, WINDOWS[how], most)
    except zlib.error as error:
        if how != "deflate":
            raise BrokenPacking(how=how) from error
    try:
        # Some servers leave out the header that deflate has in HTTP.
        return _inflated(data, -zlib.MAX_WBITS, most)
    except zlib.error as error:
        raise BrokenPacking(how=how) from error


def _inflated(data: bytes, window: int, most: int) -> bytes:
    unpacking = zlib.decompressobj(window)
    found = unpacking.decompress(data, most + 1)
    _refuse_more(found, most)
    if not unpacking.eof:
        raise zlib.error("it ends too early")
    return found


def _unbrotlied(data: bytes, most: int) -> bytes:
    unpacking = brotli.Decompressor()
    try:
        found: bytes = unpacking.process(data, output_buffer_limit=most + 1)
    except brotli.error as error:
        raise BrokenPacking(how="br") from error
    _refuse_more(found, most)
    if not unpacking.is_finished():
        raise BrokenPacking(how="br")
    return found


def _refuse_more(found: bytes, most: int) -> None:
    if len(found) > most:
        raise TooLong(what="The page", size=len(found), unit="bytes", most=most)
