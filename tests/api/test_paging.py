"""What is wrong in the address of a list is named, and nothing is taken for something else."""

import pytest

from annotator.articles.models import Outlet, Story
from tests.conftest import As
from tests.make import make_placed
from tests.world import World

LISTS = ("articles", "stories", "outlets", "withdrawn", "spans")


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("page_size=abc", "page_size"),
        ("page_size=0", "page_size"),
        ("page_size=-5", "page_size"),
        ("cursor=zzz", "cursor"),
        ("cursor=cD0A", "cursor"),
        ("foo=1", "foo"),
    ],
)
def test_the_wrong_word_is_named(api: As, world: World, name: str, query: str, field: str) -> None:
    answer = api(world.mona).get(f"/api/v1/projects/{world.project.slug}/{name}/?{query}")
    assert answer.status_code == 400
    assert [one["pointer"] for one in answer.json()["errors"]] == [f"/{field}"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("facets=maybe", "facets: Must be a valid boolean."),
        ("q=" + "x" * 201, "q: At most 200 characters can be looked for."),
    ],
)
def test_articles_say_what_is_wrong(api: As, world: World, query: str, said: str) -> None:
    answer = api(world.mona).get(f"/api/v1/projects/{world.project.slug}/articles/?{query}")
    assert (answer.status_code, answer.json()["detail"]) == (400, said)


def test_stories_and_outlets_are_found_by_a_part_of_their_name(api: As, world: World) -> None:
    for name in ("The dam", "A strike", "Dam 2"):
        Story.objects.create(project=world.project, name=name)
        Outlet.objects.create(project=world.project, name=name)
    for kind in ("stories", "outlets"):
        address = f"/api/v1/projects/{world.project.slug}/{kind}/"
        rows = api(world.mona).get(f"{address}?name=DAM").json()["results"]
        assert {row["name"] for row in rows} == {"The dam", "Dam 2"}
        first = api(world.mona).get(f"{address}?name=dam&page_size=1").json()
        rest = api(world.mona).get(first["next"]).json()["results"]
        assert [row["name"] for row in [*first["results"], *rest]] == [row["name"] for row in rows]
        assert api(world.mona).get(f"{address}?name=%25").json()["results"] == []


def test_a_name_that_is_taken_is_pointed_at(api: As, world: World) -> None:
    outlet, story = make_placed(world.text)
    Outlet.objects.create(project=world.project, name="Courier")
    Story.objects.create(project=world.project, name="Courier")
    below = f"/api/v1/projects/{world.project.slug}"
    client = api(world.mona)
    told = client.put(f"{below}/stories/{story.pk}/", {"name": "Courier"}, format="json")
    assert (told.status_code, told.json()["errors"][0]["pointer"]) == (409, "/name")
    names = ("country", "type", "ownership", "leaning", "leaning_source", "website")
    profile = {"name": "Courier", **dict.fromkeys(names, "")}
    told = client.put(f"{below}/outlets/{outlet.pk}/", profile, format="json")
    assert (told.status_code, told.json()["errors"][0]["pointer"]) == (409, "/name")
