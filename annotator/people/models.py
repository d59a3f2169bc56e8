from typing import Self

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from knox.models import AbstractAuthToken, AuthTokenManager


class User(AbstractUser):  # type: ignore[django-manager-missing]
    """A person. Never deleted: deactivated, so that what they made keeps its author."""

    # Imported annotators have no address, and several of them must not collide on "".
    email = models.EmailField(null=True, blank=True)  # type: ignore[assignment]

    class Meta(AbstractUser.Meta):
        constraints = [
            models.UniqueConstraint(Lower("username"), name="user_username_any_case"),
            models.UniqueConstraint(
                Lower("email"), name="user_email_any_case", condition=~Q(email="")
            ),
        ]


class TokenQuerySet(models.QuerySet["Token"]):
    def live(self) -> Self:
        return self.filter(expiry__gt=timezone.now())


class Token(AbstractAuthToken):  # type: ignore[misc]
    """A researcher's key to one project: hashed, expiring, read-only."""

    # knox makes the digest the primary key; an Event needs a number to point at.
    id = models.BigAutoField(primary_key=True)
    digest = models.CharField(max_length=128, unique=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="auth_token_set"
    )
    project = models.ForeignKey("annotator.Project", models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=100, blank=True)

    objects = AuthTokenManager.from_queryset(TokenQuerySet)()

    def __str__(self) -> str:
        return f"token {self.pk}"  # knox would show the digest
