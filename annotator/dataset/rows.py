"""Reads what a dataset holds, streamed, from one snapshot of the database."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import connection, transaction
from django.db.models import Max

from annotator.articles.models import Text
from annotator.assignments.models import Assignment
from annotator.codebook.models import Codebook, Label
from annotator.dataset.native import lines
from annotator.history.models import Event
from annotator.projects.models import Project
from annotator.spans.models import Span

CHUNK = 500


def dataset(project: Project) -> Iterator[bytes]:
    """The project's dataset in the native format, from one repeatable-read snapshot.

    Two exports of one state are equal byte for byte; memory does not grow with the project.
    """
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            _one_snapshot()
        yield from lines(_header(project), _articles(project))


def _one_snapshot() -> None:
    # PostgreSQL takes this only as the first word of a transaction; inside another one (a test, a
    # release) the snapshot is that one's affair.
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


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
    """One object per Text that stands for an article: its newest, and older ones with work."""
    assignments = _grouped(_assignments(project))
    waiting = next(assignments, None)
    for text in _texts(project).iterator(chunk_size=CHUNK):
        mine: list[dict[str, Any]] = []
        if waiting and waiting[0] == text.pk:
            mine, waiting = waiting[1], next(assignments, None)
        yield _article(text, mine)


def _texts(project: Project) -> Any:
    live = Text.objects.filter(article__project=project, article__withdrawn_at=None)
    return live.select_related("article__outlet", "article__story").order_by("pk")


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
    done = Assignment.objects.in_project(project).submitted()
    done = done.filter(text__article__withdrawn_at=None, annotator__isnull=False)
    rows = done.order_by("text", "id").values_list(*_ASSIGNMENT, "submitted_at")
    spans = _grouped(_spans(done))
    waiting = next(spans, None)
    for pk, text, pseudonym, codebook, round_, condition, at in rows.iterator(chunk_size=CHUNK):
        mine: list[dict[str, Any]] = []
        if waiting and waiting[0] == pk:
            mine, waiting = waiting[1], next(spans, None)
        yield (
            text,
            {
                "annotator": pseudonym,
                "codebook": codebook,
                "round": round_,
                "condition": condition,
                "submitted_at": _moment(at),
                "spans": mine,
            },
        )


def _spans(done: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    rows = Span.objects.live().filter(assignment__in=done)
    rows = rows.order_by("assignment__text", "assignment", "start", "-end", "uuid")
    names = ("uuid", "label", *_SPAN[3:], *_SPAN_REST)
    for assignment, uuid, *rest in rows.values_list(*_SPAN, *_SPAN_REST).iterator(chunk_size=CHUNK):
        yield assignment, dict(zip(names, (str(uuid), *rest), strict=True))


def _grouped(
    rows: Iterator[tuple[int, dict[str, Any]]],
) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    for key, group in groupby(rows, key=itemgetter(0)):
        yield key, [value for _, value in group]


def _moment(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z") if at else None
