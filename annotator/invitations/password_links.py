"""A way back in for who forgot their password, where no mail server is: a link that works once."""

from datetime import datetime, timedelta
from typing import Self
from uuid import UUID, uuid4

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from annotator.errors import Conflict, Refused
from annotator.history.actor import Actor, acting
from annotator.people.models import Token, User
from annotator.projects.models import Membership, Project

LIFETIME = timedelta(days=1)
SIGNER = Signer(sep=".", salt="annotator.password_links")


def tomorrow() -> datetime:
    return timezone.now() + LIFETIME


class PasswordLinkQuerySet(models.QuerySet["PasswordLink"]):
    def open(self) -> Self:
        return self.filter(used_at=None, revoked_at=None, expires_at__gt=timezone.now())

    def behind(self, token: str) -> Self:
        """The one whose address has `token`; none when we did not sign it."""
        try:
            uuid = SIGNER.unsign(token)
        except BadSignature:
            return self.none()
        return self.filter(uuid=UUID(uuid))


class PasswordLink(models.Model):
    """Lets one person set a new password, once. Made by a manager, who hands it over.

    The address is a signature of the uuid, so nothing that opens the door is stored.
    """

    uuid = models.UUIDField(default=uuid4, unique=True)
    project = models.ForeignKey(Project, models.PROTECT, related_name="password_links")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=tomorrow)
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = PasswordLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(used_at=None) | Q(revoked_at=None), name="password_link_used_or_revoked"
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="password_link_expires_later"
            ),
        ]

    def __str__(self) -> str:
        return f"password link of {self.person_id}"

    @property
    def token(self) -> str:
        return SIGNER.sign(self.uuid.hex)


class OtherDoors(Conflict):
    """This account opens more than this project. Only a site administrator can help here."""


class NotHere(Conflict):
    """This person belongs to the project no more, so there is nothing to come back to."""


class DeadLink(Refused):
    """This link was used, has expired or was replaced. Ask a manager for a new one."""


def make_password_link(*, actor: Actor, project: Project, member: Membership) -> PasswordLink:
    """A new link for the member; the ones before it are dead from then on.

    Whoever holds it gets into the account: so only where that leads to this project alone. Raises
    NotHere and OtherDoors.
    """
    with acting(actor, "make password link"):
        if member.ended_at or not member.user.is_active:
            raise NotHere
        if opens_more(member.user, project):
            raise OtherDoors
        former = PasswordLink.objects.open().filter(person=member.user_id)
        former.update(revoked_at=timezone.now())
        return PasswordLink.objects.create(
            project=project, person=member.user, created_by_id=actor.pk
        )


def set_password(*, token: str, password: str) -> User:
    """Gives the person behind the link this password; every sign-in and token of theirs ends.

    Raises DeadLink.
    """
    with acting(None, "set password"):
        link = usable(token, lock=True)
        person = link.person
        person.set_password(password)
        person.save(update_fields=["password"])
        Token.objects.filter(user=person).live().update(expiry=timezone.now())
        link.used_at = timezone.now()
        link.save(update_fields=["used_at"])
        return person


def usable(token: str, lock: bool = False) -> PasswordLink:
    """Raises DeadLink, also where the account opens more doors by now than when it was made."""
    found = PasswordLink.objects.behind(token).open().select_related("person", "project")
    link = (found.select_for_update(of=("self",)) if lock else found).first()
    if link is None or not link.person.is_active or opens_more(link.person, link.project):
        raise DeadLink
    return link


def opens_more(person: User, project: Project) -> bool:
    others = Membership.objects.current(person).exclude(project=project)
    return person.is_staff or person.is_superuser or others.exists()
