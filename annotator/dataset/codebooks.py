"""What a dataset's header says about the codebooks its labels, links and answers come from."""

from typing import Any

from annotator.codebook.content import Content
from annotator.codebook.models import Codebook
from annotator.codebook.reading import contents_of
from annotator.dataset.moments import moment
from annotator.projects.models import Project


def codebooks(project: Project) -> list[dict[str, Any]]:
    """Every codebook that was ever published, whole: what its file says, and what became of it."""
    books = Codebook.objects.ever_published_in(project)
    return [_codebook(book, content) for book, content in contents_of(books)]


def _codebook(book: Codebook, content: Content) -> dict[str, Any]:
    return {
        "number": book.number,
        "state": book.state,
        "published_at": moment(book.published_at),
        "change_note": book.change_note,
        **content,
    }
