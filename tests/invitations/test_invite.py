"""Inviting and taking back, over REST."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from annotator.history.models import Event
from annotator.invitations.actions import accept, revoke
from annotator.invitations.models import Invitation
from annotator.projects.models import Role
from tests.conftest import As
from tests.world import World

UUID_1 = UUID("01890000-0000-7000-8000-000000000001")


def address(world: World, uuid: UUID = UUID_1) -> str:
    return f"/api/v1/projects/{world.project.slug}/invitations/{uuid}/"


def put(api: As, world: World, role: Any = "annotator", **more: Any) -> Any:
    return api(world.mona).put(address(world), {"role": role, **more}, format="json")


def events(world: World) -> int:
    return Event.objects.filter(project=world.project).count()


def test_a_manager_gets_a_link_for_two_weeks(api: As, world: World) -> None:
    answer = put(api, world, "reviewer")
    assert answer.status_code == 201
    assert answer.json()["role"] == "reviewer"
    expires = parse_datetime(answer.json()["expires_at"])
    assert expires
    assert abs(expires - timezone.now() - timedelta(days=14)) < timedelta(minutes=1)


def test_the_same_request_answers_the_same_link(api: As, world: World) -> None:
    first = put(api, world)
    before = events(world)
    again = put(api, world)
    assert (again.status_code, again.json()) == (200, first.json())
    assert events(world) == before


def test_the_link_is_not_in_the_database(api: As, world: World) -> None:
    signature = put(api, world).json()["path"].rstrip("/").rsplit(".", 1)[1]
    row = Invitation.objects.filter(project=world.project).values().get()
    lines = Event.objects.filter(project=world.project).values("old", "new")
    assert signature not in f"{row} {list(lines)}"


def test_another_role_under_the_same_uuid_is_a_conflict(api: As, world: World) -> None:
    put(api, world)
    answer = put(api, world, "manager")
    assert (answer.status_code, answer.json()["code"]) == (409, "other_role")
    assert Invitation.objects.get(project=world.project).role == "annotator"


@pytest.mark.parametrize("body", [{"role": "boss"}, {"role": None}, {"role": "annotator", "x": 1}])
def test_bad_input_names_the_field(api: As, world: World, body: dict[str, Any]) -> None:
    answer = api(world.mona).put(address(world), body, format="json")
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")
    assert answer.json()["errors"][0]["pointer"]
    assert not Invitation.objects.filter(project=world.project).exists()


def test_taken_back_twice_is_once(api: As, world: World) -> None:
    put(api, world)
    assert api(world.mona).delete(address(world)).status_code == 204
    before = events(world)
    assert api(world.mona).delete(address(world)).status_code == 204
    assert events(world) == before
    assert Invitation.objects.get(project=world.project).revoked_at


def use(world: World, made: Invitation) -> None:
    accept(person=world.otto, token=made.token)


def take_back(world: World, made: Invitation) -> None:
    revoke(actor=world.mona, project=world.project, uuid=made.uuid)


@pytest.mark.parametrize("close", [use, take_back])
def test_a_closed_one_is_no_link_any_more(
    api: As, world: World, close: Callable[[World, Invitation], None]
) -> None:
    put(api, world)
    close(world, Invitation.objects.get(project=world.project))
    answer = put(api, world)
    assert (answer.status_code, answer.json()["code"]) == (409, "closed")
    assert "path" not in answer.json()


def test_nor_is_an_expired_one(api: As, world: World) -> None:
    past = timezone.now() - timedelta(days=6)
    Invitation.objects.create(
        project=world.project,
        uuid=UUID_1,
        role=Role.ANNOTATOR,
        created_by=world.mona,
        created_at=past - timedelta(days=14),
        expires_at=past,
    )
    assert put(api, world).json()["code"] == "closed"


def test_taking_back_what_was_never_made_is_fine(api: As, world: World) -> None:
    assert api(world.mona).delete(address(world, uuid4())).status_code == 204


def test_a_used_one_cannot_be_taken_back(api: As, world: World) -> None:
    put(api, world)
    accept(person=world.otto, token=Invitation.objects.get(project=world.project).token)
    answer = api(world.mona).delete(address(world))
    assert (answer.status_code, answer.json()["code"]) == (409, "already_used")


@pytest.mark.parametrize("person", ["alice", "rita"])
def test_other_members_may_not(api: As, world: World, person: str) -> None:
    put(api, world)
    there = api(getattr(world, person))
    assert there.put(address(world), {"role": "manager"}, format="json").status_code == 403
    assert there.delete(address(world)).status_code == 403
    assert Invitation.objects.get(project=world.project).revoked_at is None


def test_one_uuid_in_two_projects_is_two_links(api: As, world: World) -> None:
    other = Invitation(project=world.ottos.project, uuid=UUID_1)
    assert put(api, world).json()["path"] != f"/invitations/{other.token}/"
