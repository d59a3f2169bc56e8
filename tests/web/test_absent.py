"""A page about a row that is not there is not there either."""

import pytest
from django.test import Client

from annotator.articles.models import Story
from annotator.projects.models import Project
from tests.api.places import Place
from tests.make import make_placed
from tests.world import World

NOBODYS = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def mona(world: World) -> Client:
    client = Client()
    client.force_login(world.mona)
    return client


@pytest.mark.parametrize(
    "rest",
    [
        "stories/99999/",
        "outlets/99999/",
        f"changes/{NOBODYS}/",
        f"changes/{NOBODYS}/worklist/",
        "texts/{text}/difference/1/",
        "texts/{text}/difference/7/",
    ],
)
def test_nothing_of_that_name(mona: Client, world: World, rest: str) -> None:
    below = f"/projects/{world.project.slug}/"
    assert mona.get(below + rest.format(text=world.text.pk)).status_code == 404


def test_what_is_there_opens_and_another_projects_does_not(mona: Client, world: World) -> None:
    place = Place(world)
    below = f"/projects/{world.project.slug}/"
    outlet, story = make_placed(world.text)
    for rest in (f"stories/{story.pk}/", f"outlets/{outlet.pk}/", f"changes/{place.plan.uuid}/"):
        assert mona.get(below + rest).status_code == 200
    elsewhere = Project.objects.exclude(pk=world.project.pk).get()
    other = Story.objects.create(project=elsewhere, name="Dam")
    assert mona.get(f"{below}stories/{other.pk}/").status_code == 404


def test_nothing_is_carried_where_nothing_was_corrected(world: World) -> None:
    client = Client()
    client.force_login(world.alice)
    assert client.get(f"/assignments/{world.alices.pk}/").status_code == 200
    assert client.get(f"/assignments/{world.alices.pk}/carried/").status_code == 404
