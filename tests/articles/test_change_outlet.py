"""What is known about an outlet is written whole, and no leaning stands without its source."""

from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from annotator.articles.models import Outlet
from annotator.articles.outlet_actions import (
    LeaningNeedsSource,
    NotAWebsite,
    OutletNameTaken,
    OutletNeedsName,
    Profile,
    change_outlet,
)
from annotator.errors import Refused
from annotator.history.models import Event
from tests.make import make_placed
from tests.world import World

migration: Any = import_module("annotator.migrations.0020_outlet_profiles")

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
        (replace(PROFILE, leaning_source=" \u00a0"), LeaningNeedsSource),
        (replace(PROFILE, name=" \n "), OutletNeedsName),
        (replace(PROFILE, website="javascript:alert(1)"), NotAWebsite),
        (replace(PROFILE, website="https://x\njavascript:alert(1)"), NotAWebsite),
        (replace(PROFILE, website="https://"), NotAWebsite),
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


def test_blanks_around_and_within_are_made_single(world: World, outlet: Outlet) -> None:
    change_outlet(
        actor=world.mona,
        outlet=outlet,
        profile=replace(PROFILE, name="  The  Herald ", country=" ", website=" https://x.example "),
    )
    outlet.refresh_from_db()
    assert (outlet.name, outlet.country) == ("The Herald", "")
    assert outlet.website == "https://x.example"


@pytest.mark.parametrize(
    ("wrong", "mended"),
    [
        ({"name": " "}, {"name": "Outlet {pk}"}),
        ({"leaning": "left", "leaning_source": " "}, {"leaning": ""}),
        ({"website": "https://x\njavascript:alert(1)"}, {"website": "https://x"}),
        ({"website": "https:// x"}, {"website": ""}),
    ],
)
def test_what_was_stored_before_is_mended(
    outlet: Outlet, wrong: dict[str, str], mended: dict[str, str]
) -> None:
    """The statement of the migration, on a row as it could be until then."""
    names = ("outlet_has_name", "outlet_leaning_has_source", "outlet_website_is_web")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for name in names:
            cursor.execute(f"ALTER TABLE annotator_outlet DROP CONSTRAINT {name}")
        Outlet.objects.update(**wrong)
        cursor.execute(migration.MEND)
    outlet.refresh_from_db()
    for name, value in mended.items():
        assert getattr(outlet, name) == value.format(pk=outlet.pk)


def test_the_database_itself_keeps_the_rules(outlet: Outlet) -> None:
    sourceless = {"leaning": "left", "leaning_source": " "}
    for wrong in ({"name": " "}, sourceless, {"website": "http:// "}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Outlet.objects.update(**wrong)


def test_two_outlets_of_one_name_are_refused(world: World, outlet: Outlet) -> None:
    Outlet.objects.create(project=world.project, name="Courier")
    with pytest.raises(OutletNameTaken):
        change_outlet(actor=world.mona, outlet=outlet, profile=replace(PROFILE, name="Courier"))
