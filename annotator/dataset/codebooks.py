"""What a dataset's header says about the codebooks its labels, links and answers come from."""

from typing import Any

from django.db.models import Prefetch

from annotator.codebook.models import Codebook, Label, LinkType
from annotator.dataset.moments import moment
from annotator.projects.models import Project

_LABEL = (
    *("slug", "family", "name", "tier", "colour", "pattern"),
    *("definition", "test", "examples", "do_not_label", "contrasts"),
)
_RULES = ("self_overlap", "may_cross_blocks")
_ATTRIBUTE = ("slug", "kind", "values", "required")
_LINK_TYPE = ("slug", "from_labels", "to_labels", "required")
_QUESTION = ("slug", "wording", "level", "values", "multiple", "missing_policy")


def codebooks(project: Project) -> list[dict[str, Any]]:
    """Every codebook that was ever published, whole."""
    books = Codebook.objects.filter(project=project).exclude(state=Codebook.State.DRAFT)
    # A link type has no order of its own, and equal states must be equal bytes.
    in_order = Prefetch("link_types", LinkType.objects.order_by("slug"))
    rows = books.order_by("number").prefetch_related("labels__attributes", in_order, "questions")
    return [_codebook(book) for book in rows]


def _codebook(book: Codebook) -> dict[str, Any]:
    return {
        "number": book.number,
        "state": book.state,
        "published_at": moment(book.published_at),
        "title": book.title,
        "principle": book.principle,
        "change_note": book.change_note,
        "families": book.families,
        "labels": [_label(label) for label in book.labels.all()],
        "link_types": [_named(kind, _LINK_TYPE) for kind in book.link_types.all()],
        "questions": [_named(question, _QUESTION) for question in book.questions.all()],
    }


def _label(label: Label) -> dict[str, Any]:
    attributes = [_named(attribute, _ATTRIBUTE) for attribute in label.attributes.all()]
    return {**_named(label, (*_LABEL, *_RULES)), "attributes": attributes}


def _named(row: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
