"""Texts from before sentences were kept get them, and nothing else about them changes."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from annotator.articles.models import Text
from annotator.history.models import Event
from tests.make import make_text
from tests.world import World

migration: Any = import_module("annotator.migrations.0011_sentences")


def test_each_gets_its_sentences_without_a_line_in_the_history(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migration, "CHUNK", 2)
    make_text(world.project, "Head\n\nOne. Two.")
    before = list(Text.objects.order_by("pk").values())
    lines = Event.objects.count()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(migration.OFF)
        Text.objects.update(sentences=[])
        migration.split(apps, None)
        cursor.execute(migration.ON)
    assert list(Text.objects.order_by("pk").values()) == before
    assert len(before) == 3
    assert Event.objects.count() == lines
    with pytest.raises(DatabaseError, match="never change"), transaction.atomic():
        Text.objects.update(sentences=[])
