"""Three figures of each label of a study, however few its articles."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.agreement import Result, Study, count, figures, per_article

FORMULAS = ("alpha_char_nominal", "span_f1_exact", "span_f1_overlap")


@dataclass(frozen=True)
class LabelFigures:
    label: str
    alpha_char_nominal: Result
    span_f1_exact: Result
    span_f1_overlap: Result

    def as_dict(self) -> dict[str, object]:
        results = {name: getattr(self, name).as_dict() for name in FORMULAS}
        return {"label": self.label, **results}


def per_label(study: Study) -> list[LabelFigures]:
    found = figures(per_article(count(study)), FORMULAS, interval=False, minimum=1)
    rows = zip(study.labels, *found.values(), strict=True)
    return [LabelFigures(*row) for row in rows]
