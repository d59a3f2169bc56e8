"""The job of an import: one source at a time, never twice, stopped when somebody says so."""

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
from annotator.history.models import Event
from annotator.imports import actions
from annotator.imports.actions import (
    Source,
    cancel_import,
    draft_import,
    fail_import,
    import_next,
    run_import,
    start_import,
)
from annotator.imports.models import Import
from annotator.imports.storing import About, Read, read
from tests.imports.test_import_articles import SCRAPES
from tests.world import World

NAMES = ("velmar_regime", "harbour_levy", "mine_inquiry_subheadings")


def started(world: World) -> Import:
    sources = [
        Source(name=name, content=(SCRAPES / f"{name}.txt").read_bytes(), about=About("Herald"))
        for name in NAMES
    ]
    batch, _ = draft_import(actor=world.mona, project=world.project, uuid=uuid4(), sources=sources)
    return start_import(actor=world.mona, batch=batch, choices={})


def states(batch: Import) -> list[str]:
    return list(batch.sources.values_list("state", flat=True))


def imported(world: World) -> int:
    return Article.objects.filter(project=world.project, outlet__name="Herald").count()


def test_every_source_becomes_an_article(world: World) -> None:
    batch = started(world)
    run_import(batch=batch.pk)
    batch.refresh_from_db()
    assert (batch.state, states(batch)) == ("done", ["imported"] * 3)
    assert batch.finished_at
    assert imported(world) == 3


def test_progress_shows_between_sources(world: World) -> None:
    batch = started(world)
    assert import_next(batch=batch.pk)
    batch.refresh_from_db()
    assert (batch.state, states(batch)) == ("running", ["imported", "waiting", "waiting"])


def test_a_run_that_was_killed_goes_on_without_doubling(world: World) -> None:
    batch = started(world)
    import_next(batch=batch.pk)
    run_import(batch=batch.pk)
    run_import(batch=batch.pk)
    assert states(batch) == ["imported"] * 3
    assert imported(world) == 3


def test_cancelling_stops_before_the_next_source(world: World) -> None:
    batch = started(world)
    import_next(batch=batch.pk)
    cancel_import(actor=world.mona, batch=batch)
    run_import(batch=batch.pk)
    batch.refresh_from_db()
    assert (batch.state, states(batch)) == ("cancelled", ["imported", "waiting", "waiting"])


def test_a_finished_import_cannot_be_cancelled(world: World) -> None:
    batch = started(world)
    run_import(batch=batch.pk)
    assert cancel_import(actor=world.mona, batch=batch).state == "done"


def test_after_a_failure_the_rest_can_be_started_again(world: World) -> None:
    batch = started(world)
    import_next(batch=batch.pk)
    fail_import(batch=batch.pk)
    batch.refresh_from_db()
    assert (batch.state, states(batch)) == ("failed", ["imported", "waiting", "waiting"])
    start_import(actor=world.mona, batch=batch, choices={})
    run_import(batch=batch.pk)
    assert states(batch) == ["imported"] * 3


def test_the_history_names_who_imported(world: World) -> None:
    batch = started(world)
    run_import(batch=batch.pk)
    events = Event.objects.filter(project=world.project, table="annotator_article")
    assert set(events.filter(verb="import article").values_list("actor", flat=True)) == {
        world.mona.pk
    }


def test_a_source_is_read_before_anything_is_locked(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = started(world)
    asked: list[str] = []

    def reading(data: bytes) -> Read:
        asked.append("read")
        return read(data)

    def noting(execute: Any, sql: str, *rest: Any) -> Any:
        asked.extend(["lock"] if " FOR " in sql and "UPDATE" in sql else [])
        return execute(sql, *rest)

    monkeypatch.setattr(actions, "read", reading)
    with connection.execute_wrapper(noting):
        import_next(batch=batch.pk)
    assert asked == ["read", "lock", "lock"]


def test_the_worker_runs_what_was_started(committed_world: World) -> None:
    batch = started(committed_world)
    work()
    batch.refresh_from_db()
    assert (batch.state, states(batch)) == ("done", ["imported"] * 3)


def test_an_unforeseen_error_is_said(
    committed_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    batch = started(committed_world)
    monkeypatch.setattr(actions, "store", broken)
    work()
    batch.refresh_from_db()
    assert batch.state == "failed"


def test_what_kills_its_workers_again_and_again_is_given_up(world: World) -> None:
    batch = started(world)
    row = ProcrastinateJob.objects.get(task_name=actions.JOB, args={"batch": batch.pk})
    job = row.procrastinate_job.evolve(attempts=jobs.MOST_ATTEMPTS)
    async_to_sync(jobs._retry)(job)
    batch.refresh_from_db()
    assert batch.state == "failed"


def work() -> None:
    """A worker that does what waits, then ends. In a thread: this one may run a browser."""

    def run() -> None:
        call_command("procrastinate", "worker", "--one-shot", "--queues", "imports")
        connection.close()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(run).result()
