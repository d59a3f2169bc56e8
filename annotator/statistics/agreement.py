"""Turns submitted assignments into the arrays the agreement library takes."""

from dataclasses import dataclass

from django.db.models import QuerySet

from annotator.agreement import Completions, LabelAgreement, Spans, Study, Texts, per_label
from annotator.articles.models import Text
from annotator.assignments.models import Assignment
from annotator.codebook.models import Codebook, Label
from annotator.projects.models import Project
from annotator.snapshot import one_snapshot
from annotator.spans.models import Span


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """Agreement of one codebook and round; `codebook` is None before one is published.

    The numbers count what enters the figures: articles that two annotators submitted.
    """

    codebook: Codebook | None
    round: int
    labels: list[tuple[Label, LabelAgreement]]
    n_articles: int
    n_annotators: int
    n_spans: int


def agreement(project: Project, round: int = 1) -> Agreement:
    """Agreement on the newest codebook that somebody submitted work under.

    Only submitted assignments count: submitted without spans is "nothing here", not missing.
    One snapshot and a handful of statements, whatever the size of the project.
    """
    with one_snapshot():
        return _agreement(project, round)


def _agreement(project: Project, round: int) -> Agreement:
    done = Assignment.objects.in_project(project).submitted().present().filter(round=round)
    codebook = _codebook(project, done)
    if codebook is None:
        return Agreement(
            codebook=None, round=round, labels=[], n_articles=0, n_annotators=0, n_spans=0
        )
    labels = list(Label.objects.filter(codebook=codebook))
    done = done.filter(codebook=codebook)
    figures = per_label(_study(labels, done))
    first = figures[0].alpha_char_nominal if figures else None
    return Agreement(
        codebook=codebook,
        round=round,
        labels=list(zip(labels, figures, strict=True)),
        n_articles=first.n_articles if first else 0,
        n_annotators=first.n_annotators if first else 0,
        n_spans=sum(f.alpha_char_nominal.n_spans or 0 for f in figures),
    )


def _codebook(project: Project, done: QuerySet[Assignment]) -> Codebook | None:
    with_work = Codebook.objects.filter(project=project, pk__in=done.values("codebook"))
    return with_work.last() or Codebook.objects.published_in(project).last()


def _study(labels: list[Label], done: QuerySet[Assignment]) -> Study:
    number = {label.pk: i for i, label in enumerate(labels)}
    texts = Text.objects.filter(pk__in=done.values("text")).order_by("pk")
    spans = Span.objects.live().filter(assignment__in=done).order_by("pk")
    columns = ("assignment__text", "assignment__annotator", "label", "start", "end")
    rows = spans.values_list(*columns).iterator()
    return Study(
        labels=tuple(label.slug for label in labels),
        texts=Texts.from_rows(list(texts.values_list("pk", "length"))),
        completions=Completions.from_rows(list(done.values_list("text", "annotator"))),
        spans=Spans.from_rows([(t, a, number[label], s, e) for t, a, label, s, e in rows]),
    )
