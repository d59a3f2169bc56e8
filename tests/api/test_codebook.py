"""The codebook as every member reads it."""

from typing import Any

import pytest

from annotator.codebook.actions import PRESET_NAMES, write_codebook
from annotator.projects.models import Role
from tests.conftest import As
from tests.make import make_codebook, make_member, make_project
from tests.world import World


def address(world: World) -> str:
    return f"/api/v1/projects/{world.project.slug}/codebook/"


@pytest.mark.parametrize("person", ["alice", "bob", "rita", "mona"])
def test_every_member_reads_the_whole_codebook(api: As, world: World, person: str) -> None:
    make_codebook(
        world.project,
        link_types=[{"slug": "shows", "from_labels": ["claim"], "to_labels": []}],
        questions=[
            {
                "slug": "genre",
                "wording": "What is it?",
                "level": "nominal",
                "values": [{"value": "news", "meaning": "tells"}],
            }
        ],
    )
    answer = api(getattr(world, person)).get(address(world)).json()
    book = answer["codebook"]
    assert book["number"] == 2
    assert [label["slug"] for label in book["labels"]] == ["scare_quote", "loaded", "claim"]
    assert book["labels"][0]["attributes"][0]["values"][0]["meaning"] == "the headline"
    assert book["link_types"][0]["from_labels"] == ["claim"]
    assert book["questions"][0]["wording"] == "What is it?"
    assert bool(answer["presets"]) == (person == "mona")


def test_a_draft_is_not_shown(api: As, world: World) -> None:
    write_codebook(actor=None, project=world.project, content={"families": [], "labels": []})
    assert api(world.alice).get(address(world)).json()["codebook"]["number"] == 1


@pytest.mark.parametrize(
    ("role", "offered"), [(Role.MANAGER, len(PRESET_NAMES)), (Role.ANNOTATOR, 0)]
)
def test_only_a_manager_is_offered_presets(api: As, db: None, role: Role, offered: int) -> None:
    project = make_project("bare")
    person = make_member(project, "eve", role).user
    answer = api(person).get(f"/api/v1/projects/{project.slug}/codebook/").json()
    assert (answer["codebook"], len(answer["presets"])) == (None, offered)


def test_many_labels_cost_no_more_statements(
    api: As, world: World, django_assert_num_queries: Any
) -> None:
    client = api(world.alice)
    # session, person, project, versions, labels, attributes, tiers, link types, questions,
    # guidelines
    with django_assert_num_queries(10):
        client.get(address(world))
