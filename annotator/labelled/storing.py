"""From items that were read to articles, assignments and labels: a chunk at a time."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from annotator.assignments.models import Assignment, State
from annotator.labelled.books import Book
from annotator.labelled.found import Item, Trouble, Work
from annotator.labelled.mapping import Mapping
from annotator.labelled.matching import Matched, Matcher
from annotator.labelled.models import LabelledImport, LabelledItem, Rejected
from annotator.labelled.placing import Here, Placed, Placing
from annotator.labelled.staging import item_of, rejected
from annotator.labelled.units import Ruler
from annotator.projects.models import Membership
from annotator.spans.models import Answer, Link, Span

ITEMS, CHARACTERS = 100, 400_000
Key = tuple[int, int, int, int]  # text, codebook, annotator, round


@dataclass(frozen=True)
class Plan:
    """What holds for every chunk of an import. `own` are its own codebooks, by their number."""

    batch: LabelledImport
    book: Book | None
    own: dict[int, Book]
    mapping: Mapping
    members: dict[str, Membership]


@dataclass
class Done:
    """The work of one annotator on one text, and the row of the item it comes from."""

    row: LabelledItem
    work: Work
    matched: Matched
    item: Item
    book: Book
    key: Key
    placed: Placed = field(default_factory=Placed)
    # Whether its codebook came with the file, or is the very same here.
    own: bool = False


def next_rows(batch: LabelledImport) -> list[LabelledItem]:
    """The next items: so many, or so long."""
    rows, size = [], 0
    for row in LabelledItem.objects.filter(batch=batch).waiting()[:ITEMS].iterator(chunk_size=10):
        rows.append(row)
        size += row.size
        if size >= CHARACTERS:
            break
    return rows


def store(plan: Plan, rows: list[LabelledItem]) -> None:
    """Stores one chunk, in the running transaction; the caller holds the project's row."""
    items = {row.pk: item_of(row) for row in rows}
    matcher = Matcher(plan.batch, list(items.values()))
    troubles: list[Trouble] = []
    works: list[Done] = []
    for row in rows:
        matched = matcher.match(items[row.pk])
        if isinstance(matched, Trouble):
            troubles.append(matched)
            continue
        row.articles = int(matched.new)
        works += _works(plan, row, items[row.pk], matched, troubles)
    assignments = _assignments(plan, works)
    there = _There(assignments.values())
    for done in works:
        _place(plan, done, assignments[done.key], there)
        troubles += done.placed.troubles
    _write(works, assignments, there)
    _settle(plan, rows, troubles)


def _works(
    plan: Plan, row: LabelledItem, item: Item, matched: Matched, troubles: list[Trouble]
) -> Iterable[Done]:
    for work in item.works:
        book = plan.own.get(work.codebook or 0) or plan.book
        if book is None:
            reason = f"There is no codebook {work.codebook} to put this work under."
            troubles.append(Trouble(item.place, "no_codebook", reason, work.annotator))
            continue
        member, round_ = plan.members[work.annotator], work.round or plan.batch.round
        key = (matched.text.pk, book.codebook.pk, member.pk, round_)
        yield Done(row, work, matched, item, book, key)


def _assignments(plan: Plan, works: list[Done]) -> dict[Key, Assignment]:
    """Every assignment of the works, submitted; new ones in the order of the files."""
    texts = {done.key[0] for done in works}
    rows = Assignment.objects.filter(text__in=texts, project=plan.batch.project_id)
    found = {(a.text_id, a.codebook_id, a.annotator_id or 0, a.round): a for a in rows}
    last = rows.order_by().values_list("text", "codebook", "round").annotate(last=Max("slot"))
    slots = Counter({(text, book, round_): slot for text, book, round_, slot in last})
    new: dict[Key, Assignment] = {}
    for done in works:
        if done.key not in found and done.key not in new:
            text, book, _, round_ = done.key
            slots[text, book, round_] += 1
            new[done.key] = _assignment(plan, done, slots[text, book, round_])
            done.row.assignments += 1
    Assignment.objects.bulk_create(new.values(), batch_size=1000)
    return {**found, **new}


def _assignment(plan: Plan, done: Done, slot: int) -> Assignment:
    text, book, member, round_ = done.key
    said = done.work.submitted_at
    at = datetime.fromisoformat(said) if said else timezone.now()
    return Assignment(
        project_id=plan.batch.project_id,
        text_id=text,
        codebook_id=book,
        annotator_id=member,
        round=round_,
        slot=slot,
        state=State.SUBMITTED,
        condition=done.work.condition,
        started_at=at,
        submitted_at=at,
    )


class _There:
    """What the assignments hold before this chunk, by their number."""

    def __init__(self, assignments: Iterable[Assignment]) -> None:
        keys = [assignment.pk for assignment in assignments]
        self.spans: dict[int, list[tuple[str, int, int]]] = defaultdict(list)
        self.ids: dict[int, dict[UUID, int]] = defaultdict(dict)
        self.links: dict[int, set[UUID]] = defaultdict(set)
        self.answers: dict[int, set[str]] = defaultdict(set)
        columns = ("assignment_id", "uuid", "pk", "label__slug", "start", "end", "deleted_at")
        for place, uuid, pk, slug, start, end, gone in Span.objects.filter(
            assignment__in=keys
        ).values_list(*columns):
            self.ids[place][uuid] = pk
            if gone is None:
                self.spans[place].append((slug, start, end))
        links = Link.objects.filter(assignment__in=keys).values_list("assignment_id", "uuid")
        for place, uuid in links:
            self.links[place].add(uuid)
        answers = Answer.objects.filter(assignment__in=keys)
        for place, slug in answers.values_list("assignment_id", "question__slug"):
            self.answers[place].add(slug)


def _place(plan: Plan, done: Done, assignment: Assignment, there: _There) -> None:
    pk, text = assignment.pk, done.matched.text
    # A codebook that came with the file needs no mapping.
    done.own = done.work.codebook in plan.own
    here = Here(
        key=f"{plan.batch.project_id}/{text.article_id}/{text.version}/{done.key[3]}",
        content=done.matched.content,
        blocks=text.blocks,
        ruler=Ruler(done.matched.content, plan.batch.unit),
        spans=there.spans[pk],
        uuids=set(there.ids[pk]),
        answered=there.answers[pk],
    )
    done.placed = Placing(done.book, None if done.own else plan.mapping, here).place(done.work)
    # Another item of the chunk may be about the same text.
    for piece in done.placed.pieces:
        there.spans[pk].append((piece.label.slug, piece.start, piece.end))
        there.ids[pk][piece.uuid] = 0
    there.answers[pk] |= set(done.placed.answers)


def _write(works: list[Done], assignments: dict[Key, Assignment], there: _There) -> None:
    spans = []
    for done in works:
        assignment = assignments[done.key]
        spans += [_span(assignment, done, piece) for piece in done.placed.pieces]
        done.row.spans += len(done.placed.pieces)
    for span in Span.objects.bulk_create(spans, batch_size=1000):
        there.ids[span.assignment_id][span.uuid] = span.pk
    links: list[Link] = []
    answers: list[Answer] = []
    for done in works:
        assignment = assignments[done.key]
        found = _links(assignment, done, there)
        links += found
        done.row.links += len(found)
        answers += [
            Answer(
                assignment=assignment,
                question=done.book.questions[slug],
                value=value,
                revision=revision,
            )
            for slug, (value, revision) in done.placed.answers.items()
        ]
        done.row.answers += len(done.placed.answers)
    Link.objects.bulk_create(links, batch_size=1000)
    Answer.objects.bulk_create(answers, batch_size=1000)


def _span(assignment: Assignment, done: Done, piece: Any) -> Span:
    mark = piece.mark
    return Span(
        uuid=piece.uuid,
        assignment=assignment,
        label=piece.label,
        start=piece.start,
        end=piece.end,
        quote=done.matched.content[piece.start : piece.end],
        attributes=piece.attributes,
        note=mark.note,
        confidence=mark.confidence,
        # Our own format says how each span came about; it keeps that.
        origin=mark.origin or Span.Origin.IMPORT,
        revision=mark.revision,
        exclusive=piece.label.exclusive,
        made_under=mark.made_under if done.own else None,
    )


def _links(assignment: Assignment, done: Done, there: _There) -> list[Link]:
    ids = there.ids[assignment.pk]
    new = [join for join in done.placed.joins if join.uuid not in there.links[assignment.pk]]
    there.links[assignment.pk] |= {join.uuid for join in new}
    return [
        Link(
            uuid=join.uuid,
            assignment=assignment,
            type=done.book.links[join.type],
            source_id=ids[join.source],
            target_id=ids[join.target],
            revision=join.revision,
        )
        for join in new
    ]


def _settle(plan: Plan, rows: list[LabelledItem], troubles: list[Trouble]) -> None:
    Rejected.objects.bulk_create(
        (rejected(plan.batch, trouble) for trouble in troubles), batch_size=1000
    )
    for row in rows:
        # Its words are an article's now, and leave with that.
        row.content, row.done = None, True
    counts = ("articles", "assignments", "spans", "links", "answers")
    LabelledItem.objects.bulk_update(rows, ["content", "done", *counts])
