"""Agreement of annotators with themselves: the same article in two rounds."""

from dataclasses import dataclass

import numpy as np
from django.db.models import QuerySet

from annotator.agreement import (
    Completions,
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
from annotator.assignments.models import Assignment
from annotator.codebook.models import Label
from annotator.projects.models import Project
from annotator.spans.models import Span
from annotator.statistics.counting import layers_of
from annotator.statistics.gathered import Filters, chosen_codebook, layer_in


@dataclass(frozen=True, kw_only=True)
class Repeated:
    """`annotator` None: everybody together."""

    annotator: str | None
    figure: Result


def repeated(project: Project, filters: Filters, layer: str, formula: str) -> list[Repeated]:
    """Each annotator who submitted an article in two rounds, and all of them together.

    The filter for a round does not apply. Raises NoSuchLayer.
    """
    codebook = chosen_codebook(project, filters)
    if codebook is None:
        return []
    labels = list(Label.objects.filter(codebook=codebook))
    layers = layers_of(labels)
    number = layer_in(layers, layer)
    done = Assignment.objects.in_project(project).submitted().present().filter(codebook=codebook)
    done = done.filter(filters.articles())
    copies = Copies(done)
    found = per_article(count(layered(copies.study(labels), layers)))
    return [
        Repeated(annotator=name, figure=figures(part, [formula])[formula][number])
        for name, part in copies.parts(found)
    ]


class Copies:
    """An article as one annotator read it is an article of its own, with rounds for annotators."""

    def __init__(self, done: QuerySet[Assignment]) -> None:
        self.done = done
        rows = done.order_by("text", "annotator", "round").values_list(
            "pk", "text", "annotator__pseudonym", "round", "text__length"
        )
        self.copy: dict[tuple[int, str], int] = {}
        self.lengths: list[tuple[int, int]] = []
        self.place: dict[int, tuple[int, int]] = {}
        for pk, text, name, round, length in rows:
            if (text, name) not in self.copy:
                self.lengths.append((len(self.copy), length))
            number = self.copy.setdefault((text, name), len(self.copy))
            self.place[pk] = number, round

    def study(self, labels: list[Label]) -> Study:
        number = {label.pk: i for i, label in enumerate(labels)}
        spans = Span.objects.live().filter(assignment__in=self.done).order_by("pk")
        rows = spans.values_list("assignment", "label", "start", "end")
        return Study(
            labels=tuple(label.slug for label in labels),
            texts=Texts.from_rows(self.lengths),
            completions=Completions.from_rows(self.place.values()),
            spans=Spans.from_rows(
                (*self.place[pk], number[label], start, end) for pk, label, start, end in rows
            ),
        )

    def parts(self, found: PerArticle) -> list[tuple[str | None, PerArticle]]:
        """Everybody together, then each annotator with a repeated article, by name."""
        names = np.array([name for _, name in self.copy], dtype=object)[found.article]
        return [
            (None, found),
            *((name, found.chosen(names == name)) for name in sorted(set(names))),
        ]
