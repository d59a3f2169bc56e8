"""The submitted work of a dataset: short rows, streamed side by side in one order."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from annotator.assignments.models import AssignmentQuerySet
from annotator.dataset.moments import moment
from annotator.dataset.reads import answers_of, links_of, spans_of

# Rows in memory at once.
MANY = 2000
Rows = Iterator[tuple[int, dict[str, Any]]]
Columns = Mapping[str, str]


class Matched:
    """Hands out groups of rows by key, in the one order in which both sides are read."""

    def __init__(self, groups: Iterator[tuple[int, list[dict[str, Any]]]]) -> None:
        self._groups = groups
        self._waiting = next(groups, None)

    def of(self, key: int) -> list[dict[str, Any]]:
        if self._waiting is None or self._waiting[0] != key:
            return []
        _, rows = self._waiting
        self._waiting = next(self._groups, None)
        return rows

    def close(self) -> None:
        # A group nobody asked for would be work that silently stays out of the dataset.
        if self._waiting is not None:
            raise AssertionError(f"rows of {self._waiting[0]} match nothing")


# Columns, not relations: a relation would bring its own default ordering along.
_PLACE = ("assignment__text__article_id", "assignment__text__version", "assignment_id")
_ASSIGNMENT = ("id", "text", "annotator__pseudonym", "codebook__number", "round", "condition")
SPAN: Columns = {
    "uuid": "uuid",
    "label": "label__slug",
    **{name: name for name in ("start", "end", "quote", "attributes", "note", "confidence")},
    "origin": "origin",
    "made_under": "made_under",
    "revision": "revision",
}
_LINK = {
    "uuid": "uuid",
    "type": "type__slug",
    "source": "source__uuid",
    "target": "target__uuid",
    "revision": "revision",
}
_ANSWER = {"question": "question__slug", "value": "value", "revision": "revision"}


def assignments_of(done: AssignmentQuerySet, span: Columns = SPAN) -> Rows:
    """(text, assignment) of all who submitted, those who marked nothing included."""
    parts = _parts(done, span)
    rows = done.order_by("text__article_id", "text__version", "id")
    columns = rows.values_list(*_ASSIGNMENT, "submitted_at").iterator(chunk_size=MANY)
    for pk, text, pseudonym, codebook, round_, condition, at in columns:
        yield (
            text,
            {
                "annotator": pseudonym,
                "codebook": codebook,
                "round": round_,
                "condition": condition,
                "submitted_at": moment(at),
                **{name: part.of(pk) for name, part in parts.items()},
            },
        )
    for part in parts.values():
        part.close()


def _parts(done: AssignmentQuerySet, span: Columns) -> dict[str, Matched]:
    """What each assignment holds, in the order of the assignments."""
    spans = spans_of(done).order_by(*_PLACE, "start", "-end", "uuid")
    links = links_of(done).order_by(*_PLACE, "source__start", "uuid")
    answers = answers_of(done).order_by(*_PLACE, "question__position", "question__slug")
    return {
        "spans": Matched(grouped(_named(spans, span))),
        "links": Matched(grouped(_named(links, _LINK))),
        "answers": Matched(grouped(_named(answers, _ANSWER))),
    }


def _named(rows: QuerySet[Any], names: Columns) -> Rows:
    """(assignment, values) of each row; `names` leads from our name to the column."""
    found = rows.values_list("assignment_id", *names.values()).iterator(chunk_size=MANY)
    for assignment, *values in found:
        plain = (str(value) if isinstance(value, UUID) else value for value in values)
        yield assignment, dict(zip(names, plain, strict=True))


def grouped(rows: Rows) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    for key, group in groupby(rows, key=itemgetter(0)):
        yield key, [value for _, value in group]
