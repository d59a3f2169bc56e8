"""The list of people: everybody, their work, and the open invitations in few statements."""

from typing import Any
from uuid import uuid4

from annotator.invitations.actions import accept, invite, revoke
from annotator.invitations.models import Invitation
from annotator.projects.actions import change_member
from annotator.projects.models import Role
from annotator.spans.actions import submit
from tests.conftest import As
from tests.make import make_assignment, make_member, make_text
from tests.world import World


def read(api: As, world: World) -> dict[str, Any]:
    answer: dict[str, Any] = api(world.mona).get(address(world)).json()
    return answer


def address(world: World) -> str:
    return f"/api/v1/projects/{world.project.slug}/people/"


def invited(world: World) -> Invitation:
    return invite(actor=world.mona, project=world.project, uuid=uuid4(), role=Role.ANNOTATOR)[0]


def test_everybody_with_role_and_work(api: As, world: World) -> None:
    assert world.alices.annotator
    make_assignment(make_text(world.project), world.alices.annotator)
    submit(person=world.alice, assignment=world.alices.pk)
    rows = [
        (row["pseudonym"], row["role"], row["submitted"], row["assigned"])
        for row in read(api, world)["members"]
    ]
    assert rows == [
        ("P01", "annotator", 1, 2),
        ("P02", "annotator", 0, 1),
        ("P03", "reviewer", 0, 0),
        ("P04", "manager", 0, 0),
    ]


def test_work_on_a_withdrawn_article_does_not_count(api: As, world: World) -> None:
    world.text.article.withdrawn_at = "2026-01-01T00:00:00Z"
    world.text.article.save()
    assert [row["assigned"] for row in read(api, world)["members"]] == [0, 0, 0, 0]


def test_only_open_invitations_of_this_project(api: As, world: World) -> None:
    waiting, used, revoked = invited(world), invited(world), invited(world)
    accept(person=world.otto, token=used.token)
    revoke(actor=world.mona, project=world.project, uuid=revoked.uuid)
    assert [row["uuid"] for row in read(api, world)["invitations"]] == [str(waiting.uuid)]
    assert read(api, world)["invitations"][0]["path"] == f"/invitations/{waiting.token}/"


def test_no_link_of_who_manages_no_more(api: As, world: World) -> None:
    max_ = make_member(world.project, "max", Role.MANAGER)
    invite(actor=max_.user, project=world.project, uuid=uuid4(), role=Role.MANAGER)
    change_member(actor=world.mona, member=max_, role=Role.REVIEWER, active=True)
    assert read(api, world)["invitations"] == []


def test_many_rows_cost_no_more_statements(
    api: As, world: World, django_assert_num_queries: Any
) -> None:
    for _ in range(3):
        invited(world)
    client = api(world.mona)
    # session, person, project, members, invitations
    with django_assert_num_queries(5):
        client.get(address(world))


def test_a_token_never_reaches_a_link(api: As, world: World, token: str) -> None:
    answer = api().get(address(world), headers={"Authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.json()["code"]) == (403, "permission_denied")


def test_a_manager_elsewhere_sees_nothing(api: As, world: World) -> None:
    world.ottos.project.memberships.update(role=Role.MANAGER)
    assert api(world.otto).get(address(world)).status_code == 404
