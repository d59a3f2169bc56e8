"""What every batch has in common: its job may end before its work does."""

from collections.abc import Iterator
from contextlib import contextmanager

from annotator.batches.models import Batch
from annotator.history.actor import acting


def fail(kind: type[Batch], *, batch: int) -> None:
    """Says that the job ended before its work did."""
    with acting(None, f"fail {kind._meta.verbose_name}"):
        found = kind.objects.locked(batch)
        if found.going:
            found.end("failed")


@contextmanager
def failing(kind: type[Batch], *, batch: int) -> Iterator[None]:
    """An error that nobody foresaw is said on the page of the batch."""
    try:
        yield
    except Exception:
        fail(kind, batch=batch)
        raise
