"""The least that saving and reading labels can cost with Django, as a measure for the real thing.

A view with the sign-in, the membership, the foreign keys and one INSERT in its transaction, under
the same server: no history, no revisions, no repetition that changes nothing, no rules about words
and places. What it reads is what a page needs to show an article with labels: the text, the labels
there are and one's own spans; no attributes, links or questions, and no place in a list. Nothing
is slower than it has to be: the framework's own classes, and no text is read where none is sent.
And the least that a browser can do with it: the same words in the same marks as one bare page.

`tests.benchmarks.annotating` runs it beside the product:  gunicorn tests.benchmarks.floor
"""

from __future__ import annotations

import os
from html import escape
from typing import Any, ClassVar

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.handlers.wsgi import WSGIHandler  # noqa: E402

# After the set-up, which insists on what the product needs.
settings.ROOT_URLCONF = "tests.benchmarks.floor"
settings.MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
application = WSGIHandler()

from django.db import models, transaction  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.shortcuts import get_object_or_404  # noqa: E402
from django.urls import path  # noqa: E402
from rest_framework import serializers  # noqa: E402
from rest_framework.authentication import SessionAuthentication  # noqa: E402
from rest_framework.negotiation import DefaultContentNegotiation  # noqa: E402
from rest_framework.parsers import JSONParser  # noqa: E402
from rest_framework.permissions import IsAuthenticated  # noqa: E402
from rest_framework.request import Request  # noqa: E402
from rest_framework.response import Response  # noqa: E402
from rest_framework.views import APIView  # noqa: E402

from annotator.articles.models import Text  # noqa: E402
from annotator.assignments.models import Assignment  # noqa: E402
from annotator.codebook.models import Label  # noqa: E402

SPAN = ("id", "label__slug", "start", "end", "quote")
TEXT = ("id", "version", "sha256", "length", "content", "blocks", "sentences")
LABEL = (
    *("slug", "family", "name", "key", "colour", "pattern", "definition", "test", "examples"),
    *("do_not_label", "contrasts", "self_overlap", "may_cross_blocks"),
)


class FloorSpan(models.Model):
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="floor_spans")
    label = models.ForeignKey(Label, models.PROTECT, related_name="+")
    start = models.IntegerField()
    end = models.IntegerField()
    quote = models.TextField()

    objects: ClassVar[models.Manager[FloorSpan]] = models.Manager()

    class Meta:
        app_label = "annotator"
        managed = False
        db_table = "floor_span"

    def __str__(self) -> str:
        return self.quote


class FloorInput(serializers.Serializer[Any]):
    label = serializers.SlugRelatedField(slug_field="slug", queryset=Label.objects.none())  # type: ignore[assignment]
    start = serializers.IntegerField(min_value=0)
    end = serializers.IntegerField(min_value=0)
    quote = serializers.CharField()


def mine(request: Request, assignment: int, *columns: str) -> Assignment:
    own = {"annotator__user": request.user, "annotator__ended_at": None}
    places = Assignment.objects.select_related("text") if columns else Assignment.objects.all()
    return get_object_or_404(places.only("codebook", *columns), pk=assignment, **own)


class Article(APIView):
    authentication_classes = (SessionAuthentication,)
    permission_classes = (IsAuthenticated,)
    parser_classes = (JSONParser,)
    content_negotiation_class = DefaultContentNegotiation

    def get(self, request: Request, assignment: int) -> Response:
        place = mine(request, assignment, *(f"text__{name}" for name in TEXT))
        labels = Label.objects.filter(codebook=place.codebook_id).order_by("position")
        return Response(
            {
                "text": {name: getattr(place.text, name) for name in TEXT},
                "labels": list(labels.values(*LABEL)),
                "spans": list(FloorSpan.objects.filter(assignment=place).values(*SPAN)),
            }
        )

    def post(self, request: Request, assignment: int) -> Response:
        place = mine(request, assignment)
        given = FloorInput(data=request.data)
        labels = Label.objects.filter(codebook=place.codebook_id).order_by().only("slug")
        given.fields["label"].queryset = labels  # type: ignore[attr-defined]
        given.is_valid(raise_exception=True)
        with transaction.atomic():
            span = FloorSpan.objects.create(assignment=place, **given.validated_data)
        return Response({"id": span.pk}, status=201)


# What closes comes before what opens, the inner before the outer and the other way round.
MARK_ENDS, BLOCK_ENDS, BLOCK_STARTS, MARK_STARTS = range(4)
ICON = "<link rel=icon href=data:,>"
KEYS = """<script>addEventListener("keydown", ({ key }) => {
    const word = document.querySelector("h1"), made = document.createElement("mark");
    if (key === "l") { made.append(...word.childNodes); word.append(made); }
    if (key === "Delete") word.replaceChildren(...word.firstChild.childNodes);
})</script>"""


def page(request: Any, assignment: int) -> HttpResponse:
    place = mine(request, assignment)
    spans = FloorSpan.objects.filter(assignment=place).values_list("start", "end")
    text = place.text
    return HttpResponse(f"<!doctype html>{ICON}<article>{bare(text, list(spans))}</article>{KEYS}")


def bare(text: Text, spans: list[tuple[int, int]]) -> str:
    tags = [(start, MARK_STARTS, -end, "<mark tabindex=0>") for start, end in spans]
    tags += [(end, MARK_ENDS, 0, "</mark>") for _, end in spans]
    for block in text.blocks:
        name = "h1" if block["kind"] == "headline" else "p"
        tags.append((block["start"], BLOCK_STARTS, 0, f"<{name}>"))
        tags.append((block["end"], BLOCK_ENDS, 0, f"</{name}>"))
    written, at = [], 0
    for place, _, _, tag in sorted(tags):
        written += [escape(text.content[at:place]), tag]
        at = place
    return "".join(written)


def alive(request: Any) -> HttpResponse:
    return HttpResponse("alive")


urlpatterns = [
    path("livez", alive),
    path("<int:assignment>/", Article.as_view()),
    path("<int:assignment>/page/", page),
]
