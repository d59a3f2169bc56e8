"""Editing what was recognised over REST: one item, or many; left out or narrowed."""

from typing import Any

import pytest

from annotator.imports.models import ImportItem
from tests.api.importing import (
    MENU,
    address,
    articles,
    begin,
    draft,
    edit,
    file,
    finish,
    levy,
    pasted,
    rows,
)
from tests.conftest import As
from tests.world import World


def test_every_part_can_be_edited(api: As, world: World) -> None:
    uuid = draft(api, world, pasted()).json()["uuid"]
    edits = {
        "blocks": [
            {"kind": "headline", "text": "Another headline"},
            {"kind": "paragraph", "text": "Other words."},
        ],
        "byline": "By Nobody",
        "outlet": "Lake  Herald",
        "story": "Velmar",
        "language": "en-GB",
        "url": "https://news.example/1",
        "published_at": "2026-01-02T03:04:05Z",
    }
    item = edit(api, world, uuid, 1, edits=edits)
    assert item.status_code == 200
    assert item.json()["headline"] == "Another headline"
    assert item.json()["reading"]["edited"] == sorted({*edits, "published"} - {"published_at"})
    finish(api, world, uuid)
    article = articles(world).get()
    assert article.texts.get().content == "Another headline\n\nOther words."
    assert (article.outlet.name, article.story.name) == ("Lake Herald", "Velmar")
    assert (article.language, article.byline, article.url) == (
        "en-GB",
        "By Nobody",
        "https://news.example/1",
    )
    assert article.published_at.isoformat() == "2026-01-02T03:04:05+00:00"
    assert "edited before importing" in article.snapshots.get().steps


@pytest.mark.parametrize(
    "edits",
    [
        {"blocks": []},
        {"blocks": [{"kind": "headline", "text": "Alone"}]},
        {"blocks": [{"kind": "paragraph", "text": " "}]},
        {"blocks": [{"kind": "paragraph", "text": "a"}, {"kind": "headline", "text": "b"}]},
        {"blocks": [{"kind": "paragraph", "text": "bell \a"}]},
        {"language": "english"},
        {"url": "javascript:alert(1)"},
        {"headlin": "x"},
    ],
)
def test_malformed_edits_change_nothing(api: As, world: World, edits: dict[str, Any]) -> None:
    uuid = draft(api, world, pasted()).json()["uuid"]
    assert edit(api, world, uuid, 1, edits=edits).status_code == 400
    assert ImportItem.objects.get(batch__uuid=uuid).edits == {}


def test_an_edit_may_make_two_items_the_same(api: As, world: World) -> None:
    uuid = draft(api, world, file(api, world, "a.jsonl", rows(levy(1), levy(2)))).json()["uuid"]
    url = {"url": "https://news.example/1"}
    for position in (2, 1):
        edit(api, world, uuid, position, edits=url)
    told = api(world.mona).get(address(world, uuid)).json()
    assert [item["twin"] for item in told["items"]["results"]] == [None, 1]
    assert told["tally"]["wanted"] == 1


def test_all_at_once(api: As, world: World) -> None:
    uuid = draft(api, world, file(api, world, "a.jsonl", rows(*map(levy, range(3))))).json()["uuid"]
    edit(api, world, uuid, 1, edits={"byline": "By Nobody"})
    client = api(world.mona)
    about = {"outlet": "Lake Herald", "story": "Levies", "language": "en-GB"}
    assert client.patch(address(world, uuid, "items/"), about).status_code == 200
    finish(api, world, uuid)
    told = articles(world).values_list("outlet__name", "story__name", "language", "byline")
    assert list(told) == [
        ("Lake Herald", "Levies", "en-GB", "By Nobody"),
        ("Lake Herald", "Levies", "en-GB", ""),
        ("Lake Herald", "Levies", "en-GB", ""),
    ]


def test_items_may_be_left_out(api: As, world: World) -> None:
    uuid = draft(api, world, file(api, world, "a.jsonl", rows(levy(1), levy(2)))).json()["uuid"]
    edit(api, world, uuid, 1, choice="skip")
    report = finish(api, world, uuid)
    assert [item["state"] for item in report["items"]["results"]] == ["skipped", "imported"]


def test_a_list_can_be_narrowed(api: As, world: World) -> None:
    uuid = draft(api, world, pasted(), {"name": "menu.txt", "text": MENU}, pasted("twin")).json()[
        "uuid"
    ]

    def positions(which: str) -> list[int]:
        answer = api(world.mona).get(address(world, uuid, f"items/?which={which}")).json()
        return [item["position"] for item in answer["results"]]

    assert positions("all") == [1, 2, 3]
    assert positions("dropped") == [1, 3]
    assert positions("duplicates") == [3]
    assert positions("troubles") == [2]


def test_what_was_started_is_edited_no_more(api: As, world: World) -> None:
    uuid = draft(api, world, pasted()).json()["uuid"]
    begin(api, world, uuid)
    for answer in (
        edit(api, world, uuid, 1, choice="skip"),
        api(world.mona).patch(address(world, uuid, "items/"), {"outlet": "x"}),
    ):
        assert (answer.status_code, answer.json()["code"]) == (409, "not_to_be_changed")
