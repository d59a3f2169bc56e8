"""The rows that work becomes: assignments, spans, links and answers."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils import timezone

from annotator.assignments.models import Assignment, State
from annotator.labelled.work import Done, Key, Plan, There
from annotator.spans.models import Answer, Link, Span


def assignments_of(plan: Plan, works: list[Done]) -> dict[Key, Assignment]:
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


def write(works: list[Done], assignments: dict[Key, Assignment], there: There) -> None:
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


def _links(assignment: Assignment, done: Done, there: There) -> list[Link]:
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
