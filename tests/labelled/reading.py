"""Reading fixtures and made-up files, without a database."""

import io
from pathlib import Path

from annotator.labelled.archives import sources_of
from annotator.labelled.formats.catalogue import FORMATS
from annotator.labelled.found import Found, Item, Mark, Source, Trouble
from annotator.labelled.units import Evidence, Ruler

FOLDER = Path("fixtures/labelled")


def source(name: str, content: str | bytes) -> Source:
    data = content.encode() if isinstance(content, str) else content
    return Source(name, lambda: io.BytesIO(data))


def read(format: str, *files: Source | str, **columns: str) -> list[Found]:
    """Names of fixtures, or sources."""
    sources: list[Source] = []
    for file in files:
        sources += sources_of([FOLDER / file]) if isinstance(file, str) else [file]
    return list(FORMATS[format].read(sources, columns))


def items(found: list[Found]) -> list[Item]:
    return [one for one in found if isinstance(one, Item)]


def troubles(found: list[Found]) -> list[tuple[int | None, str]]:
    return [(one.place.line, one.code) for one in found if isinstance(one, Trouble)]


def unit(found: list[Item]) -> str:
    evidence = Evidence()
    for item in found:
        evidence.hear(item)
    return evidence.unit()


def words(item: Item, mark: Mark, unit: str) -> list[str]:
    """What the mark lies on."""
    assert item.text is not None
    pieces = Ruler(item.text, unit).pieces(mark.pieces)
    assert pieces is not None
    return [item.text[start:end] for start, end in pieces]


def marked(item: Item, annotator: str, unit: str) -> list[tuple[str, list[str]]]:
    work = next(work for work in item.works if work.annotator == annotator)
    return [(mark.label, words(item, mark, unit)) for mark in work.marks]
