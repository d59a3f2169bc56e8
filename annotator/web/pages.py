"""The pages: each a shell that the front end fills with one data request."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db.models import Model
from django.forms.models import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from annotator.articles.models import Text
from annotator.assignments.models import Assignment
from annotator.changes.carrying_models import CarryOver
from annotator.people.models import Preferences
from annotator.projects.models import READERS, Project, Role
from annotator.web.errors import gone
from annotator.web.first_words import first_blocks, kicker, with_first_words


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    return _shell(request, "home")


@require_safe
@login_required
def annotate(request: HttpRequest, assignment: int) -> HttpResponse:
    """The only shell that brings words along: reading begins before the scripts are there."""
    if _is_withdrawn(request, assignment):
        return gone(request)
    mine = with_first_words(Assignment.objects.of(request.user))
    place = get_object_or_404(mine, pk=assignment)
    article = place.text.article
    first = {"blocks": first_blocks(place), "language": article.language, "kicker": kicker(article)}
    return _shell(request, "annotate", assignment=assignment, first=first)


@require_safe
@login_required
def carried(request: HttpRequest, assignment: int) -> HttpResponse:
    """What an annotator may carry over from an older text."""
    if _is_withdrawn(request, assignment):
        return gone(request)
    mine = Assignment.objects.of(request.user)
    get_object_or_404(CarryOver, assignment__in=mine, assignment=assignment)
    return _shell(request, "carried", assignment=assignment)


@require_safe
@login_required
def new_project(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("annotator.add_project"):
        raise Http404
    return _shell(request, "newProject")


def of_project(
    page: str, roles: tuple[Role, ...] = READERS, about: type[Model] | None = None
) -> Callable[..., HttpResponse]:
    """A page about one project, or the row of it that the address names, for `roles` in it."""

    @require_safe
    @login_required
    def view(
        request: HttpRequest, project: str, uuid: UUID | None = None, number: int | None = None
    ) -> HttpResponse:
        mine = Project.objects.visible_to(request.user, roles).with_role(request.user)
        where = get_object_or_404(mine, slug=project)
        if about:
            named = {"uuid": uuid} if uuid else {"pk": number}
            get_object_or_404(about._default_manager.only("pk"), project=where, **named)
        return _shell(request, page, project=where)

    return view


def of_text(page: str, roles: tuple[Role, ...] = READERS) -> Callable[..., HttpResponse]:
    """A page about one text, for those who have one of `roles` in its project."""

    @require_safe
    @login_required
    def view(request: HttpRequest, project: str, text: int, version: int = 0) -> HttpResponse:
        mine = Project.objects.visible_to(request.user, roles).with_role(request.user)
        where = get_object_or_404(mine, slug=project)
        texts = Text.objects.filter(article__project=where).select_related("article")
        found = get_object_or_404(texts.only("version", "article__withdrawn_at"), pk=text)
        if found.article.withdrawn_at:
            return gone(request)
        if version:
            older = Text.objects.filter(article=found.article_id, version__lt=found.version)
            get_object_or_404(older.only("pk"), version=version)
        return _shell(request, page, project=where, text=found.pk)

    return view


def _is_withdrawn(request: HttpRequest, assignment: int) -> bool:
    return Assignment.objects.withdrawn_of(request.user).filter(pk=assignment).exists()


def _shell(
    request: HttpRequest,
    page: str,
    assignment: int | None = None,
    project: Project | None = None,
    text: int | None = None,
    first: dict[str, Any] | None = None,
) -> HttpResponse:
    person: Any = request.user
    preferences = model_to_dict(Preferences.objects.of(person), exclude=["person"])
    context = {
        "page": page,
        "assignment": assignment,
        "project": project,
        "text": text,
        "first": first,
        # Known before anything is drawn: a page that changes its colours is a flash.
        "preferences": preferences,
        "preferences_json": json.dumps(preferences),
    }
    return render(request, "shell.html", context)
