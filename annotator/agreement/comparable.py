"""The part of a study in which annotators can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np

from .study import BoolArray, IntArray, Study


@dataclass(frozen=True, eq=False)
class Comparable:
    """The articles that at least two annotators completed, numbered without gaps.

    A *slot* is one completion: one annotator in one article. The slots of article a are
    `first_slot[a]` to `first_slot[a] + readers[a] - 1`, so the others of a span's annotator are
    found by counting on within the article. Shapes: A articles, S spans.
    """

    labels: tuple[str, ...]
    length: IntArray  # (A,) code points
    readers: IntArray  # (A,) annotators who completed the article, at least 2
    first_slot: IntArray  # (A,)
    article_id: IntArray  # (A,) as the study names them
    slot_annotator: IntArray  # (slots,) as the study names them, ascending within an article
    article: IntArray  # (S,) as are all below
    slot: IntArray
    label: IntArray
    start: IntArray
    end: IntArray
    n_dropped: int
    n_annotators: int

    @classmethod
    def of(cls, study: Study) -> Self:
        """Drop what fewer than two annotators completed; articles come in ascending order."""
        done_article = study.completed // max(len(study.annotators), 1)
        readers = np.bincount(done_article, minlength=len(study.texts))
        kept = readers >= 2
        here = kept[study.span_article]
        return cls(
            labels=study.labels,
            length=study.texts.length[study.text_order][kept],
            readers=readers[kept],
            first_slot=np.cumsum(readers[kept]) - readers[kept],
            article_id=study.texts.article[study.text_order][kept],
            slot_annotator=study.annotators[study.completed % max(len(study.annotators), 1)][
                kept[done_article]
            ],
            article=_renumber(kept)[study.span_article[here]],
            slot=_renumber(kept[done_article])[study.span_completion[here]],
            label=study.spans.label[here],
            start=study.spans.start[here],
            end=study.spans.end[here],
            n_dropped=int(np.count_nonzero(~kept)),
            n_annotators=_count_annotators(study, kept[done_article]),
        )

    @property
    def n_articles(self) -> int:
        """How many articles can be compared."""
        return len(self.length)

    @property
    def stride(self) -> int:
        """Longer than any text: `owner * stride + offset` lays all owners on one line.

        The line must fit into 63 bits; a million articles of a million code points, read by ten
        annotators with a hundred labels, take 50.
        """
        return int(self.length.max(initial=0)) + 1

    @property
    def owner(self) -> IntArray:
        """(S,) annotator, article and label of each span in one number: slot * labels + label."""
        return self.slot * len(self.labels) + self.label

    @property
    def slot_article(self) -> IntArray:
        """(slots,) the article each slot belongs to."""
        return np.repeat(np.arange(self.n_articles), self.readers)


def _renumber(kept: BoolArray) -> IntArray:
    """The new number of each kept row."""
    return np.cumsum(kept) - 1


def _count_annotators(study: Study, kept: BoolArray) -> int:
    return len(np.unique(study.completed[kept] % max(len(study.annotators), 1)))
