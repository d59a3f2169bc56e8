"""Accepting: one person, once, in time; and who comes back."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from annotator.history.models import Event
from annotator.invitations.actions import (
    Expired,
    MemberAlready,
    NoInvitation,
    Revoked,
    Used,
    UsernameTaken,
    accept,
    accept_with_account,
    invite,
    revoke,
)
from annotator.invitations.models import LIFETIME, Invitation
from annotator.people.models import User
from annotator.projects.actions import change_member
from annotator.projects.models import Membership, Role
from tests.make import PASSWORD, make_member, make_user
from tests.spans.test_at_once import at_once
from tests.world import World


def invited(world: World, role: Role = Role.ANNOTATOR) -> Invitation:
    made, _ = invite(actor=world.mona, project=world.project, uuid=uuid4(), role=role)
    return made


def account(token: str, username: str) -> Membership:
    return accept_with_account(token=token, username=username, first_name="Eve", password=PASSWORD)


def test_a_stranger_becomes_a_member_in_the_invited_role(world: World) -> None:
    invitation = invited(world, Role.REVIEWER)
    member = accept(person=world.otto, token=invitation.token)
    assert (member.project, member.role, member.ended_at) == (world.project, "reviewer", None)
    invitation.refresh_from_db()
    assert invitation.used_by == world.otto


def test_the_history_says_who_accepted(world: World) -> None:
    invitation = invited(world)
    accept(person=world.otto, token=invitation.token)
    line = Event.objects.filter(table="annotator_invitation", row=invitation.pk).last()
    assert line
    assert (line.verb, line.actor) == ("accept invitation", world.otto)


def test_the_same_person_again_changes_nothing(world: World) -> None:
    invitation = invited(world)
    first = accept(person=world.otto, token=invitation.token)
    before = Event.objects.filter(project=world.project).count()
    assert accept(person=world.otto, token=invitation.token) == first
    assert Event.objects.filter(project=world.project).count() == before


def test_another_person_comes_too_late(world: World) -> None:
    invitation = invited(world)
    accept(person=world.otto, token=invitation.token)
    with pytest.raises(Used):
        accept(person=make_user("eve"), token=invitation.token)


def test_used_does_not_open_again_for_who_was_sent_away(world: World) -> None:
    invitation = invited(world)
    member = accept(person=world.otto, token=invitation.token)
    change_member(actor=world.mona, member=member, role=Role.ANNOTATOR, active=False)
    with pytest.raises(Used):
        accept(person=world.otto, token=invitation.token)


def test_revoked(world: World) -> None:
    invitation = invited(world)
    revoke(actor=world.mona, project=world.project, uuid=invitation.uuid)
    with pytest.raises(Revoked):
        accept(person=world.otto, token=invitation.token)


def test_expired(world: World) -> None:
    past = timezone.now() - LIFETIME
    invitation = Invitation.objects.create(
        project=world.project,
        uuid=uuid4(),
        role=Role.ANNOTATOR,
        created_by=world.mona,
        created_at=past - LIFETIME,
        expires_at=past,
    )
    with pytest.raises(Expired):
        accept(person=world.otto, token=invitation.token)


def forged(world: World) -> list[str]:
    mine, other = invited(world).token, Invitation(project=world.ottos.project, uuid=uuid4()).token
    text, signature = mine.rsplit(".", 1)
    return ["", "x", mine[:-1], f"{text}.{other.rsplit('.', 1)[1]}", signature, other]


def test_what_we_did_not_sign_opens_nothing(world: World) -> None:
    for token in forged(world):
        with pytest.raises(NoInvitation):
            accept(person=world.otto, token=token)


def test_a_member_leaves_the_invitation_unused(world: World) -> None:
    invitation = invited(world, Role.MANAGER)
    with pytest.raises(MemberAlready):
        accept(person=world.alice, token=invitation.token)
    invitation.refresh_from_db()
    assert invitation.used_at is None
    assert world.project.memberships.get(user=world.alice).role == Role.ANNOTATOR


def test_who_left_comes_back_in_the_new_role_under_the_old_pseudonym(world: World) -> None:
    assert world.alices.annotator
    before = world.alices.annotator
    change_member(actor=world.mona, member=before, role=Role.ANNOTATOR, active=False)
    member = accept(person=world.alice, token=invited(world, Role.REVIEWER).token)
    assert (member.pk, member.pseudonym) == (before.pk, before.pseudonym)
    assert (member.role, member.ended_at) == ("reviewer", None)


def test_an_account_and_its_membership_come_together(world: World) -> None:
    member = account(invited(world).token, f"eve-{uuid4().hex[:8]}")
    assert member.user.check_password(PASSWORD)
    assert (member.user.is_staff, member.user.is_superuser) == (False, False)


def test_a_closed_door_leaves_no_account(world: World) -> None:
    invitation, name = invited(world), f"eve-{uuid4().hex[:8]}"
    accept(person=world.otto, token=invitation.token)
    with pytest.raises(Used):
        account(invitation.token, name)
    assert not User.objects.filter(username=name).exists()


def test_a_name_somebody_has_in_other_letters_is_taken(world: World) -> None:
    invitation = invited(world)
    with pytest.raises(UsernameTaken):
        account(invitation.token, world.otto.username.upper())
    invitation.refresh_from_db()
    assert invitation.used_at is None


def test_of_two_browsers_at_once_one_succeeds(committed_world: World) -> None:
    world = committed_world
    token = invited(world).token
    names = [f"eve-{uuid4().hex[:8]}" for _ in range(2)]
    answers = at_once(*[joining(token, name) for name in names])
    assert sorted(type(answer).__name__ for answer in answers) == ["Membership", "Used"]
    assert User.objects.filter(username__in=names).count() == 1


def joining(token: str, name: str) -> Callable[[], Any]:
    return lambda: account(token, name)


def test_one_person_with_two_invitations_at_once_uses_one(committed_world: World) -> None:
    world, eve = committed_world, make_user("eve")
    tokens = [invited(world).token, invited(world).token]
    answers = at_once(*[lambda t=token: accept(person=eve, token=t) for token in tokens])
    assert sorted(type(answer).__name__ for answer in answers) == ["MemberAlready", "Membership"]
    assert Invitation.objects.filter(project=world.project, used_by=eve).count() == 1


@pytest.mark.parametrize(
    "change", ["role = 'manager'", "used_at = NULL, used_by_id = NULL", "revoked_at = now()"]
)
def test_the_database_keeps_a_used_invitation_as_it_is(world: World, change: str) -> None:
    invitation = invited(world)
    accept(person=world.otto, token=invitation.token)
    with pytest.raises(IntegrityError, match="is settled"), connection.cursor() as c:
        c.execute(f"UPDATE annotator_invitation SET {change} WHERE id = %s", [invitation.pk])


def ended(world: World) -> Invitation:
    """A manager's link by a manager who was sent away since."""
    max_ = make_member(world.project, "max", Role.MANAGER)
    made, _ = invite(actor=max_.user, project=world.project, uuid=uuid4(), role=Role.MANAGER)
    change_member(actor=world.mona, member=max_, role=Role.MANAGER, active=False)
    return made


def test_nobody_comes_back_by_their_own_link(world: World) -> None:
    invitation = ended(world)
    with pytest.raises(Revoked):
        accept(person=invitation.created_by, token=invitation.token)
    with pytest.raises(Revoked):
        account(invitation.token, f"eve-{uuid4().hex[:8]}")
    assert not Membership.objects.current(invitation.created_by).exists()


@pytest.mark.parametrize("change", ["ended_at = now()", "role = 'reviewer'"])
def test_who_manages_no_more_invites_nobody(world: World, change: str) -> None:
    make_member(world.project, "max", Role.MANAGER)
    invitation = invited(world)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE annotator_membership SET {change} WHERE user_id = %s", [world.mona.pk]
        )
    with pytest.raises(Revoked):
        accept(person=world.otto, token=invitation.token)


def test_who_cannot_sign_in_invites_nobody(world: World) -> None:
    make_member(world.project, "max", Role.MANAGER)
    invitation = invited(world)
    User.objects.filter(pk=world.mona.pk).update(is_active=False)
    with pytest.raises(Revoked):
        accept(person=world.otto, token=invitation.token)
