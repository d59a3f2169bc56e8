"""What an import brings that is there already, or much alike."""

import json

from django.utils import timezone

from annotator.articles.actions import add_version
from tests.api.importing import (
    HEADLINE,
    address,
    articles,
    draft,
    edit,
    file,
    finish,
    levy,
    pasted,
    rows,
)
from tests.conftest import As
from tests.imports.test_import_articles import VELMAR
from tests.make import blocks_of
from tests.world import World


def test_what_is_there_already_is_named(api: As, world: World) -> None:
    finish(api, world, draft(api, world, pasted()).json()["uuid"])
    again = draft(api, world, pasted(), pasted("twin")).json()["items"]["results"]
    assert again[0]["there"] == {
        "withdrawn": False,
        "text": articles(world).get().texts.get().pk,
        "headline": HEADLINE,
    }
    assert (again[0]["twin"], again[1]["twin"], again[0]["changed"]) == (None, 1, False)


def test_the_same_address_with_other_words_is_a_changed_article(api: As, world: World) -> None:
    known = levy(1, url="https://news.example/levy")
    finish(api, world, draft(api, world, file(api, world, "a.jsonl", rows(known))).json()["uuid"])
    later = {**known, "body": "The council took it back on Friday, it said."}
    uuid = draft(api, world, file(api, world, "b.jsonl", rows(later))).json()["uuid"]
    item = api(world.mona).get(address(world, uuid)).json()["first"]
    assert item["there"]["headline"] == "Levy number 1 doubled"
    assert item["changed"] is True
    assert edit(api, world, uuid, 1, choice="apart").status_code == 200
    assert finish(api, world, uuid)["tally"]["imported"] == 1
    assert articles(world).count() == 2


def test_an_article_with_two_versions_is_named_once_with_its_outlet(api: As, world: World) -> None:
    words = VELMAR.read_text()
    finish(api, world, draft(api, world, pasted(outlet="Herald")).json()["uuid"])
    content = articles(world).get().texts.get().content.replace("cargo vessel", "cargo ship")
    add_version(
        actor=None, article=articles(world).get(), content=content, blocks=blocks_of(content)
    )
    near = pasted("near", text=words.replace("cargo vessel", "cargo ferry"))
    (row,) = draft(api, world, near).json()["items"]["results"]
    assert [(like["outlet"], like["item"]) for like in row["alike"]] == [("Herald", None)]


def test_the_same_words_under_two_addresses_stay_two_articles(api: As, world: World) -> None:
    one, other = (levy(1, url=f"https://{name}.example/levy") for name in ("herald", "post"))
    for known in (one, other):
        told = draft(api, world, file(api, world, "a.jsonl", rows(known))).json()
        assert told["first"]["there"] is None
        finish(api, world, told["uuid"])
    assert articles(world).count() == 2


def test_words_that_came_from_elsewhere_meanwhile_are_no_second_article(
    api: As, world: World
) -> None:
    named = file(api, world, "a.jsonl", rows(levy(1, url="https://news.example/levy")))
    nameless = file(api, world, "b.jsonl", rows(levy(1)))
    uuids = [draft(api, world, sent).json()["uuid"] for sent in (named, nameless)]
    tallies = [finish(api, world, uuid)["tally"] for uuid in uuids]
    assert [(one["imported"], one["there"]) for one in tallies] == [(1, 0), (0, 1)]


def test_the_same_words_cannot_be_another_article(api: As, world: World) -> None:
    finish(api, world, draft(api, world, pasted()).json()["uuid"])
    uuid = draft(api, world, pasted()).json()["uuid"]
    answer = edit(api, world, uuid, 1, choice="apart")
    assert (answer.status_code, answer.json()["code"]) == (409, "not_apart")


def test_what_is_much_alike_is_shown_and_linked_when_imported(api: As, world: World) -> None:
    words = VELMAR.read_text()
    told = draft(
        api,
        world,
        pasted(),
        pasted(
            "wire",
            text=words.replace("Wednesday", "Friday")
            + "\nThe agency's own last line stands here.\n",
        ),
    ).json()
    like = told["items"]["results"][1]["alike"]
    assert [(one["item"], one["headline"]) for one in like] == [(1, HEADLINE)]
    finish(api, world, told["uuid"])
    first, second = articles(world).order_by("pk")
    (link,) = first.likenesses.all()
    assert (link.b, link.likeness > 0.8) == (second, True)
    third = draft(
        api, world, pasted("wire", text=words + "\nYet another last line stands here.\n")
    ).json()
    assert {one["there"]["text"] for one in third["first"]["alike"]} == {
        article.texts.get().pk for article in (first, second)
    }


def test_of_a_withdrawn_article_it_says_no_more_than_that(api: As, world: World) -> None:
    first = finish(api, world, draft(api, world, pasted()).json()["uuid"])
    articles(world).update(withdrawn_at=timezone.now())
    gone = {"withdrawn": True, "text": None, "headline": None}
    report = api(world.mona).get(address(world, first["uuid"])).json()
    preview = draft(api, world, pasted()).json()
    assert [a["items"]["results"][0]["there"] for a in (report, preview)] == [gone, gone]
    assert HEADLINE not in json.dumps(report)
