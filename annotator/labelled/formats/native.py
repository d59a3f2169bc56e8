"""Our own dataset format (annotator/dataset/native.py), whose schema stands beside it."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from annotator.dataset.schema import schema
from annotator.labelled.formats.reading import json_lines
from annotator.labelled.found import (
    About,
    Found,
    Header,
    Item,
    Mark,
    Place,
    Reply,
    Source,
    Tie,
    Trouble,
    Work,
)

WITHDRAWN = "The article was withdrawn there: the file has none of its words for the labels."


def read(files: Sequence[Source], columns: dict[str, str]) -> Iterator[Found]:
    for source in files:
        yield from _file(source)


def _file(source: Source) -> Iterator[Found]:
    whole = False
    for found in json_lines(source):
        if isinstance(found, Trouble):
            yield found
            continue
        place, row = found
        kind = row.get("type")
        whole = kind == "end"
        try:
            if kind == "header":
                yield _header(place, row)
            elif kind == "article":
                yield _item(place, row)
            elif kind == "withdrawn":
                yield Trouble(place, "no_words", WITHDRAWN)
            elif kind != "end":
                raise ValueError
        except (KeyError, TypeError, ValueError, AttributeError):
            reason = "The line is not one of this format."
            yield Trouble(place, "not_native", reason)
    if not whole:
        yield Trouble(Place(source.name), "cut", "It has no closing line, so the end is missing.")


def _header(place: Place, row: dict[str, Any]) -> Header | Trouble:
    fault = best_match(_headers().iter_errors(row))
    if fault is None:
        return Header(row["codebooks"])
    where = "/".join(map(str, fault.absolute_path))
    reason = f"Its codebooks cannot be used. {where or 'The header'}: {fault.message[:300]}."
    return Trouble(place, "bad_header", reason)


@cache
def _headers() -> Draft202012Validator:
    return Draft202012Validator({**schema(), "oneOf": [{"$ref": "#/$defs/header"}]})


def _item(place: Place, row: dict[str, Any]) -> Item:
    text, published = row["text"], row["published"]
    names = ("external_id", "url", "byline", "language")
    about = About(
        identity=row["article"],
        outlet=row["outlet"] or "",
        story=row["story"] or "",
        published_at=published["at"],
        published_as_printed=published["printed"],
        zone_assumed=published["zone_assumed"],
        version=text["version"],
        blocks=_places(text, "blocks"),
        sentences=_places(text, "sentences"),
        splitter_version=text["splitter_version"],
        note=text["note"],
        **{name: row[name] for name in names},
    )
    works = tuple(_work(place, done) for done in row["assignments"])
    return Item(key=row["article"], place=place, text=text["content"], works=works, about=about)


def _places(text: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Raises ValueError where one lies outside of the words."""
    found: list[dict[str, Any]] = text[name]
    length = len(text["content"])
    if any(not 0 <= one["start"] <= one["end"] <= length for one in found):
        raise ValueError
    return found


def _work(place: Place, done: dict[str, Any]) -> Work:
    return Work(
        annotator=done["annotator"],
        codebook=done["codebook"],
        round=done["round"],
        condition=done["condition"],
        submitted_at=done["submitted_at"],
        marks=tuple(_mark(place, span) for span in done["spans"]),
        ties=tuple(_tie(place, link) for link in done["links"]),
        replies=tuple(_reply(place, answer) for answer in done["answers"]),
    )


def _mark(place: Place, span: dict[str, Any]) -> Mark:
    names = ("label", "quote", "attributes", "note", "confidence", "uuid", "origin", "revision")
    return Mark(
        key=span["uuid"],
        pieces=((span["start"], span["end"]),),
        place=Place(place.file, place.line, f"span {span['uuid']}"),
        # Older files do not say it.
        made_under=span.get("made_under"),
        **{name: span[name] for name in names},
    )


def _tie(place: Place, link: dict[str, Any]) -> Tie:
    names = ("type", "source", "target", "uuid", "revision")
    where = Place(place.file, place.line, f"link {link['uuid']}")
    return Tie(place=where, **{name: link[name] for name in names})


def _reply(place: Place, answer: dict[str, Any]) -> Reply:
    where = Place(place.file, place.line, f"answer {answer['question']}")
    names = ("question", "value", "revision")
    return Reply(place=where, **{name: answer[name] for name in names})
