"""Other words of an article that is there: left as it is, or a new version of its text."""

from typing import Any

from annotator.articles.actions import withdraw_article
from annotator.imports.models import ImportItem
from tests.api.importing import address, articles, draft, edit, file, finish, levy, pasted, rows
from tests.conftest import As
from tests.world import World


def changed(api: As, world: World) -> tuple[Any, dict[str, Any]]:
    """An import of other words of an article that is there."""
    known = levy(1, url="https://news.example/levy")
    finish(api, world, draft(api, world, file(api, world, "a.jsonl", rows(known))).json()["uuid"])
    later = {**known, "body": "The council took it back on Friday, it said."}
    return draft(api, world, file(api, world, "b.jsonl", rows(later))).json()["uuid"], later


def test_other_words_are_left_as_they_are_unless_somebody_says_so(api: As, world: World) -> None:
    uuid, _ = changed(api, world)
    report = finish(api, world, uuid)
    assert (report["tally"]["there"], articles(world).get().texts.count()) == (1, 1)


def test_other_words_can_become_a_new_version_of_the_text(api: As, world: World) -> None:
    uuid, later = changed(api, world)
    assert edit(api, world, uuid, 1, choice="version").status_code == 200
    tally = api(world.mona).get(address(world, uuid)).json()["tally"]
    assert (tally["wanted"], tally["versions_wanted"], tally["known"]) == (1, 1, 0)
    report = finish(api, world, uuid)
    old, new = articles(world).get().texts.order_by("version")
    assert (old.version, new.version, new.content.endswith(later["body"])) == (1, 2, True)
    (item,) = report["items"]["results"]
    assert (item["state"], item["choice"], item["there"]["text"]) == ("imported", "version", new.pk)
    assert (report["tally"]["imported"], report["tally"]["versions"]) == (1, 1)
    assert new.article.snapshots.count() == 2
    assert ImportItem.objects.get(batch__uuid=uuid).found == {}


def test_only_other_words_of_an_article_are_a_new_version(api: As, world: World) -> None:
    uuid = draft(api, world, pasted()).json()["uuid"]
    answer = edit(api, world, uuid, 1, choice="version")
    assert (answer.status_code, answer.json()["code"]) == (409, "not_version")
    finish(api, world, uuid)
    again = draft(api, world, pasted()).json()["uuid"]
    assert edit(api, world, again, 1, choice="version").json()["code"] == "not_version"


def test_a_withdrawn_article_gets_no_new_version(api: As, world: World) -> None:
    uuid, words = changed(api, world)
    later = draft(api, world, file(api, world, "c.jsonl", rows(words))).json()["uuid"]
    assert edit(api, world, uuid, 1, choice="version").status_code == 200
    withdraw_article(actor=world.mona, article=articles(world).get(), reason="asked for")
    answer = edit(api, world, later, 1, choice="version")
    assert (answer.status_code, answer.json()["code"]) == (409, "withdrawn")
    report = finish(api, world, uuid)
    (item,) = report["items"]["results"]
    assert (item["state"], item["code"]) == ("refused", "withdrawn")
    assert articles(world).get().texts.count() == 1


def test_words_of_any_version_are_there_already(api: As, world: World) -> None:
    uuid, later = changed(api, world)
    edit(api, world, uuid, 1, choice="version")
    finish(api, world, uuid)
    for body in (levy(1)["body"], later["body"]):
        nameless = {"headline": later["headline"], "body": body}
        told = draft(api, world, file(api, world, "d.jsonl", rows(nameless))).json()
        item = told["first"]
        assert (item["changed"], item["there"]["headline"]) == (False, "Levy number 1 doubled")
        assert finish(api, world, told["uuid"])["tally"]["there"] == 1
    assert articles(world).count() == 1
