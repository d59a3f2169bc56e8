"""Reads what a dataset holds, streamed, from one snapshot of the database."""

from collections.abc import Iterator
from typing import Any

from annotator.articles.models import Text
from annotator.dataset.codebooks import codebooks
from annotator.dataset.moments import moment
from annotator.dataset.native import lines
from annotator.dataset.reads import done_in, texts_in
from annotator.dataset.table import table
from annotator.dataset.tombstones import tombstones
from annotator.dataset.verdicts import verdicts_of
from annotator.dataset.work import Matched, assignments_of, grouped
from annotator.projects.models import Project
from annotator.review.merging import Merge, merged
from annotator.snapshot import one_snapshot

# Whole texts in memory at once.
FEW = 20
BY_REVIEWERS = Merge()


def dataset(project: Project, merge: Merge = BY_REVIEWERS) -> Iterator[bytes]:
    """The project's dataset in the native format, from one repeatable-read snapshot.

    `merge` says what becomes gold beside what reviewers decided.

    Two exports of one state are equal byte for byte; memory does not grow with the project.
    """
    with one_snapshot():
        header = {**_header(project), "gold": merge.told()}
        yield from lines(header, _with_gold(project, merge), tombstones(project))


def dataset_table(project: Project, safe: bool = False) -> Iterator[bytes]:
    """The same in long form as CSV; `safe` is for spreadsheets."""
    with one_snapshot():
        yield from table(project.slug, _articles(project), safe)


def _header(project: Project) -> dict[str, Any]:
    return {
        "project": {"slug": project.slug, "name": project.name, "language": project.language},
        "codebooks": codebooks(project),
        "offset_unit": "codepoint",
        "offsets": "half-open",
    }


def _with_gold(project: Project, merge: Merge) -> Iterator[dict[str, Any]]:
    verdicts = Matched(grouped(verdicts_of(project)))
    for text, row in _articles_by_text(project):
        theirs = verdicts.of(text)
        gold = merged(row["text"]["content"], row["assignments"], theirs, merge)
        yield {**row, "verdicts": theirs, "gold": gold}
    verdicts.close()


def _articles(project: Project) -> Iterator[dict[str, Any]]:
    return (row for _, row in _articles_by_text(project))


def _articles_by_text(project: Project) -> Iterator[tuple[int, dict[str, Any]]]:
    """One object per article, and one more for each further Text of it that was annotated."""
    work = Matched(grouped(assignments_of(done_in(project))))
    rows = texts_in(project).select_related("article__outlet", "article__story")
    for text in rows.order_by("article_id", "version").iterator(chunk_size=FEW):
        yield text.pk, _article(text, work.of(text.pk))
    work.close()


def _article(text: Text, assignments: list[dict[str, Any]]) -> dict[str, Any]:
    article = text.article
    return {
        "article": article.identity,
        "external_id": article.external_id,
        "url": article.url,
        "outlet": article.outlet.name if article.outlet else None,
        "story": article.story.name if article.story else None,
        "byline": article.byline,
        "language": article.language,
        "published": {
            "at": moment(article.published_at),
            "printed": article.published_as_printed,
            "zone_assumed": article.zone_assumed,
        },
        "text": {
            "version": text.version,
            "sha256": text.sha256,
            "length": text.length,
            "content": text.content,
            "blocks": text.blocks,
            "sentences": text.sentences,
            "splitter_version": text.splitter_version,
            "note": text.note,
        },
        "assignments": assignments,
    }
