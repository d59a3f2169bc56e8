"""What is known about an outlet is written whole, and no leaning stands without its source."""

from dataclasses import replace

import pytest

from annotator.articles.models import Outlet
from annotator.articles.outlet_actions import (
    LeaningNeedsSource,
    NotAWebsite,
    OutletNameTaken,
    Profile,
    change_outlet,
)
from annotator.errors import Refused
from annotator.history.models import Event
from tests.make import make_placed
from tests.world import World

PROFILE = Profile(
    name="Herald",
    country="Orvany",
    type="daily newspaper",
    ownership="a foundation",
    leaning="centre",
    leaning_source="a handbook",
    website="https://herald.example/",
)


@pytest.fixture
def outlet(world: World) -> Outlet:
    return make_placed(world.text)[0]


def test_all_of_it_is_kept_and_the_history_says_by_whom(world: World, outlet: Outlet) -> None:
    change_outlet(actor=world.mona, outlet=outlet, profile=PROFILE)
    outlet.refresh_from_db()
    assert (outlet.country, outlet.leaning, outlet.leaning_source) == (
        "Orvany",
        "centre",
        "a handbook",
    )
    event = Event.objects.filter(table="annotator_outlet", row=outlet.pk).latest("pk")
    assert (event.actor_id, event.verb) == (world.mona.pk, "change outlet")


def test_a_repeated_request_changes_nothing(world: World, outlet: Outlet) -> None:
    change_outlet(actor=world.mona, outlet=outlet, profile=PROFILE)
    before = Event.objects.count()
    change_outlet(actor=world.mona, outlet=outlet, profile=PROFILE)
    assert Event.objects.count() == before


@pytest.mark.parametrize(
    ("profile", "reason"),
    [
        (replace(PROFILE, leaning_source=""), LeaningNeedsSource),
        (replace(PROFILE, website="javascript:alert(1)"), NotAWebsite),
        (replace(PROFILE, website="herald.example"), NotAWebsite),
    ],
)
def test_what_is_refused(
    world: World, outlet: Outlet, profile: Profile, reason: type[Refused]
) -> None:
    with pytest.raises(reason):
        change_outlet(actor=world.mona, outlet=outlet, profile=profile)
    outlet.refresh_from_db()
    assert outlet.website == ""


def test_two_outlets_of_one_name_are_refused(world: World, outlet: Outlet) -> None:
    Outlet.objects.create(project=world.project, name="Courier")
    with pytest.raises(OutletNameTaken):
        change_outlet(actor=world.mona, outlet=outlet, profile=replace(PROFILE, name="Courier"))
