"""Spans as the sentences they touch: the same study with sentences as positions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .study import IntArray, Spans, Study, Table, Texts, ascending


@dataclass(frozen=True, eq=False)
class Sentences(Table):
    """One row per sentence: half-open `[start, end)` in code points, disjoint within an article."""

    article: IntArray
    start: IntArray
    end: IntArray


def in_sentences(study: Study, sentences: Sentences) -> Study:
    """The study with each text as long as it has sentences, and each span on those it touches.

    A sentence is marked if a span shares a code point with it; a span that lies wholly between
    two sentences marks none and drops out. Sentences of other articles are ignored.
    """
    line = _Line(study, sentences)
    first, last = line.touched()
    kept = first <= last
    spans = study.spans
    return Study(
        labels=study.labels,
        texts=Texts(study.texts.article[study.text_order], line.number),
        completions=study.completions,
        spans=Spans(
            spans.article[kept], spans.annotator[kept], spans.label[kept],
            first[kept], last[kept] + 1,
        ),
    )  # fmt: skip


class _Line:
    """All articles one after the other, so that one search finds the sentences of every span."""

    def __init__(self, study: Study, sentences: Sentences) -> None:
        self.study = study
        ids = study.texts.article[study.text_order]
        here = np.isin(sentences.article, ids)
        article = np.searchsorted(ids, sentences.article[here])
        self.stride = int(max(study.texts.length.max(initial=0), sentences.end.max(initial=0))) + 1
        base = article * self.stride
        order = ascending(base + sentences.start[here])
        self.start = (base + sentences.start[here])[order]
        self.end = (base + sentences.end[here])[order]
        self.number: IntArray = np.bincount(article, minlength=len(ids)).astype(np.int64)

    def touched(self) -> tuple[IntArray, IntArray]:
        """(spans,) the first and the last sentence each span touches, counted in its article."""
        article, spans = self.study.span_article, self.study.spans
        base = article * self.stride
        before = (np.cumsum(self.number) - self.number)[article]
        first = np.searchsorted(self.end, base + spans.start, side="right")
        last = np.searchsorted(self.start, base + spans.end, side="left") - 1
        return first - before, last - before
