"""A worker that is killed at half of an import, and another that goes on."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from uuid import uuid4

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from annotator.articles.models import Article
from annotator.imports.actions import draft_import, start_import
from annotator.imports.models import Import
from annotator.imports.reading_actions import read_import
from annotator.imports.sources import Source
from annotator.uploads.actions import store_upload
from tests.browser.conftest import ROOT
from tests.served import database_url
from tests.world import World

MANY = 2000
SECONDS = 30


def sent(world: World) -> Import:
    lines = (
        json.dumps({"headline": f"Levy {n} doubled", "body": f"Town {n} voted for it, it said."})
        for n in range(MANY)
    )
    stream = BytesIO("\n".join(lines).encode())
    upload, _ = store_upload(
        actor=world.mona, project=world.project, uuid=uuid4(), name="a.jsonl", stream=stream
    )
    source = Source(name="a.jsonl", upload=upload)
    return draft_import(actor=world.mona, project=world.project, uuid=uuid4(), sources=[source])[0]


def worker() -> "subprocess.Popen[bytes]":
    words = ["manage.py", "procrastinate", "worker", "--one-shot", "--queues", "imports"]
    env = {**os.environ, "DATABASE_URL": database_url()}
    return subprocess.Popen([sys.executable, *words], cwd=ROOT, env=env)


@pytest.fixture
def workers() -> Iterator[list["subprocess.Popen[bytes]"]]:
    running: list[subprocess.Popen[bytes]] = []
    yield running
    for one in running:
        one.kill()
        one.wait()
    # The killed ones did not say that they left: for later tests they would still be at work.
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")


def killed_when(
    workers: list["subprocess.Popen[bytes]"], batch: Import, state: str, many: int
) -> None:
    """Kills a new worker as soon as so many items are in that state."""
    one = worker()
    workers.append(one)
    until = time.monotonic() + SECONDS
    while batch.items.filter(state=state).count() < many:
        assert time.monotonic() < until
        assert one.poll() is None, "it was done before it could be killed"
        time.sleep(0.005)
    os.kill(one.pid, signal.SIGKILL)
    one.wait()


def given_back(batch: Import) -> None:
    """What `retry_stalled` does once the heart of the killed worker has not been heard."""
    row = ProcrastinateJob.objects.get(
        task_name=Import.JOB, args={"batch": batch.pk}, status="doing"
    )
    # In a thread of its own: browser tests before this one keep an event loop in theirs.
    with ThreadPoolExecutor(1) as apart:
        apart.submit(retried, row.procrastinate_job).result()


def retried(job: Job) -> None:
    try:
        async_to_sync(app.job_manager.retry_job)(job)
    finally:
        connection.close()


def test_two_workers_killed_and_every_article_there_once(
    committed_world: World, workers: list["subprocess.Popen[bytes]"]
) -> None:
    batch = sent(committed_world)
    killed_when(workers, batch, "waiting", MANY // 2)
    assert batch.items.count() < MANY
    given_back(batch)
    read_import(batch=batch.pk)
    assert batch.items.count() == MANY
    start_import(actor=committed_world.mona, batch=batch)
    killed_when(workers, batch, "imported", MANY // 2)
    assert batch.items.filter(state="imported").count() < MANY
    given_back(batch)
    last = worker()
    workers.append(last)
    last.wait(SECONDS)
    batch.refresh_from_db()
    articles = Article.objects.filter(project=committed_world.project, identity__startswith="text:")
    assert (batch.state, articles.count()) == ("done", MANY)
    assert batch.items.filter(state="imported").values("article").distinct().count() == MANY
    connection.close()
