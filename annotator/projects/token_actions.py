"""Tokens, by which programs read one project."""

from datetime import timedelta

from django.utils import timezone

from annotator.errors import Conflict, Invalid, Refused
from annotator.history.actor import Actor, acting
from annotator.people.models import Token, User
from annotator.projects.models import READERS, Membership, Project

LONGEST_NAME, MOST_DAYS, MOST_TOKENS = 100, 3650, 20


class OpensNothing(Refused):
    """{username} may not read the labels of {project}, so a token would open nothing."""


class NameTooLong(Invalid):
    """The name of a token may have {most} characters at most."""

    field = "name"


class DaysOutOfRange(Invalid):
    """The days until a token expires must be between 1 and {most}."""

    field = "days"


class TooManyTokens(Conflict):
    """You have {most} live tokens to this project, which is the most. Revoke one first."""


def make_token(
    *, actor: Actor | None, user: User, project: Project, name: str, days: int
) -> tuple[Token, str]:
    """A read-only token of `user` to the project, and its secret, which nothing can show again."""
    if len(name) > LONGEST_NAME:
        raise NameTooLong(most=LONGEST_NAME)
    if not 1 <= days <= MOST_DAYS:
        raise DaysOutOfRange(most=MOST_DAYS)
    with acting(actor, "create token"):
        # Locked, so that two made at once are counted one after the other.
        reader = Membership.objects.current(user, READERS).filter(project=project)
        if reader.select_for_update(of=("self",)).first() is None:
            raise OpensNothing(username=user.username, project=project.slug)
        if Token.objects.filter(user=user, project=project).live().count() >= MOST_TOKENS:
            raise TooManyTokens(most=MOST_TOKENS)
        lasting = timedelta(days=days)
        made: tuple[Token, str] = Token.objects.create(
            user, expiry=lasting, project=project, name=name
        )
        return made


def revoke_token(*, actor: Actor | None, token: Token) -> None:
    """Ends the token now. The row stays; one that has ended keeps its end."""
    with acting(actor, "revoke token"):
        Token.objects.filter(pk=token.pk).live().update(expiry=timezone.now())
