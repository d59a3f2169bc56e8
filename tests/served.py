"""What it takes to serve the product on the test database, and to sign in without the form."""

import os
import socket
import time
from urllib.error import URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import connection

from annotator.people.models import User


def database_url(name: str | None = None) -> str:
    """The address of the test database this process uses, or of another one beside it."""
    there = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(there._replace(path=f"/{name or connection.settings_dict['NAME']}"))


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_until_alive(url: str) -> None:
    for _ in range(600):
        try:
            urlopen(f"{url}/livez", timeout=1).close()
        except (URLError, OSError):
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server did not start")


def session_of(person: User) -> str:
    """The key of a new session of theirs."""
    store = SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def collect_pages() -> None:
    """Static files as they are served."""
    call_command("collectstatic", interactive=False, verbosity=0)
