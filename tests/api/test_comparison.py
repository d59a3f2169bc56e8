"""An item of an import beside what it is like: managers alone, while it still has words."""

from typing import Any

import pytest

from annotator.articles.actions import withdraw_article
from annotator.articles.models import Text
from annotator.imports.models import Import
from tests.api.test_imports import address, articles, draft, file, finish, pasted, rows
from tests.conftest import As
from tests.imports.test_import_articles import VELMAR
from tests.world import World

WORDS = VELMAR.read_text()
OTHER = WORDS.replace("cargo vessel", "cargo ferry")


def slices(told: dict[str, Any], change: str) -> list[str]:
    side, name = ("there", "old") if change == "out" else ("here", "new")
    content, steps = told[side]["content"], told["steps"]
    places = [step[name] for step in steps if step["change"] == change]
    return [content[place["start"] : place["end"]] for place in places]


def two_alike(api: As, world: World) -> str:
    told = draft(api, world, pasted(outlet="Herald"), pasted("wire", text=OTHER)).json()
    return str(told["uuid"])


def test_an_item_is_read_beside_an_earlier_one(api: As, world: World) -> None:
    uuid = two_alike(api, world)
    told = api(world.mona).get(address(world, uuid, "items/2/beside-item/1/")).json()
    assert (slices(told, "out"), slices(told, "in")) == (["vessel"], ["ferry"])
    assert "".join(slices(told, "same")) == told["here"]["content"].replace("ferry", "")
    assert (told["there"]["outlet"], told["here"]["outlet"]) == ("Herald", "")
    assert 0.9 < told["likeness"] < 1
    listed = api(world.mona).get(address(world, uuid, "items/2/")).json()
    assert listed["alike"][0]["likeness"] == told["likeness"]


def test_an_edit_shows_in_the_comparison(api: As, world: World) -> None:
    uuid = two_alike(api, world)
    client = api(world.mona)
    blocks = client.get(address(world, uuid, "items/1/")).json()["reading"]["blocks"]
    client.put(address(world, uuid, "items/2/"), {"edits": {"blocks": blocks}})
    told = client.get(address(world, uuid, "items/2/beside-item/1/")).json()
    assert (told["likeness"], {step["change"] for step in told["steps"]}) == (1, {"same"})


def test_an_item_is_read_beside_a_text_of_the_project(api: As, world: World) -> None:
    finish(api, world, draft(api, world, pasted(outlet="Herald")).json()["uuid"])
    text = Text.objects.get(article=articles(world).get())
    uuid = draft(api, world, pasted("wire", text=OTHER)).json()["uuid"]
    told = api(world.mona).get(address(world, uuid, f"items/1/beside-text/{text.pk}/")).json()
    assert (slices(told, "out"), slices(told, "in")) == (["vessel"], ["ferry"])
    assert (told["there"]["content"], told["there"]["headline"]) == (text.content, text.headline)
    assert told["there"]["outlet"] == "Herald"


def test_a_withdrawn_text_is_gone_and_one_of_another_project_never_was(
    api: As, world: World
) -> None:
    uuid = two_alike(api, world)
    ottos = address(world, uuid, f"items/1/beside-text/{world.ottos.text.pk}/")
    assert api(world.mona).get(ottos).status_code == 404
    withdraw_article(actor=world.mona, article=world.text.article, reason="Court order.")
    answer = api(world.mona).get(address(world, uuid, f"items/1/beside-text/{world.text.pk}/"))
    assert (answer.status_code, answer.json()["code"]) == (410, "withdrawn_article")


def test_what_has_no_words_is_not_compared(api: As, world: World) -> None:
    menu = {"name": "menu.txt", "text": "Home\nShare\nPrint\n"}
    uuid = draft(api, world, pasted(), menu).json()["uuid"]
    client = api(world.mona)
    for pair in ("1/beside-item/2", "2/beside-item/1", "1/beside-item/3"):
        assert client.get(address(world, uuid, f"items/{pair}/")).status_code == 404
    finish(api, world, uuid, skip_bad=True)
    assert client.get(address(world, uuid, "items/1/beside-item/1/")).status_code == 404


def test_managers_alone_compare(api: As, world: World) -> None:
    where = two_alike(api, world)
    for pair in ("beside-item/1", f"beside-text/{world.text.pk}"):
        path = address(world, where, f"items/2/{pair}/")
        for person, status in ((world.otto, 404), (world.rita, 403), (world.alice, 403)):
            assert api(person).get(path).status_code == status
        assert api().get(path).status_code == 401


@pytest.mark.parametrize("many", [2, 40])
def test_statements_do_not_grow_with_the_items(
    api: As, world: World, many: int, django_assert_num_queries: Any
) -> None:
    told = [
        {"headline": f"Levy {n} doubled", "body": f"It was voted {n} times."} for n in range(many)
    ]
    uuid = draft(api, world, file(api, world, "a.jsonl", rows(*told))).json()["uuid"]
    assert Import.objects.get(uuid=uuid).items.count() == many
    client = api(world.mona)
    # session, person, project, import, and the two that are compared
    for pair in ("beside-item/1", f"beside-text/{world.text.pk}"):
        with django_assert_num_queries(6):
            assert client.get(address(world, uuid, f"items/2/{pair}/")).status_code == 200
