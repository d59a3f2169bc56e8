"""The pages of last resort. Each says what happened and what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from annotator.api.problems import problem
from annotator.spans.place import WithdrawnArticle


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    detail = _("Your sign-in changed in another tab. Reload the page and try again.")
    return _page(request, 403, "csrf_failed", detail)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    detail = _("The request does not make sense to this site; its address may be misspelt.")
    return _page(request, 400, "bad_request", detail)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    detail = _("There is nothing here, or it is not yours to see.")
    return _page(request, 404, "not_found", detail)


def gone(request: HttpRequest) -> HttpResponse:
    """For those who might have read what was withdrawn."""
    return _page(request, 410, WithdrawnArticle().code, str(WithdrawnArticle()))


def broken(request: HttpRequest) -> HttpResponse:
    detail = _("Something went wrong on our side. What was saved before is still saved.")
    return _page(request, 500, "server_error", detail)


def _page(request: HttpRequest, status: int, code: str, detail: str) -> HttpResponse:
    if request.path.startswith("/api/"):
        return problem(status, code, detail)
    return render(request, "error.html", {"detail": detail, "status": status}, status=status)
