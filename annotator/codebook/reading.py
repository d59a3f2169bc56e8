"""What a stored codebook says."""

from collections.abc import Iterable
from typing import Any

from annotator.codebook.content import (
    ATTRIBUTE,
    GUIDELINE,
    LABEL,
    LINK_TYPE,
    QUESTION,
    Content,
    normal,
)
from annotator.codebook.models import Codebook, CodebookQuerySet, Label

_ENTRIES = ("labels__attributes", "link_types", "questions", "guidelines")


def content_of(book: Codebook) -> Content:
    """The content of a version, in the shape `write_codebook` takes. Five statements."""
    return _content(book, book.labels.prefetch_related("attributes"))


def contents_of(books: CodebookQuerySet) -> list[tuple[Codebook, Content]]:
    """Each version with its content. Six statements, however many there are."""
    return [(book, _content(book, book.labels.all())) for book in books.prefetch_related(*_ENTRIES)]


def _content(book: Codebook, labels: Iterable[Label]) -> Content:
    return normal(
        {
            "title": book.title,
            "principle": book.principle,
            "families": book.families,
            "labels": [_label(one) for one in labels],
            "link_types": [_said(one, LINK_TYPE) for one in book.link_types.all()],
            "questions": [_said(one, QUESTION) for one in book.questions.all()],
            "guidelines": [_said(one, GUIDELINE) for one in book.guidelines.all()],
        }
    )


def _label(label: Label) -> Content:
    said = {name: getattr(label, name) for name in LABEL if name != "attributes"}
    return {**said, "attributes": [_said(one, ATTRIBUTE) for one in label.attributes.all()]}


def _said(row: Any, fields: Content) -> Content:
    return {name: getattr(row, name) for name in fields}
