"""Outlets: what is known about each, and how its articles are worded."""

from dataclasses import fields
from typing import Any

from django.db.models import Count, Max, Min, Q
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.api import shapes
from annotator.api.access import managed_project, visible_projects
from annotator.api.fields import Strict, Words
from annotator.api.pages import NamedPaging, NamePages
from annotator.api.present import looks_in
from annotator.articles.models import Outlet
from annotator.articles.outlet_actions import Profile, change_outlet
from annotator.projects.models import READERS
from annotator.statistics.rates import Rate, rates

PRESENT = Q(article__withdrawn_at=None)


class OutletInput(Strict):
    name = Words(max_length=200)
    country = Words(max_length=100, allow_blank=True)
    type = Words(max_length=100, allow_blank=True)
    ownership = Words(max_length=1000, allow_blank=True)
    leaning = Words(max_length=100, allow_blank=True, help_text="On whatever scale its source has.")
    leaning_source = Words(
        max_length=1000, allow_blank=True, help_text="Who says so, and where. Needed by `leaning`."
    )
    website = Words(max_length=2000, allow_blank=True, help_text="https:// or http://")


class OutletProfile(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    name = serializers.CharField()
    country = serializers.CharField()
    type = serializers.CharField()
    ownership = serializers.CharField()
    leaning = serializers.CharField()
    leaning_source = serializers.CharField()
    website = serializers.CharField()


class OutletRow(OutletProfile):
    articles = serializers.IntegerField()


class OutletPage(serializers.Serializer[Any]):
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = OutletRow(many=True)


class RateShape(serializers.Serializer[Any]):
    slug = serializers.CharField()
    name = serializers.CharField()
    family = serializers.CharField()
    colour = serializers.CharField()
    spans = serializers.IntegerField(help_text="In articles of this outlet.")
    rate = serializers.FloatField(help_text="Per 1,000 words read, in articles of this outlet.")
    everywhere = serializers.FloatField(help_text="The same in all articles of the project.")


class OutletShape(OutletRow):
    first = serializers.DateTimeField(allow_null=True, help_text="Of its articles.")
    last = serializers.DateTimeField(allow_null=True)
    words = serializers.IntegerField(
        help_text="Read by annotators who handed in; what two read counts twice."
    )
    readings = serializers.IntegerField(help_text="Assignments handed in.")
    labels = RateShape(many=True)


class OutletList(APIView):
    """The outlets of a project, by name."""

    @extend_schema(
        operation_id="list_outlets",
        parameters=[NamedPaging],
        responses={200: OutletPage, 400: shapes.Problem, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str) -> Response:
        where = get_object_or_404(visible_projects(request, READERS), slug=project)
        name = NamedPaging.of(request).get("name", "")
        outlets = Outlet.objects.filter(project=where, name__icontains=name)
        rows = outlets.annotate(articles=Count("article", filter=PRESENT))
        pages = NamePages()
        shown = pages.paginate_queryset(rows, request, view=self) or []
        return pages.get_paginated_response([_row(one) for one in shown])


class OutletDetail(APIView):
    """One outlet."""

    @extend_schema(
        operation_id="read_outlet",
        responses={200: OutletShape, 404: shapes.Problem},
    )
    def get(self, request: Request, project: str, outlet: int) -> Response:
        """Its profile, and how often each label was put in its articles."""
        where = get_object_or_404(visible_projects(request, READERS), slug=project)
        facts = {
            "articles": Count("article", filter=PRESENT),
            "first": Min("article__published_at", filter=PRESENT),
            "last": Max("article__published_at", filter=PRESENT),
        }
        rows = Outlet.objects.filter(project=where).annotate(**facts)
        found: Any = get_object_or_404(rows.select_related("project"), pk=outlet)
        now, looks = rates(found), looks_in(where)
        return Response(
            {
                **_row(found),
                "first": found.first,
                "last": found.last,
                "words": now.words,
                "readings": now.readings,
                "labels": [_rate(one, looks.colours) for one in now.labels],
            }
        )

    @extend_schema(
        operation_id="change_outlet",
        request=OutletInput,
        responses={
            200: OutletProfile,
            400: shapes.Problem,
            403: shapes.Problem,
            404: shapes.Problem,
            409: shapes.Problem,
        },
    )
    def put(self, request: Request, project: str, outlet: int) -> Response:
        """Writes the whole profile. Nothing in it is judged or guessed by this site."""
        where = managed_project(request, project)
        found = get_object_or_404(Outlet, project=where, pk=outlet)
        given = OutletInput(data=request.data)
        given.is_valid(raise_exception=True)
        profile = Profile(**given.validated_data)
        return Response(_profile(change_outlet(actor=request.user, outlet=found, profile=profile)))


def _profile(outlet: Outlet) -> dict[str, Any]:
    names = [field.name for field in fields(Profile)]
    return {name: getattr(outlet, name) for name in ("id", *names)}


def _row(outlet: Any) -> dict[str, Any]:
    return {**_profile(outlet), "articles": outlet.articles}


def _rate(one: Rate, colours: dict[tuple[int, str], str]) -> dict[str, Any]:
    names = ("slug", "name", "family", "spans", "rate", "everywhere")
    colour = colours.get((one.codebook, one.family), "slate")
    return {**{name: getattr(one, name) for name in names}, "colour": colour}
