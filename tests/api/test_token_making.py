"""Tokens over REST: made by who is signed in, shown once, revoked by their owner."""

from typing import Any

import pytest

from annotator.people.models import Token
from annotator.projects.models import Role
from annotator.projects.token_actions import MOST_TOKENS, make_token
from tests.api.test_token import bearer
from tests.conftest import As
from tests.make import make_member
from tests.world import World


def tokens(world: World) -> str:
    return f"/api/v1/projects/{world.project.slug}/tokens/"


def made(api: As, world: World, **values: Any) -> Any:
    return api(world.mona).post(tokens(world), {"name": "laptop", "days": 30, **values})


def listed(api: As, world: World) -> list[dict[str, Any]]:
    answer = api(world.mona).get(f"/api/v1/projects/{world.project.slug}/dataset/")
    found: list[dict[str, Any]] = answer.json()["tokens"]
    return found


def test_the_secret_is_shown_once_and_opens_the_dataset(api: As, world: World) -> None:
    answer = made(api, world)
    assert (answer.status_code, answer.json()["name"]) == (201, "laptop")
    assert answer["Cache-Control"] == "no-store"
    secret = answer.json()["secret"]
    address = f"/api/v1/projects/{world.project.slug}/dataset.jsonl"
    assert bearer(api, secret).get(address).status_code == 200
    (row,) = listed(api, world)
    assert row.keys() == {"id", "name", "created", "expiry"}
    assert secret not in str(row)


def test_a_researcher_may(api: As, world: World) -> None:
    ruth = make_member(world.project, "ruth", Role.RESEARCHER).user
    assert api(ruth).post(tokens(world), {"name": "R"}).status_code == 201


def test_a_token_makes_and_revokes_none(api: As, world: World, token: str) -> None:
    own = Token.objects.get(user=world.mona)
    client = bearer(api, token)
    assert client.post(tokens(world), {"name": "more"}).status_code == 403
    assert client.delete(f"{tokens(world)}{own.pk}/").status_code == 403
    assert Token.objects.filter(user=world.mona).live().count() == 1


def test_a_token_learns_of_itself_alone(api: As, world: World, token: str) -> None:
    made(api, world)
    answer = bearer(api, token).get(f"/api/v1/projects/{world.project.slug}/dataset/")
    own = Token.objects.filter(user=world.mona).earliest("id")
    assert [row["id"] for row in answer.json()["tokens"]] == [own.pk]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"days": 0}, "days"),
        ({"days": 3651}, "days"),
        ({"days": "9"}, "days"),
        ({"name": ""}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"nmae": "x"}, "nmae"),
    ],
)
def test_wrong_input_names_its_field(
    api: As, world: World, body: dict[str, Any], field: str
) -> None:
    answer = made(api, world, **body)
    assert answer.status_code == 400
    assert [error["pointer"] for error in answer.json()["errors"]] == [f"/{field}"]
    assert listed(api, world) == []


def test_too_many(api: As, world: World) -> None:
    for _ in range(MOST_TOKENS):
        made(api, world)
    answer = made(api, world)
    assert (answer.status_code, answer.json()["code"]) == (409, "too_many_tokens")
    assert answer.json()["detail"].startswith("You have 20 live tokens")


def test_revoked_it_opens_nothing_and_is_listed_no_more(api: As, world: World) -> None:
    answer = made(api, world).json()
    for _ in range(2):
        assert api(world.mona).delete(f"{tokens(world)}{answer['id']}/").status_code == 204
    assert bearer(api, answer["secret"]).get("/api/v1/projects/").status_code == 401
    assert listed(api, world) == []
    assert Token.objects.filter(pk=answer["id"]).exists()


def test_only_ones_own(api: As, world: World) -> None:
    who = world.rita
    token, _ = make_token(actor=who, user=who, project=world.project, name="", days=9)
    assert api(world.mona).delete(f"{tokens(world)}{token.pk}/").status_code == 404
    assert Token.objects.live().filter(pk=token.pk).exists()
    assert listed(api, world) == []


def test_a_token_of_another_project_is_not_found_below_this_one(api: As, world: World) -> None:
    other = make_member(world.ottos.project, "olga", Role.MANAGER).user
    token, _ = make_token(actor=other, user=other, project=world.ottos.project, name="", days=9)
    world.ottos.project.memberships.filter(user=other).get()
    make = f"/api/v1/projects/{world.project.slug}/tokens/{token.pk}/"
    assert api(other).delete(make).status_code == 404
    assert Token.objects.live().filter(pk=token.pk).exists()
