"""The production server on the database of a benchmark."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from annotator.people.models import User
from tests.served import database_url, free_port, session_of, wait_until_alive

ROOT = Path(__file__).resolve().parents[2]
AS_COMPOSED = "--worker-class gthread --workers 2 --threads 4 --no-control-socket"


@dataclass(frozen=True)
class Server:
    application: str
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @staticmethod
    @contextmanager
    def running(application: str) -> Iterator[Server]:
        here = Server(application, free_port())
        words = [*AS_COMPOSED.split(), "--bind", f"127.0.0.1:{here.port}", "--log-level", "warning"]
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", *words, f"{application}:application"],
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": database_url()},
        )
        try:
            wait_until_alive(here.url)
            yield here
        finally:
            process.terminate()
            process.wait()


def cookie_of(person: User) -> str:
    return f"{settings.SESSION_COOKIE_NAME}={session_of(person)}"
