"""One annotator's work on one text: what it is placed on, and what came of it so far."""

from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from annotator.codebook.models import Label
from annotator.labelled.books import Book
from annotator.labelled.found import Mark, Place, Reply, Tie, Trouble
from annotator.labelled.mapping import Mapping, Target
from annotator.labelled.units import Ruler


@dataclass(frozen=True)
class Piece:
    """A span to be."""

    uuid: UUID
    label: Label
    start: int
    end: int
    mark: Mark
    attributes: dict[str, Any]


@dataclass(frozen=True)
class Join:
    """A link to be, between two spans to be."""

    uuid: UUID
    type: str
    source: UUID
    target: UUID
    revision: int = 1

    @property
    def ends(self) -> tuple[str, UUID, UUID]:
        return self.type, self.source, self.target


@dataclass
class Placed:
    """What fits, and the troubles with the rest."""

    pieces: list[Piece] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    answers: dict[str, tuple[Any, int]] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)


@dataclass(frozen=True)
class Here:
    """The text somebody worked on, and what of theirs is on it already."""

    key: str
    text: int
    content: str
    blocks: list[dict[str, Any]]
    ruler: Ruler
    spans: list[tuple[str, int, int]]
    uuids: set[UUID]
    answered: set[str]


@dataclass
class Case:
    """`mapping` None means that the codebook is the file's own."""

    book: Book
    mapping: Mapping | None
    here: Here
    placed: Placed = field(default_factory=Placed)
    # Each mark's first span, None where it was left out on purpose.
    ends: dict[str, Piece | None] = field(default_factory=dict)
    replies: list[tuple[str, Any, Reply]] = field(default_factory=list)

    def trouble(
        self,
        place: Place,
        code: str,
        reason: str,
        value: str = "",
        words: tuple[int, int] | None = None,
    ) -> None:
        trouble = Trouble(place, code, reason, value, self.here.text, words)
        self.placed.troubles.append(trouble)

    def target(self, kind: str, name: str, value: Any) -> Target | None:
        if self.mapping is None:
            return {kind: value}
        return self.mapping.of(kind, name, value)

    def join(self, slug: str, source: Piece, target: Piece, tie: Tie | None = None) -> None:
        uuid = uuid5(NAMESPACE_URL, f"{source.uuid} {slug} {target.uuid}")
        uuid = UUID(tie.uuid) if tie and tie.uuid else uuid
        join = Join(uuid, slug, source.uuid, target.uuid, tie.revision if tie else 1)
        if join.ends not in [other.ends for other in self.placed.joins]:
            self.placed.joins.append(join)
