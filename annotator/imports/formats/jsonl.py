"""JSON lines: each line an object, its fields named as in `fields.NAMES`."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from annotator.errors import Invalid
from annotator.imports.formats import fields
from annotator.imports.formats.encodings import Encoding, RawLine, decoded, encoding_of, raw_lines
from annotator.imports.formats.limits import MOST_RECORD
from annotator.imports.formats.troubles import (
    NoObject,
    NotJson,
    SpreadJson,
    TooLong,
    WrongType,
    trouble,
)
from annotator.imports.found import Found, FoundArticle, Place

EXTRACTOR, VERSION, MEDIA_TYPE = "json-lines", "1", "application/json"
WORDS = {
    str: "a text", bool: "true or false", int: "a number", float: "a number", list: "a list",
    dict: "an object", type(None): "nothing",
}  # fmt: skip


def read_jsonl(name: str, stream: BinaryIO, head: bytes) -> Iterator[Found]:
    encoding = encoding_of(head, or_1252=False)
    for line in raw_lines(stream, encoding.newline):
        place = Place(file=name, line=line.number, byte=line.byte)
        try:
            if line.data.strip(b"\r\n\0 \t"):
                yield _article(line, encoding, place)
        except SpreadJson as refused:
            yield trouble(place, refused)
            return
        except Invalid as refused:
            yield trouble(place, refused)


def _article(line: RawLine, encoding: Encoding, place: Place) -> FoundArticle:
    if line.size > MOST_RECORD:
        raise TooLong(what="The line", size=line.size, unit="bytes", most=MOST_RECORD)
    text = decoded(line, encoding).strip()
    if line.number == 1 and text in ("[", "{"):
        raise SpreadJson(what="spread over several lines")
    record = _object(text, first=line.number == 1)
    named = fields.columns(record)
    said = {field: _text(field, name, record[name]) for field, name in named.items()}
    marked = encoding if line.number == 1 else encoding._replace(mark=b"")
    source = fields.Source(
        place=place,
        data=line.data,
        media_type=MEDIA_TYPE,
        extractor=EXTRACTOR,
        version=VERSION,
        steps=marked.steps,
    )
    return fields.article(said, [name for name in record if name not in named.values()], source)


def _object(text: str, *, first: bool) -> Mapping[str, Any]:
    value = _parsed(text)
    if first and isinstance(value, list):
        raise SpreadJson(what="one list")
    if not isinstance(value, dict):
        raise NoObject(what=WORDS[type(value)])
    return value


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise NotJson(reason=error.msg.removesuffix(" at"), position=error.pos) from error
    except RecursionError as error:
        raise NotJson(reason="it is nested too deep", position=0) from error
    except ValueError as error:
        raise NotJson(reason="a number has too many digits", position=0) from error


def _text(field: str, name: str, value: Any) -> str:
    """The words of a field; null says nothing, an id may be a number, authors may be a list."""
    if value is None:
        return ""
    if field == "external_id" and type(value) is int:
        return str(value)
    if field == "byline" and isinstance(value, list) and all(isinstance(v, str) for v in value):
        return ", ".join(value)
    if not isinstance(value, str):
        raise WrongType(field=name, what=WORDS[type(value)], wanted="a text")
    return value
