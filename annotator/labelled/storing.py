"""From items that were read to articles, assignments and labels: a chunk at a time."""

from collections.abc import Iterable

from annotator.assignments.models import Assignment
from annotator.labelled.found import Item, Trouble
from annotator.labelled.matching import Matched, Matcher
from annotator.labelled.models import LabelledImport, LabelledItem, Rejected
from annotator.labelled.placing.case import Case, Here
from annotator.labelled.placing.placing import placed
from annotator.labelled.staging import item_of, rejected
from annotator.labelled.units import Ruler
from annotator.labelled.work import Done, Plan, There
from annotator.labelled.writing import assignments_of, write

ITEMS, CHARACTERS = 100, 400_000


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
    assignments = assignments_of(plan, works)
    there = There(assignments.values())
    for done in works:
        _place(plan, done, assignments[done.key], there)
        troubles += done.placed.troubles
    write(works, assignments, there)
    _settle(plan, rows, troubles)


def _works(
    plan: Plan, row: LabelledItem, item: Item, matched: Matched, troubles: list[Trouble]
) -> Iterable[Done]:
    for work in item.works:
        book = plan.own.get(work.codebook or 0) or plan.book
        if book is None:
            reason = f"There is no codebook {work.codebook} to put this work under."
            troubles.append(
                Trouble(item.place, "no_codebook", reason, work.annotator, matched.text.pk)
            )
            continue
        member, round_ = plan.members[work.annotator], work.round or plan.batch.round
        key = (matched.text.pk, book.codebook.pk, member.pk, round_)
        yield Done(row, work, matched, item, book, key)


def _place(plan: Plan, done: Done, assignment: Assignment, there: There) -> None:
    pk, text = assignment.pk, done.matched.text
    # A codebook that came with the file needs no mapping.
    done.own = done.work.codebook in plan.own
    here = Here(
        key=f"{plan.batch.project_id}/{text.article_id}/{text.version}/{done.key[3]}",
        text=text.pk,
        content=done.matched.content,
        blocks=text.blocks,
        ruler=Ruler(done.matched.content, plan.batch.unit),
        spans=there.spans[pk],
        uuids=set(there.ids[pk]),
        answered=there.answers[pk],
    )
    done.placed = placed(Case(done.book, None if done.own else plan.mapping, here), done.work)
    # Another item of the chunk may be about the same text.
    for piece in done.placed.pieces:
        there.spans[pk].append((piece.label.slug, piece.start, piece.end))
        there.ids[pk][piece.uuid] = 0
    there.answers[pk] |= set(done.placed.answers)


def _settle(plan: Plan, rows: list[LabelledItem], troubles: list[Trouble]) -> None:
    Rejected.objects.bulk_create(
        (rejected(plan.batch, trouble) for trouble in troubles), batch_size=1000
    )
    for row in rows:
        # Its words are an article's now, and leave with that.
        row.content, row.done = None, True
    counts = ("articles", "assignments", "spans", "links", "answers")
    LabelledItem.objects.bulk_update(rows, ["content", "done", *counts])
