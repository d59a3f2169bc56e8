"""Reads what the demo is written in: an article a file, and beside it who labelled what.

fixtures/README.md describes both forms.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KINDS = ("headline", "standfirst")


class BadSource(Exception):
    """A file of the demo that cannot be built; the sentence names it."""


@dataclass(frozen=True)
class WrittenSpan:
    """One label of one annotator, at its place in the text."""

    label: str
    start: int
    end: int
    quote: str
    attributes: dict[str, Any]
    confidence: int | None
    note: str
    name: str
    links: dict[str, list[str]]


@dataclass(frozen=True)
class Work:
    """What one annotator did with one article."""

    state: str
    answers: dict[str, Any]
    spans: list[WrittenSpan]


@dataclass(frozen=True)
class Source:
    """One article with its header and everybody's work on it."""

    slug: str
    header: dict[str, str]
    content: str
    work: dict[str, Work]

    @property
    def blocks(self) -> list[dict[str, Any]]:
        """Headline, standfirst and paragraphs, as a Text has them."""
        found, start = [], 0
        for number, words in enumerate(self.content.split("\n\n")):
            kind = KINDS[number] if number < len(KINDS) else "paragraph"
            found.append({"kind": kind, "start": start, "end": start + len(words)})
            start += len(words) + len("\n\n")
        return found


def read_sources(folder: Path) -> list[Source]:
    """All articles below `folder`, the earliest published first."""
    sources = [_read(folder, file) for file in sorted((folder / "articles").glob("*.txt"))]
    return sorted(sources, key=lambda source: source.header["published"])


def read_outlets(folder: Path) -> dict[str, dict[str, str]]:
    """The profiles of the outlets, by name."""
    written = (folder / "outlets.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = json.loads(written)
    return found


def _read(folder: Path, file: Path) -> Source:
    head, _, body = file.read_text(encoding="utf-8").partition("\n\n")
    header = dict(line.split(": ", 1) for line in head.splitlines())
    labels = folder / "labels" / f"{file.stem}.json"
    people = json.loads(labels.read_text(encoding="utf-8"))
    content = body.strip("\n")
    work = {name: _work(file.stem, content, wrote) for name, wrote in people.items()}
    return Source(file.stem, header, content, work)


def _work(slug: str, content: str, wrote: dict[str, Any]) -> Work:
    spans = [_span(slug, content, span) for span in wrote["spans"]]
    return Work(wrote["state"], wrote["answers"], spans)


def _span(slug: str, content: str, span: dict[str, Any]) -> WrittenSpan:
    start = _place(slug, content, span["quote"], span.get("occurrence", 1))
    return WrittenSpan(
        label=span["label"],
        start=start,
        end=start + len(span["quote"]),
        quote=span["quote"],
        attributes=span.get("attributes", {}),
        confidence=span.get("confidence"),
        note=span.get("note", ""),
        name=span.get("id", ""),
        links=span.get("links", {}),
    )


def _place(slug: str, content: str, quote: str, occurrence: int) -> int:
    start = -1
    for _ in range(occurrence):
        start = content.find(quote, start + 1)
        if start < 0:
            raise BadSource(f"{slug} has no {occurrence}. “{quote}”.")
    return start
