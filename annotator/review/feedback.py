"""What review kept of one annotator's spans, and why: for themselves, after the review."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.assignments.models import Assignment
from annotator.review.models import Decision, GoldSpan, Verdict
from annotator.spans.models import Span


class Outcome(StrEnum):
    """What became of a span, or of words without one."""

    AGREED = "agreed"  # all who read the article marked it alike, so nobody had to decide
    KEPT = "kept"
    CHANGED = "changed"
    REJECTED = "rejected"
    MISSED = "missed"  # the annotator marked nothing where gold is


@dataclass(frozen=True, kw_only=True)
class Told:
    """`span` is None where the annotator marked nothing; `gold` is what stands there now."""

    outcome: Outcome
    span: Span | None
    gold: list[GoldSpan]
    verdict: Verdict | None


def feedback(place: Assignment) -> list[Told]:
    """In the order of the text; nothing before the article is reviewed. Four statements."""
    if place.reviewed_at is None:
        return []
    live = Verdict.objects.live().of_work(place.text_id, place.codebook_id, place.round).whole()
    verdicts = list(live)
    by_span = {basis.span_id: verdict for verdict in verdicts for basis in verdict.basis.all()}
    mine = Span.objects.live().filter(assignment=place).select_related("label")
    told = [_of_span(span, by_span.get(span.pk)) for span in mine.order_by("start", "-end", "pk")]
    answered = {by_span[one.span.pk].pk for one in told if one.span and one.span.pk in by_span}
    missed = [_missed(one) for one in verdicts if one.pk not in answered and one.gold.all()]
    return sorted([*told, *missed], key=_place)


def _of_span(span: Span, verdict: Verdict | None) -> Told:
    if verdict is None:
        return Told(outcome=Outcome.AGREED, span=span, gold=[], verdict=None)
    gold = list(verdict.gold.all())
    return Told(outcome=_outcome(span, verdict, gold), span=span, gold=gold, verdict=verdict)


def _outcome(span: Span, verdict: Verdict, gold: list[GoldSpan]) -> Outcome:
    if any(_says_the_same(span, one) for one in gold):
        return Outcome.KEPT
    if not gold or verdict.decision == Decision.NOBODY:
        return Outcome.REJECTED
    return Outcome.CHANGED


def _says_the_same(span: Span, gold: GoldSpan) -> bool:
    told = (span.label_id, span.start, span.end, span.attributes)
    return told == (gold.label_id, gold.start, gold.end, gold.attributes)


def _missed(verdict: Verdict) -> Told:
    gold = list(verdict.gold.all())
    return Told(outcome=Outcome.MISSED, span=None, gold=gold, verdict=verdict)


def _place(told: Told) -> tuple[int, int]:
    first = told.span or told.gold[0]
    return first.start, -first.end
