"""How an import looks over REST: as a preview, as progress, as a report."""

from collections.abc import Iterable
from typing import Any

from rest_framework import serializers

from annotator.api.shapes import BLOCK_KINDS, PublishedShape
from annotator.articles.models import Text
from annotator.imports.models import Import, ImportSource, fingerprint
from annotator.imports.preview import (
    Preview,
    a_worker_lives,
    known_names,
    previews,
    results,
    tallies,
)
from annotator.imports.storing import Read

GOING = (Import.State.QUEUED, Import.State.RUNNING)


class ImportBlockShape(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(BLOCK_KINDS)
    text = serializers.CharField()


class DroppedShape(serializers.Serializer[Any]):
    line = serializers.IntegerField()
    text = serializers.CharField()
    reason = serializers.CharField()


class ReadingShape(serializers.Serializer[Any]):
    headline = serializers.CharField()
    standfirst = serializers.CharField(allow_null=True)
    byline = serializers.CharField(allow_null=True)
    published = PublishedShape()
    paragraphs = serializers.IntegerField()
    body = ImportBlockShape(many=True)
    dropped = DroppedShape(many=True)


class StoredShape(serializers.Serializer[Any]):
    """Of a withdrawn article nobody reads anything; that it is there has to be said."""

    withdrawn = serializers.BooleanField()
    text = serializers.IntegerField(allow_null=True, help_text="Null if withdrawn.")
    headline = serializers.CharField(allow_null=True, help_text="Null if withdrawn.")


class SourceShape(serializers.Serializer[Any]):
    position = serializers.IntegerField()
    name = serializers.CharField()
    outlet = serializers.CharField()
    story = serializers.CharField()
    language = serializers.CharField()
    state = serializers.ChoiceField(ImportSource.State.choices)
    reason = serializers.CharField(help_text="Why it cannot be read, or was refused.")
    reading = ReadingShape(allow_null=True, help_text="Of a draft: what was recognised.")
    there = StoredShape(allow_null=True, help_text="The article it is, or became.")
    twin = serializers.IntegerField(
        allow_null=True, help_text="The source of this import that says the same."
    )


class TallyShape(serializers.Serializer[Any]):
    waiting = serializers.IntegerField()
    imported = serializers.IntegerField()
    there = serializers.IntegerField()
    skipped = serializers.IntegerField()
    refused = serializers.IntegerField()
    total = serializers.IntegerField()


class OffersShape(serializers.Serializer[Any]):
    outlets = serializers.ListField(child=serializers.CharField())
    stories = serializers.ListField(child=serializers.CharField())
    languages = serializers.ListField(child=serializers.CharField())


class ImportRow(serializers.Serializer[Any]):
    uuid = serializers.UUIDField()
    state = serializers.ChoiceField(Import.State.choices)
    created_at = serializers.DateTimeField()
    started_at = serializers.DateTimeField(allow_null=True)
    finished_at = serializers.DateTimeField(allow_null=True)
    tally = TallyShape()


class ImportShape(ImportRow):
    waits_for_worker = serializers.BooleanField()
    offers = OffersShape()
    draft = serializers.CharField(
        allow_null=True, help_text="Of a draft: names its sources as they are, for the start."
    )
    sources = SourceShape(many=True)


class LimitsShape(serializers.Serializer[Any]):
    files = serializers.IntegerField()
    each = serializers.IntegerField(help_text="Megabytes.")
    all = serializers.IntegerField(help_text="Megabytes.")
    lines = serializers.IntegerField(help_text="Of each.")


class ImportListShape(serializers.Serializer[Any]):
    limits = LimitsShape()
    offers = OffersShape()
    language = serializers.CharField()
    results = ImportRow(many=True)


def import_rows(batches: Iterable[Import]) -> list[dict[str, Any]]:
    batches = list(batches)
    found = tallies(batches)
    return [{**_facts(batch), "tally": found[batch.pk]} for batch in batches]


def _facts(batch: Import) -> dict[str, Any]:
    names = ("uuid", "state", "created_at", "started_at", "finished_at")
    return {name: getattr(batch, name) for name in names}


def import_shape(batch: Import) -> dict[str, Any]:
    draft = batch.state == Import.State.DRAFT
    found = previews(batch) if draft else results(batch)
    return {
        **import_rows([batch])[0],
        "waits_for_worker": batch.state in GOING and not a_worker_lives(),
        "offers": known_names(batch.project),
        "draft": fingerprint(one.source for one in found) if draft else None,
        "sources": [_source(one) for one in found],
    }


def _source(preview: Preview) -> dict[str, Any]:
    names = ("position", "name", "outlet", "story", "language", "state")
    return {
        **{name: getattr(preview.source, name) for name in names},
        "reason": str(preview.problem or preview.source.reason),
        "reading": _reading(preview.read) if preview.read else None,
        "there": _stored(preview.there) if preview.there else None,
        "twin": preview.twin,
    }


def _reading(found: Read) -> dict[str, Any]:
    scrape = found.scrape
    return {
        "headline": scrape.headline,
        "standfirst": scrape.standfirst,
        "byline": scrape.byline,
        "published": {
            "at": scrape.published.at,
            "printed": scrape.published.printed or "",
            "zone_assumed": scrape.published.zone_assumed,
        },
        "paragraphs": sum(block.kind == "paragraph" for block in scrape.body),
        "body": [block._asdict() for block in scrape.body],
        "dropped": [line._asdict() for line in scrape.dropped],
    }


def _stored(text: Text) -> dict[str, Any]:
    if text.article.withdrawn_at:
        return {"withdrawn": True, "text": None, "headline": None}
    return {"withdrawn": False, "text": text.pk, "headline": text.headline}
