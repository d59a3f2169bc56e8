"""What a manager sees of a plan before it is applied: counts, samples, collisions."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber

from annotator.changes.models import ChangePlan
from annotator.changes.outcome import Collision, Outcome
from annotator.changes.planning import Problem, problems, proposed
from annotator.changes.working_out import outcome_of
from annotator.codebook.models import Codebook
from annotator.projects.models import Project
from annotator.spans.models import Span

SAMPLES = 4
MOST_SHOWN = 30


@dataclass(frozen=True)
class Preview:
    """`samples` by old label; `shown` are spans of the first collisions, by id."""

    outcome: Outcome
    problems: list[Problem]
    proposed: dict[str, tuple[str, ...]]
    samples: dict[str, list[Span]]
    collisions: list[Collision]
    shown: dict[int, Span]


def preview(plan: ChangePlan) -> Preview:
    """Sixteen statements, however many spans."""
    found = outcome_of(plan)
    old, new = found.old.names, found.new.names
    first = found.collisions[:MOST_SHOWN]
    spans = _readable(plan.project, (pk for one in first for pk in one.spans))
    shown = {span.pk: span for span in spans}
    return Preview(
        outcome=found,
        problems=problems(old, new, plan.decided),
        proposed=proposed(old, new),
        samples=_samples(plan, found),
        collisions=[one for one in first if all(pk in shown for pk in one.spans)],
        shown=shown,
    )


def versions_of(project: Project) -> list[Codebook]:
    """Published versions, the newest first; each with its `label_count` and live `span_count`."""
    books = Codebook.objects.filter(project=project).exclude(state=Codebook.State.DRAFT)
    live = Q(labels__spans__deleted_at=None, labels__spans__isnull=False)
    counts = {
        "label_count": Count("labels", distinct=True),
        "span_count": Count("labels__spans", filter=live),
    }
    return list(books.annotate(**counts).order_by("-number"))


def _samples(plan: ChangePlan, found: Outcome) -> dict[str, list[Span]]:
    """Two statements: which ones, then their words; no other text is read."""
    live = Span.objects.readable_in(plan.project).filter(assignment__in=found.moving)
    nth = Window(RowNumber(), partition_by=F("label"), order_by="pk")
    first = live.annotate(nth=nth).filter(nth__lte=SAMPLES).values_list("pk", flat=True)
    samples: dict[str, list[Span]] = {}
    for span in _readable(plan.project, first):
        samples.setdefault(span.label.slug, []).append(span)
    return samples


def _readable(project: Project, spans: Iterable[int]) -> list[Span]:
    rows = Span.objects.readable_in(project).filter(pk__in=list(spans)).in_context()
    rows = rows.select_related("label", "assignment__annotator", "assignment__text__article")
    return list(rows.defer("assignment__text__content", "assignment__text__blocks").order_by("pk"))
