"""One-click sign-in to the demo accounts: on this very machine, and only with SCAREQUOTE_DEMO."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from annotator.people.models import User
from annotator.projects.models import Membership

ACCOUNTS = ("ada", "ben", "rosa", "mara")
PROJECT = "demo"
# Any of these means that somebody stands between us and the person.
FORWARDED = (
    "HTTP_FORWARDED",
    "HTTP_VIA",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_REAL_IP",
)


def offered(request: HttpRequest) -> bool:
    """Whether this request comes straight from this machine to a demo."""
    host = request.get_host().rsplit(":", 1)[0]
    direct = not any(header in request.META for header in FORWARDED)
    near = request.META.get("REMOTE_ADDR", "") in ("127.0.0.1", "::1")
    return settings.DEMO and direct and near and host in settings.LOOPBACK


def accounts(request: HttpRequest) -> list[dict[str, str]]:
    """The demo's people as the sign-in page offers them; empty where it may not."""
    if not offered(request):
        return []
    there = Membership.objects.filter(project__slug=PROJECT, user__username__in=ACCOUNTS)
    members = there.filter(user__is_active=True).select_related("user")
    found = sorted(members, key=lambda member: ACCOUNTS.index(member.user.username))
    return [
        {
            "username": member.user.username,
            "first_name": member.user.first_name,
            "role_name": member.get_role_display(),
        }
        for member in found
    ]


@require_POST
def sign_in(request: HttpRequest, username: str) -> HttpResponse:
    if not offered(request) or username not in ACCOUNTS:
        raise Http404
    user = get_object_or_404(User, username=username, is_active=True)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(settings.LOGIN_REDIRECT_URL)
