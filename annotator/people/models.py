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


class PreferencesQuerySet(models.QuerySet["Preferences"]):
    def of(self, person: User) -> "Preferences":
        """Those the person set, or else the defaults, which are no row."""
        return self.filter(person=person).first() or Preferences(person=person)


TEXT_SIZES = (80, 200)  # per cent
LINE_LENGTHS = (40, 100)  # characters


class Preferences(models.Model):
    """How a person likes their pages. A comfort and no work: it has no history."""

    class Theme(models.TextChoices):
        AUTO = "auto"
        LIGHT = "light"
        DARK = "dark"

    class Contrast(models.TextChoices):
        AUTO = "auto"
        NORMAL = "normal"
        HIGH = "high"

    class Motion(models.TextChoices):
        AUTO = "auto"
        REDUCED = "reduced"

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, primary_key=True, related_name="preferences"
    )
    # Of settings.LANGUAGES; "" is the browser's.
    language = models.CharField(max_length=10, blank=True, default="")
    theme = models.CharField(max_length=10, choices=Theme, default=Theme.AUTO)
    contrast = models.CharField(max_length=10, choices=Contrast, default=Contrast.AUTO)
    motion = models.CharField(max_length=10, choices=Motion, default=Motion.AUTO)
    text_size = models.PositiveSmallIntegerField(default=100)
    line_length = models.PositiveSmallIntegerField(default=68)
    # Off for people who dictate: then no single letter acts (WCAG 2.1.4).
    letter_keys = models.BooleanField(default=True)
    show_time = models.BooleanField(default=True)
    # The keys a person chose for acts of the annotate page: {act: key}.
    hotkeys = models.JSONField(default=dict)

    objects = PreferencesQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "preferences"
        constraints = [
            models.CheckConstraint(
                condition=Q(text_size__range=TEXT_SIZES), name="preferences_text_size"
            ),
            models.CheckConstraint(
                condition=Q(line_length__range=LINE_LENGTHS), name="preferences_line_length"
            ),
        ]

    def __str__(self) -> str:
        return f"preferences of {self.person_id}"
