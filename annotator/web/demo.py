"""One-click sign-in to the demo accounts: on this very machine, and only with SCAREQUOTE_DEMO."""

from django.conf import settings
from django.contrib.auth import login
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from annotator.demo.people import PEOPLE, PROJECT
from annotator.projects.models import Membership

# A header that begins so means that somebody stands between us and the person.
FORWARDED = (
    "HTTP_CF_",
    "HTTP_FORWARDED",
    "HTTP_TRUE_CLIENT_IP",
    "HTTP_VIA",
    "HTTP_X_CLIENT_IP",
    "HTTP_X_FORWARDED",
    "HTTP_X_ORIGINAL",
    "HTTP_X_REAL_IP",
)


def offered(request: HttpRequest) -> bool:
    """Whether this request comes straight from this machine to a demo."""
    host = request.get_host().rsplit(":", 1)[0]
    direct = not any(header.startswith(FORWARDED) for header in request.META)
    near = request.META.get("REMOTE_ADDR", "") in ("127.0.0.1", "::1")
    return settings.DEMO and direct and near and host in settings.LOOPBACK


def accounts(request: HttpRequest) -> list[Membership]:
    """The demo's people as the sign-in page offers them; empty where it may not."""
    if not offered(request):
        return []
    return sorted(_people(), key=lambda member: list(PEOPLE).index(member.user.username))


@require_POST
def sign_in(request: HttpRequest, username: str) -> HttpResponse:
    if not offered(request):
        raise Http404
    member = get_object_or_404(_people(), user__username=username)
    login(request, member.user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(settings.LOGIN_REDIRECT_URL)


def _people() -> QuerySet[Membership]:
    """Members of the demo under the demo's names, without power over the site."""
    there = Membership.objects.filter(project__slug=PROJECT, user__username__in=PEOPLE)
    plain = there.filter(user__is_active=True, user__is_staff=False, user__is_superuser=False)
    return plain.select_related("user")
