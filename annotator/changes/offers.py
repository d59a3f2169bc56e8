"""What an assignment on a corrected text is offered: read anew each time, so never out of date."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.articles import difference
from annotator.articles.models import Text
from annotator.changes.carrying import Proposal, propose
from annotator.changes.carrying_models import CarriedSpan, CarryOver
from annotator.spans.context import CONTEXT, context
from annotator.spans.models import Span


@dataclass(frozen=True)
class Offer:
    """An old span with its context, where it would lie now, and what was decided about it."""

    span: Span
    before: str
    after: str
    proposal: Proposal
    words: str
    made: Span | None  # and it is there still
    removed: bool  # it was made, and its annotator removed it
    declined: bool


def offers(carry: CarryOver) -> list[Offer]:
    """Of every live span of the older assignment, in reading order. Four statements."""
    assignment = carry.assignment
    texts = Text.objects.in_bulk([carry.source.text_id, assignment.text_id])
    old, new = texts[carry.source.text_id], texts[assignment.text_id]
    spans = list(Span.objects.live().filter(assignment=carry.source).select_related("label"))
    decided = CarriedSpan.objects.filter(assignment=assignment).select_related("made")
    by_span = {row.span_id: row for row in decided}
    return [
        _offer(old, new, span, now, by_span.get(span.pk)) for span, now in placed(old, new, spans)
    ]


def placed(old: Text, new: Text, spans: Sequence[Span]) -> list[tuple[Span, Proposal]]:
    proposals = propose(words_of(old), words_of(new), [(span.start, span.end) for span in spans])
    return list(zip(spans, proposals, strict=True))


def words_of(text: Text) -> difference.Text:
    return difference.Text(text.content, text.blocks)


def context_of(text: Text, span: Span) -> tuple[str, str]:
    before = text.content[max(0, span.start - CONTEXT) : span.start]
    return context(before, text.content[span.end : span.end + CONTEXT])


def _offer(old: Text, new: Text, span: Span, now: Proposal, decided: CarriedSpan | None) -> Offer:
    made = decided.made if decided else None
    removed = made is not None and made.deleted_at is not None
    return Offer(
        span,
        *context_of(old, span),
        now,
        new.content[now.start : now.end],
        None if removed else made,
        removed,
        declined=decided is not None and made is None,
    )
