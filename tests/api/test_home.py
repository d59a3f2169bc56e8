"""What a person finds on arrival."""

from typing import Any

from annotator.people.models import User
from annotator.projects.actions import add_member
from annotator.projects.models import Role
from annotator.spans.actions import submit
from tests.conftest import As
from tests.make import make_assignment, make_member, make_span, make_text
from tests.world import World


def home(api: As, person: User) -> dict[str, Any]:
    found: dict[str, Any] = api(person).get("/api/v1/home/").json()
    return found


def give(world: World, headline: str) -> int:
    assert world.alices.annotator
    text = make_text(world.project, f"{headline}\n\nA standfirst")
    return make_assignment(text, world.alices.annotator).pk


def test_what_is_returned_comes_first_then_what_is_begun(api: As, world: World) -> None:
    returned = give(world, "Returned")
    begun, untouched = give(world, "Begun"), world.alices.pk
    world.project.assignments.filter(pk=returned).update(state="returned")
    world.project.assignments.filter(pk=begun).update(state="in_progress")
    rows = home(api, world.alice)["waiting"]
    assert [row["id"] for row in rows] == [returned, begun, untouched]
    assert rows[0]["article"]["headline"] == "Returned"


def test_progress_counts_all_and_shows_the_last_submitted(api: As, world: World) -> None:
    second = give(world, "Second")
    for pk in (second, world.alices.pk):
        submit(person=world.alice, assignment=pk)
    found = home(api, world.alice)
    assert (found["assigned"], found["submitted"], found["waiting"]) == (2, 2, [])
    assert [row["id"] for row in found["done"]] == [world.alices.pk, second]


def test_an_annotator_hears_of_nobody_elses_work(api: As, world: World) -> None:
    make_span(world.bobs, "'regime'")
    submit(person=world.bob, assignment=world.bobs.pk)
    (project,) = home(api, world.alice)["projects"]
    assert (project["assigned"], project["submitted"]) == (1, 0)
    assert [row["span_count"] for row in home(api, world.alice)["waiting"]] == [0]


def test_an_annotator_counts_their_own_articles_alone(api: As, world: World) -> None:
    give(world, "Second")
    make_text(world.project, "Nobody's\n\nA standfirst")
    for person, articles in ((world.alice, 2), (world.bob, 1), (world.rita, 3)):
        assert [row["articles"] for row in home(api, person)["projects"]] == [articles]
        listed = api(person).get("/api/v1/projects/").json()["results"]
        assert [row["article_count"] for row in listed] == [articles]


def test_a_manager_sees_how_far_a_project_is(api: As, world: World) -> None:
    submit(person=world.bob, assignment=world.bobs.pk)
    (project,) = home(api, world.mona)["projects"]
    assert project == {
        "slug": world.project.slug,
        "name": "Study",
        "role": "manager",
        "articles": 1,
        "assigned": 2,
        "submitted": 1,
        "takeable": 0,
    }


def test_a_project_without_work_is_there_too(api: As, world: World) -> None:
    ola = make_member(world.ottos.project, "ola", Role.RESEARCHER)
    (project,) = home(api, ola.user)["projects"]
    assert (project["role"], project["assigned"]) == ("researcher", 1)


def test_nothing_of_a_project_one_has_left(api: As, world: World) -> None:
    world.project.memberships.filter(user=world.alice).update(ended_at="2026-01-01T00:00:00Z")
    found = home(api, world.alice)
    assert (found["assigned"], found["waiting"], found["projects"]) == (0, [], [])


def test_who_runs_one_project_sees_all_of_it_at_once(api: As, world: World) -> None:
    address = f"/api/v1/projects/{world.project.slug}/"
    assert home(api, world.mona)["overview"] == api(world.mona).get(address).json()
    assert home(api, world.alice)["overview"] is None


def test_who_runs_several_projects_chooses_first(api: As, world: World) -> None:
    add_member(actor=None, project=world.ottos.project, user=world.mona, role=Role.MANAGER)
    assert home(api, world.mona)["overview"] is None
