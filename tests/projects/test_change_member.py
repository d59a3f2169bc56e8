"""Roles and membership, over REST; and the manager every project keeps."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError

from annotator.history.models import Event
from annotator.projects.actions import LastManager, change_member
from annotator.projects.models import Membership, Role
from annotator.spans.models import Span
from tests.conftest import As
from tests.make import make_member, make_span
from tests.spans.test_at_once import at_once
from tests.world import World


def of(world: World, name: str) -> Membership:
    return world.project.memberships.get(user=getattr(world, name))


def put(api: As, world: World, name: str, role: Any = "annotator", active: Any = True) -> Any:
    address = f"/api/v1/projects/{world.project.slug}/people/{of(world, name).pseudonym}/"
    return api(world.mona).put(address, {"role": role, "active": active}, format="json")


def test_another_role(api: As, world: World) -> None:
    answer = put(api, world, "alice", "reviewer")
    assert (answer.status_code, answer.json()["role"]) == (200, "reviewer")
    assert api(world.alice).get(f"/api/v1/projects/{world.project.slug}/").status_code == 200


def test_the_same_again_changes_nothing(api: As, world: World) -> None:
    put(api, world, "alice", active=False)
    ended = of(world, "alice").ended_at
    before = Event.objects.filter(project=world.project).count()
    assert put(api, world, "alice", active=False).status_code == 200
    assert of(world, "alice").ended_at == ended
    assert Event.objects.filter(project=world.project).count() == before


def test_ended_and_let_back_in(api: As, world: World) -> None:
    there = f"/api/v1/assignments/{world.alices.pk}/"
    assert put(api, world, "alice", active=False).json()["ended_at"]
    assert api(world.alice).get(there).status_code == 404
    assert put(api, world, "alice").json()["ended_at"] is None
    assert api(world.alice).get(there).status_code == 200


def test_nothing_a_person_made_is_touched(api: As, world: World) -> None:
    span, pseudonym = make_span(world.alices, "'regime'"), of(world, "alice").pseudonym
    put(api, world, "alice", "reviewer", active=False)
    assert Span.objects.get(pk=span.pk).deleted_at is None
    assert of(world, "alice").pseudonym == pseudonym


@pytest.mark.parametrize(("role", "active"), [("reviewer", True), ("manager", False)])
def test_the_last_manager_stays(api: As, world: World, role: str, active: bool) -> None:
    answer = put(api, world, "mona", role, active)
    assert (answer.status_code, answer.json()["code"]) == (409, "last_manager")
    assert (of(world, "mona").role, of(world, "mona").ended_at) == ("manager", None)


def test_one_of_two_managers_may_go(api: As, world: World) -> None:
    make_member(world.project, "max", Role.MANAGER)
    assert put(api, world, "mona", "reviewer").status_code == 200


def test_a_manager_who_left_or_cannot_sign_in_does_not_count(api: As, world: World) -> None:
    gone, locked = (make_member(world.project, name, Role.MANAGER) for name in ("max", "mia"))
    change_member(actor=world.mona, member=gone, role=Role.MANAGER, active=False)
    locked.user.is_active = False
    locked.user.save()
    assert put(api, world, "mona", "reviewer").json()["code"] == "last_manager"


def test_of_two_managers_who_step_down_at_once_one_stays(committed_world: World) -> None:
    world = committed_world
    make_member(world.project, "max", Role.MANAGER)
    managers = list(world.project.memberships.filter(role=Role.MANAGER))

    def step_down(member: Membership) -> Callable[[], Any]:
        return lambda: change_member(
            actor=member.user, member=member, role=Role.REVIEWER, active=True
        )

    answers = at_once(*[step_down(member) for member in managers])
    assert sum(isinstance(answer, LastManager) for answer in answers) == 1
    assert world.project.memberships.filter(role=Role.MANAGER).count() == 1


def test_two_raw_updates_at_once_leave_a_manager_too(committed_world: World) -> None:
    world = committed_world
    make_member(world.project, "max", Role.MANAGER)
    managers = list(world.project.memberships.filter(role=Role.MANAGER))

    def step_down(member: Membership) -> Callable[[], Any]:
        def work() -> Any:
            try:
                return Membership.objects.filter(pk=member.pk).update(role=Role.REVIEWER)
            except IntegrityError as error:
                return error

        return work

    at_once(*[step_down(member) for member in managers])
    assert world.project.memberships.filter(role=Role.MANAGER).count() == 1


BAD = [
    {"role": "boss", "active": True},
    {"role": "annotator", "active": "perhaps"},
    {"role": "annotator", "active": "off"},
    {"role": "annotator", "active": "n"},
    {"role": "annotator", "active": 0},
    {"role": "annotator", "active": None},
    {"role": "annotator"},
    {"active": True},
    {"role": "annotator", "active": True, "pseudonym": "P99"},
]


@pytest.mark.parametrize("body", BAD)
def test_bad_input_changes_nothing(api: As, world: World, body: dict[str, Any]) -> None:
    address = f"/api/v1/projects/{world.project.slug}/people/{of(world, 'alice').pseudonym}/"
    answer = api(world.mona).put(address, body, format="json")
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")
    assert answer.json()["errors"][0]["pointer"]
    assert (of(world, "alice").role, of(world, "alice").ended_at) == ("annotator", None)


def test_nobody_has_this_pseudonym(api: As, world: World) -> None:
    address = f"/api/v1/projects/{world.project.slug}/people/P99/"
    body = {"role": "annotator", "active": True}
    assert api(world.mona).put(address, body, format="json").status_code == 404


@pytest.mark.parametrize("person", ["alice", "rita"])
def test_other_members_may_not(api: As, world: World, person: str) -> None:
    address = f"/api/v1/projects/{world.project.slug}/people/{of(world, person).pseudonym}/"
    body = {"role": "manager", "active": True}
    answer = api(getattr(world, person)).put(address, body, format="json")
    assert answer.status_code == 403
    assert of(world, person).role != Role.MANAGER
