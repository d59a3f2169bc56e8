"""Lists stay light: no row brings its whole text along."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import As
from tests.make import make_span, make_text
from tests.world import World

# A whole text as a column of its own; some words of it, cut out by the database, are fine.
WHOLE = re.compile(r'(?<!SUBSTRING\()"annotator_text"\."content"')


@pytest.mark.parametrize(
    ("person", "path"),
    [("alice", "assignments/"), ("mona", "projects/{slug}/spans/")],
)
def test_no_list_selects_whole_texts(api: As, world: World, person: str, path: str) -> None:
    make_span(world.alices, "'regime'")
    client = api(getattr(world, person))
    with CaptureQueriesContext(connection) as told:
        rows = client.get(f"/api/v1/{path.format(slug=world.project.slug)}").json()["results"]
    assert rows[0]["article"]["headline"] == "Plan to topple 'regime' announced"
    assert not [query for query in told if WHOLE.search(query["sql"])]


def test_the_database_knows_headline_and_words(world: World) -> None:
    text = make_text(world.project, "Of 😀 signs\n\nA line – with a dash.")
    assert (text.headline, text.words) == ("Of 😀 signs", 9)
    text.refresh_from_db()
    assert (text.headline, text.words) == ("Of 😀 signs", 9)


def test_a_text_without_headline_has_an_empty_one(world: World) -> None:
    text: Any = make_text(world.project)
    text.pk, text.version = None, 2
    text.blocks = [{"kind": "paragraph", "start": 0, "end": text.length}]
    text.save()
    assert text.headline == ""
