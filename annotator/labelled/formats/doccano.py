"""doccano: one JSON object a line, of the older and the newer generation.

doccano writes one file for each annotator; who it is stands in the file's name.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from annotator.labelled.formats.reading import json_lines, stem
from annotator.labelled.found import (
    About,
    Found,
    Item,
    Mark,
    Place,
    Reply,
    Source,
    Tie,
    Trouble,
    Work,
)

# Under which an answer about the whole text stands, which has no name in doccano.
QUESTION = "label"


def read(files: Sequence[Source], columns: dict[str, str]) -> Iterator[Found]:
    for source in files:
        for found in json_lines(source):
            if isinstance(found, Trouble):
                yield found
            else:
                yield from _item(*found, stem(source.name))


def _item(place: Place, row: dict[str, Any], annotator: str) -> Iterator[Found]:
    text = row.get("text", row.get("data"))
    if not isinstance(text, str):
        yield Trouble(place, "no_text", "There is no text, neither as text nor as data.")
        return
    works: dict[str, _Page] = {}
    for number, entry in enumerate(_entries(row), 1):
        # The older generation numbers its annotators, inside each label.
        who = str(entry["user"]) if isinstance(entry, dict) and "user" in entry else annotator
        try:
            works.setdefault(who, _Page()).take(place, number, entry)
        except (KeyError, TypeError, ValueError, IndexError):
            yield Trouble(place, "not_a_label", f"The label {number:,} of this line is not one.")
    page = works.setdefault(annotator, _Page()) if not works else next(iter(works.values()))
    page.ties += list(_ties(place, row))
    meta = row.get("meta") if isinstance(row.get("meta"), dict) else {}
    yield Item(
        key=str(row.get("id", place.line)),
        place=place,
        text=text,
        works=tuple(page.work(who) for who, page in works.items()),
        about=About.of({**meta, **row} if meta else row),
    )


def _entries(row: dict[str, Any]) -> list[Any]:
    found: list[Any] = []
    for name in ("label", "labels", "entities", "annotations", "cats"):
        value = row.get(name)
        found += value if isinstance(value, list) else [value] if isinstance(value, str) else []
    return found


def _ties(place: Place, row: dict[str, Any]) -> Iterator[Tie]:
    relations = row.get("relations")
    for one in relations if isinstance(relations, list) else []:
        if isinstance(one, dict) and {"from_id", "to_id"} <= one.keys():
            kind = str(one.get("type", ""))
            source, target = str(one["from_id"]), str(one["to_id"])
            yield Tie(type=kind, place=place, source=source, target=target)


class _Page:
    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.replies: list[str] = []
        self.ties: list[Tie] = []
        self._place = Place("")

    def take(self, place: Place, number: int, entry: Any) -> None:
        self._place = place
        record = Place(place.file, place.line, f"label {number}")
        if isinstance(entry, str):
            self.replies.append(entry)
        elif isinstance(entry, dict) and "start_offset" not in entry:
            self.replies.append(str(entry["label"]))
        elif isinstance(entry, dict):
            ends = (int(entry["start_offset"]), int(entry["end_offset"]))
            key = str(entry.get("id", f"label {number}"))
            self._mark(key, str(entry["label"]), ends, record)
        else:
            start, end, label = entry
            self._mark(f"label {number}", str(label), (int(start), int(end)), record)

    def _mark(self, key: str, label: str, ends: tuple[int, int], place: Place) -> None:
        self.marks.append(Mark(key=key, label=label, pieces=(ends,), place=place))

    def work(self, annotator: str) -> Work:
        said: Any = self.replies if len(self.replies) > 1 else "".join(self.replies)
        reply = Reply(question=QUESTION, value=said, place=self._place)
        replies = (reply,) if self.replies else ()
        marks, ties = tuple(self.marks), tuple(self.ties)
        return Work(annotator=annotator, marks=marks, replies=replies, ties=ties)
