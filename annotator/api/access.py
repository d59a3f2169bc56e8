"""Who asks: a browser with its sign-in, or a program with a token."""

from binascii import Error as NotHex

from django.shortcuts import get_object_or_404
from django.utils import timezone
from knox.auth import TokenAuthentication
from knox.crypto import hash_token
from rest_framework.authentication import SessionAuthentication as Cookie
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from annotator.people.models import Token, User
from annotator.projects.models import Project, ProjectQuerySet, Role


class ProjectTokenAuthentication(TokenAuthentication):  # type: ignore[misc]
    """`Authorization: Bearer ...`. A request with a token never looks at cookies."""

    def authenticate_credentials(self, token: bytes) -> tuple[User, Token]:
        # Looked up by hash alone: no write, no loop, and nothing to learn from the time it takes.
        try:
            digest = hash_token(token.decode("ascii"))
        except (UnicodeDecodeError, NotHex):
            raise AuthenticationFailed("This token is not valid.") from None
        found = Token.objects.filter(digest=digest, user__is_active=True, expiry__gt=timezone.now())
        row = found.select_related("user").first()
        if row is None:
            raise AuthenticationFailed("This token is not valid, or no longer.")
        return row.user, row


class SessionAuthentication(Cookie):
    """The browser's sign-in, with its CSRF check."""


class TokensOnlyRead(BasePermission):
    message = "A token can only read."

    def has_permission(self, request: Request, view: object) -> bool:
        return not isinstance(request.auth, Token) or request.method in SAFE_METHODS


class NoTokens(BasePermission):
    """For what opens doors: a key that can only read must not lead to one that can do more."""

    message = "This needs a person who is signed in; a token does not reach it."

    def has_permission(self, request: Request, view: object) -> bool:
        return not isinstance(request.auth, Token)


def visible_projects(request: Request, roles: tuple[Role, ...] = tuple(Role)) -> ProjectQuerySet:
    """The projects this request may see; a token sees its own project alone."""
    projects = Project.objects.visible_to(request.user, roles)
    if isinstance(request.auth, Token):
        projects = projects.filter(pk=request.auth.project_id)
    return projects


def managed_project(request: Request, slug: str) -> Project:
    """The project, for its managers. Another member knows of it and gets 403; a stranger, 404."""
    seen = visible_projects(request).with_role(request.user)
    project: Project = get_object_or_404(seen, slug=slug)
    if project.role != Role.MANAGER:
        raise PermissionDenied("Only a manager of this project may do this.")
    return project
