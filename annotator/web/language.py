from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from annotator.people.models import Preferences, User

ENGLISH = ("/admin/", "/api/docs/")


class LanguageMiddleware:
    """A page speaks the language its reader chose; where nobody did, that of the browser.

    What the front end asks for says its language itself, for it is one with the page around it.
    The administration and the documentation of the interface are written in English alone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = _chosen(request)
        if chosen:
            translation.activate(chosen)
        return self.get_response(request)


def _chosen(request: HttpRequest) -> str:
    if request.path.startswith(ENGLISH):
        return "en"
    if request.path.startswith("/api/") or not isinstance(request.user, User):
        return ""
    return Preferences.objects.of(request.user).language
