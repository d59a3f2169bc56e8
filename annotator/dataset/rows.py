"""Reads what a dataset holds, streamed, from one snapshot of the database."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Exists, Max, OuterRef, QuerySet

from annotator.articles.models import Text
from annotator.assignments.models import Assignment
from annotator.codebook.models import Codebook, Label
from annotator.dataset.native import lines
from annotator.history.models import Event
from annotator.projects.models import Project
from annotator.snapshot import one_snapshot
from annotator.spans.models import Span

# Rows in memory at once: whole texts, and short rows.
FEW, MANY = 20, 2000


def dataset(project: Project) -> Iterator[bytes]:
    """The project's dataset in the native format, from one repeatable-read snapshot.

    Two exports of one state are equal byte for byte; memory does not grow with the project.
    """
    with one_snapshot():
        yield from lines(_header(project), _articles(project))


def _header(project: Project) -> dict[str, Any]:
    last = Event.objects.filter(project=project).aggregate(last=Max("id"))["last"]
    return {
        "project": {"slug": project.slug, "name": project.name, "language": project.language},
        "codebooks": [_codebook(book) for book in _published(project)],
        "last_event": last,
        "offset_unit": "codepoint",
        "offsets": "half-open",
    }


def _published(project: Project) -> list[Codebook]:
    books = Codebook.objects.filter(project=project).exclude(state=Codebook.State.DRAFT)
    return list(books.order_by("number").prefetch_related("labels__attributes"))


def _codebook(book: Codebook) -> dict[str, Any]:
    return {
        "number": book.number,
        "state": book.state,
        "families": book.families,
        "labels": [_label(label) for label in book.labels.all()],
    }


def _label(label: Label) -> dict[str, Any]:
    attributes = [
        {"slug": a.slug, "kind": a.kind, "values": a.values, "required": a.required}
        for a in label.attributes.all()
    ]
    return {
        "slug": label.slug,
        "family": label.family,
        "name": label.name,
        "definition": label.definition,
        "self_overlap": label.self_overlap,
        "attributes": attributes,
    }


def _articles(project: Project) -> Iterator[dict[str, Any]]:
    """One object per article, and one more for each further Text of it that was annotated."""
    work = Matched(_grouped(_assignments(project)))
    for text in _texts(project).iterator(chunk_size=FEW):
        yield _article(text, work.of(text.pk))
    work.close()


class Matched:
    """Hands out groups of rows by key, in the one order in which both sides are read."""

    def __init__(self, groups: Iterator[tuple[int, list[dict[str, Any]]]]) -> None:
        self._groups = groups
        self._waiting = next(groups, None)

    def of(self, key: int) -> list[dict[str, Any]]:
        if self._waiting is None or self._waiting[0] != key:
            return []
        _, rows = self._waiting
        self._waiting = next(self._groups, None)
        return rows

    def close(self) -> None:
        # A group nobody asked for would be work that silently stays out of the dataset.
        if self._waiting is not None:
            raise AssertionError(f"rows of {self._waiting[0]} match nothing")


def _texts(project: Project) -> QuerySet[Text]:
    """Each article's newest Text, and older ones that somebody submitted."""
    there = Text.objects.filter(article__project=project, article__withdrawn_at=None)
    newer = Text.objects.filter(article=OuterRef("article"), version__gt=OuterRef("version"))
    done = Assignment.objects.submitted().filter(text=OuterRef("pk"))
    wanted = there.filter(~Exists(newer) | Exists(done))
    return wanted.select_related("article__outlet", "article__story").order_by(
        "article_id", "version"
    )


def _article(text: Text, assignments: list[dict[str, Any]]) -> dict[str, Any]:
    article = text.article
    return {
        "article": article.pk,
        "external_id": article.external_id,
        "url": article.url,
        "outlet": article.outlet.name if article.outlet else None,
        "story": article.story.name if article.story else None,
        "byline": article.byline,
        "language": article.language,
        "published": {
            "at": _moment(article.published_at),
            "printed": article.published_as_printed,
            "zone_assumed": article.zone_assumed,
        },
        "text": {
            "version": text.version,
            "sha256": text.sha256,
            "length": text.length,
            "content": text.content,
            "blocks": text.blocks,
        },
        "assignments": assignments,
    }


_ASSIGNMENT = ("id", "text", "annotator__pseudonym", "codebook__number", "round", "condition")
_SPAN = ("assignment", "uuid", "label__slug", "start", "end", "quote", "attributes", "note")
_SPAN_REST = ("confidence", "origin", "revision")


def _assignments(project: Project) -> Iterator[tuple[int, dict[str, Any]]]:
    """(text, assignment) of all who submitted, those who marked nothing included."""
    done = Assignment.objects.in_project(project).submitted().present()
    rows = done.order_by("text__article_id", "text__version", "id")
    spans = Matched(_grouped(_spans(done)))
    columns = rows.values_list(*_ASSIGNMENT, "submitted_at").iterator(chunk_size=MANY)
    for pk, text, pseudonym, codebook, round_, condition, at in columns:
        yield (
            text,
            {
                "annotator": pseudonym,
                "codebook": codebook,
                "round": round_,
                "condition": condition,
                "submitted_at": _moment(at),
                "spans": spans.of(pk),
            },
        )
    spans.close()


def _spans(done: QuerySet[Assignment]) -> Iterator[tuple[int, dict[str, Any]]]:
    rows = Span.objects.live().filter(assignment__in=done)
    # Columns, not relations: a relation would bring its own default ordering along.
    place = ("assignment__text__article_id", "assignment__text__version", "assignment_id")
    rows = rows.order_by(*place, "start", "-end", "uuid")
    names = ("uuid", "label", *_SPAN[3:], *_SPAN_REST)
    for assignment, uuid, *rest in rows.values_list(*_SPAN, *_SPAN_REST).iterator(chunk_size=MANY):
        yield assignment, dict(zip(names, (str(uuid), *rest), strict=True))


def _grouped(
    rows: Iterator[tuple[int, dict[str, Any]]],
) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    for key, group in groupby(rows, key=itemgetter(0)):
        yield key, [value for _, value in group]


def _moment(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z") if at else None
