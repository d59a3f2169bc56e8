"""The history is written by the database: nothing escapes it, and nothing can rewrite it."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from annotator.assignments.models import Assignment
from annotator.history.actor import request_id
from annotator.history.models import Event
from annotator.people.models import User
from annotator.projects.models import Project
from tests.make import make_span
from tests.world import World


def last_event(table: str) -> Event:
    return Event.objects.filter(table=f"annotator_{table}").latest("id")


def sql(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_an_action_is_named_with_actor_verb_and_request(world: World) -> None:
    token = request_id.set("request-7")
    span = make_span(world.alices, "'regime'")
    request_id.reset(token)
    event = last_event("span")
    assert (event.actor, event.verb, event.row) == (world.alice, "mark span", span.pk)
    assert (event.project, event.request) == (world.project, "request-7")
    assert event.old is None
    assert event.new
    assert (event.new["start"], event.new["end"]) == (15, 23)


def test_raw_sql_leaves_an_event(world: World) -> None:
    span = make_span(world.alices, "'regime'")
    sql("SELECT set_config('scarequote.verb', '', true), set_config('scarequote.actor', '', true)")
    sql("UPDATE annotator_span SET note = 'by hand' WHERE id = %s", span.pk)
    event = last_event("span")
    assert (event.verb, event.actor) == ("update", None)
    assert event.old
    assert event.new
    assert (event.old["note"], event.new["note"]) == ("", "by hand")


def test_bulk_update_leaves_an_event_a_row(world: World) -> None:
    before = Event.objects.filter(table="annotator_assignment").count()
    Assignment.objects.filter(project=world.project).update(round=2)
    assert Event.objects.filter(table="annotator_assignment").count() == before + 2


def test_an_update_that_changes_nothing_leaves_none(world: World) -> None:
    before = Event.objects.count()
    sql("UPDATE annotator_assignment SET round = round")
    assert Event.objects.count() == before


def test_loaddata_leaves_events(world: World, tmp_path: Path) -> None:
    file = tmp_path / "project.json"
    fields = {"slug": "loaded", "name": "Loaded", "created_at": "2026-01-01T00:00:00Z"}
    file.write_text(json.dumps([{"model": "annotator.project", "fields": fields}]))
    call_command("loaddata", file, verbosity=0)
    project = Project.objects.get(slug="loaded")
    event = last_event("project")
    assert (event.row, event.project) == (project.pk, project)
    assert event.new
    assert event.new["slug"] == "loaded"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE annotator_event SET verb = 'x'",
        "DELETE FROM annotator_event",
        "TRUNCATE annotator_event",
        "TRUNCATE annotator_span CASCADE",
        "TRUNCATE annotator_project CASCADE",
    ],
)
def test_history_refuses_to_be_rewritten(world: World, statement: str) -> None:
    connection.check_constraints()  # else PostgreSQL refuses for another reason: pending checks
    before = Event.objects.count()
    with pytest.raises(DatabaseError, match="only ever grows"), transaction.atomic():
        sql(statement)
    assert Event.objects.count() == before


def test_password_hashes_never_enter_the_history(world: World) -> None:
    assert not Event.objects.filter(table="annotator_user", new__has_key="password").exists()
    User.objects.get(pk=world.alice.pk).set_password("another long password")
    for event in Event.objects.filter(table="annotator_user"):
        assert "password" not in (event.new or {})


def test_texts_are_not_copied_into_the_history(world: World) -> None:
    assert "content" not in (last_event("text").new or {})


def test_two_actions_in_one_transaction_each_name_themselves(world: World) -> None:
    with transaction.atomic():
        make_span(world.alices, "'regime'")
        make_span(world.bobs, "'regime'")
    actors = Event.objects.filter(table="annotator_span").order_by("-id").values_list("actor")[:2]
    assert [pk for (pk,) in actors] == [world.bob.pk, world.alice.pk]
