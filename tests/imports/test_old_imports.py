"""Imports from before one file held many articles: every migration since keeps what they tell."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE = [("annotator", "0008_history_without_words")]
EMPTY = "scarequote_empty"
DRAFT, DONE = UUID(int=1), UUID(int=2)


@pytest.fixture
def empty_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The connection goes to a database without tables, and back after the test."""
    usual = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        remake(f"CREATE DATABASE {EMPTY}")
        connection.close()
        connection.settings_dict["NAME"] = EMPTY
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = usual
            remake()


def remake(*then: str) -> None:
    with connection._nodb_cursor() as cursor:
        for statement in (f"DROP DATABASE IF EXISTS {EMPTY} WITH (FORCE)", *then):
            cursor.execute(statement)


def migrated(targets: list[tuple[str, str]] | None = None) -> Any:
    executor = MigrationExecutor(connection)
    targets = targets or executor.loader.graph.leaf_nodes()
    executor.migrate(targets)
    return executor.loader.project_state(targets).apps


def old_imports(apps: Any) -> None:
    """A draft of two pages, and an import of which one became an article."""
    project = apps.get_model("annotator", "Project").objects.create(name="Study", slug="study")
    article = apps.get_model("annotator", "Article").objects.create(
        project=project, identity="text:1"
    )
    imports = apps.get_model("annotator", "Import").objects
    sources = apps.get_model("annotator", "ImportSource").objects
    draft = imports.create(project=project, uuid=DRAFT)
    done = imports.create(project=project, uuid=DONE, state="done", finished_at="2026-01-02T00:00Z")
    for position, name in enumerate(("a.txt", "b.txt"), 1):
        sources.create(
            batch=draft, position=position, name=name, content=b"A page", outlet="Herald"
        )
    fates = (("imported", "", article), ("refused", "No body.", None), ("skipped", "", None))
    for position, (state, reason, became) in enumerate(fates, 1):
        sources.create(
            batch=done,
            position=position,
            name=f"{state}.txt",
            content=b"A page",
            state=state,
            reason=reason,
            article=became,
        )


def test_old_drafts_and_reports_are_kept(empty_database: None) -> None:
    old_imports(migrated(BEFORE))
    apps = migrated()
    imports = apps.get_model("annotator", "Import").objects
    draft, done = imports.get(uuid=DRAFT), imports.get(uuid=DONE)
    told = draft.sources.order_by("position").values_list("name", "outlet", "read")
    assert list(told) == [("a.txt", "Herald", False), ("b.txt", "Herald", False)]
    assert [bytes(one.content) for one in draft.sources.all()] == [b"A page"] * 2
    assert (draft.state, draft.items.count()) == ("failed", 0)
    items = done.items.order_by("position").values_list("file", "state", "reason", "choice")
    assert list(items) == [
        ("imported.txt", "imported", "", "take"),
        ("refused.txt", "refused", "No body.", "take"),
        ("skipped.txt", "skipped", "", "skip"),
    ]
    assert done.items.get(state="imported").article.identity == "text:1"
    assert (done.state, done.sources.filter(read=True).count()) == ("done", 3)
