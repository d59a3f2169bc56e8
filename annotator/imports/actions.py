"""An import from its files to its end: drafted, started, cancelled."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from annotator.errors import Conflict
from annotator.history.actor import acting
from annotator.imports.models import Import, ImportItem, ImportSource
from annotator.imports.sources import Source, check, row_of, told_apart
from annotator.people.models import User
from annotator.projects.models import Project

State = Import.State


class OtherSources(Conflict):
    """This import has other files already. Load the page again to begin another import."""


class BadItems(Conflict):
    """Nothing is imported, since {count} of what it holds cannot be read. It can be left out."""


class NotReady(Conflict):
    """Its files are being read. It can be started when that is done."""


def draft_import(
    *, actor: User | None, project: Project, uuid: UUID, sources: list[Source], queue: bool = True
) -> tuple[Import, bool]:
    """Makes the import `uuid`, whose files a job reads. Returns it and whether it is new.

    Repeating it changes nothing. Raises NoSource, TooMuch, UnknownLanguage, OtherSources and
    UrlImportOff.
    """
    check(sources)
    with acting(actor, "draft import"):
        Project.objects.locked(project.pk)
        batch, new = Import.objects.get_or_create(
            project=project, uuid=uuid, defaults={"created_by": actor}
        )
        rows = [row_of(batch, position, source) for position, source in enumerate(sources, 1)]
        if new:
            ImportSource.objects.bulk_create(rows)
        elif list(map(told_apart, rows)) != list(map(told_apart, batch.sources.all())):
            raise OtherSources
        if new and queue:
            batch.queue()
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
            batch.started_at = batch.started_at or timezone.now()
            batch.wait(State.QUEUED, queue=queue)
        elif batch.state == State.FAILED:
            batch.wait(State.READING, queue=queue)
        return batch


def cancel_import(*, actor: User | None, batch: Import) -> Import:
    """Stops it; what was imported stays, and nothing else comes. Ended imports stay as they are."""
    with acting(actor, "cancel import"):
        batch = Import.objects.locked(batch.pk)
        if batch.state not in (State.DONE, State.CANCELLED):
            batch.end(State.CANCELLED)
        return batch


def forget_sources(*, before: datetime) -> int:
    """Lets go of the files of imports that ended before; says how many. Their report stays."""
    old = ImportSource.objects.filter(
        Q(upload__isnull=False) | Q(content__isnull=False),
        batch__finished_at__lt=before,
        batch__state__in=[State.DONE, State.CANCELLED],
    )
    ImportItem.objects.filter(batch__in=old.values("batch")).update(content=None)
    return old.update(upload=None, content=None)


def _was_read(batch: Import) -> bool:
    return bool(batch.started_at) and not batch.sources.filter(read=False).exists()


def _refuse_bad(batch: Import, skip_bad: bool) -> None:
    bad = batch.items.filter(state=ImportItem.State.REFUSED).exclude(choice=ImportItem.Choice.SKIP)
    if not skip_bad and (count := bad.count()):
        raise BadItems(count=count)
