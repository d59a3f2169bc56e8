"""Reading the files of an import into rows, and proposing what their values mean."""

from collections.abc import Sequence

from django.db import transaction

from annotator.errors import Refused
from annotator.history.actor import acting
from annotator.labelled.actions import StartedAlready
from annotator.labelled.found import Source
from annotator.labelled.mapping import proposed
from annotator.labelled.models import LabelledImport
from annotator.labelled.offers import offers_of
from annotator.labelled.sources import sources_in
from annotator.labelled.staging import Staging

State = LabelledImport.State


def read_uploads(*, batch: int) -> None:
    """Reads the files that were sent, where they wait for it."""
    found = LabelledImport.objects.select_related("project", "created_by").get(pk=batch)
    if found.state in (State.WAITING, State.READING):
        read_labels(batch=found, sources=sources_in([file.upload for file in found.files.kept()]))


def read_labels(*, batch: LabelledImport, sources: Sequence[Source]) -> LabelledImport:
    """Reads the files, and proposes what their values mean; a second time it reads them anew."""
    with acting(batch.created_by, "read labelled import"):
        batch = LabelledImport.objects.locked(batch.pk)
        if batch.state not in (State.WAITING, State.READING, State.DRAFT):
            raise StartedAlready
        batch.state = State.READING
        batch.save(update_fields=["state"])
    with acting(batch.created_by, "read labelled import"):
        staging = Staging(batch)
        try:
            # The rows are put away together, so that a killed run leaves none of them.
            with transaction.atomic():
                staging.read(sources)
        except Refused as refused:
            return _end(batch, str(refused))
        now = LabelledImport.objects.locked(batch.pk)
        if now.state != State.READING:
            # Somebody cancelled it meanwhile, and then nothing of it is kept.
            transaction.set_rollback(True)
            return now
        staging.keep_codebooks()
        batch.values = proposed(batch.values, offers_of(batch))
        batch.state = State.DRAFT
        batch.save()
        return batch


def _end(batch: LabelledImport, problem: str) -> LabelledImport:
    now = LabelledImport.objects.locked(batch.pk)
    if now.state == State.READING:
        now.problem = problem
        now.end(State.FAILED)
    return now
