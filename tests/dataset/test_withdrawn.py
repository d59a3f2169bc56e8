"""Of a withdrawn article the dataset keeps where labels lay, and not one word."""

import hashlib
import json
from typing import Any
from uuid import uuid4

from annotator.articles.actions import restore_article, withdraw_article
from annotator.dataset.rows import dataset, dataset_table
from annotator.spans.actions import mark
from tests.make import hand_in, make_answer, make_link, make_span, wanted
from tests.world import World


def rows(world: World) -> list[dict[str, Any]]:
    return [json.loads(line) for line in b"".join(dataset(world.project)).splitlines()]


def withdraw(world: World) -> None:
    withdraw_article(actor=world.mona, article=world.text.article, reason="Court order.")


def test_a_tombstone_keeps_places_and_no_words(world: World) -> None:
    article = world.text.article
    article.url = article.identity = "https://herald.example/regime"
    article.save()
    attributes = {"target": "opposition leader"}
    asked = wanted(world.text, "claimed", note="claimed is meant", attributes=attributes)
    mark(person=world.alice, assignment=world.alices.pk, uuid=uuid4(), wanted=asked)
    loaded = make_span(world.alices, "topple", "loaded")
    claim = make_span(world.alices, "claimed victory", "claim")
    make_link(world.alices, loaded, claim)
    make_answer(world.alices, "genre", "opinion")
    hand_in(world.alices)
    withdraw(world)
    _, tombstone, end = rows(world)
    assert (tombstone["type"], tombstone["withdrawn"]) == ("withdrawn", True)
    assert tombstone["text"] == {
        "version": 1,
        "sha256": world.text.sha256,
        "length": world.text.length,
    }
    (done,) = tombstone["assignments"]
    assert done["spans"][0] == {
        "uuid": str(loaded.uuid),
        "label": "loaded",
        "start": 8,
        "end": 14,
        "origin": "hand",
        "made_under": 1,
        "revision": 1,
    }
    assert [len(done[part]) for part in ("spans", "links", "answers")] == [3, 1, 1]
    assert end["withdrawn"] == 1
    assert set(end["counts"].values()) == {0}
    everything = json.dumps([tombstone, end])
    for words in ("topple", "claimed", "leader", "herald", "Plan", "Exile"):
        assert words not in everything


def test_the_table_has_nothing_of_it(world: World) -> None:
    make_span(world.alices, "topple", "loaded")
    hand_in(world.alices)
    withdraw(world)
    assert len(b"".join(dataset_table(world.project)).splitlines()) == 1


def test_restored_it_is_byte_for_byte_what_it_was(world: World) -> None:
    make_span(world.alices, "topple", "loaded")
    hand_in(world.alices)
    before = rows(world)[1:-1]
    withdraw(world)
    restore_article(actor=world.mona, article=world.text.article)
    assert rows(world)[1:-1] == before


def test_the_closing_line_covers_tombstones(world: World) -> None:
    withdraw(world)
    content = b"".join(dataset(world.project))
    body, _, _ = content.rstrip(b"\n").rpartition(b"\n")
    assert rows(world)[-1]["sha256"] == hashlib.sha256(body + b"\n").hexdigest()
