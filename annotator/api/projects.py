from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.exceptions import PermissionDenied
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import visible_projects
from annotator.api.agreement import agreement_shape
from annotator.api.agreement_shapes import AgreementShape
from annotator.api.fields import Strict, Words
from annotator.api.pages import Pages
from annotator.api.present import codebook_shape
from annotator.codebook.models import Codebook
from annotator.projects.actions import start_project
from annotator.projects.models import READERS, Project, Role
from annotator.reports.models import Report
from annotator.statistics.agreement import agreement
from annotator.statistics.gathered import Filters
from annotator.statistics.overview import (
    LabelCount,
    Progress,
    article_states,
    label_counts,
    progress,
)


class ProjectRow(shapes.ProjectRow):
    def to_representation(self, instance: Project) -> dict[str, Any]:
        names = ("slug", "name", "role", "article_count")
        return {name: getattr(instance, name) for name in names}


@extend_schema_view(get=extend_schema(operation_id="list_projects"))
class ProjectList(ListAPIView[Project]):
    """The projects I am a member of."""

    pagination_class = Pages
    serializer_class = ProjectRow

    def get_queryset(self) -> QuerySet[Project]:
        person = self.request.user
        return visible_projects(self.request).with_role(person).with_article_count(person)


class ProjectInput(Strict):
    name = serializers.CharField(max_length=200)
    language = Words(max_length=35, help_text="A code such as en, de or pt-BR.")


class StartedProject(shapes.ProjectRef):
    language = serializers.CharField()
    role = serializers.ChoiceField(Role.choices)


class CountsShape(serializers.Serializer[Any]):
    articles = serializers.IntegerField()
    annotators = serializers.IntegerField(help_text="Those of today.")
    assignments = serializers.IntegerField()
    submitted = serializers.IntegerField()
    spans = serializers.IntegerField()


class ProgressShape(serializers.Serializer[Any]):
    annotator = serializers.CharField(help_text="Pseudonym.")
    current = serializers.BooleanField(help_text="False: no longer an annotator here.")
    open = serializers.IntegerField()
    in_progress = serializers.IntegerField()
    submitted = serializers.IntegerField()
    returned = serializers.IntegerField()


class ArticleStatesShape(serializers.Serializer[Any]):
    unassigned = serializers.IntegerField()
    open = serializers.IntegerField()
    in_progress = serializers.IntegerField()
    done = serializers.IntegerField()


class LabelCountShape(serializers.Serializer[Any]):
    slug = serializers.CharField()
    name = serializers.CharField()
    family = serializers.CharField()
    spans = serializers.IntegerField()


class ProjectShape(serializers.Serializer[Any]):
    slug = serializers.CharField()
    name = serializers.CharField()
    role = serializers.ChoiceField(Role.choices)
    codebook = shapes.CodebookShape(allow_null=True)
    annotators = serializers.ListField(
        child=serializers.CharField(), help_text="Pseudonyms of today's annotators."
    )
    counts = CountsShape()
    progress = ProgressShape(many=True)
    article_states = ArticleStatesShape()
    labels = LabelCountShape(many=True)
    open_reports = serializers.IntegerField(help_text="Problems with articles nobody settled yet.")
    agreement = AgreementShape(help_text="Of the first round.")


class ProjectDetail(APIView):
    """One project at a glance, for those who may read its labels."""

    @extend_schema(
        operation_id="read_project",
        responses={200: ProjectShape, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        readable = visible_projects(request, READERS).with_role(request.user)
        return Response(project_shape(get_object_or_404(readable, slug=project)))

    @extend_schema(
        operation_id="start_project",
        request=ProjectInput,
        responses={
            200: StartedProject,
            201: StartedProject,
            400: shapes.Problem,
            403: shapes.Problem,
            409: shapes.Problem,
        },
    )
    def put(self, request: Request, project: str) -> Response:
        """Creates a project, whose manager is whoever asks.

        An equal request of the same manager changes nothing.
        """
        if not request.user.has_perm("annotator.add_project"):
            raise PermissionDenied("You do not have the permission to create projects here.")
        given = ProjectInput(data=request.data)
        given.is_valid(raise_exception=True)
        made, new = start_project(
            person=request.user,  # type: ignore[arg-type]
            slug=project,
            **given.validated_data,
        )
        shape = {"slug": made.slug, "name": made.name, "language": made.language}
        return Response({**shape, "role": Role.MANAGER}, status=201 if new else 200)


def project_shape(project: Project) -> dict[str, Any]:
    """A project `with_role` in numbers; whoever sees them may read its labels."""
    codebook = Codebook.objects.published_in(project).last()
    people, articles = progress(project), article_states(project)
    labels = label_counts(project, codebook)
    return {
        "slug": project.slug,
        "name": project.name,
        "role": project.role,
        "codebook": codebook_shape(codebook) if codebook else None,
        "annotators": [one.annotator for one in people if one.current],
        "counts": _counts(people, articles, labels),
        "progress": [_progress(one) for one in people],
        "article_states": articles,
        "labels": [vars(one) for one in labels],
        "open_reports": Report.objects.in_project(project).open().count(),
        "agreement": agreement_shape(agreement(project, Filters())),
    }


def _counts(
    people: list[Progress], articles: dict[str, int], labels: list[LabelCount]
) -> dict[str, int]:
    return {
        "articles": sum(articles.values()),
        "annotators": sum(one.current for one in people),
        "assignments": sum(sum(one.states.values()) for one in people),
        "submitted": sum(one.states["submitted"] for one in people),
        "spans": sum(one.spans for one in labels),
    }


def _progress(one: Progress) -> dict[str, Any]:
    return {"annotator": one.annotator, "current": one.current, **one.states}
