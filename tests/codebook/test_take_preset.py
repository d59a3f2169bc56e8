"""The first codebook from a preset: which labels come along, and only once."""

from itertools import combinations
from typing import Any

import pytest

from annotator.codebook.actions import PRESET_NAMES, preset, take_preset
from annotator.codebook.content import normal
from annotator.codebook.models import Codebook
from annotator.codebook.reading import content_of
from annotator.codebook.tiers import TIERS, of_tiers
from annotator.projects.models import Project
from tests.conftest import As
from tests.make import make_project
from tests.spans.test_at_once import at_once
from tests.world import World

PRESET = preset("framing_cues")
CHOICES = [chosen for n in range(3) for chosen in combinations(["extended", "optional"], n)]


@pytest.fixture
def bare(world: World) -> Project:
    """A project of Mona's without a codebook."""
    project = make_project("bare")
    project.memberships.create(user=world.mona, role="manager", pseudonym="P01")
    return project


def put(api: As, world: World, project: Project, *tiers: Any, **changes: Any) -> Any:
    address = f"/api/v1/projects/{project.slug}/codebooks/{changes.pop('number', 1)}/"
    body = {"preset": "framing_cues", "tiers": tiers, **changes}
    return api(world.mona).put(address, body, format="json")


def test_core_is_always_in() -> None:
    labels = of_tiers(PRESET, [])["labels"]
    assert {label["tier"] for label in labels} == {"core"}
    assert len(labels) == 11


def test_all_tiers_are_the_whole_preset() -> None:
    assert of_tiers(PRESET, TIERS) == PRESET


@pytest.mark.parametrize("tiers", CHOICES)
def test_nothing_speaks_of_a_label_left_out(tiers: tuple[str, ...]) -> None:
    content = of_tiers(PRESET, tiers)
    kept = {label["slug"] for label in content["labels"]}
    whole = {one["slug"]: one for one in PRESET["link_types"]}
    for link_type in content["link_types"]:
        assert link_type["from_labels"]
        assert {*link_type["from_labels"], *link_type["to_labels"]} <= kept
        # An empty end means any label: it may not come from leaving labels out.
        assert bool(link_type["to_labels"]) == bool(whole[link_type["slug"]]["to_labels"])
    assert {f["slug"] for f in content["families"]} == {one["family"] for one in content["labels"]}
    assert {other["label"] for one in content["labels"] for other in one["contrasts"]} <= kept


def test_choosing_leaves_the_preset_as_it_was() -> None:
    before = preset("framing_cues")
    of_tiers(before, [])
    assert before == PRESET


def test_a_manager_takes_it(api: As, world: World, bare: Project) -> None:
    answer = put(api, world, bare, "extended")
    assert answer.status_code == 201
    assert {label["tier"] for label in answer.json()["labels"]} == {"core", "extended"}
    assert Codebook.objects.get(project=bare).state == "published"


@pytest.mark.parametrize("name", PRESET_NAMES)
def test_any_of_them_may_be_taken_with_all_it_says(
    api: As, world: World, bare: Project, name: str
) -> None:
    assert put(api, world, bare, *TIERS, preset=name).status_code == 201
    assert content_of(Codebook.objects.get(project=bare)) == normal(preset(name))
    assert put(api, world, bare, *TIERS, preset=name).status_code == 200


def test_the_same_again_changes_nothing(api: As, world: World, bare: Project) -> None:
    put(api, world, bare, "extended")
    assert put(api, world, bare, "extended").status_code == 200
    assert Codebook.objects.filter(project=bare).count() == 1


@pytest.mark.parametrize("changes", [{}, {"number": 2}])
def test_a_project_with_another_codebook_keeps_it(
    api: As, world: World, changes: dict[str, int]
) -> None:
    answer = put(api, world, world.project, **changes)
    assert (answer.status_code, answer.json()["code"]) == (409, "codebook_there")
    assert Codebook.objects.filter(project=world.project).count() == 1


def test_other_tiers_are_another_codebook(api: As, world: World, bare: Project) -> None:
    put(api, world, bare)
    assert put(api, world, bare, "optional").status_code == 409


def test_the_first_one_has_the_number_one(api: As, world: World, bare: Project) -> None:
    assert put(api, world, bare, number=2).status_code == 409
    assert not Codebook.objects.filter(project=bare).exists()


@pytest.mark.parametrize(
    ("field", "body"),
    [
        ("preset", {"preset": "../../settings"}),
        ("preset", {"preset": None}),
        ("tiers", {"tiers": "core"}),
        ("number", {"number_": 1}),
    ],
)
def test_bad_input_names_the_field(
    api: As, world: World, bare: Project, field: str, body: dict[str, Any]
) -> None:
    answer = put(api, world, bare, **body)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")
    assert field in answer.json()["errors"][0]["pointer"]
    assert not Codebook.objects.filter(project=bare).exists()


def test_an_unknown_tier_is_refused(api: As, world: World, bare: Project) -> None:
    assert put(api, world, bare, "best").status_code == 400


@pytest.mark.parametrize("person", ["alice", "rita"])
def test_other_members_may_not(api: As, world: World, person: str) -> None:
    project = make_project("bare")
    member = world.project.memberships.get(user=getattr(world, person))
    project.memberships.create(user=member.user, role=member.role, pseudonym="P01")
    address = f"/api/v1/projects/{project.slug}/codebooks/1/"
    body = {"preset": "framing_cues", "tiers": []}
    assert api(member.user).put(address, body, format="json").status_code == 403
    assert not Codebook.objects.filter(project=project).exists()


def test_two_clicks_at_once_make_one_codebook(committed_world: World) -> None:
    project, mona = make_project("bare"), committed_world.mona

    def take() -> Any:
        return take_preset(actor=mona, project=project, number=1, name="framing_cues", tiers=[])

    assert sorted(new for _, new in at_once(take, take)) == [False, True]
