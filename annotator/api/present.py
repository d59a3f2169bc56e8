"""Output shapes that more than one resource answers with."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from json import loads
from typing import Any

from django.db.models import F, QuerySet, TextField
from django.db.models.functions import Cast

from annotator.articles.models import Article, Text
from annotator.codebook.models import Codebook, Label
from annotator.projects.models import Project
from annotator.spans.models import Answer, Link, Span

_PLAIN = ("uuid", "start", "end", "quote", "note", "confidence", "origin", "revision")
QUESTION = ("slug", "wording", "level", "values", "multiple", "missing_policy")


def project_ref(project: Project) -> dict[str, Any]:
    return {"slug": project.slug, "name": project.name}


def span_shape(span: Span) -> dict[str, Any]:
    """Offsets in code points, half-open. `span.label` should be loaded."""
    return {
        "uuid": str(span.uuid),
        "label": span.label.slug,
        "start": span.start,
        "end": span.end,
        "quote": span.quote,
        "attributes": span.attributes,
        "note": span.note,
        "confidence": span.confidence,
        "origin": span.origin,
        "revision": span.revision,
        "deleted": span.deleted_at is not None,
    }


def span_rows(spans: QuerySet[Span]) -> QuerySet[Span, dict[str, Any]]:
    """For `span_row_shape`: of a thousand spans no object is made."""
    in_order = spans.order_by("start", "-end", "uuid")
    facts = {"slug": F("label__slug"), "said": Cast("attributes", TextField())}
    rows: QuerySet[Span, dict[str, Any]] = in_order.values(*_PLAIN, "deleted_at", **facts)
    return rows


def span_row_shape(row: dict[str, Any]) -> dict[str, Any]:
    """As `span_shape`, made of one of `span_rows` itself; most have no attributes to decode."""
    row["uuid"] = str(row["uuid"])
    row["label"] = row.pop("slug")
    said = row.pop("said")
    row["attributes"] = {} if said == "{}" else loads(said)
    row["deleted"] = row.pop("deleted_at") is not None
    return row


def link_shape(link: Link) -> dict[str, Any]:
    """`link.type`, `link.source` and `link.target` should be loaded."""
    return {
        "uuid": str(link.uuid),
        "type": link.type.slug,
        "source": str(link.source.uuid),
        "target": str(link.target.uuid),
        "revision": link.revision,
        "deleted": link.deleted_at is not None,
    }


def answer_shape(answer: Answer) -> dict[str, Any]:
    """`answer.question` should be loaded; a `value` of None was taken back."""
    return {
        "question": answer.question.slug,
        "value": answer.value,
        "revision": answer.revision,
    }


def current_shape(current: Span | Link | Answer | None) -> dict[str, Any] | None:
    """What is stored now, for somebody whose request came too late."""
    if isinstance(current, Span):
        return span_shape(current)
    if isinstance(current, Link):
        return link_shape(current)
    return answer_shape(current) if current else None


def article_shape(article: Article, headline: str) -> dict[str, Any]:
    return {
        "id": article.pk,
        "headline": headline,
        "outlet": article.outlet.name if article.outlet else None,
        "byline": article.byline,
        "language": article.language,
        "published": {
            "at": article.published_at,
            "printed": article.published_as_printed,
            "zone_assumed": article.zone_assumed,
        },
    }


def text_shape(text: Text) -> dict[str, Any]:
    names = ("version", "sha256", "length", "content", "blocks", "sentences", "splitter_version")
    return {"id": text.pk, **{name: getattr(text, name) for name in names}}


def codebook_shape(codebook: Codebook) -> dict[str, Any]:
    """One statement each for labels, attributes, link types and questions."""
    labels = codebook.labels.prefetch_related("attributes")
    colours = {family["slug"]: family["colour"] for family in codebook.families}
    return {
        "number": codebook.number,
        "title": codebook.title,
        "principle": codebook.principle,
        "families": codebook.families,
        "labels": [
            {
                "slug": label.slug,
                "family": label.family,
                "name": label.name,
                "key": label.key,
                "colour": label.colour or colours.get(label.family, "slate"),
                "pattern": label.pattern,
                "definition": label.definition,
                "test": label.test,
                "examples": label.examples,
                "do_not_label": label.do_not_label,
                "contrasts": label.contrasts,
                "exclusive": label.exclusive,
                "may_cross_blocks": label.may_cross_blocks,
                "attributes": [
                    {
                        "slug": a.slug,
                        "kind": a.kind,
                        "values": a.values,
                        "required": a.required,
                    }
                    for a in label.attributes.all()
                ],
            }
            for label in labels
        ],
        "link_types": [
            {name: getattr(kind, name) for name in ("slug", "from_labels", "to_labels", "required")}
            for kind in codebook.link_types.all()
        ],
        "questions": [
            {name: getattr(question, name) for name in QUESTION}
            for question in codebook.questions.all()
        ],
    }


def remembered_shape(pk: int, published_at: datetime | None) -> dict[str, Any]:
    """The shape of a codebook, of a published one as this process read it before: never change it.

    The database refuses every change of one (triggers codebook_frozen and codebook_entry_frozen),
    but in the transaction that publishes it; `published_at` tells it from one of another database.
    """
    return _published_shape(pk, published_at) if published_at else _shape_of(pk)


@lru_cache(maxsize=32)
def _published_shape(pk: int, published_at: datetime) -> dict[str, Any]:
    return _shape_of(pk)


def _shape_of(pk: int) -> dict[str, Any]:
    return codebook_shape(Codebook.objects.get(pk=pk))


@dataclass(frozen=True)
class Looks:
    """The colours of families, per codebook: labels of several codebooks stand side by side."""

    colours: dict[tuple[int, str], str]

    def of(self, label: Label) -> dict[str, str]:
        colour = label.colour or self.colours.get((label.codebook_id, label.family), "slate")
        return {"label_name": label.name, "family": label.family, "colour": colour}


def looks_in(project: Project) -> Looks:
    books = Codebook.objects.filter(project=project).values_list("pk", "families")
    return Looks({(pk, one["slug"]): one["colour"] for pk, families in books for one in families})
