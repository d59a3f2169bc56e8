"""One count of characters in Python, PostgreSQL and the browser: code points.

The strings are those the front end tests itself with (fixtures/offsets.json).
"""

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from annotator.codebook.models import Label
from annotator.spans.actions import Wanted, mark
from annotator.spans.characters import inside_character
from annotator.spans.fitting import SplitsCharacter
from annotator.spans.models import Span
from tests.make import make_assignment, make_text
from tests.world import World

FILE = Path(__file__).resolve().parents[2] / "fixtures" / "offsets.json"
CASES: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))["cases"]
HEAD = "Head\n\n"


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_python_counts_as_the_fixture_says(case: dict[str, Any]) -> None:
    text = case["string"]
    assert (len(text), utf16(text)) == (case["length"], case["utf16_length"])
    for span in case["spans"]:
        assert text[span["start"] : span["end"]] == span["quote"]
        assert utf16(text[: span["start"]]) == span["utf16"][0]
        assert utf16(text[: span["end"]]) == span["utf16"][1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_postgresql_takes_each_span_as_it_is(world: World, case: dict[str, Any]) -> None:
    assert world.alices.annotator
    text = make_text(world.project, HEAD + case["string"])
    text.refresh_from_db()
    assert text.length == len(text.content) == len(HEAD) + case["length"]
    assignment = make_assignment(text, world.alices.annotator)
    for span in case["spans"]:
        start, end = span["start"] + len(HEAD), span["end"] + len(HEAD)
        asked = Wanted(
            label="claim",
            start=start,
            end=end,
            quote=span["quote"],
            revision=0,
            attributes={},
            note="",
            confidence=None,
        )
        made, new = mark(person=world.alice, assignment=assignment.pk, uuid=uuid4(), wanted=asked)
        made.refresh_from_db()
        assert new
        assert made.quote == span["quote"] == text.content[made.start : made.end]


storable = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


@pytest.mark.django_db
@given(storable, st.data())
def test_postgresql_cuts_any_text_where_python_does(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT substr(%s, %s, %s), length(%s)", [text, start + 1, end - start, text]
        )
        assert cursor.fetchone() == (text[start:end], len(text))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_the_server_refuses_what_splits_a_character(world: World, case: dict[str, Any]) -> None:
    assert world.alices.annotator
    text = make_text(world.project, HEAD + case["string"])
    assignment = make_assignment(text, world.alices.annotator)
    whole: dict[str, Any] = {
        "label": "claim",
        "revision": 0,
        "attributes": {},
        "note": "",
        "confidence": None,
    }
    for offset in [len(HEAD) + inside for inside in case["inside"]]:
        for field, start, end in (("end", len(HEAD), offset), ("start", offset, text.length)):
            quote = text.content[start:end]
            asked = Wanted(start=start, end=end, quote=quote, **whole)
            with pytest.raises(SplitsCharacter) as refused:
                mark(person=world.alice, assignment=assignment.pk, uuid=uuid4(), wanted=asked)
            assert (refused.value.field, refused.value.facts) == (field, {"offset": offset})
    assert not assignment.spans.exists()


def test_what_was_imported_inside_a_character_keeps_its_place(world: World) -> None:
    text = make_text(world.project, HEAD + "cafe\u0301 noir")
    assert world.alices.annotator
    assignment = make_assignment(text, world.alices.annotator)
    label = Label.objects.get(codebook=assignment.codebook_id, slug="claim")
    span = Span.objects.create(
        assignment=assignment,
        uuid=uuid4(),
        label=label,
        start=6,
        end=10,
        quote="cafe",
        exclusive=False,
    )
    asked = Wanted(
        label="claim",
        start=6,
        end=10,
        quote="cafe",
        revision=1,
        attributes={},
        note="kept",
        confidence=None,
    )
    mark(person=world.alice, assignment=assignment.pk, uuid=span.uuid, wanted=asked)
    span.refresh_from_db()
    assert (span.end, span.note) == (10, "kept")


BLANK_FREE = [
    "a",
    "\u0301",
    "\u200d",
    "\ufe0f",
    "👩",
    "❤",
    "\U0001f3fd",
    "🇩",
    "🇪",
    "\u1100",
    "\u1161",
    "\u11a8",
    "각",
    "가",
    "\r",
    "\n",
]


@given(st.lists(st.sampled_from(BLANK_FREE), min_size=2, max_size=12).map("".join))
def test_texts_and_lines_always_end_between_characters(text: str) -> None:
    assert not inside_character("", text)
    assert not inside_character(text, "")
    for at in range(1, len(text)):
        if text[at] == "\n":
            assert inside_character(text[:at], text[at:]) == (text[at - 1] == "\r")
