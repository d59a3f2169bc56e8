"""Saved filters over REST: one's own, and only what the list of articles takes."""

from typing import Any
from uuid import uuid4

import pytest

from annotator.people.models import User
from tests.conftest import As
from tests.world import World


def address(world: World) -> str:
    return f"/api/v1/projects/{world.project.slug}/filters/"


def listed(api: As, world: World, person: User) -> Any:
    return api(person).get(address(world)).json()


def test_saved_renamed_and_deleted(api: As, world: World) -> None:
    client, one = api(world.rita), address(world) + f"{uuid4()}/"
    query = {"q": '"green harbour"', "state": "open", "published_from": "2024-03-01"}
    assert client.put(one, {"name": "Harbour", "query": query}).status_code == 201
    assert client.put(one, {"name": "Port", "query": query}).status_code == 200
    [kept] = listed(api, world, world.rita)
    assert (kept["name"], kept["query"]) == ("Port", query)
    assert listed(api, world, world.mona) == []
    assert api(world.mona).delete(one).status_code == 204
    assert client.delete(one).status_code == 204
    assert listed(api, world, world.rita) == []


@pytest.mark.parametrize(
    "query", [{"state": "lost"}, {"cursor": "x"}, {"colour": "red"}, {"q": 3}, {"q": "x" * 201}]
)
def test_what_the_list_does_not_take_is_not_kept(api: As, world: World, query: Any) -> None:
    body = {"name": "Harbour", "query": query}
    assert api(world.rita).put(address(world) + f"{uuid4()}/", body).status_code == 400
    assert listed(api, world, world.rita) == []


def test_a_token_reads_and_keeps_nothing(api: As, world: World, token: str) -> None:
    client = api()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
    body = {"name": "Harbour", "query": {}}
    assert client.put(address(world) + f"{uuid4()}/", body).status_code == 403
    assert client.get(address(world)).json() == []
