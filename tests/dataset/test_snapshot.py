"""An export taken while people work shows one moment, and its counts agree with its rows."""

import json
from threading import Thread
from typing import Any

from django.db import connection

from annotator.dataset.rows import dataset
from annotator.spans.actions import submit
from tests.make import make_span
from tests.world import World

NOBODY = dict.fromkeys(("spans", "links", "answers", "verdicts", "gold"), 0)


def in_another_connection(work: Any) -> None:
    def run() -> None:
        work()
        connection.close()

    thread = Thread(target=run)
    thread.start()
    thread.join(timeout=30)
    assert not thread.is_alive()


def test_export_during_annotation(committed_world: World) -> None:
    world = committed_world

    def bob_hands_in() -> None:
        make_span(world.bobs, "'regime'")
        submit(person=world.bob, assignment=world.bobs.pk)

    submit(person=world.alice, assignment=world.alices.pk)
    lines = dataset(world.project)
    next(lines)
    in_another_connection(bob_hands_in)
    rest = [json.loads(line) for line in lines]
    assert rest[-1]["counts"] == {**NOBODY, "articles": 1, "texts": 1, "assignments": 1}
    again = [json.loads(line) for line in dataset(world.project)]
    assert again[-1]["counts"] == {**rest[-1]["counts"], "assignments": 2, "spans": 1}


def test_an_export_that_is_given_up_leaves_no_transaction(committed_world: World) -> None:
    lines = dataset(committed_world.project)
    next(lines)
    lines.close()  # type: ignore[attr-defined]
    assert not connection.in_atomic_block
