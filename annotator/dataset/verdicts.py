"""What reviewers decided, as a dataset tells it: short rows beside those of the articles."""

from typing import Any

from annotator.dataset.moments import moment
from annotator.dataset.work import MANY, Rows
from annotator.projects.models import Project
from annotator.review.models import GoldSpan, Verdict, VerdictBasis, VerdictQuerySet


def verdicts_in(project: Project) -> VerdictQuerySet:
    """Neither reopened nor replaced, on articles that are not withdrawn."""
    return Verdict.objects.in_project(project).live().filter(text__article__withdrawn_at=None)


def verdicts_of(project: Project) -> Rows:
    """(text, verdict) in the order of articles."""
    order = ("text__article_id", "text__version", "text", "id")
    for verdict in verdicts_in(project).whole().order_by(*order).iterator(chunk_size=MANY):
        yield verdict.text_id, _verdict(verdict)


def _verdict(verdict: Verdict) -> dict[str, Any]:
    names = ("round", "decision", "reason", "note", "guideline_change", "revision")
    return {
        "uuid": str(verdict.uuid),
        "codebook": verdict.codebook.number,
        **{name: getattr(verdict, name) for name in names},
        "reviewer": verdict.reviewer.pseudonym,
        "decided_at": moment(verdict.decided_at),
        "basis": sorted((_basis(one) for one in verdict.basis.all()), key=lambda b: b["annotator"]),
        "gold": [_gold(one) for one in verdict.gold.all()],
    }


def _basis(one: VerdictBasis) -> dict[str, Any]:
    annotator = one.span.assignment.annotator
    return {
        "annotator": annotator.pseudonym if annotator else "",
        "span": str(one.span.uuid),
        "revision": one.revision,
    }


def _gold(one: GoldSpan) -> dict[str, Any]:
    names = ("start", "end", "quote", "attributes")
    taken = str(one.span.uuid) if one.span else None
    values = {name: getattr(one, name) for name in names}
    return {"label": one.label.slug, **values, "span": taken}
