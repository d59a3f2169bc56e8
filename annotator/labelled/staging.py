"""Reads files into rows, so that a mapping can be decided before anything is imported."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from typing import Any

from annotator.labelled.formats.catalogue import FORMATS
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
from annotator.labelled.mapping import Values
from annotator.labelled.models import (
    LabelledAnnotator,
    LabelledFile,
    LabelledImport,
    LabelledItem,
    Rejected,
)
from annotator.labelled.units import Evidence

# No database and no UTF-8 can hold them.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_MANY, _MUCH = 200, 1_000_000


class Staging:
    """One reading of an import's files: rows as they go by, and what they add up to."""

    def __init__(self, batch: LabelledImport) -> None:
        self._batch = batch
        self._items: list[LabelledItem] = []
        self._rejected: list[Rejected] = []
        self._position = self._waiting = 0
        self._values, self._evidence = Values(), Evidence()
        self._people: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        self._books: list[Any] = []

    def read(self, sources: Sequence[Source]) -> None:
        """Reads everything anew, and leaves what was found on the import."""
        batch, how = self._batch, FORMATS[self._batch.format]
        batch.items.all().delete()
        batch.annotators.all().delete()
        batch.rejected.all().delete()
        for found in how.read(sources, batch.columns):
            self._take(found)
        self._flush()
        LabelledAnnotator.objects.bulk_create(
            (
                LabelledAnnotator(batch=batch, name=name, items=items)
                for name, items in self._people.items()
            ),
            batch_size=1000,
        )
        batch.values = self._values.listed()
        batch.unit = how.unit or self._evidence.unit()
        batch.unit_known = bool(batch.unit)
        batch.fitting = dict(self._evidence.fitting)
        batch.found = {**dict.fromkeys(COUNTED, 0), **self._counts, "annotators": len(self._people)}

    def keep_codebooks(self) -> None:
        """Those that the files bring; the caller holds the import, as whoever cancels it does."""
        files = LabelledFile.objects.filter(batch=self._batch, codebooks__isnull=True)
        # The file itself is known by its place in the order of reading.
        for file, books in zip(files.order_by("position"), self._books, strict=False):
            file.codebooks = books
            file.save(update_fields=["codebooks"])

    def _take(self, found: Found) -> None:
        if isinstance(found, Trouble):
            self._reject(found)
        elif isinstance(found, Header):
            self._books.append(found.codebooks)
        elif _bad(found.text) or _bad(found.key) or _bad(asdict(found.about)):
            reason = "It holds a character (NUL or half of a pair) that cannot be stored."
            self._reject(Trouble(found.place, "unstorable", reason))
        else:
            self._keep(replace(found, works=tuple(self._storable(found.works))))

    def _storable(self, works: Iterable[Work]) -> Iterator[Work]:
        for work in works:
            kept: dict[str, Any] = {}
            for name in ("marks", "replies", "ties"):
                rows = getattr(work, name)
                for row in filter(_unstorable, rows):
                    reason = "It holds a character that cannot be stored."
                    self._reject(Trouble(row.place, "unstorable", reason))
                kept[name] = tuple(row for row in rows if not _unstorable(row))
            yield replace(work, **kept)

    def _keep(self, item: Item) -> None:
        self._values.hear(item)
        self._evidence.hear(item)
        self._people.update({work.annotator for work in item.works})
        self._count(item)
        self._position += 1
        size = len(item.text or "")
        row = LabelledItem(
            batch=self._batch, position=self._position, size=size, content=asdict(item)
        )
        self._items.append(row)
        self._waiting += size
        if len(self._items) >= _MANY or self._waiting >= _MUCH:
            self._flush()

    def _count(self, item: Item) -> None:
        self._counts["items"] += 1
        for work in item.works:
            self._counts["works"] += 1
            self._counts["marks"] += len(work.marks)
            self._counts["pieces"] += sum(len(mark.pieces) for mark in work.marks)
            self._counts["replies"] += len(work.replies)
            self._counts["ties"] += len(work.ties)

    def _reject(self, trouble: Trouble) -> None:
        self._rejected.append(rejected(self._batch, trouble))
        if len(self._rejected) >= _MANY:
            self._flush()

    def _flush(self) -> None:
        LabelledItem.objects.bulk_create(self._items)
        Rejected.objects.bulk_create(self._rejected)
        self._items, self._rejected, self._waiting = [], [], 0


COUNTED = ("items", "works", "marks", "pieces", "replies", "ties")


def rejected(batch: LabelledImport, trouble: Trouble) -> Rejected:
    place = trouble.place
    start, end = trouble.words or (None, None)
    return Rejected(
        batch=batch,
        file=_shown(place.file),
        line=place.line,
        record=_shown(place.record),
        code=trouble.code,
        reason=_UNSTORABLE.sub("\ufffd", trouble.reason),
        value=_shown(trouble.value),
        text_id=trouble.text,
        start=start,
        end=end,
    )


def _shown(words: str) -> str:
    return _UNSTORABLE.sub("\ufffd", words)[:500]


def _unstorable(row: Mark | Reply | Tie) -> bool:
    return any(map(_bad, asdict(row).values()))


def _bad(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_bad(key) or _bad(one) for key, one in value.items())
    if isinstance(value, list | tuple):
        return any(map(_bad, value))
    return isinstance(value, str) and bool(_UNSTORABLE.search(value))


def item_of(row: LabelledItem) -> Item:
    """The item as it was read."""
    content: dict[str, Any] = row.content or {}
    works = tuple(_work(work) for work in content["works"])
    facts = {"place": Place(**content["place"]), "about": About(**content["about"])}
    return Item(**{**content, **facts, "works": works})


def _work(work: dict[str, Any]) -> Work:
    return Work(
        **{
            **work,
            "marks": tuple(_mark(mark) for mark in work["marks"]),
            "replies": tuple(Reply(**{**r, "place": Place(**r["place"])}) for r in work["replies"]),
            "ties": tuple(Tie(**{**tie, "place": Place(**tie["place"])}) for tie in work["ties"]),
        }
    )


def _mark(mark: dict[str, Any]) -> Mark:
    pieces = tuple((start, end) for start, end in mark["pieces"])
    return Mark(**{**mark, "pieces": pieces, "place": Place(**mark["place"])})
