"""Reading the files of an import into rows to look at, some at a time; a killed run goes on."""

from collections.abc import Iterator
from itertools import islice
from time import monotonic
from typing import BinaryIO

from django.db import transaction

from annotator.errors import Refused
from annotator.imports import duplicates
from annotator.imports.fetching import fetch
from annotator.imports.formats.reading import read_file
from annotator.imports.found import FoundArticle, Place, Trouble
from annotator.imports.items import row
from annotator.imports.models import Import, ImportItem, ImportSource
from annotator.imports.sources import opened
from annotator.imports.withdrawal_actions import forget_withdrawn

State = Import.State
Found = FoundArticle | Trouble
A_FEW, A_FEW_BYTES = 100, 4_000_000
MOST_ITEMS = 100_000


def read_import(*, batch: int, seconds: float = float("inf")) -> bool:
    """Reads what is unread, then looks for likenesses; False when the seconds were over before.

    Each chunk is a transaction of its own: progress shows, and a run that was killed goes on.
    """
    until = monotonic() + seconds
    for source in ImportSource.objects.filter(batch=batch, read=False).select_related("upload"):
        fetched = _fetched(source)
        with opened(source) as stream:
            for chunk in _chunks(fetched or _unread(source, stream)):
                if not _keep(source, chunk, stream):
                    return True
                if monotonic() > until:
                    return False
        _finish(source)
    while _compare_next(batch):
        if monotonic() > until:
            return False
    return True


def _fetched(source: ImportSource) -> Iterator[Found] | None:
    """Fetches the page of an address, once; what stood there then is what is read for ever."""
    if not source.address or source.content is not None:
        return None
    try:
        page = fetch(source.address)
    except Refused as refused:
        place = Place(file=source.name)
        return iter([Trouble(place=place, code=refused.code, reason=str(refused))])
    source.content, source.size = page.data, len(page.data)
    source.address, source.charset = page.url[:2000], page.charset[:100]
    source.save(update_fields=["content", "size", "address", "charset"])
    return None


def _unread(source: ImportSource, stream: BinaryIO) -> Iterator[Found]:
    """Files are read from their beginning again: what stands where is the same each time."""
    before = ImportItem.objects.filter(batch=source.batch_id).exclude(source=source).count()
    most = max(0, MOST_ITEMS - before)
    found = islice(_limited(_read(source, stream), source, most), source.items.count(), None)
    yield from found


def _read(source: ImportSource, stream: BinaryIO) -> Iterator[Found]:
    return read_file(source.name, stream, url=source.address, charset=source.charset)


def _limited(found: Iterator[Found], source: ImportSource, most: int) -> Iterator[Found]:
    yield from islice(found, most)
    if next(found, None) is not None:
        reason = f"An import takes at most {MOST_ITEMS:,} articles; what follows was not read."
        yield Trouble(place=Place(file=source.name), code="too_many_items", reason=reason)


def _chunks(found: Iterator[Found]) -> Iterator[list[Found]]:
    chunk: list[Found] = []
    size = 0
    for one in found:
        chunk.append(one)
        size += len(one.data) if isinstance(one, FoundArticle) else 0
        if len(chunk) == A_FEW or size > A_FEW_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _keep(source: ImportSource, chunk: list[Found], stream: BinaryIO) -> bool:
    """False when there is nothing to do any more: somebody cancelled, or another worker reads."""
    items = [row(source, 0, found) for found in chunk]
    with transaction.atomic():
        batch = Import.objects.locked(source.batch_id)
        last = batch.items.order_by("-position").values_list("position", flat=True).first() or 0
        source_now = ImportSource.objects.get(pk=source.pk)
        if batch.state != State.READING or source_now.seen != source.seen:
            return False
        for position, item in enumerate(items, last + 1):
            item.position = position
        duplicates.place(batch, items)
        ImportItem.objects.bulk_create(items)
        source.seen = max(source.seen + 1, 0 if stream.closed else stream.tell())
        source.save(update_fields=["seen"])
    return True


def _finish(source: ImportSource) -> None:
    ImportSource.objects.filter(pk=source.pk).update(read=True, seen=source.size)


def _compare_next(batch: int) -> bool:
    with transaction.atomic():
        now = Import.objects.locked(batch)
        if now.state != State.READING:
            return False
        if duplicates.fill_bands(now.project):
            return True
        after = now.items.filter(position__gt=now.compared).select_related("source")
        items = list(after.defer("content").order_by("position")[:A_FEW])
        if not items:
            forget_withdrawn(now)
            now.state = State.READY
            now.save(update_fields=["state"])
            return False
        readable = [item for item in items if item.identity]
        duplicates.compare(now, readable)
        ImportItem.objects.bulk_update([item for item in readable if item.alike], ["alike"])
        now.compared = items[-1].position
        now.save(update_fields=["compared"])
        return True
