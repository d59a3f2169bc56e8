"""What a person finds on arrival: their work, and their projects, in one answer."""

from collections import Counter
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, Value, When
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import visible_projects
from annotator.api.assignments import AssignmentRow, assignment_row, mine, with_rows
from annotator.api.projects import ProjectShape, project_shape
from annotator.assignments.models import Assignment, AssignmentQuerySet, State
from annotator.assignments.pool_actions import slots_for
from annotator.people.models import User
from annotator.projects.models import READERS, Project, ProjectQuerySet, Role

# More rows than these are a list of their own (GET /assignments/).
MOST_WAITING, MOST_SUBMITTED = 50, 10
# What was returned comes first, then what is begun.
URGENT = {State.RETURNED: 0, State.IN_PROGRESS: 1, State.OPEN: 2}


class HomeProject(shapes.ProjectRef):
    role = serializers.ChoiceField(Role.choices)
    articles = serializers.IntegerField(help_text="For an annotator: one's own alone.")
    assigned = serializers.IntegerField(help_text="For an annotator: one's own alone.")
    submitted = serializers.IntegerField(help_text="For an annotator: one's own alone.")
    takeable = serializers.IntegerField(help_text="Articles of the pool that I could take.")


class HomeShape(serializers.Serializer[Any]):
    assigned = serializers.IntegerField()
    submitted = serializers.IntegerField()
    waiting = AssignmentRow(many=True, help_text="To do, the most urgent first.")
    done = AssignmentRow(many=True, help_text="Submitted last.")
    projects = HomeProject(many=True)
    overview = ProjectShape(
        allow_null=True, help_text="Of the one project that I read and do not annotate in."
    )


class Home(APIView):
    """My work and my projects."""

    @extend_schema(operation_id="read_home", responses={200: HomeShape})
    def get(self, request: Request) -> Response:
        own = mine(request)
        waiting, done = own.exclude(state=State.SUBMITTED), own.submitted()
        urgent = with_rows(waiting).order_by(_urgency(), "id")
        last = with_rows(done).order_by("-submitted_at", "-id")
        seen = list(_seen(request))
        counts = own.aggregate(assigned=Count("pk"), submitted=Count("pk", filter=_SUBMITTED))
        return Response(
            {
                **counts,
                "waiting": [assignment_row(row) for row in urgent[:MOST_WAITING]],
                "done": [assignment_row(row) for row in last[:MOST_SUBMITTED]],
                "projects": _projects(seen, own, slots_for(_person(request), seen)),
                "overview": _overview(seen, counts["assigned"]),
            }
        )


def _seen(request: Request) -> ProjectQuerySet:
    return visible_projects(request).with_role(request.user).with_article_count(request.user)


_SUBMITTED = Q(state=State.SUBMITTED)


def _urgency() -> Case:
    places = (When(state=state, then=Value(place)) for state, place in URGENT.items())
    return Case(*places, output_field=IntegerField())


def _overview(seen: list[Project], assigned: int) -> dict[str, Any] | None:
    """Who runs a single project wants that at once; who annotates has their work before it."""
    alone = len(seen) == 1 and seen[0].role in READERS and not assigned
    return project_shape(seen[0]) if alone else None


def _person(request: Request) -> User:
    person: Any = request.user
    return person  # type: ignore[no-any-return]


def _projects(
    seen: list[Project], own: AssignmentQuerySet, takeable: Counter[int]
) -> list[dict[str, Any]]:
    """Two statements. An annotator is told of nobody's work but their own."""
    read = [project.pk for project in seen if project.role != Role.ANNOTATOR]
    everybodys = Assignment.objects.present().filter(project__in=read)
    counts = {**_by_project(own), **_by_project(everybodys)}
    return [
        {**_project(project, *counts.get(project.pk, (0, 0))), "takeable": takeable[project.pk]}
        for project in seen
    ]


def _by_project(assignments: AssignmentQuerySet) -> dict[int, tuple[int, int]]:
    grouped = assignments.order_by().values("project")
    rows = grouped.annotate(assigned=Count("pk"), handed_in=Count("pk", filter=_SUBMITTED))
    return {row["project"]: (row["assigned"], row["handed_in"]) for row in rows}


def _project(project: Project, assigned: int, submitted: int) -> dict[str, Any]:
    return {
        "slug": project.slug,
        "name": project.name,
        "role": project.role,
        "articles": project.article_count,
        "assigned": assigned,
        "submitted": submitted,
    }
