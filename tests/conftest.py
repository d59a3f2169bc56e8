from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from rest_framework.test import APIClient

from annotator.people.models import User
from tests.world import World, make_world


def pytest_configure() -> None:
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    # A pool would keep connections to a test database that is about to be dropped.
    settings.DATABASES["default"]["OPTIONS"] = {}
    # The strong hash is slow on purpose; one test of sign-in uses it (tests/web/test_sign_in.py).
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


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
