"""The production server on the database of a benchmark."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import connection

from annotator.people.models import User

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
            env={**os.environ, "DATABASE_URL": address()},
        )
        try:
            here.wait()
            yield here
        finally:
            process.terminate()
            process.wait()

    def wait(self) -> None:
        for _ in range(600):
            try:
                urlopen(f"{self.url}/livez", timeout=1).close()
            except (URLError, OSError):
                time.sleep(0.1)
            else:
                return
        raise SystemExit("the server did not start")


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def address() -> str:
    there = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(there._replace(path=f"/{connection.settings_dict['NAME']}"))


def cookie_of(person: User) -> str:
    """Signs in without the form."""
    store = SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.create()
    return f"{settings.SESSION_COOKIE_NAME}={store.session_key}"


def collected() -> None:
    """Static files as they are served."""
    call_command("collectstatic", interactive=False, verbosity=0)
