"""The codebooks that labels of an import go to, loaded once for a whole run."""

from dataclasses import dataclass, field
from typing import Any

from annotator.codebook.actions import publish, write_codebook
from annotator.codebook.content import normal
from annotator.codebook.models import Attribute, Codebook, Label, LinkType, Question
from annotator.dataset.codebooks import codebooks
from annotator.labelled.models import LabelledFile, LabelledImport
from annotator.projects.models import Project


@dataclass(frozen=True)
class Book:
    """A published codebook, its entries by slug."""

    codebook: Codebook
    labels: dict[str, Label] = field(default_factory=dict)
    attributes: dict[str, dict[str, Attribute]] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    links: dict[str, LinkType] = field(default_factory=dict)


def load(codebook: Codebook) -> Book:
    labels = codebook.labels.prefetch_related("attributes")
    return Book(
        codebook=codebook,
        labels={label.slug: label for label in labels},
        attributes={label.slug: {a.slug: a for a in label.attributes.all()} for label in labels},
        questions={question.slug: question for question in codebook.questions.all()},
        links={kind.slug: kind for kind in codebook.link_types.all()},
    )


def brought(batch: LabelledImport) -> list[dict[str, Any]]:
    """The codebooks that the files bring along, by number, the first word on each counting."""
    found: dict[int, dict[str, Any]] = {}
    for books in LabelledFile.objects.filter(batch=batch).values_list("codebooks", flat=True):
        for book in books or []:
            found.setdefault(book["number"], book)
    return [found[number] for number in sorted(found)]


def same_here(project: Project, books: list[dict[str, Any]]) -> bool:
    """Whether the project has these very codebooks, so that nothing needs a mapping."""
    here = {book["number"]: _content(book) for book in codebooks(project)}
    return bool(books) and all(here.get(book["number"]) == _content(book) for book in books)


def _content(book: dict[str, Any]) -> dict[str, Any]:
    """Retired or not, and published whenever, it is the same codebook."""
    return {"change_note": book["change_note"], **normal(book)}


def restore(project: Project, books: list[dict[str, Any]]) -> None:
    """Writes codebooks as they were exported: number, time and state included."""
    for book in books:
        written = write_codebook(actor=None, project=project, content=normal(book))
        written.number, written.change_note = book["number"], book["change_note"]
        written.published_at = book["published_at"]
        written.save(update_fields=["number", "change_note", "published_at"])
        publish(actor=None, codebook=written)
        if book["state"] == Codebook.State.RETIRED:
            written.state = Codebook.State.RETIRED
            written.save(update_fields=["state"])
