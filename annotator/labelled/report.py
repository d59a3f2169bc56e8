"""What was rejected, counted and as a table."""

import csv
import io
from collections.abc import Iterator

from django.db.models import Count, Min

from annotator.labelled.models import LabelledImport, Rejected

COLUMNS = ("file", "line", "record", "code", "reason", "value")
_MANY = 2000


def reasons(batch: LabelledImport) -> list[tuple[str, int, str]]:
    """Each kind of rejection, how often, and one of its sentences; the most frequent first."""
    rows = Rejected.objects.filter(batch=batch).order_by().values_list("code")
    found = rows.annotate(count=Count("pk"), example=Min("reason"))
    return sorted(found, key=lambda row: (-row[1], row[0]))


def table(batch: LabelledImport) -> Iterator[bytes]:
    """The rejected rows as CSV."""
    yield _row(COLUMNS)
    rows = Rejected.objects.filter(batch=batch).order_by("id").values_list(*COLUMNS)
    for row in rows.iterator(chunk_size=_MANY):
        yield _row(row)


def _row(cells: tuple[object, ...]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerow(cells)
    return out.getvalue().encode()
