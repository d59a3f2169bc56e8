"""Stories over REST: who told an event, put together by managers, read by readers."""

from typing import Any

from django.utils import timezone

from annotator.articles.actions import withdraw_article
from annotator.articles.models import Story
from tests.conftest import As
from tests.make import make_placed, make_text
from tests.world import World


def address(world: World, rest: str = "") -> str:
    return f"/api/v1/projects/{world.project.slug}/stories/{rest}"


def test_making_it_twice_makes_one(api: As, world: World) -> None:
    body = {"name": "Dam", "articles": [world.text.article_id]}
    client = api(world.mona)
    assert [client.post(address(world), body).status_code for _ in range(2)] == [201, 200]
    [row] = api(world.rita).get(address(world)).json()["results"]
    assert (row["name"], row["articles"], row["outlets"]) == ("Dam", 1, 0)


def test_readers_hear_no_more_of_a_story_whose_articles_are_withdrawn(
    api: As, world: World
) -> None:
    text = make_text(world.project)
    _, story = make_placed(text)
    withdraw_article(actor=None, article=text.article, reason="Court order.")
    counts = [
        len(api(who).get(address(world)).json()["results"]) for who in (world.rita, world.mona)
    ]
    assert counts == [0, 1]
    for who, status in ((world.rita, 404), (world.mona, 200)):
        assert api(who).get(address(world, f"{story.pk}/")).status_code == status


def test_its_articles_stand_in_the_order_of_their_telling(api: As, world: World) -> None:
    for day, outlet in ((2, "Herald"), (1, "Courier"), (3, "Herald")):
        text = make_text(world.project, f"Told on {day}\n\nWords.")
        text.article.published_at = f"2024-03-0{day}T10:00Z"
        _, story = make_placed(text, outlet)
    text.article.withdrawn_at = timezone.now()
    text.article.save()
    found = api(world.rita).get(address(world, f"{story.pk}/")).json()
    assert [one["headline"] for one in found["tellings"]] == ["Told on 1", "Told on 2"]
    assert (found["articles"], found["outlets"], found["last"]) == (2, 2, "2024-03-02T10:00:00Z")


def test_articles_are_put_in_and_out(api: As, world: World) -> None:
    _, story = make_placed(make_text(world.project))
    where = f"/api/v1/projects/{world.project.slug}/articles/story/"
    body: dict[str, Any] = {"story": story.pk, "articles": [world.text.article_id]}
    assert api(world.mona).put(where, body).json() == {"articles": 1}
    assert api(world.mona).put(where, {**body, "story": None}).json() == {"articles": 1}
    elsewhere = Story.objects.create(project=world.ottos.project, name="Dam")
    assert api(world.mona).put(where, {**body, "story": elsewhere.pk}).status_code == 404
    refused = api(world.mona).put(where, {**body, "articles": [world.ottos.text.article_id]})
    assert refused.status_code == 400
    assert [one["code"] for one in refused.json()["errors"]] == ["article_not_here"]


def test_only_managers_change_stories(api: As, world: World) -> None:
    _, story = make_placed(world.text)
    for person, status in ((world.rita, 403), (world.alice, 403), (world.otto, 404)):
        client = api(person)
        assert client.post(address(world), {"name": "Strike"}).status_code == status
        renamed = client.put(address(world, f"{story.pk}/"), {"name": "Strike"})
        assert renamed.status_code == status
    assert (
        api(world.mona).put(address(world, f"{story.pk}/"), {"name": "Strike"}).json()["name"]
        == "Strike"
    )
