"""Reading files piece by piece: lines, tables, and the elements of one long JSON list."""

import io
import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from annotator.labelled.found import Place, Source, Trouble

# A line with a whole article in it is rarely a hundredth of this.
LONGEST_LINE = 20_000_000
_PIECE = 1 << 16
_MARKS = b"\xef\xbb\xbf \t"
NOT_LINES = "The file does not hold one JSON object a line, so none of it was read."
BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
UTF16 = "The file is written as UTF-16. Save it as UTF-8, and choose it again."


def stem(name: str) -> str:
    return PurePosixPath(name).stem


def folder(name: str) -> str:
    return PurePosixPath(name).parent.name


def text_of(source: Source) -> str | Trouble:
    """The whole file, every character and line end as it is."""
    with source.open() as stream:
        data = stream.read(LONGEST_LINE + 1)
    if len(data) > LONGEST_LINE:
        return Trouble(Place(source.name), "too_long", f"It is longer than {_megabytes()} MB.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return not_utf8(source.name, error.start)


def open_text(source: Source) -> io.TextIOWrapper:
    with source.open() as first:
        utf16 = first.read(2) in BYTE_ORDER_MARKS
    return io.TextIOWrapper(source.open(), encoding="utf-16" if utf16 else "utf-8-sig", newline="")


def not_utf8(file: str, byte: int, line: int | None = None) -> Trouble:
    return Trouble(Place(file, line), "not_utf8", f"Byte {byte:,} is not UTF-8.")


def json_lines(source: Source) -> Iterator[tuple[Place, dict[str, Any]] | Trouble]:
    """The objects of a file with one a line; a bad line is told and passed over."""
    if _looks_like_utf16(source):
        yield Trouble(Place(source.name), "utf16", UTF16)
        return
    with source.open() as stream:
        number, objects = 0, False
        while data := stream.readline(LONGEST_LINE + 1):
            number += 1
            place = Place(source.name, number)
            if len(data) > LONGEST_LINE:
                yield Trouble(place, "too_long", f"The line is longer than {_megabytes()} MB.")
                _pass_over(stream, data)
            elif data.strip():
                found = _object(place, data)
                if isinstance(found, Trouble) and not objects and data.lstrip(_MARKS)[:1] != b"{":
                    yield Trouble(Place(source.name), "not_json_lines", NOT_LINES)
                    return
                objects = True
                yield found


def _object(place: Place, data: bytes) -> tuple[Place, dict[str, Any]] | Trouble:
    try:
        found = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once)
    except UnicodeDecodeError as error:
        return not_utf8(place.file, error.start, place.line)
    except json.JSONDecodeError as error:
        byte = len(data.decode("utf-8-sig")[: error.pos].encode()) + 1
        reason = f"The line is not JSON at its character {error.pos + 1:,}"
        reason += f" (byte {byte:,}): {error.msg}."
        return Trouble(place, "not_json", reason)
    except (ValueError, RecursionError) as error:
        return Trouble(place, "not_json", f"The line is not JSON: {error}.")
    if not isinstance(found, dict):
        return Trouble(place, "not_an_object", "The line is not a JSON object.")
    return place, found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Of two values of one name neither is known to be meant. Raises ValueError."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"it says {twice[:50]!r} twice")
    return found


def _looks_like_utf16(source: Source) -> bool:
    """Where every other byte is NUL. No JSON has one, and what begins with a mark is told alike."""
    with source.open() as stream:
        head = stream.read(1000)
    return head[:2] in BYTE_ORDER_MARKS or head.count(0) > len(head) // 4


def _pass_over(stream: Any, data: bytes) -> None:
    while data and not data.endswith(b"\n"):
        data = stream.readline(_PIECE)


def json_elements(source: Source) -> Iterator[tuple[Place, Any] | Trouble]:
    """The elements of a file that is one JSON list, without holding the list."""
    place = Place(source.name)
    try:
        with open_text(source) as stream:
            for number, element in enumerate(_elements(stream), 1):
                yield Place(source.name, record=f"element {number}"), element
    except UnicodeDecodeError as error:
        yield not_utf8(source.name, error.start)
    except (ValueError, RecursionError) as error:
        yield Trouble(place, "not_json", f"The file is not a JSON list: {error}.")


def _elements(stream: io.TextIOWrapper) -> Iterator[Any]:
    decoder, buffer = json.JSONDecoder(), stream.read(_PIECE).lstrip()
    if not buffer.startswith("["):
        raise ValueError("it does not begin with [")
    buffer = buffer[1:]
    while True:
        buffer = buffer.lstrip(" \t\r\n,")
        if buffer.startswith("]"):
            return
        try:
            element, end = decoder.raw_decode(buffer)
        except ValueError:
            # What fails in the middle may be whole once more of it is read.
            more = stream.read(max(_PIECE, len(buffer)))
            if not more or len(buffer) > LONGEST_LINE:
                raise
            buffer += more
            continue
        yield element
        buffer = buffer[end:]


def _megabytes() -> int:
    return LONGEST_LINE // 1_000_000
