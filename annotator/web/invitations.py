"""Where an invitation's link leads. A page without the front end: it works without scripts."""

from django import forms
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.forms import UserCreationForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from annotator.errors import Refused
from annotator.invitations.actions import (
    MemberAlready,
    NoInvitation,
    Over,
    UsernameTaken,
    accept,
    accept_with_account,
    refuse_unless_open,
)
from annotator.invitations.models import Invitation
from annotator.people.models import User
from annotator.projects.models import Membership, Project, Role
from annotator.saying import said

# The first class that fits decides.
STATUS: tuple[tuple[type[Refused], int], ...] = (
    (NoInvitation, 404),
    (Over, 410),
    (MemberAlready, 409),
)

MEANS = {
    Role.ANNOTATOR: _(
        "You read articles and mark what you find in them, without seeing what others mark."
    ),
    Role.REVIEWER: _("You read what the annotators marked, and where they agree."),
    Role.MANAGER: _("You run the project: its people, its codebook and its articles."),
    Role.RESEARCHER: _("You read the labels and take the dataset out."),
}


class AccountForm(UserCreationForm):  # type: ignore[type-arg]
    first_name = forms.CharField(
        label=_("First name, as others here will see it"),
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        max_length=150,
    )

    password2 = forms.CharField(
        label=_("Password again"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    class Meta:
        model = User
        fields = ("username", "first_name")
        widgets = {"username": forms.TextInput(attrs={"autocomplete": "username"})}
        help_texts = {
            "username": _(
                "Letters, digits and @ . + - _ only. In the data you appear under a pseudonym."
            )
        }


@require_http_methods(["GET", "HEAD", "POST"])
def accept_page(request: HttpRequest, token: str) -> HttpResponse:
    try:
        return _answer(request, token)
    except (NoInvitation, Over, MemberAlready) as refused:
        status = next(code for kind, code in STATUS if isinstance(refused, kind))
        context = {"sentence": said(str(refused)), "status": status}
        return render(request, "invitation_closed.html", context, status=status)


def _answer(request: HttpRequest, token: str) -> HttpResponse:
    if request.method != "POST":
        return _offer(request, token)
    if isinstance(request.user, User):
        return _to_work(accept(person=request.user, token=token))
    return _make_account(request, token)


def _make_account(request: HttpRequest, token: str) -> HttpResponse:
    form = AccountForm(request.POST)
    if not form.is_valid():
        return _offer(request, token, form)
    try:
        member = accept_with_account(
            token=token,
            username=form.cleaned_data["username"],
            first_name=form.cleaned_data["first_name"],
            password=form.cleaned_data["password1"],
        )
    except UsernameTaken as taken:
        form.add_error("username", said(str(taken)))
        return _offer(request, token, form)
    login(request, member.user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return _to_work(member)


def _offer(request: HttpRequest, token: str, form: AccountForm | None = None) -> HttpResponse:
    """What the invitation is for, and how to accept it."""
    invitation = Invitation.objects.behind(token).select_related("project").first()
    if invitation is None:
        raise NoInvitation
    if isinstance(request.user, User):
        _refuse_member(invitation.project, request.user)
    refuse_unless_open(invitation)
    context = {
        "invitation": invitation,
        "means": MEANS[Role(invitation.role)],
        "form": form or AccountForm(),
    }
    return render(request, "invitation.html", context, status=400 if form else 200)


def _refuse_member(project: Project, person: User) -> None:
    if Membership.objects.current(person).filter(project=project).exists():
        raise MemberAlready


def _to_work(member: Membership) -> HttpResponse:
    """An annotator's work is a list of articles; everybody else's is the project."""
    if member.role == Role.ANNOTATOR:
        return redirect(settings.LOGIN_REDIRECT_URL)
    return redirect(f"/projects/{member.project.slug}/")
