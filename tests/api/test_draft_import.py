"""Drafting an import over REST: its preview, and sources that are refused."""

import json
from typing import Any
from uuid import UUID, uuid4

import pytest

from annotator.imports.models import Import, ImportItem
from annotator.imports.scrape import MOST_LINES
from annotator.imports.sources import MOST_SOURCES
from tests.api.importing import HEADLINE, address, articles, draft, file, levy, pasted, rows
from tests.conftest import As
from tests.world import World


def test_a_preview_shows_what_was_recognised_and_stores_no_article(api: As, world: World) -> None:
    answer = draft(api, world, pasted())
    told = answer.json()
    assert (answer.status_code, told["state"]) == (201, "ready")
    reading = told["first"]["reading"]
    assert reading["blocks"][0] == {"kind": "headline", "text": HEADLINE}
    assert reading["published"]["zone_assumed"] is True
    assert sum(block["kind"] == "paragraph" for block in reading["blocks"]) == 9
    assert "icon text" in {line["reason"] for line in reading["dropped"]}
    assert not articles(world).exists()


def test_files_are_decoded_by_us(api: As, world: World) -> None:
    names = ("border_fence_utf16.txt", "pflegeheim_windows_1252.txt")
    told = draft(api, world, *(file(api, world, name) for name in names)).json()
    assert [item["state"] for item in told["items"]["results"]] == ["waiting"] * 2


def test_one_file_may_hold_many_articles(api: As, world: World) -> None:
    sent = file(api, world, "town.jsonl", rows(*map(levy, range(60))))
    told = draft(api, world, sent).json()
    assert (told["tally"]["total"], told["items"]["next"]) == (60, 50)
    client = api(world.mona)
    second = client.get(address(world, told["uuid"], "items/?after=50")).json()
    assert [item["position"] for item in second["results"]] == list(range(51, 61))
    assert second["next"] is None


def test_what_cannot_be_read_names_its_place(api: As, world: World) -> None:
    good = json.dumps(levy(1))
    told = draft(api, world, file(api, world, "a.jsonl", rows(good, "{broken"))).json()
    bad = told["items"]["results"][1]
    assert (bad["state"], bad["line"], bad["byte"]) == ("refused", 2, len(good) + 1)
    assert bad["reason"]


def test_a_source_of_too_many_lines_says_so(api: As, world: World) -> None:
    long = draft(api, world, pasted(text="a\n" * MOST_LINES)).json()["items"]["results"][0]
    assert (long["state"], long["code"]) == ("refused", "too_many_lines")
    assert long["reason"].startswith("It has 5,001 lines, and at most 5,000")


def test_repeating_a_draft_makes_no_second(api: As, world: World) -> None:
    uuid = uuid4()
    assert draft(api, world, pasted(), uuid=uuid).status_code == 201
    assert draft(api, world, pasted(), uuid=uuid).status_code == 200
    other = draft(api, world, pasted("other"), uuid=uuid)
    assert (other.status_code, other.json()["code"]) == (409, "other_sources")
    assert ImportItem.objects.filter(batch__uuid=uuid).count() == 1


@pytest.mark.parametrize(
    "source",
    [
        {"name": "both", "text": "a", "upload": str(UUID(int=0))},
        {"name": "neither"},
        {"name": "gone", "upload": str(UUID(int=0))},
        {"name": "bad", "text": "a", "language": "english"},
        {"name": "bad", "text": "a", "outlett": "x"},
        {"name": "big", "text": "a" * 1_000_001},
    ],
)
def test_malformed_sources(api: As, world: World, source: dict[str, Any]) -> None:
    answer = draft(api, world, source)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")
    assert not Import.objects.filter(project=world.project).exists()


def test_limits_are_said_in_a_sentence(api: As, world: World) -> None:
    many = draft(api, world, *[{"name": "n", "text": "a"}] * (MOST_SOURCES + 1))
    assert many.status_code == 400
    assert "At most 200 files" in many.json()["detail"]
    huge = draft(api, world, *[{"name": "big", "text": "a" * 1_000_000}] * 12)
    assert (huge.status_code, huge.json()["code"]) == (413, "too_large")


def test_what_no_column_holds_is_refused_as_a_whole(api: As, world: World) -> None:
    told = draft(api, world, pasted(text="a\u0000b"))
    assert told.status_code == 400
