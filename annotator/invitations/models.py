from datetime import datetime, timedelta
from typing import Self
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from annotator.projects.models import MANAGERS, Membership, Project, Role

LIFETIME = timedelta(days=14)
SIGNER = Signer(sep=".", salt="annotator.invitations")


def in_two_weeks() -> datetime:
    return timezone.now() + LIFETIME


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> Self:
        """Those that somebody could still accept."""
        unused = self.filter(used_at=None, revoked_at=None, expires_at__gt=timezone.now())
        return unused.of_managers()

    def of_managers(self) -> Self:
        """Those whose creator still runs the project; whoever was sent away invites nobody."""
        there = Membership.objects.active(MANAGERS).filter(
            user=OuterRef("created_by"), project=OuterRef("project")
        )
        return self.filter(Exists(there))

    def behind(self, token: str) -> Self:
        """The invitation whose link has `token`; none when we did not sign it."""
        try:
            project, uuid = SIGNER.unsign(token).split(".")
        except BadSignature:
            return self.none()
        return self.filter(project=project, uuid=UUID(uuid))


class Invitation(models.Model):
    """One door into one project in one role, for the first person who comes with its link.

    The link is a signature of project and uuid, so nothing that opens the door is stored.
    """

    uuid = models.UUIDField()
    project = models.ForeignKey(Project, models.PROTECT, related_name="invitations")
    role = models.CharField(max_length=20, choices=Role)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=in_two_weeks)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["project", "created_at"]
        constraints = [
            models.UniqueConstraint(fields=["project", "uuid"], name="invitation_once"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="invitation_role_known"),
            models.CheckConstraint(
                condition=Q(used_by=None, used_at=None)
                | Q(used_by__isnull=False, used_at__isnull=False, revoked_at=None),
                name="invitation_used_or_revoked",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at"))
                & (Q(used_at=None) | Q(used_at__lte=F("expires_at"))),
                name="invitation_used_in_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project} {self.role}"

    @property
    def token(self) -> str:
        return SIGNER.sign(f"{self.project_id}.{self.uuid.hex}")
