"""Label Studio JSON: a list of tasks, each with the annotations of several people."""

from collections.abc import Iterator, Sequence
from typing import Any

from annotator.labelled.formats.reading import json_elements
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

_SPANS = ("labels", "hypertextlabels")
_CHOICES = {"choices": "choices", "rating": "rating", "number": "number", "textarea": "text"}


def read(files: Sequence[Source], columns: dict[str, str]) -> Iterator[Found]:
    for source in files:
        for found in json_elements(source):
            if isinstance(found, Trouble):
                yield found
            else:
                yield from _task(*found, columns.get("text", ""))


def _task(place: Place, task: Any, column: str) -> Iterator[Found]:
    data = task.get("data") if isinstance(task, dict) else None
    if not isinstance(data, dict):
        yield Trouble(place, "not_a_task", "This element of the list is not a task with data.")
        return
    place = Place(place.file, None, f"task {task.get('id', place.record)}")
    text = _text(data, task, column)
    if text is None:
        yield Trouble(place, "no_text", "The task's data has no text.")
        return
    works = []
    for annotation in task.get("annotations") or task.get("completions") or []:
        page = _Page(place)
        if not isinstance(annotation, dict) or annotation.get("was_cancelled"):
            yield Trouble(place, "skipped_there", "The annotator skipped this task.")
            continue
        for result in annotation.get("result") or []:
            page.take(result)
        yield from page.troubles
        works.append(page.work(_who(annotation)))
    yield Item(
        key=str(task.get("id", place.record)),
        place=place,
        text=text,
        works=tuple(works),
        about=About.of(data),
    )


def _text(data: dict[str, Any], task: dict[str, Any], column: str) -> str | None:
    wanted = [column] if column else ["text", "article", "content", "body"]
    named = [data[name] for name in wanted if isinstance(data.get(name), str)]
    texts = [value for value in data.values() if isinstance(value, str)]
    return named[0] if named else texts[0] if len(texts) == 1 else None


def _who(annotation: dict[str, Any]) -> str:
    by = annotation.get("completed_by", "annotator")
    named = by.get("email") or by.get("id") if isinstance(by, dict) else by
    return str(named)


def _kind(result: Any) -> str:
    """All that is told of it: the rest may be words of an article that is withdrawn one day."""
    return str(result.get("type", ""))[:200] if isinstance(result, dict) else ""


class _Page:
    """The results of one annotation; those with one id speak of one region."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._marks: dict[str, Mark] = {}
        self._facts: dict[str, dict[str, Any]] = {}
        self._replies: list[Reply] = []
        self._ties: list[Tie] = []
        self.troubles: list[Trouble] = []

    def take(self, result: Any) -> None:
        place = self._place
        try:
            place = Place(place.file, None, f"{place.record}, result {result.get('id', '')}")
            self._take(result, place)
        except KeyError as missing:
            reason = f"This result has no field {missing}."
            self.troubles.append(Trouble(place, "not_read", reason, _kind(result)))
        except (AttributeError, TypeError, ValueError, IndexError):
            reason = "This result is of a kind that is not read."
            self.troubles.append(Trouble(place, "not_read", reason, _kind(result)))

    def _take(self, result: dict[str, Any], place: Place) -> None:
        kind = result["type"]
        if kind == "relation":
            self._relation(result, place)
            return
        if kind not in (*_SPANS, *_CHOICES):
            raise ValueError(kind)
        value = result["value"]
        if kind in _SPANS:
            self._mark(result, value, kind, place)
        elif "start" in value:
            said = value[_CHOICES[kind]]
            self._facts.setdefault(str(result["id"]), {})[result["from_name"]] = _single(said)
        else:
            said = _single(value[_CHOICES[kind]])
            reply = Reply(question=str(result["from_name"]), value=said, place=place)
            self._replies.append(reply)

    def _mark(self, result: dict[str, Any], value: dict[str, Any], kind: str, place: Place) -> None:
        ends = (int(value["start"]), int(value["end"]))
        names = value.get("labels") or value[kind]
        for number, label in enumerate(names):
            key = str(result["id"]) if number == 0 else f"{result['id']}/{label}"
            quote = value.get("text")
            quote = quote if isinstance(quote, str) else None
            self._marks[key] = Mark(
                key=key, label=str(label), pieces=(ends,), quote=quote, place=place
            )

    def _relation(self, result: dict[str, Any], place: Place) -> None:
        ends = [str(result["from_id"]), str(result["to_id"])]
        if result.get("direction") == "left":
            ends.reverse()
        for kind in result.get("labels") or [""]:
            self._ties.append(Tie(type=kind, source=ends[0], target=ends[1], place=place))

    def work(self, annotator: str) -> Work:
        for key, facts in self._facts.items():
            if key in self._marks:
                self._marks[key].attributes.update(facts)
        return Work(
            annotator=annotator,
            marks=tuple(self._marks.values()),
            replies=tuple(self._replies),
            ties=tuple(self._ties),
        )


def _single(said: Any) -> Any:
    return said[0] if isinstance(said, list) and len(said) == 1 else said
