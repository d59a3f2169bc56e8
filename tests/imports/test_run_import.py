"""The jobs of an import: some at a time, never twice, stopped when somebody says so."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from asgiref.sync import async_to_sync
from django.core.management import call_command
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from annotator import jobs
from annotator.articles.models import Article
from annotator.batches.actions import fail
from annotator.history.models import Event
from annotator.imports import storing_actions
from annotator.imports.actions import BadItems, NotReady, cancel_import, draft_import, start_import
from annotator.imports.models import Import
from annotator.imports.reading_actions import read_import
from annotator.imports.recognised import About
from annotator.imports.sources import Source
from annotator.imports.storing_actions import store_import, store_next
from tests.imports.test_import_articles import SCRAPES
from tests.world import World

NAMES = ("velmar_regime", "harbour_levy", "mine_inquiry_subheadings")
MENU = b"Home\nShare\nPrint\n"


def drafted(world: World, *more: bytes) -> Import:
    contents = [(SCRAPES / f"{name}.txt").read_bytes() for name in NAMES] + list(more)
    sources = [
        Source(name=f"{number}.txt", content=content, about=About("Herald"))
        for number, content in enumerate(contents)
    ]
    return draft_import(actor=world.mona, project=world.project, uuid=uuid4(), sources=sources)[0]


def started(world: World) -> Import:
    batch = drafted(world)
    read_import(batch=batch.pk)
    return start_import(actor=world.mona, batch=batch)


@pytest.fixture(autouse=True)
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing_actions, "A_FEW", 1)


def states(batch: Import) -> list[str]:
    return list(batch.items.values_list("state", flat=True))


def imported(world: World) -> int:
    return Article.objects.filter(project=world.project, outlet__name="Herald").count()


def state(batch: Import) -> str:
    batch.refresh_from_db()
    return batch.state


def test_every_source_becomes_an_article(world: World) -> None:
    batch = started(world)
    store_import(batch=batch.pk)
    assert (state(batch), states(batch)) == ("done", ["imported"] * 3)
    assert batch.finished_at
    assert imported(world) == 3


def test_progress_shows_between_chunks(world: World) -> None:
    batch = started(world)
    assert store_next(batch=batch.pk)
    assert (state(batch), states(batch)) == ("running", ["imported", "waiting", "waiting"])


def test_a_run_that_was_killed_goes_on_without_doubling(world: World) -> None:
    batch = started(world)
    store_next(batch=batch.pk)
    store_import(batch=batch.pk)
    store_import(batch=batch.pk)
    assert states(batch) == ["imported"] * 3
    assert imported(world) == 3


def test_it_cannot_be_started_before_it_was_read(world: World) -> None:
    with pytest.raises(NotReady):
        start_import(actor=world.mona, batch=drafted(world))


def test_one_that_cannot_be_read_stops_all_unless_it_is_left_out(world: World) -> None:
    batch = drafted(world, MENU)
    read_import(batch=batch.pk)
    with pytest.raises(BadItems, match="since 1 of what it holds cannot be read"):
        start_import(actor=world.mona, batch=batch)
    assert imported(world) == 0
    start_import(actor=world.mona, batch=batch, skip_bad=True)
    store_import(batch=batch.pk)
    assert states(batch) == ["imported"] * 3 + ["refused"]


def test_cancelling_stops_before_the_next_chunk(world: World) -> None:
    batch = started(world)
    store_next(batch=batch.pk)
    cancel_import(actor=world.mona, batch=batch)
    store_import(batch=batch.pk)
    assert (state(batch), states(batch)) == ("cancelled", ["imported", "waiting", "waiting"])


def test_cancelling_stops_the_reading(world: World) -> None:
    batch = drafted(world)
    cancel_import(actor=world.mona, batch=batch)
    read_import(batch=batch.pk)
    assert (state(batch), states(batch)) == ("cancelled", [])


def test_a_finished_import_cannot_be_cancelled(world: World) -> None:
    batch = started(world)
    store_import(batch=batch.pk)
    assert cancel_import(actor=world.mona, batch=batch).state == "done"


def test_after_a_failure_the_rest_can_be_started_again(world: World) -> None:
    batch = started(world)
    store_next(batch=batch.pk)
    fail(Import, batch=batch.pk)
    assert (state(batch), states(batch)) == ("failed", ["imported", "waiting", "waiting"])
    start_import(actor=world.mona, batch=batch)
    store_import(batch=batch.pk)
    assert states(batch) == ["imported"] * 3


def test_a_reading_that_failed_goes_on(world: World) -> None:
    batch = drafted(world)
    read_import(batch=batch.pk, seconds=-1)
    fail(Import, batch=batch.pk)
    assert len(states(batch)) == 1
    start_import(actor=world.mona, batch=batch)
    read_import(batch=batch.pk)
    assert (state(batch), states(batch)) == ("ready", ["waiting"] * 3)


def test_the_history_names_who_imported(world: World) -> None:
    batch = started(world)
    store_import(batch=batch.pk)
    events = Event.objects.filter(project=world.project, table="annotator_article")
    assert set(events.filter(verb="import article").values_list("actor", flat=True)) == {
        world.mona.pk
    }


def test_what_became_an_article_is_not_kept_twice(world: World) -> None:
    batch = started(world)
    store_import(batch=batch.pk)
    kept = batch.items.values_list("found", "edits", "content", "headline")
    assert set(map(str, kept)) == {"({}, {}, None, '')"}


def test_the_worker_runs_what_was_started(committed_world: World) -> None:
    batch = drafted(committed_world)
    work()
    assert state(batch) == "ready"
    start_import(actor=committed_world.mona, batch=batch)
    work()
    assert (state(batch), states(batch)) == ("done", ["imported"] * 3)


def test_an_unforeseen_error_is_said(
    committed_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    batch = started(committed_world)
    monkeypatch.setattr(storing_actions, "_store", broken)
    work()
    assert state(batch) == "failed"


def test_what_kills_its_workers_again_and_again_is_given_up(world: World) -> None:
    batch = started(world)
    row = ProcrastinateJob.objects.filter(task_name=Import.JOB, args={"batch": batch.pk}).first()
    assert row
    job = row.procrastinate_job.evolve(attempts=jobs.MOST_ATTEMPTS)
    async_to_sync(jobs._retry)(job)
    assert state(batch) == "failed"


@pytest.mark.parametrize("many", [2, 40])
def test_statements_do_not_grow_with_the_articles(
    world: World, many: int, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    monkeypatch.setattr(storing_actions, "A_FEW", 100)
    pages = [
        f"Levy number {n} doubled\n\nThe council voted for it on day {n}.".encode()
        for n in range(many)
    ]
    sources = [
        Source(name=str(n), content=page, about=About("Herald")) for n, page in enumerate(pages)
    ]
    batch, _ = draft_import(actor=world.mona, project=world.project, uuid=uuid4(), sources=sources)
    read_import(batch=batch.pk)
    start_import(actor=world.mona, batch=batch)
    with django_assert_num_queries(17):
        store_next(batch=batch.pk)
    assert imported(world) == many


def work() -> None:
    """A worker that does what waits, then ends. In a thread: this one may run a browser."""

    def run() -> None:
        call_command("procrastinate", "worker", "--one-shot", "--queues", "imports")
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(run).result()
