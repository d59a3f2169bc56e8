"""What was rejected, counted and as a table."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Count, F, Min, Q, QuerySet
from django.db.models.functions import Least, Substr

from annotator.labelled.models import LabelledAnnotator, LabelledImport, Rejected

COLUMNS = ("file", "line", "record", "code", "reason", "value")
GONE = "Its article is withdrawn, so nothing that this row said is shown."
LONGEST = 100
_MANY = 2000


def reasons(batch: LabelledImport) -> list[tuple[str, int, str]]:
    """Each kind of rejection, how often, and one of its sentences; the most frequent first."""
    kinds = Rejected.objects.filter(batch=batch).order_by().values("code")
    kinds = kinds.annotate(count=Count("pk"), present=_first(False), withdrawn=_first(True))
    firsts = {kind["code"]: kind["present"] or kind["withdrawn"] for kind in kinds}
    rows = {row["pk"]: row for row in _told(batch).filter(pk__in=firsts.values())}
    found = [
        (kind["code"], kind["count"], shown(rows[firsts[kind["code"]]])["reason"]) for kind in kinds
    ]
    return sorted(found, key=lambda row: (-row[1], row[0]))


def _first(withdrawn: bool) -> Min:
    return Min("pk", filter=Q(text__article__withdrawn_at__isnull=not withdrawn))


def table(batch: LabelledImport) -> Iterator[bytes]:
    """The rejected rows as CSV."""
    yield _row(COLUMNS)
    for row in _told(batch).order_by("pk").iterator(chunk_size=_MANY):
        yield _row(shown(row).values())


def became(batch: LabelledImport) -> list[tuple[str, str | None]]:
    """Who is called otherwise here than in the files, and how."""
    people = LabelledAnnotator.objects.filter(batch=batch).exclude(name=F("member__pseudonym"))
    return list(people.order_by("name").values_list("name", "member__pseudonym"))


def _told(batch: LabelledImport) -> Any:
    length = Least(F("end") - F("start"), LONGEST)
    there = Substr("text__content", F("start") + 1, length)
    rows = Rejected.objects.filter(batch=batch)
    told: QuerySet[Rejected, dict[str, Any]] = rows.annotate(
        there=there, gone=F("text__article__withdrawn_at")
    ).values("pk", *COLUMNS, "there", "gone")
    return told


def shown(row: dict[str, Any]) -> dict[str, Any]:
    told = {name: row[name] for name in COLUMNS}
    if row["gone"]:
        return {**told, "reason": GONE, "value": ""}
    if row["there"]:
        return {**told, "reason": f"{row['reason']} There stands “{row['there']}”."}
    return told


def _row(cells: Iterable[object]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerow(cells)
    return out.getvalue().encode()
