"""What a stored codebook says."""

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
from annotator.codebook.models import Codebook, Label


def content_of(book: Codebook) -> Content:
    """The content of a version, in the shape `write_codebook` takes. Five statements."""
    return normal(
        {
            "title": book.title,
            "principle": book.principle,
            "families": book.families,
            "labels": [_label(one) for one in book.labels.prefetch_related("attributes")],
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
