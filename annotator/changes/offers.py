"""What an assignment on a corrected text is offered: read anew each time, so never out of date."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.articles import difference
from annotator.articles.models import Text
from annotator.changes.carrying import CONTEXT, Proposal, propose
from annotator.changes.carrying_models import CarriedSpan, CarryOver
from annotator.spans.models import Span


@dataclass(frozen=True)
class Offer:
    """An old span with its context, where it would lie now, and what was decided about it."""

    span: Span
    before: str
    after: str
    proposal: Proposal
    words: str
    made: Span | None
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


def context(text: Text, span: Span) -> tuple[str, str]:
    """Some words on either side, of the span's own block."""
    before = text.content[max(0, span.start - 2 * CONTEXT) : span.start]
    after = text.content[span.end : span.end + 2 * CONTEXT]
    return before.rpartition("\n\n")[2], after.partition("\n\n")[0]


def _offer(old: Text, new: Text, span: Span, now: Proposal, decided: CarriedSpan | None) -> Offer:
    made = decided.made if decided else None
    return Offer(
        span,
        *context(old, span),
        now,
        new.content[now.start : now.end],
        made,
        declined=decided is not None and made is None,
    )
