"""Three times the rows, the same number of statements: on every route that is read."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotator.articles.models import Outlet, Story, Text
from annotator.assignments.actions import annotators_of, assign
from annotator.people.models import User
from annotator.projects.actions import add_member
from annotator.projects.models import Project, Role
from tests.api.places import Place
from tests.api.test_routes import PEOPLE, ROUTES
from tests.conftest import As
from tests.make import (
    hand_in,
    make_answer,
    make_codebook,
    make_link,
    make_member,
    make_project,
    make_span,
    make_text,
)
from tests.world import World

# Those whose pages have most rows: one who marks, one who sees everything.
BUSIEST = ("alice", "mona")
WANTED = ("get", 200)


def read() -> Iterator[tuple[str, str]]:
    """Each route of REST that is read, with whom of the two it answers."""
    for route, (method, answers) in ROUTES.items():
        for person, status in zip(PEOPLE, answers, strict=True):
            if person in BUSIEST and route.startswith("api/v1/") and (method, status) == WANTED:
                yield route, person


@pytest.mark.parametrize(("route", "person"), list(read()))
def test_a_route_asks_no_more_when_there_is_more(
    world: World, api: As, route: str, person: str
) -> None:
    place = Place(world)
    grow(world)
    few = statements(place, api, route, person)
    grow(world)
    grow(world)
    many = statements(place, api, route, person)
    assert len(many) == len(few), "\n".join(sorted(set(many) - set(few)))


def statements(place: Place, api: As, route: str, person: str) -> list[str]:
    client, address = api(getattr(place.world, person)), place.address(route)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.getvalue()
    return [one["sql"] for one in asked.captured_queries]


def grow(world: World) -> None:
    """Adds one of everything: a page that shows it would now have more of it."""
    add_label(world.project)
    make_member(world.project, "another", Role.ANNOTATOR)
    text = add_article(world.project)
    for assignment in assign(actor=None, text=text, annotators=annotators_of(world.project)):
        make_span(assignment, "'regime'")
        claim = make_span(assignment, "claimed victory", "claim")
        make_answer(assignment, "genre", "opinion")
        make_link(assignment, make_span(assignment, "Plan", "loaded"), claim)
        hand_in(assignment)
        assert assignment.annotator
        if assignment.annotator.user == world.alice:
            world.alices = assignment
    for person in (world.alice, world.mona):
        add_project(person)


def add_label(project: Project) -> None:
    """The next version of the codebook, with one label more."""
    slugs = [
        "scare_quote",
        "claim",
        "loaded",
        *(f"more_{n}" for n in range(project.codebooks.count())),
    ]
    make_codebook(project, labels=[label(slug) for slug in slugs])


def label(slug: str) -> dict[str, Any]:
    words = {"family": "quotation", "name": slug, "definition": "Something."}
    return {"slug": slug, **words, "attributes": [{"slug": "target", "kind": "text"}]}


def add_article(project: Project) -> Text:
    text = make_text(project)
    number = project.outlets.count()
    text.article.outlet = Outlet.objects.create(project=project, name=f"Outlet {number}")
    text.article.story = Story.objects.create(project=project, name=f"Story {number}")
    text.article.save()
    return text


def add_project(person: User) -> None:
    project = make_project("another")
    make_codebook(project)
    add_member(actor=None, project=project, user=person, role=Role.MANAGER)
    add_article(project)
