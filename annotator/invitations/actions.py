"""Inviting people, and what they do with it."""

from uuid import UUID

from django.utils import timezone

from annotator.errors import Conflict, Invalid, Refused
from annotator.history.actor import acting, announce
from annotator.invitations.models import Invitation
from annotator.people.models import User
from annotator.projects.actions import add_member
from annotator.projects.models import Membership, Project, Role
from annotator.violations import explained


class OtherRole(Conflict):
    """This invitation was made for another role. Make a new one instead."""


class Closed(Conflict):
    """This invitation is used, expired or taken back, so its link is dead. Make a new one."""


class AlreadyUsed(Conflict):
    """Somebody accepted this invitation already. Their membership can be ended instead."""


class NoInvitation(Refused):
    """This is not an invitation of this site. Copy the whole link, or ask for a new one."""


class Over(Refused):
    """This invitation is over."""


class Used(Over):
    """This invitation was used already. If that was you, sign in; if not, ask for a new one."""


class Revoked(Over):
    """This invitation was taken back. Ask the person who sent it to you for a new one."""


class Expired(Over):
    """This invitation has expired. Ask the person who sent it to you for a new one."""


class MemberAlready(Conflict):
    """You belong to this project already, so the invitation stays unused for somebody else."""


class UsernameTaken(Invalid):
    """Somebody here has this username. Choose another one."""

    field = "username"


def invite(*, actor: User, project: Project, uuid: UUID, role: Role) -> tuple[Invitation, bool]:
    """Makes the invitation `uuid`; a repeated request changes nothing.

    Returns it and whether it is new. Raises OtherRole and Closed.
    """
    with acting(actor, "invite"):
        made, new = Invitation.objects.get_or_create(
            project=project, uuid=uuid, defaults={"role": role, "created_by": actor}
        )
        if made.role != role:
            raise OtherRole
        if not Invitation.objects.open().filter(pk=made.pk).exists():
            raise Closed
        return made, new


def revoke(*, actor: User, project: Project, uuid: UUID) -> None:
    """Closes the door; closed or never made, nothing changes. Raises AlreadyUsed."""
    with acting(actor, "revoke invitation"):
        mine = Invitation.objects.filter(project=project, uuid=uuid)
        found = mine.select_for_update().first()
        if found is None or found.revoked_at:
            return
        if found.used_at:
            raise AlreadyUsed
        found.revoked_at = timezone.now()
        found.save(update_fields=["revoked_at"])


def accept(*, person: User, token: str) -> Membership:
    """Makes `person` a member; whoever left comes back, in the invitation's role.

    Repeated by the same person it changes nothing. Raises NoInvitation, Used, Revoked, Expired
    and MemberAlready; then the invitation is as it was.
    """
    with acting(person, "accept invitation"):
        invitation = _lock(token)
        there = Membership.objects.current(person).filter(project=invitation.project).first()
        if there and invitation.used_by_id == person.pk:
            return there
        return _join(invitation, person)


def accept_with_account(*, token: str, username: str, first_name: str, password: str) -> Membership:
    """Makes an account and lets it accept: both or nothing.

    Raises UsernameTaken and what `accept` raises.
    """
    rules = {
        "user_username_any_case": UsernameTaken(),
        "annotator_user_username_key": UsernameTaken(),
    }
    with explained(rules), acting(None, "make account"):
        invitation = _lock(token)
        refuse_unless_open(invitation)
        person = User.objects.create_user(username, password=password, first_name=first_name)
        announce(person, "accept invitation")
        return _join(invitation, person)


def refuse_unless_open(invitation: Invitation) -> None:
    """Raises Used, Revoked (also when its creator runs the project no more) or Expired."""
    if invitation.used_at:
        raise Used
    if invitation.revoked_at or not _of_a_manager(invitation):
        raise Revoked
    if invitation.expires_at <= timezone.now():
        raise Expired


def _of_a_manager(invitation: Invitation) -> bool:
    return Invitation.objects.of_managers().filter(pk=invitation.pk).exists()


def _lock(token: str) -> Invitation:
    # Of two browsers the second waits here, and then finds the invitation used. The project too:
    # its managers stay who they are, and one person with two invitations uses one of them.
    asked = Invitation.objects.behind(token).select_related("project")
    found = asked.select_for_update(of=("self", "project")).first()
    if found is None:
        raise NoInvitation
    return found


def _join(invitation: Invitation, person: User) -> Membership:
    refuse_unless_open(invitation)
    project = invitation.project
    member = Membership.objects.filter(project=project, user=person).first()
    if member and member.ended_at is None:
        raise MemberAlready
    invitation.used_by, invitation.used_at = person, timezone.now()
    invitation.save(update_fields=["used_by", "used_at"])
    if member is None:
        return add_member(actor=person, project=project, user=person, role=Role(invitation.role))
    member.role, member.ended_at = invitation.role, None
    member.save(update_fields=["role", "ended_at"])
    return member
