"""Outlets over REST: profiles, and how often each label was put per 1,000 words."""

from typing import Any

import pytest

from tests.conftest import As
from tests.make import hand_in, make_assignment, make_placed, make_span, make_text
from tests.world import World

PROFILE = {
    "name": "Herald",
    "country": "Orvany",
    "type": "daily newspaper",
    "ownership": "a foundation",
    "leaning": "centre",
    "leaning_source": "a handbook",
    "website": "https://herald.example/",
}


def address(world: World, rest: str = "") -> str:
    return f"/api/v1/projects/{world.project.slug}/outlets/{rest}"


def test_a_manager_writes_the_profile_and_readers_read_it(api: As, world: World) -> None:
    outlet, _ = make_placed(world.text)
    one = address(world, f"{outlet.pk}/")
    for person, status in ((world.rita, 403), (world.alice, 403), (world.otto, 404)):
        assert api(person).put(one, PROFILE).status_code == status
    assert api(world.mona).put(one, PROFILE).json() == {"id": outlet.pk, **PROFILE}
    found = api(world.rita).get(one).json()
    assert {name: found[name] for name in PROFILE} == PROFILE
    assert found["articles"] == 1
    assert [row["name"] for row in api(world.rita).get(address(world)).json()["results"]] == [
        "Herald"
    ]


def test_annotators_learn_nothing_about_an_outlet(api: As, world: World) -> None:
    outlet, _ = make_placed(world.text)
    api(world.mona).put(address(world, f"{outlet.pk}/"), PROFILE)
    assert api(world.alice).get(address(world, f"{outlet.pk}/")).status_code == 404
    told = api(world.alice).get(f"/api/v1/assignments/{world.alices.pk}/").content
    assert b"Herald" in told
    assert b"handbook" not in told


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"leaning_source": ""}, "leaning_source"),
        ({"leaning_source": " "}, "leaning_source"),
        ({"website": "javascript:alert(1)"}, "website"),
        ({"website": "https://x\njavascript:alert(1)"}, "website"),
        ({"name": "   "}, "name"),
        ({"name": ""}, "name"),
        ({"score": "1"}, "score"),
    ],
)
def test_the_field_that_is_wrong_is_named(
    api: As, world: World, changes: dict[str, str], field: str
) -> None:
    outlet, _ = make_placed(world.text)
    answer = api(world.mona).put(address(world, f"{outlet.pk}/"), {**PROFILE, **changes})
    assert answer.status_code == 400
    assert [one["pointer"].rpartition("/")[2] for one in answer.json()["errors"]] == [field]


def test_rates_count_what_was_handed_in_over_the_words_that_were_read(
    api: As, world: World
) -> None:
    """28 words of the Herald, read by two: one of them put `loaded` once. 4 words elsewhere."""
    outlet, _ = make_placed(world.text)
    make_span(world.alices, "regime", "loaded")
    hand_in(world.alices, world.bobs)
    other = make_text(world.project, "Head here\n\nTwo words.")
    make_placed(other, "Courier")
    assert world.alices.annotator
    elsewhere = make_assignment(other, world.alices.annotator)
    make_span(elsewhere, "words", "loaded")
    assert rates(api, world, outlet.pk)["loaded"] == (1, 1000 / 56, 1000 / 56)
    hand_in(elsewhere)
    assert rates(api, world, outlet.pk)["loaded"] == (1, 1000 / 56, 2000 / 60)


def rates(api: As, world: World, outlet: int) -> dict[str, Any]:
    labels = api(world.rita).get(address(world, f"{outlet}/")).json()["labels"]
    return {one["slug"]: (one["spans"], one["rate"], one["everywhere"]) for one in labels}
