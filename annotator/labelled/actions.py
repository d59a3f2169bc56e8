"""Labels that were made elsewhere: their files are prepared, read again, cancelled."""

from collections.abc import Sequence
from uuid import UUID

from annotator.errors import Conflict
from annotator.history.actor import acting
from annotator.labelled.models import LabelledFile, LabelledImport
from annotator.labelled.sources import format_of, row_of
from annotator.people.models import User
from annotator.projects.models import Project
from annotator.uploads.models import Upload

State = LabelledImport.State


class StartedAlready(Conflict):
    """This import was started already, so nothing about it can change now."""


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
    format = format_of(format, files)
    with acting(actor, "prepare labelled import"):
        facts = {"format": format, "columns": columns or {}, "round": round}
        defaults = {**facts, "created_by": actor, "language": project.language}
        batch, new = LabelledImport.objects.get_or_create(
            project=project, uuid=uuid, defaults=defaults
        )
        if new:
            LabelledFile.objects.bulk_create(
                row_of(batch, number, file) for number, file in enumerate(files, 1)
            )
            batch.queue()
        return batch, new


def reread_labels(
    *, actor: User, batch: LabelledImport, format: str, columns: dict[str, str]
) -> LabelledImport:
    """Has the files read again, as another format or with other columns.

    Raises UnknownFormat and StartedAlready.
    """
    format = format_of(format, [file.upload for file in batch.files.kept()])
    with acting(actor, "read labelled import again"):
        batch = LabelledImport.objects.locked(batch.pk)
        unread = batch.state == State.FAILED and not batch.found
        if batch.state != State.DRAFT and not unread:
            raise StartedAlready
        batch.format, batch.columns = format, columns
        batch.found, batch.problem = {}, ""
        batch.wait(State.WAITING)
        return batch


def cancel_labels(*, actor: User | None, batch: LabelledImport) -> LabelledImport:
    """Stops it before its next items; what was imported stays. Ended imports stay as they are."""
    with acting(actor, "cancel labelled import"):
        batch = LabelledImport.objects.locked(batch.pk)
        if batch.state not in (State.DONE, State.FAILED, State.CANCELLED):
            batch.files.update(upload=None)
            batch.items.waiting().delete()
            batch.end(State.CANCELLED)
        return batch
