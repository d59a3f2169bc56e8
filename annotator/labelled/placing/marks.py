"""Marks become spans, or answers where the mapping says so."""

from itertools import pairwise
from uuid import NAMESPACE_URL, UUID, uuid5

from annotator.codebook.models import Label
from annotator.labelled.found import Mark, Reply, Work
from annotator.labelled.mapping import CONTINUES, LABEL
from annotator.labelled.placing.attributes import attributes_of
from annotator.labelled.placing.case import Case, Piece
from annotator.labelled.units import Pieces, says

# The code of a trouble, and its sentence.
Why = tuple[str, str]
OTHER_WORDS: Why = ("quote_mismatch", "The text says other words here than the file quotes.")


class Marks:
    """All marks of one work: they must fit each other, too."""

    def __init__(self, case: Case, work: Work) -> None:
        self._case, self._work = case, work
        self._there = list(case.here.spans)
        self._said: set[UUID] = set()

    def place(self, mark: Mark) -> None:
        case, target = self._case, self._case.target(LABEL, "", mark.label)
        if target is None:
            reason = f"The value “{mark.label[:100]}” has no label in the mapping."
            self._refuse(mark, ("unmapped", reason))
        elif "question" in target or "label" not in target:
            case.ends[mark.key] = None
            if "question" in target:
                question, value = target["question"], target.get("value")
                reply = Reply(question=question, value=value, place=mark.place)
                case.replies.append((question, value, reply))
        elif target["label"] not in case.book.labels:
            self._refuse(mark, ("unknown_label", f"The codebook has no label {target['label']}."))
        else:
            self._put(mark, case.book.labels[target["label"]])

    def _refuse(self, mark: Mark, why: Why, words: tuple[int, int] | None = None) -> None:
        places = "; ".join(f"{start}-{end}" for start, end in mark.pieces)
        shown = f"{mark.label} [{places}] {mark.quote or ''}".strip()[:500]
        self._case.trouble(mark.place, *why, shown, words)

    def _put(self, mark: Mark, label: Label) -> None:
        places = self._case.here.ruler.pieces(mark.pieces)
        if places is None:
            self._refuse(mark, _outside(mark, self._case.here.content))
            return
        ids = [self._uuid(mark, place) for place in places]
        why = _misfit(mark, places, self._case.here.content) or self._clash(label, ids, places)
        if why:
            self._refuse(mark, why, places[0] if why is OTHER_WORDS else None)
        else:
            self._keep(mark, label, ids, places)

    def _keep(self, mark: Mark, label: Label, ids: list[UUID], places: Pieces) -> None:
        case, facts = self._case, attributes_of(self._case, mark, label)
        pieces = [
            Piece(uuid, label, start, end, mark, facts)
            for uuid, (start, end) in zip(ids, places, strict=True)
        ]
        new = [piece for piece in pieces if piece.uuid not in case.here.uuids]
        self._said |= set(ids)
        self._there += [(label.slug, piece.start, piece.end) for piece in new]
        case.placed.pieces += new
        case.ends[mark.key] = pieces[0]
        self._continue(mark, pieces)

    def _continue(self, mark: Mark, pieces: list[Piece]) -> None:
        if len(pieces) > 1 and CONTINUES not in self._case.book.links:
            reason = f"The codebook has no link type {CONTINUES}, so its parts stand alone."
            self._refuse(mark, ("parts_alone", reason))
            return
        for before, after in pairwise(pieces):
            self._case.join(CONTINUES, after, before)

    def _uuid(self, mark: Mark, place: tuple[int, int]) -> UUID:
        if mark.uuid:
            return UUID(mark.uuid)
        # By what the file says and not by what it becomes, so that a second import adds nothing.
        who, (start, end) = self._work.annotator, place
        return uuid5(NAMESPACE_URL, f"{self._case.here.key}/{who}/{mark.label}/{start}-{end}")

    def _clash(self, label: Label, ids: list[UUID], places: Pieces) -> Why | None:
        if self._said & set(ids):
            return "twice", "The same annotator put this label here already in these files."
        there = self._case.here.uuids
        new = [place for uuid, place in zip(ids, places, strict=True) if uuid not in there]
        return next(filter(None, (self._forbidden(label, *place) for place in new)), None)

    def _forbidden(self, label: Label, start: int, end: int) -> Why | None:
        within = any(b["start"] <= start and end <= b["end"] for b in self._case.here.blocks)
        if not label.may_cross_blocks and not within:
            return "crosses_blocks", f"The label {label.slug} must stay within one paragraph."
        over = any(
            slug == label.slug and start < other_end and other_start < end
            for slug, other_start, other_end in self._there
        )
        if label.exclusive and over:
            return "overlaps", f"The label {label.slug} lies on part of these words already."
        return None


def _outside(mark: Mark, content: str) -> Why:
    shown = "; ".join(f"{start} to {end}" for start, end in mark.pieces)
    reason = f"It lies at {shown}, outside the text of {len(content):,} characters"
    return "outside_text", f"{reason} or within a character."


def _misfit(mark: Mark, places: Pieces, content: str) -> Why | None:
    if any(end <= start for start, end in places):
        return "out_of_order", "It ends before it begins, or has no character."
    if mark.quote is not None and not says(content, places, mark.quote):
        return OTHER_WORDS
    return None
