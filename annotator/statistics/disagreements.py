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
from annotator.spans.models import Link, Span
from annotator.statistics.gathered import Filters, Gathered, gathered

# Articles looked through for one page.
ARTICLES = 10


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Of one layer; of all annotators or only those named; of one kind or any.

    `reader` asks for articles in which this annotator and another differ; `repeated` for places
    that annotators marked otherwise in another round than they did before.
    """

    layer: str = "all"
    kind: str | None = None
    annotators: tuple[str, ...] = ()
    reader: str | None = None
    repeated: bool = False
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
    if wanted.repeated:
        return _changed(project, work, filters, wanted)
    names = work.annotators
    who = {pk for pk, name in names.items() if not wanted.annotators or name in wanted.annotators}
    reader = {pk for pk, name in names.items() if wanted.reader in (None, name)}
    differing = _texts(work, wanted, who, reader)
    here = [text for text in differing if text > wanted.after][: ARTICLES + 1]
    shown = here[:ARTICLES]
    found = clusters_of(work, shown, who)
    texts = Text.objects.filter(pk__in=shown).select_related("article__outlet").order_by("pk")
    rows = [row for text in texts for row in _rows(work, wanted, text, found[text.pk], names)]
    more = len(here) > ARTICLES
    return Page(rows=rows, following=here[ARTICLES - 1] if more else None, articles=len(differing))


Rounds = dict[tuple[int, int], dict[int, str]]  # text and annotator -> assignment -> name


def _changed(project: Project, work: Gathered, filters: Filters, wanted: Wanted) -> Page:
    """An annotator in a round is called `P01/2`. Articles in which nothing changed count too."""
    done = Assignment.objects.in_project(project).submitted().present().filter(
        filters.articles(), codebook=work.codebook, annotator__isnull=False
    )  # fmt: skip
    twice = _twice(done, wanted.reader)
    texts = sorted({text for text, _ in twice})
    here = [text for text in texts if text > wanted.after][: ARTICLES + 1]
    shown = {key: names for key, names in twice.items() if key[0] in here[:ARTICLES]}
    following = here[ARTICLES - 1] if len(here) > ARTICLES else None
    return Page(rows=_turned(work, wanted, done, shown), following=following, articles=len(texts))


def _twice(done: QuerySet[Assignment], reader: str | None) -> Rounds:
    """Where somebody submitted an article in two rounds or more."""
    kept = done if reader is None else done.filter(annotator__pseudonym=reader)
    columns = ("pk", "text", "annotator", "annotator__pseudonym", "round")
    rounds: Rounds = defaultdict(dict)
    for pk, text, who, name, round in kept.order_by("text", "round").values_list(*columns):
        rounds[text, who][pk] = f"{name}/{round}"
    return {key: names for key, names in rounds.items() if len(names) > 1}


def _turned(
    work: Gathered, wanted: Wanted, done: QuerySet[Assignment], shown: Rounds
) -> list[Disagreement]:
    """The places of these articles, each annotator beside themselves; two statements."""
    marked = marked_in(done.filter(pk__in=[pk for names in shown.values() for pk in names]), "pk")
    texts = Text.objects.filter(pk__in=[text for text, _ in shown])
    found = texts.select_related("article__outlet").in_bulk()
    rows = []
    for (text, _), names in sorted(shown.items()):
        own = [span for span in marked[text] if span.annotator in names]
        rows += _rows(work, wanted, found[text], clusters(own, set(names)), names)
    return rows


def _texts(work: Gathered, wanted: Wanted, who: set[int], reader: set[int]) -> list[int]:
    """Texts in which some of them do not have the same spans of the layer's labels.

    Looked up label by label: where a family is united, another label at one place is no row.
    """
    counts, people, layer = work.counts, list(who), work.layer(wanted.layer)
    labels = [row for row, its in enumerate(work.layers.of_label) if layer in its]
    rows = np.isin(counts.row_layer, labels)
    rows &= np.isin(counts.first, people) & np.isin(counts.second, people)
    rows &= np.isin(counts.first, list(reader)) | np.isin(counts.second, list(reader))
    if wanted.kind not in (Kind.ATTRIBUTE, Kind.LINK):
        column = {name: counts.values[:, WHERE[name]] for name in WHERE}
        rows &= column["exact"] < column["spans_first"] + column["spans_second"]
    return sorted(set(counts.article[counts.row_article[rows]].tolist()))


def readers_of(work: Gathered) -> dict[int, set[int]]:
    """text -> who submitted it, as far as they are compared."""
    readers: dict[int, set[int]] = defaultdict(set)
    texts = work.counts.article[work.counts.reading_article].tolist()
    for text, who in zip(texts, work.counts.annotator.tolist(), strict=True):
        readers[text].add(who)
    return readers


def clusters_of(work: Gathered, texts: list[int], who: set[int]) -> dict[int, list[Cluster]]:
    """text -> clusters of what these annotators submitted; two statements."""
    done = Assignment.objects.submitted().filter(
        text__in=texts, codebook=work.codebook, round=work.round, annotator__in=who
    )
    marked, readers = marked_in(done), readers_of(work)
    return {text: clusters(marked[text], readers[text] & who) for text in texts}


def marked_in(done: QuerySet[Assignment], who: str = "annotator") -> dict[int, list[Marked]]:
    """text -> spans of these assignments, by what `who` of the assignment says; two statements."""
    leading = _leading(done)
    spans = Span.objects.live().filter(assignment__in=done)
    rows = spans.values_list(
        "assignment__text",
        "pk",
        f"assignment__{who}",
        "label__slug",
        "start",
        "end",
        "attributes",
    )
    marked: dict[int, list[Marked]] = defaultdict(list)
    for text, pk, by, label, start, end, attributes in rows:
        links = frozenset(leading[pk])
        marked[text].append(Marked(pk, by, label, start, end, attributes, links))
    return marked


def _leading(done: QuerySet[Assignment]) -> dict[int, list[tuple[str, int]]]:
    """span -> (type, target) of the links that begin there."""
    rows = Link.objects.live().filter(assignment__in=done)
    leading: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for begin, kind, end in rows.values_list("source", "type__slug", "target"):
        leading[begin].append((kind, end))
    return leading


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
