from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from tests.served import database_url


@pytest.fixture
def address(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A new, empty database beside the test database."""
    name = f"beside_{uuid4().hex}"
    with django_db_blocker.unblock():
        run_sql(f"CREATE DATABASE {name} TEMPLATE template0")
        yield database_url(name)
        run_sql(f"DROP DATABASE {name} WITH (FORCE)")


def run_sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
