"""Importing the rows that were read, some at a time; a killed run goes on."""

from annotator.codebook.models import Codebook
from annotator.history.actor import acting
from annotator.labelled import books
from annotator.labelled.mapping import Mapping
from annotator.labelled.models import LabelledImport
from annotator.labelled.people import settle
from annotator.labelled.storing import next_rows, store
from annotator.labelled.work import Plan
from annotator.projects.models import Project

State = LabelledImport.State


def store_labels(*, batch: int) -> None:
    """Imports what waits, chunk by chunk, until none is left or somebody cancels.

    Each chunk is a transaction of its own: progress shows, and a run that was killed goes on
    where it stopped.
    """
    found = LabelledImport.objects.select_related("project", "created_by", "codebook").get(pk=batch)
    if found.state not in (State.QUEUED, State.RUNNING):
        return
    plan = _plan(found)
    while _store_next(plan):
        pass


def _store_next(plan: Plan) -> bool:
    """Stores one chunk; False when there is none, or nothing to do any more."""
    with acting(plan.batch.created_by, "import labels"):
        now = LabelledImport.objects.locked(plan.batch.pk)
        if now.state not in (State.QUEUED, State.RUNNING):
            return False
        rows = next_rows(now)
        if rows:
            LabelledImport.objects.filter(pk=now.pk, state=State.QUEUED).update(state=State.RUNNING)
            Project.objects.locked(now.project_id)
            store(plan, rows)
            return True
        # What was read is in the project now, so the files may go.
        now.files.update(upload=None)
        now.end(State.DONE)
        return False


def _plan(batch: LabelledImport) -> Plan:
    with acting(batch.created_by, "add imported annotators"):
        Project.objects.locked(batch.project_id)
        members = settle(batch)
    own = _own(batch)
    book = books.load(batch.codebook) if batch.codebook else None
    return Plan(batch=batch, book=book, own=own, mapping=Mapping(batch.values), members=members)


def _own(batch: LabelledImport) -> dict[int, books.Book]:
    """The codebooks that the files bring along, where the project has the same."""
    brought = books.brought(batch)
    if not books.same_here(batch.project, brought):
        return {}
    numbers = [book["number"] for book in brought]
    here = Codebook.objects.filter(project=batch.project, number__in=numbers)
    return {book.number: books.load(book) for book in here}
