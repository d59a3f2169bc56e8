"""The address of a page as a source: only where that is on, fetched once, its bytes kept."""

from typing import Any
from uuid import uuid4

import pytest

from annotator.articles.models import Snapshot
from annotator.imports import reading_actions
from annotator.imports.actions import draft_import, start_import
from annotator.imports.fetching import Fetched, NotPublic, UrlImportOff
from annotator.imports.models import Import
from annotator.imports.reading_actions import read_import
from annotator.imports.sources import Source
from annotator.imports.storing_actions import store_import
from tests.world import World

ADDRESS = "https://news.example/levy"
PAGE = b"<html><head><title>Levy doubled</title></head><body><article><h1>Levy doubled</h1>" + (
    b"<p>The council of the harbour town voted for it on Monday evening, it said in a note.</p>"
    b"<p>Nobody spoke against it, although the hall was full and the night was long for all.</p>"
    b"</article></body></html>"
)


def drafted(world: World) -> Import:
    sources = [Source(name=ADDRESS, address=ADDRESS)]
    return draft_import(actor=world.mona, project=world.project, uuid=uuid4(), sources=sources)[0]


def test_it_is_off_unless_somebody_switched_it_on(world: World) -> None:
    with pytest.raises(UrlImportOff):
        drafted(world)


def test_what_stood_there_is_kept(world: World, settings: Any, monkeypatch: Any) -> None:
    settings.URL_IMPORT = True
    page = Fetched(ADDRESS, PAGE, "text/html", "utf-8")
    monkeypatch.setattr(reading_actions, "fetch", lambda _: page)
    batch = drafted(world)
    read_import(batch=batch.pk)
    start_import(actor=world.mona, batch=batch)
    store_import(batch=batch.pk)
    item = batch.items.get()
    assert item.article
    assert (item.state, item.article.url) == ("imported", ADDRESS)
    assert bytes(Snapshot.objects.get(article=item.article).content) == PAGE


def test_what_cannot_be_fetched_says_why(world: World, settings: Any, monkeypatch: Any) -> None:
    def refuse(address: str) -> Fetched:
        raise NotPublic

    settings.URL_IMPORT = True
    monkeypatch.setattr(reading_actions, "fetch", refuse)
    batch = drafted(world)
    read_import(batch=batch.pk)
    assert batch.items.get().reason.startswith("The address does not lead to the public web")
