"""All or nothing by default: line 701 of 1,000 is broken, and nothing or 999 come in."""

import json
import tracemalloc
from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import BinaryIO
from uuid import uuid4

import pytest

from annotator.articles.models import Article
from annotator.imports.actions import BadItems, draft_import, start_import
from annotator.imports.models import Import
from annotator.imports.reading_actions import read_import
from annotator.imports.sources import Source
from annotator.imports.storing_actions import store_import
from annotator.uploads.actions import store_upload
from tests.world import World

MANY, BROKEN = 1_000, 701


@pytest.fixture
def file() -> Iterator[BinaryIO]:
    with TemporaryFile() as stream:
        for number in range(1, MANY + 1):
            line = json.dumps({"headline": f"Levy {number}", "body": f"Town {number} voted."})
            stream.write(b"{broken\n" if number == BROKEN else line.encode() + b"\n")
        yield stream


def read(world: World, stream: BinaryIO) -> Import:
    upload, _ = store_upload(
        actor=world.mona, project=world.project, uuid=uuid4(), name="a.jsonl", stream=stream
    )
    sources = [Source(name="a.jsonl", upload=upload)]
    batch, _ = draft_import(actor=world.mona, project=world.project, uuid=uuid4(), sources=sources)
    read_import(batch=batch.pk)
    return Import.objects.get(pk=batch.pk)


def imported(world: World) -> int:
    articles = Article.objects.filter(project=world.project)
    return articles.exclude(identity__startswith="test:").count()


def test_one_bad_line_in_a_thousand(world: World, file: BinaryIO) -> None:
    batch = read(world, file)
    bad = batch.items.get(state="refused")
    file.seek(0)
    before = sum(len(file.readline()) for _ in range(BROKEN - 1))
    assert (bad.file, bad.line, bad.byte) == ("a.jsonl", BROKEN, before)
    with pytest.raises(BadItems):
        start_import(actor=world.mona, batch=batch)
    assert imported(world) == 0
    start_import(actor=world.mona, batch=batch, skip_bad=True)
    tracemalloc.start()
    store_import(batch=batch.pk)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert imported(world) == MANY - 1
    assert peak < 20_000_000
