"""Which gold a decision leaves of a cluster."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotator.articles.models import Text
from annotator.codebook.models import Label
from annotator.errors import Conflict, Invalid
from annotator.review.deciding import Reading, as_taken, commonest, distinct, intersection, union
from annotator.review.models import Cluster, Decision
from annotator.spans.fitting import fitting_attributes, refuse_unfit_place
from annotator.spans.models import Span


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a reviewer decides about the cluster that `key` names.

    `adopted` is the id of a span; `label`, `start`, `end` and `quote` say what nobody marked, in
    code points; `revision` is 0 for a new verdict.
    """

    key: str
    decision: Decision
    revision: int
    adopted: int | None = None
    label: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    attributes: dict[str, Any] | None = None
    reason: str = ""
    note: str = ""
    guideline_change: bool = False


class NothingInCommon(Conflict):
    """No word is marked by all of them, so there is no overlap to keep."""


class NotInCluster(Invalid):
    """This span is not one of those at this place."""

    field = "adopted"


class WhichLabel(Invalid):
    """The annotators chose different labels here. Say which one is meant."""

    field = "label"


class WhichPlace(Invalid):
    """Say where it begins and ends, and which words these are."""

    field = "start"


class NoLabel(Invalid):
    """The codebook of this article has no label {label}."""

    field = "label"


def gold_of(cluster: Cluster, wanted: Wanted) -> list[Reading]:
    """What the decision leaves of the spans of the cluster. Raises what `settle` raises."""
    there = _readings(cluster)
    match wanted.decision:
        case Decision.NOBODY:
            return []
        case Decision.BOTH:
            return distinct(there)
        case Decision.ADOPT:
            return [_adopted(there, wanted)]
    return [_of_ones_own(cluster, there, wanted)]


def _adopted(there: Sequence[Reading], wanted: Wanted) -> Reading:
    for one in there:
        if one.span == wanted.adopted:
            return one
    raise NotInCluster


def _of_ones_own(cluster: Cluster, there: Sequence[Reading], wanted: Wanted) -> Reading:
    slug = wanted.label or commonest(there)
    if slug is None or (wanted.decision == Decision.LABEL and not wanted.label):
        raise WhichLabel
    label = Label.objects.filter(codebook=cluster.codebook_id, slug=slug).first()
    if label is None:
        raise NoLabel(label=slug)
    made = _placed(there, wanted, slug)
    if made is None:
        raise NothingInCommon
    text = Text.objects.get(pk=cluster.text_id)
    quote = wanted.quote if wanted.start is not None else None
    refuse_unfit_place(text, label, made.start, made.end, quote)
    if wanted.attributes is not None:
        made = replace(made, attributes=wanted.attributes)
    return replace(made, attributes=fitting_attributes(label, dict(made.attributes)))


def _placed(there: Sequence[Reading], wanted: Wanted, slug: str) -> Reading | None:
    if wanted.decision == Decision.UNION:
        return union(there, slug)
    if wanted.decision == Decision.INTERSECTION:
        return intersection(there, slug)
    if wanted.start is not None and wanted.end is not None and wanted.quote is not None:
        return as_taken(there, slug, wanted.start, wanted.end)
    if wanted.decision == Decision.LABEL:
        # The place that most agree on is kept; the widest where none is more common.
        start, end = _commonest_place(there)
        return as_taken(there, slug, start, end)
    raise WhichPlace


def _commonest_place(there: Sequence[Reading]) -> tuple[int, int]:
    places = [(one.start, one.end) for one in there]
    return max(places, key=lambda place: (places.count(place), place[1] - place[0], -place[0]))


def _readings(cluster: Cluster) -> list[Reading]:
    spans = Span.objects.filter(pk__in=cluster.spans).select_related("label")
    found = {span.pk: span for span in spans}
    return [
        Reading(
            label=one.label.slug,
            start=one.start,
            end=one.end,
            attributes=one.attributes,
            span=one.pk,
        )
        for one in (found[pk] for pk in cluster.spans)
    ]
