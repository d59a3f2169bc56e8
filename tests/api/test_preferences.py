"""How a person likes their pages: theirs alone, the same in every browser."""

import json
from html import unescape
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from annotator.people.actions import prefer
from annotator.people.models import Preferences
from tests.conftest import As
from tests.world import World

WHERE = "/api/v1/preferences/"


def test_who_chose_nothing_has_the_defaults_and_no_row(api: As, world: World) -> None:
    found = api(world.alice).get(WHERE).json()
    assert (found["theme"], found["text_size"], found["line_length"]) == ("auto", 100, 68)
    assert not Preferences.objects.exists()


def test_a_choice_leaves_the_others_as_they_are(api: As, world: World) -> None:
    api(world.alice).patch(WHERE, {"theme": "dark"}, format="json")
    answer = api(world.alice).patch(WHERE, {"hotkeys": {"guide": "y"}}, format="json")
    assert answer.status_code == 200
    assert (answer.json()["theme"], answer.json()["hotkeys"]) == ("dark", {"guide": "y"})
    assert api(world.bob).get(WHERE).json()["theme"] == "auto"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("theme", "pink"),
        ("text_size", 79),
        ("text_size", "100"),
        ("line_length", 101),
        ("letter_keys", "off"),
        ("language", "xx"),
        ("hotkeys", ["y"]),
        ("hotkeys", {"guide": 3}),
        ("hotkeys", {"a" * 121: "y"}),
        ("hotkeys", {"guide": "y" * 31}),
        ("person", 7),
    ],
)
def test_what_is_no_choice_is_refused_by_name(
    api: As, world: World, field: str, value: Any
) -> None:
    answer = api(world.alice).patch(WHERE, {field: value}, format="json")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"].split("/")[1] == field
    assert not Preferences.objects.exists()


def test_postgresql_holds_the_limits(world: World) -> None:
    with pytest.raises(IntegrityError, match="preferences_text_size"), transaction.atomic():
        prefer(person=world.alice, text_size=500)


def test_every_page_brings_them_along(client: Client, world: World) -> None:
    prefer(person=world.alice, theme="dark", language="de")
    client.force_login(world.alice)
    page = client.get("/").content.decode()
    carried = json.loads(unescape(page.split('data-preferences="')[1].split('"')[0]))
    assert carried["theme"] == "dark"
    assert '<html lang="de"' in page
