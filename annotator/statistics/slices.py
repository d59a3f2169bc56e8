"""The same figure for parts of the work: by outlet, story, month, section and the like."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import numpy as np
from django.db.models import F
from django.db.models.functions import TruncMonth

from annotator.agreement import (
    MINIMUM,
    Counts,
    PerArticle,
    Result,
    Spans,
    Study,
    Texts,
    count,
    figures,
    layered,
    per_article,
)
from annotator.articles.models import Text
from annotator.assignments.models import Assignment
from annotator.projects.models import Project
from annotator.statistics.counting import study_of
from annotator.statistics.gathered import (
    ARTICLE,
    Filters,
    Gathered,
    NoSuchLayer,
    choices,
    figures_of,
    gathered,
)

BY_ARTICLE = {
    "outlet": F(f"{ARTICLE}outlet__name"),
    "story": F(f"{ARTICLE}story__name"),
    "language": F(f"{ARTICLE}language"),
    "month": TruncMonth(f"{ARTICLE}published_at"),
}
SECTIONS = ("headline", "body")
CONDITION = "condition:"  # and the name of what the assignment recorded


@dataclass(frozen=True, kw_only=True)
class Slice:
    """`value` None stands for articles or work of which it is not known."""

    value: str | None
    figure: Result


def ways(project: Project) -> list[str]:
    """What can be sliced by; conditions as far as submitted assignments recorded some."""
    done = Assignment.objects.in_project(project).submitted().present().exclude(condition={})
    names = {name for condition in done.values_list("condition", flat=True).distinct()
             for name in condition}  # fmt: skip
    kinds = [*BY_ARTICLE, "section", "codebook", "round"]
    return kinds + [CONDITION + name for name in sorted(names)]


def slices(project: Project, filters: Filters, layer: str, formula: str, by: str) -> list[Slice]:
    """One figure per value, in the order of the values. Raises NoSuchLayer."""
    if by in ("codebook", "round"):
        parts = _versions(project, filters, by, layer)
    else:
        work = gathered(project, filters)
        parts = _parts(project, work, filters, work.layer(layer), by) if work else {}
    ordered = sorted(parts.items(), key=lambda item: (item[0] is None, item[0] or ""))
    return [Slice(value=value, figure=_figure(found, formula)) for value, found in ordered]


def _figure(found: PerArticle, formula: str) -> Result:
    return figures(found, [formula], minimum=MINIMUM)[formula][0]


def _parts(
    project: Project, work: Gathered, filters: Filters, layer: int, by: str
) -> dict[str | None, PerArticle]:
    if by == "section":
        return _sections(work, layer)
    counts = work.of_layer(layer)
    if by.startswith(CONDITION):
        return _conditions(project, work, counts, by.removeprefix(CONDITION))
    rows = figures_of(work.codebook, filters).annotate(part=BY_ARTICLE[by])
    part = {text: _told(value) for text, value in rows.values_list("text", "part")}
    found = per_article(counts)
    here = np.array([part.get(text) or "" for text in found.article.tolist()], dtype=object)
    return {value or None: found.chosen(here == value) for value in set(here.tolist())}


def _told(value: Any) -> str | None:
    return f"{value:%Y-%m}" if isinstance(value, datetime) else value and str(value)


def _versions(
    project: Project, filters: Filters, by: str, layer: str
) -> dict[str | None, PerArticle]:
    """Each codebook version or round that has work; a version without the label is left out."""
    found: dict[str | None, PerArticle] = {}
    for number in choices(project)[f"{by}s"]:
        work = gathered(project, replace(filters, **{by: number}))
        try:
            if work:
                found[str(number)] = per_article(work.of_layer(work.layer(layer)))
        except NoSuchLayer:
            continue
    return found


def _conditions(
    project: Project, work: Gathered, counts: Counts, name: str
) -> dict[str | None, PerArticle]:
    """What annotators saw while they marked: pairs of whom both saw the same."""
    done = Assignment.objects.in_project(project).submitted().filter(
        codebook=work.codebook, round=work.round
    )  # fmt: skip
    seen = {
        (text, who): str(condition[name]) if name in condition else None
        for text, who, condition in done.values_list("text", "annotator", "condition")
    }
    texts = counts.article[counts.reading_article].tolist()
    here = [seen.get(reading) for reading in zip(texts, counts.annotator.tolist(), strict=True)]
    return {
        value: per_article(counts.of_readings(np.array([one == value for one in here])))
        for value in set(here)
    }


def _sections(work: Gathered, layer: int) -> dict[str | None, PerArticle]:
    """Headline and body apart, each as a text of its own, from the spans themselves."""
    texts = Text.objects.filter(pk__in=work.counts.article.tolist())
    done = Assignment.objects.submitted().filter(
        text__in=texts, codebook=work.codebook, round=work.round, annotator__isnull=False
    )
    study, _ = study_of(work.labels, done, texts)
    study = layered(study, work.layers)
    ends = dict(texts.values_list("pk", "headline"))
    edge = np.array([len(ends[text]) for text in study.texts.article.tolist()], dtype=np.int64)
    cuts = {"headline": (np.zeros_like(edge), edge), "body": (edge, study.texts.length)}
    found: dict[str | None, PerArticle] = {}
    for name, (low, high) in cuts.items():
        counts = count(_clipped(study, low, high))
        found[name] = per_article(replace(work, counts=counts).of_layer(layer))
    return found


def _clipped(study: Study, low: Any, high: Any) -> Study:
    """Each text from `low` to `high`, and of each span what lies there."""
    row = {text: number for number, text in enumerate(study.texts.article.tolist())}
    spans = study.spans
    text = np.array([row[one] for one in spans.article.tolist()], dtype=np.int64)
    start, end = np.maximum(spans.start, low[text]), np.minimum(spans.end, high[text])
    kept = start < end
    return Study(
        labels=study.labels,
        texts=Texts(study.texts.article, high - low),
        completions=study.completions,
        spans=Spans(
            spans.article[kept],
            spans.annotator[kept],
            spans.label[kept],
            (start - low[text])[kept],
            (end - low[text])[kept],
        ),
    )
