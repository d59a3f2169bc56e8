"""Gamma of every article of a round: long work, done when somebody asks for it."""

from __future__ import annotations

from collections import defaultdict

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from procrastinate.contrib.django import app

from annotator.agreement.gamma import MOST_ANNOTATORS, Parameters, TooLarge, gamma
from annotator.articles.models import Text
from annotator.assignments.models import Assignment
from annotator.codebook.models import Codebook
from annotator.spans.models import Span
from annotator.statistics.gathered import Filters, figures_of
from annotator.statistics.models import GammaRun

AT_ONCE = 20  # articles measured between two notes of how far it is


def ask_for_gamma(codebook: Codebook, round: int) -> GammaRun:
    """Begins anew, unless it is being measured; the job is there exactly when the run waits."""
    with transaction.atomic():
        run, _ = GammaRun.objects.select_for_update().get_or_create(codebook=codebook, round=round)
        if run.state != GammaRun.State.GOING:
            run.begin()
            app.configure_task(GammaRun.JOB, lock=f"gamma {run.pk}").defer(run=run.pk)
        return run


def measure_gamma(run: int) -> None:
    """Measures every article that two to four annotators submitted, and keeps its gamma."""
    found = GammaRun.objects.select_related("codebook").get(pk=run)
    if found.state != GammaRun.State.GOING:
        return
    try:
        _measured(found)
    except Exception:
        GammaRun.objects.filter(pk=run).update(state=GammaRun.State.FAILED)
        raise


def changes_of(codebook: Codebook, round: int) -> int:
    """Grows with every change of submitted work of the round."""
    rows = figures_of(codebook, Filters(round=round))
    return int(rows.aggregate(Sum("changes"))["changes__sum"] or 0)


def _measured(run: GammaRun) -> None:
    changes = changes_of(run.codebook, run.round)
    readers = _readers(run)
    run.total, run.left_out, values = len(readers), 0, {}
    for number, (text, people) in enumerate(sorted(readers.items()), 1):
        try:
            result = gamma(people.length, people.spans(run), Parameters())
            values[str(text)] = result.value
        except TooLarge:
            run.left_out += 1
        if number % AT_ONCE == 0:
            GammaRun.objects.filter(pk=run.pk).update(measured=number, total=run.total)
    run.measured, run.values, run.changes = run.total, values, changes
    run.state, run.finished_at = GammaRun.State.DONE, timezone.now()
    run.save()


class _People:
    """Who submitted one text."""

    def __init__(self, text: int, length: int) -> None:
        self.text, self.length = text, length
        self.assignments: list[int] = []

    def spans(self, run: GammaRun) -> list[list[tuple[float, float, str]]]:
        """Of each annotator; one statement."""
        if len(self.assignments) > MOST_ANNOTATORS:
            raise TooLarge("too many annotators")
        marked: dict[int, list[tuple[float, float, str]]] = defaultdict(list)
        rows = Span.objects.live().filter(assignment__in=self.assignments).order_by("pk")
        for where, start, end, label in rows.values_list(
            "assignment", "start", "end", "label__slug"
        ):
            marked[where].append((start, end, label))
        return [marked[one] for one in self.assignments]


def _readers(run: GammaRun) -> dict[int, _People]:
    """text -> who submitted it, of texts that two or more did."""
    texts = figures_of(run.codebook, Filters(round=run.round)).values("text")
    lengths = dict(Text.objects.filter(pk__in=texts).values_list("pk", "length"))
    people = {text: _People(text, length) for text, length in lengths.items()}
    done = Assignment.objects.submitted().filter(
        text__in=texts, codebook=run.codebook, round=run.round, annotator__isnull=False
    )
    for text, pk in done.order_by("annotator").values_list("text", "pk"):
        people[text].assignments.append(pk)
    return {text: one for text, one in people.items() if len(one.assignments) > 1}
