"""A real browser on the built product, served by the production server."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from annotator.assignments.models import Assignment
from annotator.people.models import User
from annotator.toolchain.browser import NAMES
from tests.browser.work import open_article
from tests.make import make_span
from tests.served import collect_pages, database_url, free_port, session_of, wait_until_alive
from tests.world import World

# Playwright keeps an event loop in this thread; Django would take our plain calls for async ones.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
ROOT = Path(__file__).resolve().parents[2]
# A busy machine may take its time; what is waited for must still come.
expect.set_options(timeout=15_000)
QUIET = [
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


def program() -> str | None:
    """The browser `make test` found; None lets Playwright use its own."""
    named = os.environ.get("SCAREQUOTE_BROWSER")
    return named or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    flags = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else QUIET
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=program(), args=flags)


class Site:
    """The product under gunicorn, on the test database. Can be killed and started again."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self, application: str = "annotator.wsgi:application") -> None:
        words = ["-m", "gunicorn", "--bind", f"127.0.0.1:{self.port}", "--threads", "4"]
        words += ["--no-control-socket", "--log-level", "warning", application]
        env = {**os.environ, "DATABASE_URL": database_url()}
        # A group of its own, so that a kill takes the workers along.
        self.process = subprocess.Popen(
            [sys.executable, *words], cwd=ROOT, env=env, start_new_session=True
        )
        wait_until_alive(self.url)

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()


@pytest.fixture(scope="session")
def site(django_db_setup: None) -> Iterator[Site]:
    # As they are built, once for all test processes.
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES["staticfiles"]["BACKEND"] = plain
    collect_pages()
    here = Site()
    yield here
    here.stop()


@pytest.fixture
def context(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    with watched(browser, base_url=site.url, viewport={"width": 1440, "height": 900}) as mine:
        yield mine


@contextmanager
def watched(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    """A fresh profile that fails the test on any violation of the content security policy."""
    mine = browser.new_context(**options)
    complaints = watch(mine)
    yield mine
    mine.close()
    assert complaints == []


def watch(context: BrowserContext) -> list[str]:
    """Gathers what breaks the content security policy, and errors nobody caught."""
    complaints: list[str] = []
    context.on("console", lambda m: complaints.append(m.text) if suspicious(m.text) else None)
    context.on("weberror", lambda e: complaints.append(str(e.error)))
    return complaints


def suspicious(text: str) -> bool:
    return any(w in text for w in ("Content Security", "Trusted Type", "violates", "Refused to"))


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


Begin = Callable[[Assignment], Assignment]


@pytest.fixture
def begin(page: Page, context: BrowserContext, site: Site) -> Begin:
    """Opens an article before its annotator."""

    def begun(assignment: Assignment) -> Assignment:
        assert assignment.annotator
        sign_in(context, site, assignment.annotator.user)
        open_article(page, assignment)
        return assignment

    return begun


@pytest.fixture
def alices(begin: Begin, committed_world: World) -> World:
    """Alice before her article, with a claim marked."""
    make_span(committed_world.alices, "claimed victory", "claim")
    begin(committed_world.alices)
    return committed_world


def sign_in(context: BrowserContext, site: Site, person: User) -> None:
    """Signs in without the form, which has its own test."""
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session_of(person)}
    context.add_cookies([{**cookie, "url": site.url}])  # type: ignore[typeddict-item]
