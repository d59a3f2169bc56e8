"""What lies behind a figure: the places about which annotators differ, article by article."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from django.db.models import QuerySet

from annotator.agreement import Cluster, Kind, Marked, clusters
from annotator.agreement.counts import WHERE
from annotator.articles.models import Text
from annotator.assignments.models import Assignment
from annotator.projects.models import Project
from annotator.spans.context import CONTEXT, context
from annotator.spans.models import Span
from annotator.statistics.gathered import Filters, Gathered, gathered

# Articles looked through for one page.
ARTICLES = 10


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Of one layer; of all annotators or only those named; of one kind or any."""

    layer: str = "all"
    kind: str | None = None
    annotators: tuple[str, ...] = ()
    after: int = 0


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """A cluster in its text, with what stands around it."""

    text: Text
    cluster: Cluster
    before: str
    after: str
    names: dict[int, str]

    @property
    def quote(self) -> str:
        return self.text.content[self.cluster.start : self.cluster.end]


@dataclass(frozen=True, kw_only=True)
class Page:
    """`following` is where the next page begins; `articles` how many have a disagreement in all."""

    rows: list[Disagreement]
    following: int | None
    articles: int


def disagreements(project: Project, filters: Filters, wanted: Wanted) -> Page:
    """One page, by text and place. A bounded number of statements. Raises NoSuchLayer."""
    work = gathered(project, filters)
    if work is None:
        return Page(rows=[], following=None, articles=0)
    names = work.annotators
    who = {pk for pk, name in names.items() if not wanted.annotators or name in wanted.annotators}
    differing = _texts(work, wanted, who)
    here = [text for text in differing if text > wanted.after][: ARTICLES + 1]
    rows = [
        row
        for text, found in _clusters(work, here[:ARTICLES], who)
        for row in _rows(work, wanted, text, found, names)
    ]
    more = len(here) > ARTICLES
    return Page(rows=rows, following=here[ARTICLES - 1] if more else None, articles=len(differing))


def _texts(work: Gathered, wanted: Wanted, who: set[int]) -> list[int]:
    """Texts in which some of them do not have the same spans of the layer's labels.

    Looked up label by label: where a family is united, another label at one place is no row.
    """
    counts, people, layer = work.counts, list(who), work.layer(wanted.layer)
    labels = [row for row, its in enumerate(work.layers.of_label) if layer in its]
    rows = np.isin(counts.row_layer, labels)
    rows &= np.isin(counts.first, people) & np.isin(counts.second, people)
    if wanted.kind != Kind.ATTRIBUTE:
        column = {name: counts.values[:, WHERE[name]] for name in WHERE}
        rows &= column["exact"] < column["spans_first"] + column["spans_second"]
    return sorted(set(counts.article[counts.row_article[rows]].tolist()))


def _clusters(work: Gathered, texts: list[int], who: set[int]) -> list[tuple[Text, list[Cluster]]]:
    done = Assignment.objects.submitted().filter(
        text__in=texts, codebook=work.codebook, round=work.round, annotator__in=who
    )
    readers: dict[int, set[int]] = defaultdict(set)
    for text, annotator in done.values_list("text", "annotator"):
        readers[text].add(annotator)
    marked = _marked(done)
    found = Text.objects.filter(pk__in=texts).select_related("article__outlet").order_by("pk")
    return [(text, clusters(marked[text.pk], readers[text.pk])) for text in found]


def _marked(done: QuerySet[Assignment]) -> dict[int, list[Marked]]:
    spans = Span.objects.live().filter(assignment__in=done)
    rows = spans.values_list(
        "assignment__text",
        "pk",
        "assignment__annotator",
        "label__slug",
        "start",
        "end",
        "attributes",
    )
    marked: dict[int, list[Marked]] = defaultdict(list)
    for text, *row in rows:
        marked[text].append(Marked(*row))
    return marked


def _rows(
    work: Gathered, wanted: Wanted, text: Text, found: list[Cluster], names: dict[int, str]
) -> list[Disagreement]:
    layer = work.layer(wanted.layer)
    labels = {
        label.slug
        for label, its in zip(work.labels, work.layers.of_label, strict=True)
        if layer in its
    }
    return [
        _disagreement(text, cluster, names)
        for cluster in found
        if cluster.kinds
        and any(span.label in labels for span in cluster.spans)
        and (wanted.kind is None or wanted.kind in cluster.kinds)
    ]


def _disagreement(text: Text, cluster: Cluster, names: dict[int, str]) -> Disagreement:
    before, after = context(
        text.content[max(cluster.start - CONTEXT, 0) : cluster.start],
        text.content[cluster.end : cluster.end + CONTEXT],
    )
    return Disagreement(text=text, cluster=cluster, before=before, after=after, names=names)
