"""Spans from before versions were recorded: the oldest move tells where they were made."""

from importlib import import_module

from django.db import connection

from annotator.spans.models import Span
from tests.changes.make import apply, label, next_version
from tests.make import make_span
from tests.world import World

MIGRATION = import_module("annotator.migrations.0019_span_made_under")


def test_existing_spans_are_filled_from_their_moves(world: World) -> None:
    moved = make_span(world.alices, "regime", "loaded")
    next_version(world.project, label("loaded"))
    apply(world, labels={"scare_quote": [], "claim": []})
    later = make_span(world.alices, "topple", "loaded")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE annotator_span DISABLE TRIGGER made_under")
        cursor.execute("UPDATE annotator_span SET made_under = NULL")
        cursor.execute(MIGRATION.FILLED)
    there = dict(Span.objects.values_list("pk", "made_under"))
    assert (there[moved.pk], there[later.pk]) == (1, 2)
