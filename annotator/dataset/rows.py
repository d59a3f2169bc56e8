"""Reads what a dataset holds, streamed, from one snapshot of the database."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet

from annotator.articles.models import Text
from annotator.assignments.models import AssignmentQuerySet
from annotator.changes.models import ChangePlan
from annotator.dataset.codebooks import codebooks
from annotator.dataset.moments import moment
from annotator.dataset.native import lines
from annotator.dataset.reads import answers_of, done_in, links_of, spans_of, texts_in
from annotator.dataset.table import table
from annotator.history.models import Event
from annotator.projects.models import Project
from annotator.snapshot import one_snapshot

# Rows in memory at once: whole texts, and short rows.
FEW, MANY = 20, 2000
Rows = Iterator[tuple[int, dict[str, Any]]]


def dataset(project: Project) -> Iterator[bytes]:
    """The project's dataset in the native format, from one repeatable-read snapshot.

    Two exports of one state are equal byte for byte; memory does not grow with the project.
    """
    with one_snapshot():
        yield from lines(_header(project), _articles(project))


def dataset_table(project: Project, safe: bool = False) -> Iterator[bytes]:
    """The same in long form as CSV; `safe` is for spreadsheets."""
    with one_snapshot():
        yield from table(project.slug, _articles(project), safe)


# What changes nothing in a dataset: who may come in, and what is only on its way.
BESIDE = (
    "annotator_token",
    "annotator_invitation",
    "annotator_import",
    "annotator_changeplan",
    "annotator_workitem",
)


def _header(project: Project) -> dict[str, Any]:
    events = Event.objects.filter(project=project).exclude(table__in=BESIDE)
    # A change plan that was reverted left everything as it was.
    for verbs in ChangePlan.objects.undone(project):
        events = events.exclude(verb__in=verbs)
    last = events.aggregate(last=Max("id"))["last"]
    return {
        "project": {"slug": project.slug, "name": project.name, "language": project.language},
        "codebooks": codebooks(project),
        "last_event": last,
        "offset_unit": "codepoint",
        "offsets": "half-open",
    }


def _articles(project: Project) -> Iterator[dict[str, Any]]:
    """One object per article, and one more for each further Text of it that was annotated."""
    work = Matched(_grouped(_assignments(project)))
    rows = texts_in(project).select_related("article__outlet", "article__story")
    for text in rows.order_by("article_id", "version").iterator(chunk_size=FEW):
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
        },
        "assignments": assignments,
    }


# Columns, not relations: a relation would bring its own default ordering along.
_PLACE = ("assignment__text__article_id", "assignment__text__version", "assignment_id")
_ASSIGNMENT = ("id", "text", "annotator__pseudonym", "codebook__number", "round", "condition")
_SPAN = {
    "uuid": "uuid",
    "label": "label__slug",
    **{name: name for name in ("start", "end", "quote", "attributes", "note", "confidence")},
    "origin": "origin",
    "revision": "revision",
}
_LINK = {
    "uuid": "uuid",
    "type": "type__slug",
    "source": "source__uuid",
    "target": "target__uuid",
    "revision": "revision",
}
_ANSWER = {"question": "question__slug", "value": "value", "revision": "revision"}


def _assignments(project: Project) -> Rows:
    """(text, assignment) of all who submitted, those who marked nothing included."""
    done = done_in(project)
    parts = _parts(done)
    rows = done.order_by("text__article_id", "text__version", "id")
    columns = rows.values_list(*_ASSIGNMENT, "submitted_at").iterator(chunk_size=MANY)
    for pk, text, pseudonym, codebook, round_, condition, at in columns:
        yield (
            text,
            {
                "annotator": pseudonym,
                "codebook": codebook,
                "round": round_,
                "condition": condition,
                "submitted_at": moment(at),
                **{name: part.of(pk) for name, part in parts.items()},
            },
        )
    for part in parts.values():
        part.close()


def _parts(done: AssignmentQuerySet) -> dict[str, Matched]:
    """What each assignment holds, in the order of the assignments."""
    spans = spans_of(done).order_by(*_PLACE, "start", "-end", "uuid")
    links = links_of(done).order_by(*_PLACE, "source__start", "uuid")
    answers = answers_of(done).order_by(*_PLACE, "question__position", "question__slug")
    return {
        "spans": Matched(_grouped(_named(spans, _SPAN))),
        "links": Matched(_grouped(_named(links, _LINK))),
        "answers": Matched(_grouped(_named(answers, _ANSWER))),
    }


def _named(rows: QuerySet[Any], names: dict[str, str]) -> Rows:
    """(assignment, values) of each row; `names` leads from our name to the column."""
    found = rows.values_list("assignment_id", *names.values()).iterator(chunk_size=MANY)
    for assignment, *values in found:
        plain = (str(value) if isinstance(value, UUID) else value for value in values)
        yield assignment, dict(zip(names, plain, strict=True))


def _grouped(rows: Rows) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    for key, group in groupby(rows, key=itemgetter(0)):
        yield key, [value for _, value in group]
