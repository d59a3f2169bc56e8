"""Where a password link leads. A page without the front end: it works without scripts."""

from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotator.invitations.password_links import DeadLink, set_password, usable
from annotator.saying import said


@require_http_methods(["GET", "HEAD", "POST"])
def password_link(request: HttpRequest, token: str) -> HttpResponse:
    try:
        return _answer(request, token)
    except DeadLink as dead:
        context = {"sentence": said(str(dead)), "status": 410, "kicker": _("New password")}
        return render(request, "invitation_closed.html", context, status=410)


def _answer(request: HttpRequest, token: str) -> HttpResponse:
    link = usable(token)
    form = SetPasswordForm(link.person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        set_password(token=token, password=form.cleaned_data["new_password1"])
        return redirect("account_login")
    context = {"form": form, "person": link.person}
    return render(request, "password_link.html", context, status=400 if form.errors else 200)
