"""The pages of last resort. Each says what happened and what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from annotator.api.problems import problem
from annotator.saying import said
from annotator.spans.place import WithdrawnArticle

WORTH_ANOTHER_TRY = (403, 429, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    title = _("Not now")
    detail = _("Your sign-in changed in another tab. Reload the page and try again.")
    return _page(request, 403, "csrf_failed", title, detail)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    title = _("Not understood")
    detail = _("The request does not make sense to this site; its address may be misspelt.")
    return _page(request, 400, "bad_request", title, detail)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    title = _("Not yours to see")
    detail = _("Your account may not open this page.")
    return _page(request, 403, "permission_denied", title, detail)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    title = _("Not found")
    detail = _("There is nothing here, or it is not yours to see.")
    return _page(request, 404, "not_found", title, detail)


def too_many(request: HttpRequest) -> HttpResponse:
    title = _("Too often")
    detail = _("This was tried too often in a short time. Wait some minutes, then try again.")
    return _page(request, 429, "too_many_requests", title, detail)


def gone(request: HttpRequest) -> HttpResponse:
    """For those who might have read what was withdrawn."""
    gone = WithdrawnArticle()
    return _page(request, 410, gone.code, _("Withdrawn"), said(str(gone)))


def broken(request: HttpRequest) -> HttpResponse:
    title = _("Something broke")
    detail = _("Something went wrong on our side. What was saved before is still saved.")
    return _page(request, 500, "server_error", title, detail)


def _page(request: HttpRequest, status: int, code: str, title: str, detail: str) -> HttpResponse:
    if request.path.startswith("/api/"):
        return problem(status, code, detail)
    context = {"title": title, "detail": detail, "again": status in WORTH_ANOTHER_TRY}
    return render(request, "error.html", context, status=status)
