"""The pages: each a shell that the front end fills with one data request."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from annotator.assignments.models import Assignment
from annotator.projects.models import Project


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    return _shell(request, "home")


@require_safe
@login_required
def annotate(request: HttpRequest, assignment: int) -> HttpResponse:
    place = get_object_or_404(Assignment.objects.of(request.user), pk=assignment)
    return _shell(request, "annotate", assignment=place.pk)


@require_safe
@login_required
def project(request: HttpRequest, project: str) -> HttpResponse:
    found = get_object_or_404(Project.objects.read_by(request.user), slug=project)
    return _shell(request, "project", project=found)


@require_safe
@login_required
def agreement(request: HttpRequest, project: str) -> HttpResponse:
    found = get_object_or_404(Project.objects.read_by(request.user), slug=project)
    return _shell(request, "agreement", project=found)


def _shell(
    request: HttpRequest,
    page: str,
    assignment: int | None = None,
    project: Project | None = None,
) -> HttpResponse:
    context = {"page": page, "assignment": assignment, "project": project}
    return render(request, "shell.html", context)
