"""Bringing labels in that were made elsewhere: read, decide what means what, import in a job."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from procrastinate.contrib.django import app

from annotator.codebook.actions import publish, write_codebook
from annotator.codebook.models import Codebook
from annotator.errors import Conflict, Invalid, Refused
from annotator.history.actor import acting
from annotator.labelled import books
from annotator.labelled.archives import unpacked
from annotator.labelled.drafting import drafted, targeted
from annotator.labelled.formats.catalogue import FORMATS, likely
from annotator.labelled.found import Source
from annotator.labelled.mapping import Mapping, Value, applied, proposed
from annotator.labelled.models import LabelledFile, LabelledImport
from annotator.labelled.offers import offers_of
from annotator.labelled.people import settle
from annotator.labelled.staging import Staging
from annotator.labelled.storing import Plan, next_rows, store
from annotator.labelled.units import UNITS
from annotator.people.models import User
from annotator.projects.models import Project
from annotator.uploads.models import Upload
from annotator.uploads.reading import open_upload

JOB = "annotator.jobs.run_labelled_import"
State = LabelledImport.State


class UnknownFormat(Invalid):
    """The files do not tell their format. Choose one of: {formats}."""

    field = "format"


class UnknownUnit(Invalid):
    """There is no unit {unit}. There are: {units}."""

    field = "unit"


class UnitNeeded(Invalid):
    """The files do not tell what their offsets count, so somebody must say it."""

    field = "unit"


class NoCodebookHere(Conflict):
    """This project has no codebook, so labels have nowhere to go. Make one of the values found."""


class CodebookHere(Conflict):
    """This project has a codebook already, so none is made of the values found."""


class BadTarget(Invalid):
    """The value {value} cannot become {target}: the codebook has no such entry."""

    field = "values"


class StartedAlready(Conflict):
    """This import was started already, so nothing about it can change now."""


class NotRead(Conflict):
    """The files of this import are not read yet."""


def prepare_labels(
    *,
    actor: User | None,
    project: Project,
    uuid: UUID,
    format: str,
    files: Sequence[Upload | str],
    columns: dict[str, str] | None = None,
    round: int = 1,
) -> tuple[LabelledImport, bool]:
    """Makes the import `uuid`, whose files wait to be read. Returns it and whether it is new.

    A job reads uploads; files that are only named are read by whoever named them. Repeating it
    changes nothing. Raises UnknownFormat.
    """
    format = _format(format, files)
    with acting(actor, "prepare labelled import"):
        facts = {"format": format, "columns": columns or {}, "round": round}
        batch, new = LabelledImport.objects.get_or_create(
            project=project,
            uuid=uuid,
            defaults={**facts, "created_by": actor, "language": project.language},
        )
        if new:
            LabelledFile.objects.bulk_create(
                _file(batch, number, file) for number, file in enumerate(files, 1)
            )
            _queue(batch)
        return batch, new


def reread_labels(
    *, actor: User, batch: LabelledImport, format: str, columns: dict[str, str]
) -> LabelledImport:
    """Has the files read again, as another format or with other columns.

    Raises UnknownFormat and StartedAlready.
    """
    format = _format(format, [file.upload for file in _kept(batch)])
    with acting(actor, "read labelled import again"):
        batch = LabelledImport.objects.select_for_update().get(pk=batch.pk)
        unread = batch.state == State.FAILED and not batch.found
        if batch.state != State.DRAFT and not unread:
            raise StartedAlready
        batch.format, batch.columns = format, columns
        batch.state, batch.found, batch.problem = State.WAITING, {}, ""
        batch.finished_at = None
        batch.save()
        _queue(batch)
        return batch


def read_labels(*, batch: LabelledImport, sources: Sequence[Source]) -> LabelledImport:
    """Reads the files, and proposes what their values mean; a second time it reads them anew."""
    with acting(batch.created_by, "read labelled import"):
        batch.refresh_from_db()
        if batch.state not in (State.WAITING, State.READING, State.DRAFT):
            raise StartedAlready
        batch.state = State.READING
        batch.save(update_fields=["state"])
    with acting(batch.created_by, "read labelled import"):
        try:
            # The rows are put away together, so that a killed run leaves none of them.
            with transaction.atomic():
                Staging(batch).read(sources)
        except Refused as refused:
            batch.problem = str(refused)
            _end(batch, State.FAILED)
            return batch
        batch.values = proposed(batch.values, offers_of(batch))
        batch.state = State.DRAFT
        batch.save()
        return batch


def decide_labels(
    *,
    actor: User | None,
    batch: LabelledImport,
    unit: str = "",
    values: Iterable[Value] = (),
    makes_codebook: bool = False,
) -> LabelledImport:
    """Keeps what a manager decided about a draft.

    Raises StartedAlready, NotRead, UnknownUnit, CodebookHere and BadTarget.
    """
    if unit and unit not in UNITS:
        raise UnknownUnit(unit=unit, units=", ".join(UNITS))
    with acting(actor, "decide labelled import"):
        batch = LabelledImport.objects.select_for_update().get(pk=batch.pk)
        _refuse_unless_draft(batch)
        if makes_codebook and _current(batch.project):
            raise CodebookHere
        if unit and not FORMATS[batch.format].unit:
            batch.unit = unit
        batch.values = applied(batch.values, values)
        batch.makes_codebook = makes_codebook
        if not makes_codebook:
            _refuse_unknown_targets(batch)
        batch.save()
        return batch


def start_labels(*, actor: User | None, batch: LabelledImport) -> LabelledImport:
    """Makes the codebook, where one is to be made, and lets the import begin.

    An import that failed goes on with what is left; a repeated request changes nothing. Raises
    NotRead, UnitNeeded and NoCodebookHere.
    """
    with acting(actor, "start labelled import"):
        batch = LabelledImport.objects.select_for_update().get(pk=batch.pk)
        if batch.state in (State.QUEUED, State.RUNNING, State.DONE):
            return batch
        if batch.state not in (State.DRAFT, State.FAILED) or not batch.found:
            raise NotRead
        if not batch.unit:
            raise UnitNeeded
        Project.objects.locked(batch.project_id)
        _ready_codebook(actor, batch)
        batch.state, batch.problem = State.QUEUED, ""
        batch.started_at, batch.finished_at = batch.started_at or timezone.now(), None
        batch.save()
        _queue(batch)
        return batch


def cancel_labels(*, actor: User | None, batch: LabelledImport) -> LabelledImport:
    """Stops it before its next items; what was imported stays. Ended imports stay as they are."""
    with acting(actor, "cancel labelled import"):
        batch = LabelledImport.objects.select_for_update().get(pk=batch.pk)
        if batch.state not in (State.DONE, State.FAILED, State.CANCELLED):
            batch.files.update(upload=None)
            batch.items.waiting().delete()
            _end(batch, State.CANCELLED)
        return batch


def fail_labels(*, batch: int) -> None:
    """Says that the job ended before its work did."""
    with acting(None, "fail labelled import"):
        found = LabelledImport.objects.select_for_update().get(pk=batch)
        if found.state in (State.WAITING, State.READING, State.QUEUED, State.RUNNING):
            _end(found, State.FAILED)


def work_on_labels(*, batch: int) -> None:
    """What the job does: reads the files, or imports what was read."""
    found = LabelledImport.objects.select_related("project", "created_by").get(pk=batch)
    if found.state in (State.WAITING, State.READING):
        read_labels(batch=found, sources=_sources([file.upload for file in _kept(found)]))
    else:
        run_labels(batch=batch)


def run_labels(*, batch: int) -> None:
    """Imports what waits, chunk by chunk, until none is left or somebody cancels.

    Each chunk is a transaction of its own: progress shows, and a run that was killed goes on
    where it stopped.
    """
    found = LabelledImport.objects.select_related("project", "created_by", "codebook").get(pk=batch)
    if found.state not in (State.QUEUED, State.RUNNING):
        return
    plan = _plan(found)
    while _import_next(plan):
        pass


def _file(batch: LabelledImport, number: int, file: Upload | str) -> LabelledFile:
    upload = file if isinstance(file, Upload) else None
    name = upload.name if upload else str(file)
    return LabelledFile(batch=batch, position=number, name=name[:500], upload=upload)


def _queue(batch: LabelledImport) -> None:
    if _kept(batch).exists():
        # In the transaction that asks for it: the job is there exactly when the import waits.
        app.configure_task(JOB, lock=f"labelled import {batch.pk}").defer(batch=batch.pk)


def _format(format: str, files: Sequence[Upload | str | None]) -> str:
    found = format or likely(_sources(files))
    if found not in FORMATS:
        raise UnknownFormat(formats=", ".join(FORMATS))
    return found


def _kept(batch: LabelledImport) -> QuerySet[LabelledFile]:
    return batch.files.filter(upload__isnull=False).select_related("upload")


def _sources(files: Sequence[Upload | str | None]) -> list[Source]:
    return [
        source
        for upload in files
        if isinstance(upload, Upload)
        for source in unpacked(upload.name, partial(open_upload, upload))
    ]


def _plan(batch: LabelledImport) -> Plan:
    with acting(batch.created_by, "add imported annotators"):
        Project.objects.locked(batch.project_id)
        members = settle(batch)
    brought = books.brought(batch)
    own: dict[int, books.Book] = {}
    if books.same_here(batch.project, brought):
        numbers = [book["number"] for book in brought]
        here = Codebook.objects.filter(project=batch.project, number__in=numbers)
        own = {book.number: books.load(book) for book in here}
    book = books.load(batch.codebook) if batch.codebook else None
    return Plan(batch=batch, book=book, own=own, mapping=Mapping(batch.values), members=members)


def _import_next(plan: Plan) -> bool:
    rows = next_rows(plan.batch)
    with transaction.atomic():
        now = LabelledImport.objects.select_for_update().get(pk=plan.batch.pk)
        with acting(plan.batch.created_by, "import labels"):
            if now.state not in (State.QUEUED, State.RUNNING):
                return False
            if not rows:
                # What was read is in the project now, so the files may go.
                now.files.update(upload=None)
                _end(now, State.DONE)
                return False
            if now.state == State.QUEUED:
                now.state = State.RUNNING
                now.save(update_fields=["state"])
            Project.objects.locked(plan.batch.project_id)
            store(plan, rows)
            return True


def _ready_codebook(actor: User | None, batch: LabelledImport) -> None:
    current = _current(batch.project)
    brought = books.brought(batch)
    if brought and not Codebook.objects.ever_published_in(batch.project).exists():
        books.restore(batch.project, brought)
    elif current is None and batch.makes_codebook:
        batch.values = targeted(batch.values)
        content = drafted(batch.values)
        written = write_codebook(actor=actor, project=batch.project, content=content)
        publish(actor=actor, codebook=written)
    elif current is None and batch.values and not books.same_here(batch.project, brought):
        raise NoCodebookHere
    batch.codebook = _current(batch.project)


def _current(project: Project) -> Codebook | None:
    return Codebook.objects.published_in(project).last()


def _refuse_unless_draft(batch: LabelledImport) -> None:
    if batch.state in (State.WAITING, State.READING):
        raise NotRead
    if batch.state != State.DRAFT:
        raise StartedAlready


def _refuse_unknown_targets(batch: LabelledImport) -> None:
    offers = offers_of(batch)
    for value in batch.values:
        target: dict[str, Any] = value["target"] or {}
        label, link = target.get("label"), target.get("link")
        question, said = target.get("question"), target.get("value")
        offered = offers.questions.get(question, []) if question else []
        bad = (
            (label is not None and label not in offers.labels)
            or (link is not None and link not in offers.links)
            or (question is not None and question not in offers.questions)
            or (bool(offered) and said is not None and said not in offered)
        )
        if bad:
            shown = ", ".join(str(one) for one in target.values())
            raise BadTarget(value=value["value"], target=shown)


def _end(batch: LabelledImport, state: LabelledImport.State) -> None:
    batch.state, batch.finished_at = state, timezone.now()
    batch.save()
