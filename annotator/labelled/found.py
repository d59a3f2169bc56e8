"""What files with labels hold: items, the work of each annotator on them, and troubles.

Offsets are as the file counts them; `units.py` turns them into code points.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO


@dataclass(frozen=True, slots=True)
class Source:
    """A file; `name` may have folders, and leads into archives with slashes."""

    name: str
    open: Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: `line` counts from 1, `record` is the name it has in the file."""

    file: str
    line: int | None = None
    record: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One label on `pieces` of a text; several where it is discontinuous.

    `key` names it among its annotator's marks of the item. What a file does not say is None.
    """

    key: str
    label: str
    pieces: tuple[tuple[int, int], ...]
    place: Place
    quote: str | None = None
    attributes: dict[str, Any] = field(default_factory=dict)
    note: str = ""
    confidence: int | None = None
    uuid: str | None = None
    origin: str | None = None
    made_under: int | None = None
    revision: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An annotator's answer to a question about the whole item."""

    question: str
    value: Any
    place: Place
    revision: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A link between two marks, by their keys."""

    type: str
    source: str
    target: str
    place: Place
    uuid: str | None = None
    revision: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """All that one annotator did on an item, nothing included."""

    annotator: str
    marks: tuple[Mark, ...] = ()
    replies: tuple[Reply, ...] = ()
    ties: tuple[Tie, ...] = ()
    codebook: int | None = None
    round: int | None = None
    condition: dict[str, Any] = field(default_factory=dict)
    submitted_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """How an item is known elsewhere, as far as the file says it."""

    identity: str = ""
    external_id: str = ""
    url: str = ""
    outlet: str = ""
    story: str = ""
    byline: str = ""
    language: str = ""
    published_at: str | None = None
    published_as_printed: str = ""
    zone_assumed: bool = False
    version: int | None = None
    blocks: list[dict[str, Any]] | None = None
    sentences: list[dict[str, int]] | None = None
    splitter_version: str = ""
    note: str = ""

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> "About":
        """What these facts say under our names; other facts say nothing."""
        said: dict[str, Any] = {name: str(facts[name]) for name in _SAID if _is_said(facts, name)}
        return cls(**said)


def _is_said(facts: Mapping[str, Any], name: str) -> bool:
    return bool(facts.get(name)) and not str(facts[name]).isspace()


_SAID = ("external_id", "url", "outlet", "story", "byline", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A text, or what names one that is there already, and the work on it."""

    key: str
    place: Place
    text: str | None
    works: tuple[Work, ...]
    about: About = field(default_factory=About)


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says before its items: the codebooks its labels come from."""

    codebooks: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What cannot be used: where, a stable code, and a sentence for a person.

    `text` is the stored Text it was to go on, `words` which of its characters stand there: what
    quotes an article is looked up when it is shown, since the article may be withdrawn.
    """

    place: Place
    code: str
    reason: str
    value: str = ""
    text: int | None = None
    words: tuple[int, int] | None = None


Found = Item | Header | Trouble
