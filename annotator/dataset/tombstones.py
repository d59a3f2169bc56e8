"""What a dataset says of withdrawn articles: where labels lay, and not one word of the text."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from annotator.articles.models import Text
from annotator.dataset.moments import moment
from annotator.dataset.reads import done_in_withdrawn, texts_in
from annotator.dataset.work import Columns, Matched, assignments_of, grouped
from annotator.projects.models import Project

# No quote, note or attribute: each may hold the article's words.
SPAN: Columns = {
    "uuid": "uuid",
    "label": "label__slug",
    **{name: name for name in ("start", "end", "origin", "made_under", "revision")},
}


def tombstones(project: Project) -> Iterator[dict[str, Any]]:
    """One object for each Text of a withdrawn article that would stand in the dataset."""
    work = Matched(grouped(assignments_of(done_in_withdrawn(project), SPAN)))
    rows = texts_in(project, withdrawn=True).select_related("article")
    rows = rows.defer("content", "blocks", "sentences", "headline")
    for text in rows.order_by("article_id", "version").iterator():
        yield _tombstone(text, work.of(text.pk))
    work.close()


def _tombstone(text: Text, assignments: list[dict[str, Any]]) -> dict[str, Any]:
    """Named by a hash, since what names an article may be its address."""
    return {
        "article": sha256(text.article.identity.encode()).hexdigest(),
        "withdrawn": True,
        "withdrawn_at": moment(text.article.withdrawn_at),
        "text": {"version": text.version, "sha256": text.sha256, "length": text.length},
        "assignments": assignments,
    }
