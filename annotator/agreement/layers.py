"""Layers: the labels themselves, their families, and everything together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from .study import Spans, Study


@dataclass(frozen=True)
class Layers:
    """Names of the layers a study is measured on, and which of them each label belongs to.

    `names` begins with the labels, in the order of `Study.labels`; `of_label` (labels, depth)
    holds for each label the indices of its layers, itself first.
    """

    names: tuple[str, ...]
    of_label: tuple[tuple[int, ...], ...]

    @classmethod
    def plain(cls, labels: Sequence[str]) -> Self:
        """Each label alone."""
        return cls(tuple(labels), tuple((index,) for index in range(len(labels))))

    @classmethod
    def with_families(cls, families: Mapping[str, str]) -> Self:
        """From label -> family: the labels, then `family:…`, then `all`.

        A span of two labels of one family at one place is one place of the family's layer.
        """
        labels = tuple(families)
        kinds = tuple(dict.fromkeys(families.values()))
        row = {kind: len(labels) + number for number, kind in enumerate(kinds)}
        last = len(labels) + len(kinds)
        return cls(
            (*labels, *(f"family:{kind}" for kind in kinds), "all"),
            tuple((index, row[families[label]], last) for index, label in enumerate(labels)),
        )


def layered(study: Study, layers: Layers) -> Study:
    """The study with each span once on every layer of its label.

    Raises ValueError if the layers do not begin with the labels of the study.
    """
    if layers.names[: len(study.labels)] != study.labels:
        raise ValueError("layers: they do not begin with the labels of the study")
    depth = np.array(layers.of_label, dtype=np.int64).reshape(len(study.labels), -1)
    spans, label = study.spans, depth[study.spans.label]
    return Study(
        labels=layers.names,
        texts=study.texts,
        completions=study.completions,
        spans=Spans(
            article=np.tile(spans.article, label.shape[1]),
            annotator=np.tile(spans.annotator, label.shape[1]),
            label=label.T.ravel(),
            start=np.tile(spans.start, label.shape[1]),
            end=np.tile(spans.end, label.shape[1]),
        ),
    )
