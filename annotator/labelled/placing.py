"""What of one annotator's work fits the text and the codebook, and why the rest does not."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from annotator.codebook.models import Attribute, Label, Question, in_order
from annotator.labelled.books import Book
from annotator.labelled.found import Mark, Place, Reply, Tie, Trouble, Work
from annotator.labelled.mapping import (
    CONTINUES,
    LABEL,
    LINK,
    QUESTION,
    Mapping,
    Target,
    each,
    folded,
    words,
)
from annotator.labelled.units import Pieces, Ruler, says


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
    content: str
    blocks: list[dict[str, Any]]
    ruler: Ruler
    spans: list[tuple[str, int, int]]
    uuids: set[UUID]
    answered: set[str]


class Placing:
    """One work on one text. `mapping` None means that the codebook is the file's own."""

    def __init__(self, book: Book, mapping: Mapping | None, here: Here) -> None:
        self._book, self._mapping, self._here = book, mapping, here
        self._there = list(here.spans)
        self._said: set[UUID] = set()
        # Each mark's first span, None where it was left out on purpose.
        self._ends: dict[str, Piece | None] = {}
        self._replies: list[tuple[str, Any, Reply]] = []
        self.placed = Placed()

    def place(self, work: Work) -> Placed:
        for mark in work.marks:
            self._mark(work, mark)
        for reply in work.replies:
            self._reply(reply)
        self._answer()
        for tie in work.ties:
            self._tie(tie)
        return self.placed

    def _trouble(self, place: Place, code: str, reason: str, value: str = "") -> None:
        self.placed.troubles.append(Trouble(place, code, reason, value))

    # Labels

    def _target(self, kind: str, name: str, value: Any) -> Target | None:
        if self._mapping is None:
            return {kind: value}
        return self._mapping.of(kind, name, value)

    def _mark(self, work: Work, mark: Mark) -> None:
        target = self._target(LABEL, "", mark.label)
        if target is None:
            reason = f"The value “{mark.label[:100]}” has no label in the mapping."
            self._trouble(mark.place, "unmapped", reason, _shown(mark))
        elif "question" in target:
            said = Reply(question=target["question"], value=target.get("value"), place=mark.place)
            self._replies.append((target["question"], target.get("value"), said))
            self._ends[mark.key] = None
        elif "label" not in target:
            self._ends[mark.key] = None
        elif target["label"] not in self._book.labels:
            reason = f"The codebook has no label {target['label']}."
            self._trouble(mark.place, "unknown_label", reason, _shown(mark))
        else:
            self._pieces(work, mark, self._book.labels[target["label"]])

    def _pieces(self, work: Work, mark: Mark, label: Label) -> None:
        places = self._here.ruler.pieces(mark.pieces)
        problem = self._problem(mark, places)
        if problem or places is None:
            self._trouble(mark.place, *(problem or ("outside_text", "")), _shown(mark))
            return
        uuids = [self._uuid(work, mark, place) for place in places]
        if any(uuid in self._said for uuid in uuids):
            reason = "The same annotator put this label here already in these files."
            self._trouble(mark.place, "twice", reason, _shown(mark))
            return
        for uuid, (start, end) in zip(uuids, places, strict=True):
            why = None if uuid in self._here.uuids else self._forbidden(label, start, end)
            if why:
                self._trouble(mark.place, *why, _shown(mark))
                return
        self._said |= set(uuids)
        facts = self._attributes(mark, label)
        pieces = [
            Piece(uuid, label, start, end, mark, facts)
            for uuid, (start, end) in zip(uuids, places, strict=True)
        ]
        new = [piece for piece in pieces if piece.uuid not in self._here.uuids]
        self._there += [(label.slug, piece.start, piece.end) for piece in new]
        self.placed.pieces += new
        self._ends[mark.key] = pieces[0]
        self._continue(mark, pieces)

    def _uuid(self, work: Work, mark: Mark, place: tuple[int, int]) -> UUID:
        if mark.uuid:
            return UUID(mark.uuid)
        # By what the file says and not by what it becomes, so that a second import adds nothing.
        name = f"{self._here.key}/{work.annotator}/{mark.label}/{place[0]}-{place[1]}"
        return uuid5(NAMESPACE_URL, name)

    def _problem(self, mark: Mark, places: Pieces | None) -> tuple[str, str] | None:
        length = len(self._here.content)
        if places is None:
            shown = "; ".join(f"{start} to {end}" for start, end in mark.pieces)
            return (
                "outside_text",
                f"It lies at {shown}, outside the text of {length:,} characters"
                " or within a character.",
            )
        if any(end <= start for start, end in places):
            return "out_of_order", "It ends before it begins, or has no character."
        if mark.quote is not None and not says(self._here.content, places, mark.quote):
            found = " … ".join(self._here.content[start:end] for start, end in places)
            reason = f"The text says “{found[:100]}” here, not “{mark.quote[:100]}”."
            return "quote_mismatch", reason
        return None

    def _forbidden(self, label: Label, start: int, end: int) -> tuple[str, str] | None:
        if not label.may_cross_blocks and not any(
            block["start"] <= start and end <= block["end"] for block in self._here.blocks
        ):
            return "crosses_blocks", f"The label {label.slug} must stay within one paragraph."
        over = any(
            slug == label.slug and start < other_end and other_start < end
            for slug, other_start, other_end in self._there
        )
        if label.exclusive and over:
            return "overlaps", f"The label {label.slug} lies on part of these words already."
        return None

    def _continue(self, mark: Mark, pieces: list[Piece]) -> None:
        if len(pieces) > 1 and CONTINUES not in self._book.links:
            reason = f"The codebook has no link type {CONTINUES}, so its parts stand alone."
            self._trouble(mark.place, "parts_alone", reason, _shown(mark))
            return
        for before, after in pairwise(pieces):
            self._join(CONTINUES, after, before)

    def _attributes(self, mark: Mark, label: Label) -> dict[str, Any]:
        known = self._book.attributes[label.slug]
        if self._mapping is None:
            return mark.attributes
        facts: dict[str, Any] = {}
        for name, value in mark.attributes.items():
            found = next((a for slug, a in known.items() if folded(slug) == folded(name)), None)
            fitting = _fitting(found, value) if found else None
            if found and fitting is not None:
                facts[found.slug] = fitting
            else:
                reason = f"The label {label.slug} has no attribute {name} with this value."
                self._trouble(mark.place, "attribute_left_out", reason, words(value))
        return facts

    # Answers

    def _reply(self, reply: Reply) -> None:
        for value in [reply.value] if self._mapping is None else each(reply.value):
            if self._mapping is None:
                self._replies.append((reply.question, value, reply))
                continue
            target = self._target(QUESTION, reply.question, value)
            if target is None:
                said = f"“{words(value)[:100]}” to {reply.question[:100]}"
                reason = f"The answer {said} has no value in the mapping."
                self._trouble(reply.place, "unmapped", reason, words(value))
            elif "question" in target:
                self._replies.append((target["question"], target.get("value", value), reply))

    def _answer(self) -> None:
        by_question: dict[str, list[tuple[Any, Reply]]] = {}
        for slug, value, reply in self._replies:
            by_question.setdefault(slug, []).append((value, reply))
        for slug, said in by_question.items():
            if slug not in self._here.answered:
                self._answer_one(slug, said)

    def _answer_one(self, slug: str, said: list[tuple[Any, Reply]]) -> None:
        question, (first, reply) = self._book.questions.get(slug), said[0]
        if question is None:
            reason = f"The codebook has no question {slug}."
            self._trouble(reply.place, "unknown_question", reason, words(first))
            return
        value = first if self._mapping is None else _as_asked(question, [v for v, _ in said])
        for other, later in said[1:]:
            if not question.multiple and other != first:
                reason = f"The same annotator answered {slug} otherwise before."
                self._trouble(later.place, "answered_twice", reason, words(other))
        if value is None or question.problem_with(value):
            wanted = question.problem_with(value) or "given"
            self._trouble(reply.place, "bad_answer", f"The answer must be {wanted}.", words(value))
        else:
            self.placed.answers[slug] = (value, reply.revision)

    # Links

    def _tie(self, tie: Tie) -> None:
        target = self._target(LINK, "", tie.type)
        left_out = [key for key in (tie.source, tie.target) if self._ends.get(key, 0) is None]
        if target is not None and ("link" not in target or left_out):
            return
        source, end = self._ends.get(tie.source), self._ends.get(tie.target)
        shown = f"{tie.type} from {tie.source} to {tie.target}"
        if target is None:
            reason = f"The link “{tie.type[:100]}” has no type in the mapping."
            self._trouble(tie.place, "unmapped", reason, shown)
        elif source is None or end is None:
            reason = "One of its ends is not there, or was not imported."
            self._trouble(tie.place, "end_missing", reason, shown)
        elif why := self._misfit(target["link"], source, end):
            self._trouble(tie.place, "link_misfit", why, shown)
        else:
            self._join(target["link"], source, end, tie)

    def _misfit(self, slug: str, source: Piece, target: Piece) -> str:
        kind = self._book.links.get(slug)
        if kind is None:
            return f"The codebook has no link type {slug}."
        if source.uuid == target.uuid:
            return "It leads from a label to itself."
        fits = kind.begins_at(source.label.slug) and kind.leads_to(target.label.slug)
        return "" if fits else f"A link {slug} has no place for these labels."

    def _join(self, slug: str, source: Piece, target: Piece, tie: Tie | None = None) -> None:
        uuid = uuid5(NAMESPACE_URL, f"{source.uuid} {slug} {target.uuid}")
        uuid = UUID(tie.uuid) if tie and tie.uuid else uuid
        join = Join(uuid, slug, source.uuid, target.uuid, tie.revision if tie else 1)
        again = [j for j in self.placed.joins if (j.type, j.source, j.target) == _ends(join)]
        if not again:
            self.placed.joins.append(join)


def _ends(join: Join) -> tuple[str, UUID, UUID]:
    return join.type, join.source, join.target


def _shown(mark: Mark) -> str:
    places = "; ".join(f"{start}-{end}" for start, end in mark.pieces)
    return f"{mark.label} [{places}] {mark.quote or ''}".strip()[:500]


def _fitting(attribute: Attribute, value: Any) -> Any:
    """The value as the attribute has it; None where it has none like it."""
    offered = [option["value"] for option in attribute.values]
    if attribute.kind == Attribute.Kind.TEXT:
        fitting: Any = words(value)
    else:
        same = [_alike(one, offered) for one in each(value)]
        fitting = same if attribute.kind == Attribute.Kind.CHOICES else same[0] if same else None
    return None if attribute.problem_with(fitting) else in_order(fitting, attribute.values)


def _alike(value: Any, offered: list[str]) -> Any:
    return next((one for one in offered if folded(one) == folded(words(value))), value)


def _as_asked(question: Question, values: list[Any]) -> Any:
    if question.multiple:
        return in_order(list(dict.fromkeys(values)), question.values)
    value = values[0]
    if not question.values and question.level in (Question.Level.INTERVAL, Question.Level.RATIO):
        return _number(value)
    return words(value)


def _number(value: Any) -> Any:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return value
    return int(number) if number.is_integer() else number
