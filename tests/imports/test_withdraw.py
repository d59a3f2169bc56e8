"""What is withdrawn leaves the imports that hold it, too, whichever state they are in."""

import json
from typing import Any
from uuid import uuid4

import pytest

from annotator.articles.actions import add_version, restore_article, withdraw_article
from annotator.articles.models import Article
from annotator.imports.actions import draft_import
from annotator.imports.models import Import, ImportItem
from annotator.imports.reading_actions import read_import
from annotator.imports.sources import Source
from annotator.imports.storing_actions import store_import
from annotator.imports.withdrawal_actions import withdraw
from tests.api.importing import address, draft, edit, file, finish, pasted, rows
from tests.conftest import As
from tests.imports.test_import_articles import VELMAR
from tests.make import blocks_of
from tests.world import World

WORDS = VELMAR.read_text()
OTHERS = {"headline": "Levy doubled", "body": "The council voted for it on Monday, it said."}
RARE = ("Menk", "magnate", "Velmar")


@pytest.fixture
def article(api: As, world: World) -> Article:
    finish(api, world, draft(api, world, pasted()).json()["uuid"])
    return Article.objects.filter(project=world.project).latest("pk")


def drafted(api: As, world: World) -> Any:
    """The same once more, nearly the same, and something else."""
    near = pasted("wire", text=WORDS.replace("cargo vessel", "cargo ferry"))
    other = file(api, world, "a.jsonl", rows(OTHERS))
    return draft(api, world, pasted(), near, other).json()["uuid"]


def shown(api: As, world: World, uuid: Any) -> str:
    """All that the pages of an import show of it."""
    client = api(world.mona)
    ends = ("", "items/", "items/1/", "items/2/", "rejected.jsonl")
    return "".join(client.get(address(world, uuid, end)).getvalue().decode() for end in ends)


@pytest.mark.parametrize("state", ["ready", "failed", "cancelled", "done"])
def test_no_import_has_a_word_of_it(api: As, world: World, article: Article, state: str) -> None:
    uuid = drafted(api, world)
    Import.objects.filter(uuid=uuid).update(state=state)
    assert all(word in shown(api, world, uuid) for word in RARE)
    withdraw(actor=world.mona, article=article, reason="Court order.")
    assert not [word for word in RARE if word in shown(api, world, uuid)]
    kept = ImportItem.objects.filter(batch__uuid=uuid).values()
    assert not [word for word in RARE if word in str(list(kept))]


def test_what_is_let_go_says_so_and_the_rest_is_imported(
    api: As, world: World, article: Article
) -> None:
    uuid = drafted(api, world)
    withdraw(actor=world.mona, article=article, reason="Court order.")
    now = api(world.mona).get(address(world, uuid)).json()
    first, second, third = now["items"]["results"]
    for one in (first, second):
        assert (one["state"], one["code"]) == ("skipped", "words_withdrawn")
        assert "let go" in one["reason"]
    assert (third["state"], now["tally"]["wanted"], now["tally"]["bad"]) == ("waiting", 1, 0)
    assert edit(api, world, uuid, 1, choice="apart").json()["code"] == "not_readable"
    assert edit(api, world, uuid, 1, choice="take").status_code == 200
    assert finish(api, world, uuid)["tally"]["imported"] == 1
    assert (
        Article.objects.filter(project=world.project).latest("pk").texts.get().headline
        == (OTHERS["headline"])
    )


def test_older_versions_and_the_same_address_count(api: As, world: World) -> None:
    levy = {"id": "levy", **OTHERS}
    finish(api, world, draft(api, world, file(api, world, "a.jsonl", rows(levy))).json()["uuid"])
    article = Article.objects.get(project=world.project, identity="id:levy")
    content = "Levy halved\n\nNobody had voted for any of this, they all said."
    add_version(actor=None, article=article, content=content, blocks=blocks_of(content))
    other = {"id": "levy", "headline": "A quay", "body": "Quite other words about a new quay."}
    sources = [file(api, world, f"{n}.jsonl", rows(one)) for n, one in enumerate((OTHERS, other))]
    uuid = draft(api, world, *sources).json()["uuid"]
    withdraw(actor=world.mona, article=article, reason="Court order.")
    items = ImportItem.objects.filter(batch__uuid=uuid)
    assert {item.code for item in items} == {"words_withdrawn"}


def test_what_was_the_same_as_one_of_them_is_imported_itself(
    api: As, world: World, article: Article
) -> None:
    same = {"id": "new"}
    paragraphs = [line for line in WORDS.splitlines() if len(line) > 100]
    gone = {**same, "headline": "A", "body": "\n\n".join(paragraphs)}
    told = rows(gone, {**same, **OTHERS})
    uuid = draft(api, world, file(api, world, "a.jsonl", told)).json()["uuid"]
    twin = ImportItem.objects.get(batch__uuid=uuid, position=2)
    assert twin.twin == 1
    withdraw(actor=world.mona, article=article, reason="Court order.")
    twin.refresh_from_db()
    assert [twin.twin, twin.state] == [None, "waiting"]


def test_other_projects_keep_theirs(world: World) -> None:
    source = Source(name="pasted", content=world.text.content.encode())
    elsewhere, _ = draft_import(
        actor=world.otto, project=world.ottos.project, uuid=uuid4(), sources=[source]
    )
    read_import(batch=elsewhere.pk)
    withdraw(actor=world.mona, article=world.text.article, reason="Court order.")
    assert elsewhere.items.get().found


def test_what_is_withdrawn_while_files_are_read_is_let_go_when_they_are(world: World) -> None:
    source = Source(name="pasted", content=WORDS.encode())
    batches = [
        draft_import(actor=world.mona, project=world.project, uuid=uuid4(), sources=[source])[0]
        for _ in range(2)
    ]
    read_import(batch=batches[0].pk)
    Import.objects.filter(pk=batches[0].pk).update(state="queued")
    store_import(batch=batches[0].pk)
    article = Article.objects.filter(project=world.project).latest("pk")
    withdraw_article(actor=world.mona, article=article, reason="Court order.")
    read_import(batch=batches[1].pk)
    item = batches[1].items.get()
    assert (item.found, item.code) == ({}, "words_withdrawn")


def test_taking_it_back_does_not_bring_what_was_let_go(
    api: As, world: World, article: Article
) -> None:
    uuid = drafted(api, world)
    withdraw(actor=world.mona, article=article, reason="Court order.")
    restore_article(actor=world.mona, article=article)
    told = json.loads(api(world.mona).get(address(world, uuid, "items/1/")).content)
    assert (told["reading"], told["code"]) == (None, "words_withdrawn")


def test_the_page_of_withdrawal_does_it(api: As, world: World, article: Article) -> None:
    uuid = drafted(api, world)
    where = f"/api/v1/projects/{world.project.slug}/articles/{article.pk}/withdrawal/"
    assert api(world.mona).put(where, {"reason": "Court order."}).status_code == 200
    assert "Menk" not in shown(api, world, uuid)


def test_an_import_drafted_afterwards_shows_no_word_of_it_either(
    api: As, world: World, article: Article
) -> None:
    withdraw(actor=world.mona, article=article, reason="Court order.")
    near = WORDS.replace("cargo vessel", "cargo ferry")
    sources = [pasted("Menk unveiled"), pasted("Menk again"), pasted("near", text=near)]
    uuid = draft(api, world, *sources).json()["uuid"]
    client = api(world.mona)
    first = client.get(address(world, uuid, "items/1/")).json()
    assert (first["there"]["withdrawn"], first["headline"], first["reading"]) == (True, "", None)
    assert (first["file"], first["alike"]) == ("", [])
    ends = ("items/1/", "items/2/", "items/1/beside-item/2/", "rejected.jsonl")
    told = "".join(client.get(address(world, uuid, end)).getvalue().decode() for end in ends)
    assert not [word for word in RARE if word in told]
    sources = client.get(address(world, uuid)).json()["sources"]
    assert [source["name"] for source in sources] == ["", "", "near"]


def test_words_much_like_withdrawn_ones_are_told_without_a_word_of_those(
    api: As, world: World, article: Article
) -> None:
    withdraw(actor=world.mona, article=article, reason="Court order.")
    near = WORDS.replace("cargo vessel", "cargo ferry")
    uuid = draft(api, world, pasted("near", text=near)).json()["uuid"]
    (row,) = api(world.mona).get(address(world, uuid, "items/")).json()["results"]
    (like,) = row["alike"]
    gone = {"withdrawn": True, "text": None, "headline": None}
    assert (like["there"], like["headline"], like["outlet"]) == (gone, "", "")
    duplicates = api(world.mona).get(address(world, uuid, "items/?which=duplicates")).json()
    assert len(duplicates["results"]) == 1


def test_a_copy_at_another_address_is_told(api: As, world: World) -> None:
    sent = [{"url": f"https://{name}.example/levy", **OTHERS} for name in ("herald", "post")]
    files = [file(api, world, "a.jsonl", rows(one)) for one in sent]
    finish(api, world, draft(api, world, files[0]).json()["uuid"])
    article = Article.objects.filter(project=world.project).latest("pk")
    withdraw(actor=world.mona, article=article, reason="Court order.")
    (row,) = draft(api, world, files[1]).json()["items"]["results"]
    assert [like["there"]["withdrawn"] for like in row["alike"]] == [True]
    assert row["alike"][0]["likeness"] == 1


def test_a_file_called_as_it_is_named_no_more(api: As, world: World, article: Article) -> None:
    uuid = draft(api, world, pasted("Menk unveiled"), pasted("Menk again")).json()["uuid"]
    where = f"/api/v1/projects/{world.project.slug}/imports/"
    newest = api(world.mona).get(where).json()["results"][0]
    assert (newest["file"], newest["files"]) == ("Menk unveiled", 2)
    withdraw(actor=world.mona, article=article, reason="Court order.")
    told = [api(world.mona).get(where).content, api(world.mona).get(address(world, uuid)).content]
    assert b"Menk" not in b"".join(told)
