"""What agreement needs, counted of submitted work, kept per article, and counted anew on change."""

from collections.abc import Iterator, Sequence

from django.db import connection
from django.db.models import F, Q, QuerySet

from annotator.agreement import (
    Completions,
    Layers,
    Sentences,
    Spans,
    Study,
    Texts,
    count,
    layered,
    stack,
)
from annotator.agreement.packed import NOTHING, PACKED_VERSION, pack
from annotator.agreement.packed_sets import pack_sets
from annotator.articles.models import Text
from annotator.assignments.models import Assignment
from annotator.codebook.models import Codebook, Label
from annotator.snapshot import one_snapshot
from annotator.spans.models import Span
from annotator.statistics.models import ArticleFigures

# Articles counted at a time: a few thousand spans, so that memory stays flat.
AT_ONCE = 500

TO_COUNT = Q(counted=None) | ~Q(counted=F("changes")) | ~Q(packed=PACKED_VERSION)

Stale = tuple[int, int, int]  # row, text, changes


def layers_of(labels: Sequence[Label]) -> Layers:
    """Each label, each family, and everything."""
    return Layers.with_families({label.slug: label.family for label in labels})


def count_changed(codebook: Codebook, round: int) -> int:
    """Counts every article whose submitted work changed; answers how many there were.

    What changes while this runs stays to be counted: the change it was counted at is written down.
    """
    stale = ArticleFigures.objects.filter(TO_COUNT, codebook=codebook, round=round)
    if not stale.exists():
        return 0
    labels = list(Label.objects.filter(codebook=codebook))
    found = 0
    for ids in _parts(list(stale.order_by("pk").values_list("pk", flat=True))):
        found += _count(codebook, round, labels, ids)
    return found


def count_all_changed() -> int:
    """The same for every codebook and round."""
    groups = ArticleFigures.objects.filter(TO_COUNT).order_by("codebook", "round")
    found = groups.values_list("codebook", "round").distinct()
    return sum(count_changed(Codebook.objects.get(pk=pk), round) for pk, round in found)


def study_of(
    labels: Sequence[Label], done: QuerySet[Assignment], texts: QuerySet[Text]
) -> tuple[Study, Sentences]:
    """Submitted assignments as arrays; sentences of their texts beside them."""
    number = {label.pk: i for i, label in enumerate(labels)}
    spans = Span.objects.live().filter(assignment__in=done).order_by("pk")
    columns = ("assignment__text", "assignment__annotator", "label", "start", "end")
    rows = [(t, a, number[label], s, e) for t, a, label, s, e in spans.values_list(*columns)]
    found = list(texts.order_by("pk").values_list("pk", "length", "sentences"))
    study = Study(
        labels=tuple(label.slug for label in labels),
        texts=Texts.from_rows([(pk, length) for pk, length, _ in found]),
        completions=Completions.from_rows(list(done.values_list("text", "annotator"))),
        spans=Spans.from_rows(rows),
    )
    sentences = ((pk, s["start"], s["end"]) for pk, _, inside in found for s in inside)
    return study, Sentences.from_rows(sentences)


def _parts(ids: list[int]) -> Iterator[list[int]]:
    for begin in range(0, len(ids), AT_ONCE):
        yield ids[begin : begin + AT_ONCE]


def _count(codebook: Codebook, round: int, labels: Sequence[Label], ids: list[int]) -> int:
    with one_snapshot():
        rows = list(ArticleFigures.objects.filter(pk__in=ids).values_list("pk", "text", "changes"))
        wanted = [text for _, text, _ in rows]
        done = Assignment.objects.submitted().filter(
            text__in=wanted, codebook=codebook, round=round, annotator__isnull=False
        )
        study, sentences = study_of(labels, done, Text.objects.filter(pk__in=wanted))
    packed = pack(count(layered(study, layers_of(labels)), sentences))
    _keep(rows, packed, pack_sets(stack(study)))
    return len(rows)


def _keep(rows: list[Stale], counts: dict[int, bytes], sets: dict[int, bytes]) -> None:
    """A row that was counted meanwhile at a later change keeps that."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE annotator_articlefigures f
            SET counted = n.changes, packed = %s, counts = n.counts, sets = n.sets
            FROM unnest(%s::bigint[], %s::bigint[], %s::bytea[], %s::bytea[])
                AS n (id, changes, counts, sets)
            WHERE f.id = n.id AND (coalesce(f.counted, 0) < n.changes OR f.packed <> %s)
            """,
            [
                PACKED_VERSION,
                [pk for pk, _, _ in rows],
                [changes for _, _, changes in rows],
                [counts.get(text, NOTHING) for _, text, _ in rows],
                [sets.get(text, NOTHING) for _, text, _ in rows],
                PACKED_VERSION,
            ],
        )
