"""How an import looks over REST: while it is read, as a preview, as progress, as a report."""

from collections.abc import Iterable
from typing import Any

from rest_framework import serializers

from annotator.api.items_shape import ItemPage, ItemShape, item_page, item_shape
from annotator.imports.models import Import
from annotator.imports.preview import file_names, known_names, tallies


class TallyShape(serializers.Serializer[Any]):
    total = serializers.IntegerField()
    wanted = serializers.IntegerField(
        help_text="Would become new articles or texts as things stand."
    )
    waiting = serializers.IntegerField()
    imported = serializers.IntegerField()
    there = serializers.IntegerField()
    skipped = serializers.IntegerField()
    refused = serializers.IntegerField(help_text="Could not be read.")
    bad = serializers.IntegerField(help_text="Could not be read, and nobody left them out yet.")
    known = serializers.IntegerField(help_text="Are there already, or twice in this import.")
    versions_wanted = serializers.IntegerField(help_text="Of `wanted`: new versions of texts.")
    versions = serializers.IntegerField(help_text="Of `imported`: new versions of texts.")
    duplicates = serializers.IntegerField(help_text="The same, or much like something else.")
    dropped = serializers.IntegerField(help_text="Have lines that were left out.")


class OffersShape(serializers.Serializer[Any]):
    outlets = serializers.ListField(child=serializers.CharField())
    stories = serializers.ListField(child=serializers.CharField())
    languages = serializers.ListField(child=serializers.CharField())


class SourceShape(serializers.Serializer[Any]):
    position = serializers.IntegerField()
    name = serializers.CharField()
    size = serializers.IntegerField(help_text="Bytes.")
    seen = serializers.IntegerField(help_text="Bytes read so far.")
    read = serializers.BooleanField()


class ImportRow(serializers.Serializer[Any]):
    uuid = serializers.UUIDField()
    state = serializers.ChoiceField(Import.State.choices)
    skip_bad = serializers.BooleanField()
    created_at = serializers.DateTimeField()
    started_at = serializers.DateTimeField(allow_null=True)
    finished_at = serializers.DateTimeField(allow_null=True)
    file = serializers.CharField(help_text="The first one; empty once it is withdrawn.")
    files = serializers.IntegerField(help_text="How many files, texts and addresses it is of.")
    tally = TallyShape()


class ImportShape(ImportRow):
    waits_for_worker = serializers.BooleanField()
    offers = OffersShape()
    sources = SourceShape(many=True)
    items = ItemPage(help_text="The first of them; none while a job is at it.")
    first = ItemShape(allow_null=True, help_text="Before it is started: the first item, whole.")


class LimitsShape(serializers.Serializer[Any]):
    files = serializers.IntegerField()
    each = serializers.IntegerField(help_text="Megabytes of a file.")
    all = serializers.IntegerField(help_text="Megabytes of all files that wait in the project.")
    pasted = serializers.IntegerField(help_text="Megabytes of a pasted text.")


class ImportListShape(serializers.Serializer[Any]):
    limits = LimitsShape()
    addresses = serializers.BooleanField(help_text="Whether pages can be fetched here.")
    offers = OffersShape()
    language = serializers.CharField()
    results = ImportRow(many=True)


def import_rows(batches: Iterable[Import]) -> list[dict[str, Any]]:
    batches = list(batches)
    found, files = tallies(batches), file_names(batches)
    return [_row(batch, found[batch.pk], files.get(batch.pk, [])) for batch in batches]


def _row(batch: Import, tally: dict[str, int], files: list[tuple[int, str]]) -> dict[str, Any]:
    names = ("uuid", "state", "skip_bad", "created_at", "started_at", "finished_at")
    return {
        **{name: getattr(batch, name) for name in names},
        "file": files[0][1] if files else "",
        "files": len(files),
        "tally": tally,
    }


def import_shape(batch: Import) -> dict[str, Any]:
    page = {"results": [], "next": None} if batch.going else item_page(batch)
    names = dict(file_names([batch]).get(batch.pk, []))
    return {
        **import_rows([batch])[0],
        "waits_for_worker": batch.waits_for_worker,
        "offers": known_names(batch.project),
        "sources": [_source(source, names) for source in batch.sources.defer("content")],
        "items": page,
        "first": _first(batch),
    }


def _source(source: Any, names: dict[int, str]) -> dict[str, Any]:
    told = {name: getattr(source, name) for name in ("position", "size", "seen", "read")}
    return {**told, "name": names.get(source.position, "")}


def _first(batch: Import) -> dict[str, Any] | None:
    if batch.state != Import.State.READY:
        return None
    item = batch.items.select_related("source").defer("content", "bands").first()
    return item_shape(batch, item) if item else None
