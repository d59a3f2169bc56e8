"""A withdrawn article: not one of its words on any route, for anybody."""

from typing import Any

import pytest
from django.test import Client

from annotator.articles.actions import add_version, withdraw_article
from annotator.changes.carrying_actions import bring_work
from annotator.history.models import Event
from annotator.people.models import User
from tests.api.places import Place
from tests.api.test_routes import PEOPLE, ROUTES, client
from tests.conftest import As
from tests.make import CONTENT, PASSWORD, blocks_of, make_span
from tests.world import World

# Words that stand in the article alone, its headline and its address.
WORDS = (b"topple", b"Exile claimed", b"opposition leader", b"Critics", b"herald.example")


@pytest.fixture
def withdrawn(world: World) -> Place:
    article = world.text.article
    article.url = article.identity = "https://herald.example/claimed"
    article.external_id = "herald.example-7"
    article.save()
    place = Place(world)
    content = CONTENT.replace("Exile says", "Exile claimed")
    add_version(actor=None, article=article, content=content, blocks=blocks_of(content))
    bring_work(actor=world.mona, article=article)
    withdraw_article(actor=world.mona, article=article, reason="Court order.")
    return place


def test_no_route_has_a_word_of_it(withdrawn: Place) -> None:
    # Otto has an article of another project that says the same.
    for person in (one for one in PEOPLE if one != "otto"):
        browser = client(withdrawn.world, person)
        for route, (method, _) in ROUTES.items():
            if method != "get":
                continue
            answer: Any = browser.get(withdrawn.address(route))
            content = answer.getvalue()
            for words in WORDS:
                assert words not in content, f"{words!r} on {route} for {person}"


def test_searching_finds_nothing(api: As, withdrawn: Place) -> None:
    where = f"/api/v1/projects/{withdrawn.world.project.slug}/articles/"
    found = api(withdrawn.world.rita).get(where, {"q": "topple"}).json()
    assert (found["results"], found["count"]) == ([], 0)


def test_the_history_has_no_quote_of_it(withdrawn: Place) -> None:
    lines = Event.objects.filter(table__in=["annotator_span", "annotator_text"])
    for line in lines:
        assert not {"quote", "content", "headline"} & {*(line.old or {}), *(line.new or {})}


def test_who_has_it_open_is_told_and_nothing_is_written(api: As, withdrawn: Place) -> None:
    world = withdrawn.world
    address = f"/api/v1/assignments/{world.alices.pk}/"
    span = f"{address}spans/{withdrawn.span.uuid}/"
    body = {"label": "loaded", "start": 8, "end": 14, "quote": "topple", "revision": 1}
    for answer in (
        api(world.alice).get(address),
        api(world.alice).put(span, {**body, "note": "again"}),
        api(world.alice).delete(span, headers={"If-Match": '"1"'}),
        api(world.alice).post(address + "submit/"),
        api(world.rita).get(withdrawn.address("api/v1/projects/<slug:project>/texts/<int:text>/")),
    ):
        assert (answer.status_code, answer.json()["code"]) == (410, "withdrawn_article")
        assert "no longer shown" in answer.json()["detail"]
    withdrawn.span.refresh_from_db()
    assert (withdrawn.span.note, withdrawn.span.deleted_at) == ("", None)
    # Who never could read it learns nothing.
    assert api(world.bob).get(address).status_code == 404


def test_a_manager_sees_a_tombstone_and_takes_it_back(api: As, world: World) -> None:
    make_span(world.alices, "topple", "loaded")
    mona, project = api(world.mona), f"/api/v1/projects/{world.project.slug}/"
    address = f"{project}articles/{world.text.article_id}/withdrawal/"
    assert mona.put(address, {"reason": " "}).status_code == 400
    for _ in range(2):
        told = mona.put(address, {"reason": "Court order."}).json()
        assert (told["reason"], told["spans"], told["assignments"]) == ("Court order.", 1, 2)
    assert mona.get(project + "withdrawn/").json()["results"] == [told]
    assert mona.delete(address).json()["withdrawn_at"] is None
    assert mona.get(project + "withdrawn/").json()["results"] == []
    spans = mona.get(project + "spans/").json()["results"]
    assert [row["quote"] for row in spans] == ["topple"]


def test_an_article_of_another_project_is_not_there(api: As, world: World) -> None:
    address = f"/api/v1/projects/{world.project.slug}/articles/{world.ottos.text.article_id}/"
    answer = api(world.mona).put(address + "withdrawal/", {"reason": "Court order."})
    assert answer.status_code == 404


def test_nor_does_the_administration_show_its_words(withdrawn: Place) -> None:
    sam = User.objects.create_superuser("sam", password=PASSWORD)
    browser = Client()
    browser.force_login(sam)
    for table, row in (("text", withdrawn.world.text), ("span", withdrawn.span)):
        assert browser.get(f"/admin/annotator/{table}/{row.pk}/change/").status_code == 302
    assert b"topple" not in browser.get("/admin/annotator/span/").content


def test_the_administration_shows_neither_its_address_nor_notes_nor_work(withdrawn: Place) -> None:
    world = withdrawn.world
    withdrawn.span.note = "About the opposition leader"
    withdrawn.span.attributes = {"who": "Critics"}
    withdrawn.span.save()
    sam = User.objects.create_superuser("sam", password=PASSWORD)
    browser = Client()
    browser.force_login(sam)
    about = {"article": world.text.article, "assignment": world.alices, "span": withdrawn.span}
    for table, row in about.items():
        pages = [f"/admin/annotator/{table}/", f"/admin/annotator/{table}/{row.pk}/change/"]
        lines = Event.objects.filter(table=f"annotator_{table}", row=row.pk)
        assert lines.exists()
        pages += [f"/admin/annotator/event/{line.pk}/change/" for line in lines]
        for page in pages:
            content = browser.get(page).content
            # Otto's article begins as this one does.
            assert not [word for word in WORDS[1:] if word in content], page


def test_the_history_of_what_is_not_withdrawn_keeps_its_values(world: World) -> None:
    sam = User.objects.create_superuser("sam", password=PASSWORD)
    browser = Client()
    browser.force_login(sam)
    line = Event.objects.filter(table="annotator_article", row=world.text.article_id).first()
    assert line
    page = browser.get(f"/admin/annotator/event/{line.pk}/change/").content.decode()
    assert world.text.article.identity in page
