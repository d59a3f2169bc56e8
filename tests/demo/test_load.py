"""The demo's fixtures load by name, beside whatever is there, as often as one likes."""

import json
from itertools import count
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from annotator.demo.build import FIXTURES, build
from annotator.demo.sources import BadSource, read_sources
from annotator.history.models import Event
from annotator.models import Article, Codebook, Project, Span, User
from annotator.projects.actions import create_project
from tests.make import make_codebook, make_span
from tests.world import World

STATEMENTS_A_ROW = 3  # looking for the row, writing it, and now and then a parent


def load() -> int:
    """How many statements it took."""
    statements = count()
    with connection.execute_wrapper(lambda run, *args: (next(statements), run(*args))[1]):
        call_command("loaddata", *FIXTURES, verbosity=0)
    return next(statements)


def everything() -> list[Any]:
    """Every row of every table that the fixtures fill, users included."""
    tables = {row["model"].replace(".", "_") for row in rows()}
    found = []
    with connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(f"SELECT to_jsonb(t) FROM {table} t ORDER BY id")
            found.append((table, cursor.fetchall()))
    return found


def rows() -> list[dict[str, Any]]:
    folder = settings.BASE_DIR / "fixtures"
    return [row for name in FIXTURES for row in json.loads((folder / f"{name}.json").read_text())]


def test_the_fixtures_are_what_the_sources_build() -> None:
    folder = settings.BASE_DIR / "fixtures"
    for name, content in build(folder / "demo").items():
        there = (folder / f"{name}.json").read_text(encoding="utf-8")
        assert there == content, f"{name} is stale: manage.py build_demo"


def test_no_row_brings_a_number_of_its_own() -> None:
    assert all("pk" not in row for row in rows())


def test_they_load_into_an_empty_database_and_again_without_change(db: None) -> None:
    assert load() < STATEMENTS_A_ROW * len(rows())
    loaded = Span.objects.filter(assignment__project__slug="demo")
    assert loaded.count() == sum(row["model"] == "annotator.span" for row in rows())
    before, events = everything(), Event.objects.count()
    load()
    assert everything() == before
    assert Event.objects.count() == events


def test_other_projects_and_accounts_stay_as_they_are(world: World) -> None:
    other = make_codebook(world.project, principle="Another study's")
    mine = User.objects.create_user("ada", password="my own long password")
    make_span(world.alices, "regime", "loaded")
    before = [row for _, found in everything() for row in found]
    load()
    after = [row for _, found in everything() for row in found]
    assert all(row in after for row in before)
    assert Codebook.objects.get(pk=other.pk).principle == "Another study's"
    assert Article.objects.filter(project__slug="demo").count() == 15
    mine.refresh_from_db()
    assert mine.check_password("my own long password")


def test_what_was_changed_since_stays_changed(db: None) -> None:
    load()
    span = Span.objects.filter(assignment__project__slug="demo").latest("pk")
    Span.objects.filter(pk=span.pk).update(note="mine", revision=2)
    ada = User.objects.get(username="demo-ada")
    ada.set_password("my own long password")
    ada.save()
    load()
    span.refresh_from_db()
    ada.refresh_from_db()
    assert (span.note, span.revision) == ("mine", 2)
    assert ada.check_password("my own long password")


def test_nobody_becomes_part_of_the_demo_by_their_name(db: None) -> None:
    boss = User.objects.create_superuser("demo-ada", password="my own long password")
    with pytest.raises(CommandError, match="demo-ada"):
        load()
    boss.refresh_from_db()
    assert boss.is_superuser
    assert not Project.objects.filter(slug="demo").exists()


def test_no_project_becomes_the_demo_by_its_address(db: None) -> None:
    create_project(actor=None, slug="demo", name="My study", language="fr")
    with pytest.raises(CommandError, match="another project"):
        load()
    mine = Project.objects.get(slug="demo")
    assert (mine.name, mine.language, mine.articles.count()) == ("My study", "fr", 0)


@pytest.mark.parametrize("missing", ["never said", "“"])
def test_a_quotation_that_is_not_there_stops_the_build(tmp_path: Any, missing: str) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "labels").mkdir()
    (tmp_path / "articles" / "one.txt").write_text("published: 2024\n\nHead\n\nBody")
    spans = [{"label": "wording.labelling", "quote": missing}]
    work = {"demo-ada": {"state": "submitted", "answers": {}, "spans": spans}}
    (tmp_path / "labels" / "one.json").write_text(json.dumps(work))
    with pytest.raises(BadSource, match="one has no 1"):
        read_sources(tmp_path)
