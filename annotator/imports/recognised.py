"""What was recognised of an article, as JSON: with a person's edits, as words, as an identity."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from annotator.imports.found import FoundArticle
from annotator.imports.scrape import Block, Composed, Placed

ABOUT = ("outlet", "story", "language")
FIELDS = ("byline", "url", "external_id", *ABOUT)
MOST_INDEXED = 2000
EDITED = "edited before importing"


@dataclass(frozen=True)
class About:
    """What a file does not say itself. Without a language it is in the project's."""

    outlet: str = ""
    story: str = ""
    language: str = ""


def as_json(found: FoundArticle) -> dict[str, Any]:
    published = found.published
    return {
        "blocks": [block._asdict() for block in found.blocks],
        **{name: getattr(found, name) for name in FIELDS},
        "published": {
            "at": published.at.isoformat() if published.at else None,
            "printed": published.printed or "",
            "zone_assumed": published.zone_assumed,
        },
        "dropped": [line._asdict() for line in found.dropped],
        "media_type": found.media_type,
        "extractor": found.extractor,
        "version": found.version,
        "steps": list(found.steps),
    }


def resolved(found: dict[str, Any], edits: dict[str, Any], about: About) -> dict[str, Any]:
    """The article as it would be stored: a person's word first, then the file's, then `about`."""
    defaults = {name: found.get(name) or getattr(about, name) for name in ABOUT}
    given = {**found, **defaults, **edits}
    names = {name: " ".join(given[name].split()) for name in ("outlet", "story")}
    steps = [*given["steps"], EDITED] if edits else given["steps"]
    return {**given, **names, "steps": steps}


def compose(blocks: Iterable[dict[str, str]]) -> Composed:
    """The text that is stored and annotated, and where its blocks lie in it."""
    parts = [Block(block["kind"], block["text"]) for block in blocks]  # type: ignore[arg-type]
    placed, position = [], 0
    for kind, text in parts:
        placed.append(Placed(kind, position, position + len(text)))
        position += len(text) + len("\n\n")
    return Composed("\n\n".join(part.text for part in parts), tuple(placed))


def hashed(content: str) -> str:
    return sha256(content.encode()).hexdigest()


def headline(blocks: Iterable[dict[str, str]]) -> str:
    """The headline, or how the words begin where there is none."""
    first = next(iter(blocks), None)
    return " ".join(first["text"].split())[:300] if first else ""


def identity(article: dict[str, Any], digest: str, *, apart: bool = False) -> str:
    """By what an article is recognised: the id it came with, else its address, else its words."""
    if article["external_id"] and not apart:
        return f"id:{article['external_id']}"
    if article["url"] and not apart:
        return _short(f"url:{article['url']}")
    return f"text:{digest}"


def _short(identity: str) -> str:
    """An index holds so much; what is longer is recognised by its hash."""
    long = len(identity.encode()) > MOST_INDEXED
    return f"url-sha256:{hashed(identity)}" if long else identity
