"""An import from its files to its end: drafted, started, cancelled; what a job does on the way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from procrastinate.contrib.django import app

from annotator.errors import Conflict, Invalid
from annotator.history.actor import acting
from annotator.imports.fetching import UrlImportOff
from annotator.imports.models import Import, ImportItem, ImportSource
from annotator.imports.recognised import About
from annotator.people.models import User
from annotator.projects.actions import check_language
from annotator.projects.models import Project
from annotator.uploads.models import Upload
from annotator.uploads.reading import open_upload

MOST_SOURCES, MOST_PASTED = 200, 1_000_000
NOTHING = About()
JOB = "annotator.jobs.run_import"
State = Import.State
GOING = (State.READING, State.QUEUED, State.RUNNING)


@dataclass(frozen=True, kw_only=True)
class Source:
    """A pasted text, a file that was sent or an address, with what is known about it."""

    name: str
    content: bytes | None = None
    upload: Upload | None = None
    address: str = ""
    about: About = NOTHING


class TooMuch(Invalid):
    """At most {files} files can be imported at once, and {pasted} MB of each pasted text."""

    field = "sources"


class NoSource(Invalid):
    """An import needs at least one file or pasted text."""

    field = "sources"


class OtherSources(Conflict):
    """This import has other files already. Load the page again to begin another import."""


class BadItems(Conflict):
    """Nothing is imported, since {count} of what it holds cannot be read. It can be left out."""


class NotReady(Conflict):
    """Its files are being read. It can be started when that is done."""


def limits() -> dict[str, int]:
    """For sentences: how many sources, and megabytes of a pasted text."""
    return {"files": MOST_SOURCES, "pasted": MOST_PASTED // 1_000_000}


def draft_import(
    *, actor: User | None, project: Project, uuid: UUID, sources: list[Source], queue: bool = True
) -> tuple[Import, bool]:
    """Makes the import `uuid`, whose files a job reads. Returns it and whether it is new.

    Repeating it changes nothing. Raises NoSource, TooMuch, UnknownLanguage, OtherSources and
    UrlImportOff.
    """
    _refuse_too_much(sources)
    if any(source.address for source in sources) and not settings.URL_IMPORT:
        raise UrlImportOff
    check_languages(source.about for source in sources)
    with acting(actor, "draft import"):
        Project.objects.locked(project.pk)
        batch, new = Import.objects.get_or_create(
            project=project, uuid=uuid, defaults={"created_by": actor}
        )
        rows = [_row(batch, position, source) for position, source in enumerate(sources, 1)]
        if new:
            ImportSource.objects.bulk_create(rows)
        elif [_named(row) for row in rows] != [_named(row) for row in batch.sources.all()]:
            raise OtherSources
        if new and queue:
            defer(batch)
        return batch, new


def start_import(
    *, actor: User | None, batch: Import, skip_bad: bool = False, queue: bool = True
) -> Import:
    """Queues the job, once; an import that failed goes on with what is left.

    All or nothing: as long as something cannot be read, nothing is stored unless `skip_bad`.
    Raises BadItems and NotReady.
    """
    with acting(actor, "start import"):
        batch = Import.objects.locked(batch.pk)
        if batch.state == State.READING:
            raise NotReady
        if batch.state == State.READY or (batch.state == State.FAILED and _was_read(batch)):
            _refuse_bad(batch, skip_bad or batch.skip_bad)
            batch.skip_bad = skip_bad or batch.skip_bad
            _move(batch, State.QUEUED, started_at=batch.started_at or timezone.now())
        elif batch.state == State.FAILED:
            _move(batch, State.READING)
        else:
            return batch
        if queue:
            defer(batch)
        return batch


def cancel_import(*, actor: User, batch: Import) -> Import:
    """Stops it; what was imported stays, and nothing else comes. Ended imports stay as they are."""
    with acting(actor, "cancel import"):
        batch = Import.objects.locked(batch.pk)
        if batch.state in (*GOING, State.READY, State.FAILED):
            end(batch, State.CANCELLED)
        return batch


def fail_import(*, batch: int) -> None:
    """Says that the job ended before its work did."""
    with acting(None, "fail import"):
        found = Import.objects.locked(batch)
        if found.state in GOING:
            end(found, State.FAILED)


def end(batch: Import, state: Import.State) -> None:
    """The caller holds the import. What was left out on purpose is said so."""
    if state == State.DONE:
        skipped = Q(state=ImportItem.State.WAITING)
        batch.items.filter(skipped).update(state=ImportItem.State.SKIPPED)
    _move(batch, state, finished_at=timezone.now())


def forget_sources(*, before: datetime) -> int:
    """Lets go of the files of imports that ended before; says how many. Their report stays."""
    old = ImportSource.objects.filter(
        Q(upload__isnull=False) | Q(content__isnull=False),
        batch__finished_at__lt=before,
        batch__state__in=[State.DONE, State.CANCELLED],
    )
    ImportItem.objects.filter(batch__in=old.values("batch")).update(content=None)
    return old.update(upload=None, content=None)


def defer(batch: Import) -> None:
    """In the caller's transaction: the job is there exactly when the import waits for it."""
    app.configure_task(JOB, lock=f"import {batch.pk}").defer(batch=batch.pk)


def opened(source: ImportSource) -> BinaryIO:
    if source.upload:
        return open_upload(source.upload)
    return BytesIO(bytes(source.content or b""))


def check_languages(abouts: Iterable[About]) -> None:
    """Raises UnknownLanguage."""
    for about in abouts:
        if about.language:
            check_language(about.language)


def _move(batch: Import, state: Import.State, **moments: object) -> None:
    batch.state = state
    batch.finished_at = None
    for name, value in moments.items():
        setattr(batch, name, value)
    batch.save(update_fields=["state", "skip_bad", "started_at", "finished_at"])


def _was_read(batch: Import) -> bool:
    return bool(batch.started_at) and not batch.sources.filter(read=False).exists()


def _refuse_bad(batch: Import, skip_bad: bool) -> None:
    bad = batch.items.filter(state=ImportItem.State.REFUSED).exclude(choice=ImportItem.Choice.SKIP)
    if not skip_bad and (count := bad.count()):
        raise BadItems(count=count)


def _refuse_too_much(sources: list[Source]) -> None:
    if not sources:
        raise NoSource
    pasted = max(len(source.content or b"") for source in sources)
    if len(sources) > MOST_SOURCES or pasted > MOST_PASTED:
        raise TooMuch(**limits())


def _row(batch: Import, position: int, source: Source) -> ImportSource:
    about = source.about
    return ImportSource(
        batch=batch,
        position=position,
        name=source.name,
        upload=source.upload,
        content=source.content,
        address=source.address,
        size=source.upload.size if source.upload else len(source.content or b""),
        outlet=about.outlet,
        story=about.story,
        language=about.language or batch.project.language,
    )


def _named(source: ImportSource) -> tuple[object, ...]:
    """What tells two sources apart; the page of an address comes later."""
    typed = source.content is not None and not source.address
    return (source.position, source.name, source.upload_id, typed and bytes(source.content or b""))
