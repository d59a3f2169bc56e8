from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from django.utils import translation
from rest_framework.test import APIClient

from annotator.people.models import User
from tests.world import World, make_world

# How long an example takes says something about the machine, nothing about the rule.
hypothesis.settings.register_profile("scarequote", deadline=None)
hypothesis.settings.load_profile("scarequote")


def pytest_configure() -> None:
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    # A pool would keep connections to a test database that is about to be dropped.
    settings.DATABASES["default"]["OPTIONS"] = {}
    # The strong hash is slow on purpose; the browser test of signing in uses it.
    quick = "django.contrib.auth.hashers.MD5PasswordHasher"
    settings.PASSWORD_HASHERS = [quick, *settings.PASSWORD_HASHERS]


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: Any
) -> Iterator[None]:
    """The test database of this process, also where only `committed_world` asks for it.

    pytest-django makes it for tests that ask for `db` alone; others would get the real one.
    """
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default": None})
    yield
    with django_db_blocker.unblock():
        end_other_connections()
        teardown_databases(made, verbosity=0)


def end_other_connections() -> None:
    """Those of a server that just stopped: PostgreSQL notices a moment later than we drop."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A request that reads files itself, on a busy machine too; else a job goes on with them."""
    monkeypatch.setattr("annotator.api.imports.SECONDS", float("inf"))


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """A request leaves its language behind for whatever runs next in the same thread."""
    yield
    translation.deactivate()


@pytest.fixture
def world(db: None) -> World:
    return make_world()


class As:
    """A REST client for each person: `api(world.alice).get("/api/v1/...")`."""

    def __call__(self, person: User | None = None, **options: Any) -> APIClient:
        client = APIClient(**options)
        if person:
            client.force_login(person)
        return client


@pytest.fixture
def api() -> As:
    return As()


@pytest.fixture
def token(world: World) -> str:
    """A token of Mona, the manager, for the world's project."""
    out = StringIO()
    name, slug = world.mona.username, world.project.slug
    call_command("create_token", name, project=slug, stdout=out, stderr=StringIO())
    return out.getvalue().strip()


@pytest.fixture
def committed_world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """A world that other connections can see: threads, servers, browsers.

    It stays in the test database, for the history refuses the TRUNCATE by which Django would
    clean up; no test may count rows beyond its own project.
    """
    with django_db_blocker.unblock():
        yield make_world()
        connection.close()
