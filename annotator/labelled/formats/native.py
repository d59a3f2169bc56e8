"""Our own dataset format (annotator/dataset/native.py), whose schema stands beside it."""

from collections.abc import Iterator, Sequence
from typing import Any

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
                yield Header(row["codebooks"])
            elif kind == "article":
                yield _item(place, row)
            elif kind != "end":
                raise ValueError
        except (KeyError, TypeError, ValueError, AttributeError):
            reason = "The line is not one of this format."
            yield Trouble(place, "not_native", reason)
    if not whole:
        yield Trouble(Place(source.name), "cut", "It has no closing line, so the end is missing.")


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
        blocks=text["blocks"],
        **{name: row[name] for name in names},
    )
    works = tuple(_work(place, done) for done in row["assignments"])
    return Item(key=row["article"], place=place, text=text["content"], works=works, about=about)


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
