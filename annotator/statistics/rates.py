"""How often each label was put, per 1,000 words read: of one outlet, beside all of the project.

What annotators marked says how a text is worded, not whether it is good: rates, and no score.
"""

from dataclasses import dataclass

from django.db.models import Count, Max, Q, Sum

from annotator.articles.models import Outlet
from annotator.assignments.models import Assignment, State
from annotator.spans.models import Span

PER = 1000


@dataclass(frozen=True, kw_only=True)
class Rate:
    """`spans` of this outlet's articles; the rates are per 1,000 words, `everywhere` of all."""

    slug: str
    name: str
    family: str
    codebook: int
    spans: int
    rate: float
    everywhere: float


@dataclass(frozen=True, kw_only=True)
class Rates:
    """`words` were read by annotators who handed in: a text that two read counts twice."""

    words: int
    words_everywhere: int
    readings: int
    labels: list[Rate]


def rates(outlet: Outlet) -> Rates:
    """Of what was handed in, on articles that are not withdrawn. Two statements."""
    here = Q(text__article__outlet=outlet)
    done = Assignment.objects.in_project(outlet.project).present().submitted()
    read = done.aggregate(
        here=Sum("text__words", filter=here, default=0),
        everywhere=Sum("text__words", default=0),
        readings=Count("pk", filter=here),
    )
    return Rates(
        words=read["here"],
        words_everywhere=read["everywhere"],
        readings=read["readings"],
        labels=_labels(outlet, read["here"], read["everywhere"]),
    )


def _labels(outlet: Outlet, words: int, words_everywhere: int) -> list[Rate]:
    spans = Span.objects.readable_in(outlet.project).filter(
        assignment__state=State.SUBMITTED, assignment__annotator__isnull=False
    )
    rows = (
        spans.order_by()
        .values("label__slug")
        .annotate(
            name=Max("label__name"),
            family=Max("label__family"),
            codebook=Max("label__codebook"),
            here=Count("pk", filter=Q(assignment__text__article__outlet=outlet)),
            everywhere=Count("pk"),
        )
    )
    return [
        Rate(
            slug=row["label__slug"],
            name=row["name"],
            family=row["family"],
            codebook=row["codebook"],
            spans=row["here"],
            rate=_per(row["here"], words),
            everywhere=_per(row["everywhere"], words_everywhere),
        )
        for row in rows.order_by("family", "label__slug")
    ]


def _per(spans: int, words: int) -> float:
    return PER * spans / words if words else 0.0
