"""CSV in long form: one row for each label or answer of each annotator.

Which column says what is told by `columns`, or by the names below. A row with a start and an end
is a label on these characters; one with a question is an answer; one with a label alone answers
the question `label`; one with none of them says that this annotator marked nothing.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from annotator.errors import Invalid
from annotator.labelled.formats.tables import Row, Tables
from annotator.labelled.found import About, Found, Item, Mark, Place, Reply, Source, Trouble, Work

QUESTION, ATTRIBUTE = "question.", "attribute."
NAMES = {
    "item": ("item", "item_id", "external_id", "article", "article_id", "document", "doc_id", "id"),
    "annotator": ("annotator", "annotator_id", "coder", "worker", "worker_id", "user"),
    "label": ("label", "type", "category", "tag"),
    "question": ("question", "variable"),
    "value": ("value", "answer", "response"),
    "start": ("start", "begin", "start_offset"),
    "end": ("end", "stop", "end_offset"),
    "quote": ("quote", "span_text", "span"),
    "text": ("text", "content", "body"),
    "note": ("note", "comment"),
    "confidence": ("confidence",),
    "url": ("url",),
    "outlet": ("outlet", "source"),
    "story": ("story",),
    "byline": ("byline",),
    "language": ("language",),
}
ABOUT = ("url", "outlet", "story", "byline", "language")
OTHER_TEXT = "Its text is another one than that of the rows of this item before it."


class NoColumn(Invalid):
    """No column says which {role} a row is about. The columns are: {there}."""

    field = "columns"


class UnknownColumn(Invalid):
    """There is no column {column}. The columns are: {there}."""

    field = "columns"


class UnknownRole(Invalid):
    """A column cannot say the {role}. It can say: {roles}."""

    field = "columns"


def read(files: Sequence[Source], columns: dict[str, str]) -> Iterator[Found]:
    tables = Tables()
    for source in files:
        yield from tables.take(source)
    roles = _roles(tables.columns, columns)
    if "text" in roles:
        tables.texts_in(roles["text"])
    yield from tables.without_rows()
    rows = tables.rows([roles["item"], roles["annotator"]])
    for key, group in groupby(rows, lambda row: row.cells.get(roles["item"], "")):
        yield from _item(key, group, roles)


def _roles(there: list[str], wanted: dict[str, str]) -> dict[str, str]:
    listed = ", ".join(there)
    for role, column in wanted.items():
        if role not in NAMES and not role.startswith((QUESTION, ATTRIBUTE)):
            raise UnknownRole(role=role, roles=", ".join([*NAMES, "question.…", "attribute.…"]))
        if column not in there:
            raise UnknownColumn(column=column, there=listed)
    taken = set(wanted.values())
    found = dict(wanted)
    for role, names in NAMES.items():
        fits = [name for name in names if name in there and name not in taken]
        if role not in found and fits:
            found[role] = fits[0]
    for role in ("item", "annotator"):
        if role not in found:
            raise NoColumn(role=role, there=listed)
    return found


def _item(key: str, rows: Iterator[Row], roles: dict[str, str]) -> Iterator[Found]:
    about = _About(roles)
    works: dict[str, _Page] = {}
    for row in rows:
        who = row.cells.get(roles["annotator"], "")
        try:
            if about.differs(row):
                yield Trouble(row.place, "other_text_here", OTHER_TEXT)
                continue
            if not key or not who:
                raise ValueError("The row names no item, or no annotator.")
            works.setdefault(who, _Page(roles)).take(row)
        except ValueError as error:
            yield Trouble(row.place, "not_a_row", str(error))
    if about.place is None or not works:
        return
    yield Item(
        key=key,
        place=about.place,
        text=about.said.pop("text", None),
        works=tuple(page.work(who) for who, page in works.items()),
        about=About.of({"external_id": key, **about.said}),
    )


class _About:
    """What the rows of one item say of it: of each fact the first cell that is not empty."""

    def __init__(self, roles: dict[str, str]) -> None:
        self._columns = {role: roles[role] for role in ("text", *ABOUT) if role in roles}
        self.said: dict[str, str] = {}
        self.place: Place | None = None

    def differs(self, row: Row) -> bool:
        """Whether its text is another one than that of the rows before it."""
        self.place = self.place or row.place
        for role, column in self._columns.items():
            if cell := row.cells.get(column, ""):
                self.said.setdefault(role, cell)
        text = row.cells.get(self._columns.get("text", ""), "")
        return bool(text) and text != self.said["text"]


class _Page:
    def __init__(self, roles: dict[str, str]) -> None:
        self._roles = roles
        self._marks: list[Mark] = []
        self._replies: dict[tuple[str, str], Reply] = {}

    def take(self, row: Row) -> None:
        self._wide(row)
        start, end = self._cell(row, "start"), self._cell(row, "end")
        question, value = self._cell(row, "question"), self._cell(row, "value")
        label = self._cell(row, "label")
        if start or end:
            self._mark(row, label or value, _whole(start), _whole(end))
        elif question:
            self._reply(row, question, value or label)
        elif label or (value and not self._has_wide()):
            self._reply(row, "label", label or value)

    def _cell(self, row: Row, role: str) -> str:
        return row.cells.get(self._roles[role], "") if role in self._roles else ""

    def _has_wide(self) -> bool:
        return any(role.startswith(QUESTION) for role in self._roles)

    def _wide(self, row: Row) -> None:
        for role in self._roles:
            if role.startswith(QUESTION):
                self._reply(row, role.removeprefix(QUESTION), self._cell(row, role))

    def _reply(self, row: Row, question: str, value: str) -> None:
        # A row repeats what stands in another file; what it says is said once.
        if value:
            reply = Reply(question=question, value=value, place=row.place)
            self._replies.setdefault((question, value), reply)

    def _mark(self, row: Row, label: str, start: int, end: int) -> None:
        facts = {
            role.removeprefix(ATTRIBUTE): self._cell(row, role)
            for role in self._roles
            if role.startswith(ATTRIBUTE) and self._cell(row, role)
        }
        sure = self._cell(row, "confidence")
        self._marks.append(
            Mark(
                key=str(len(self._marks) + 1),
                label=label,
                pieces=((start, end),),
                place=row.place,
                quote=self._cell(row, "quote") or None,
                attributes=facts,
                note=self._cell(row, "note"),
                confidence=_whole(sure) if sure in ("1", "2", "3") else None,
            )
        )

    def work(self, annotator: str) -> Work:
        replies: tuple[Any, ...] = tuple(self._replies.values())
        return Work(annotator=annotator, marks=tuple(self._marks), replies=replies)


def _whole(words: str) -> int:
    try:
        # Some programs write every number with a point.
        return int(words.removesuffix(".0"))
    except ValueError:
        raise ValueError(f"The offset “{words[:50]}” is not a whole number.") from None
