"""The clusters of submitted work, kept per article, and made anew where something changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import md5
from itertools import chain

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from annotator.agreement import Cluster as Found
from annotator.agreement import Kind, Marked, clusters
from annotator.assignments.models import Assignment
from annotator.projects.models import Project
from annotator.review.informing import information
from annotator.review.models import Cluster
from annotator.spans.models import Span
from annotator.statistics.disagreements import marked_in
from annotator.statistics.models import ArticleFigures

# Articles clustered at a time: nobody who submits one of them waits long.
AT_ONCE = 50
TO_CLUSTER = Q(clustered=None) | ~Q(clustered=F("changes"))

Work = tuple[int, int, int]  # text, codebook, round


def cluster_changed(project: Project) -> int:
    """Clusters every article whose submitted work changed; answers how many there were."""
    return _all(ArticleFigures.objects.filter(codebook__project=project))


def cluster_all_changed() -> int:
    """The same for every project."""
    return _all(ArticleFigures.objects.all())


def key_of(spans: Iterable[tuple[int, int, Iterable[tuple[str, int | str]]]]) -> str:
    """Names spans at their revisions, with their links: equal only where all is the same."""
    told = repr(sorted((span, revision, sorted(links)) for span, revision, links in spans))
    return md5(told.encode(), usedforsecurity=False).hexdigest()


def _all(figures: QuerySet[ArticleFigures]) -> int:
    total = 0
    while many := _cluster_some(figures.filter(TO_CLUSTER)):
        total += many
    return total


def _cluster_some(stale: QuerySet[ArticleFigures]) -> int:
    """The first of them; 0 where there are none. Six statements, however many there are."""
    with transaction.atomic():
        # Locked before the spans are read: what changes them counts its change behind this lock,
        # and is clustered next time.
        rows = stale.only("text", "codebook", "round").order_by("pk")
        some = list(rows.select_for_update(of=("self",))[:AT_ONCE])
        if not some:
            return 0
        wanted = ArticleFigures.objects.filter(pk__in=[row.pk for row in some])
        Cluster.objects.filter(_in(wanted)).delete()
        work = [(row.text_id, row.codebook_id, row.round) for row in some]
        Cluster.objects.bulk_create(_clusters(work, wanted))
        wanted.update(clustered=F("changes"))
    return len(some)


def _in(figures: QuerySet[ArticleFigures]) -> Exists:
    names = ("text", "codebook", "round")
    return Exists(figures.filter(**{name: OuterRef(name) for name in names}))


def _clusters(work: list[Work], wanted: QuerySet[ArticleFigures]) -> Iterator[Cluster]:
    done = Assignment.objects.submitted().filter(_in(wanted), annotator__isnull=False)
    columns = ("pk", "text", "codebook", "round", "annotator")
    places = {pk: (rest, who) for pk, *rest, who in done.values_list(*columns)}
    readers: dict[Work, set[int]] = defaultdict(set)
    for (text, codebook, round), who in places.values():
        readers[text, codebook, round].add(who)
    marked: dict[Work, list[Marked]] = defaultdict(list)
    for span in chain.from_iterable(marked_in(done, "pk").values()):
        (text, codebook, round), who = places[span.annotator]
        marked[text, codebook, round].append(replace(span, annotator=who))
    revisions = _revisions(done)
    for here in work:
        for found in clusters(marked[here], readers[here]):
            yield _row(here, found, len(readers[here]), revisions)


def _revisions(done: QuerySet[Assignment]) -> dict[int, int]:
    spans = Span.objects.live().filter(assignment__in=done).order_by()
    return dict(spans.values_list("pk", "revision"))


def _row(work: Work, found: Found, readers: int, revisions: dict[int, int]) -> Cluster:
    text, codebook, round = work
    spans = [int(span.id) for span in found.spans]
    at = [(pk, revisions[pk], one.links) for pk, one in zip(spans, found.spans, strict=True)]
    return Cluster(
        text_id=text,
        codebook_id=codebook,
        round=round,
        key=key_of(at),
        start=found.start,
        end=found.end,
        spans=spans,
        labels=sorted({span.label for span in found.spans}),
        annotators=sorted(span.annotator for span in found.spans),
        missing=sorted(found.missing),
        kinds=[str(kind) for kind in Kind if kind in found.kinds],
        readers=readers,
        information=information(found),
    )
