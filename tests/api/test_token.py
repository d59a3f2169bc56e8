"""Tokens: hashed, expiring, for one project, and for reading alone."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.utils import timezone
from rest_framework.test import APIClient

from annotator.history.models import Event
from annotator.jobs import forget_expired
from annotator.people.models import Token
from annotator.projects.actions import add_member
from annotator.projects.models import Role
from tests.conftest import As
from tests.make import make_import, make_member
from tests.world import World


def bearer(api: As, token: str) -> APIClient:
    client = api()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
    return client


def test_a_token_opens_its_project(api: As, world: World, token: str) -> None:
    answer = bearer(api, token).get(f"/api/v1/projects/{world.project.slug}/agreement/")
    assert answer.status_code == 200


def test_a_token_opens_no_other_project_of_its_person(api: As, world: World, token: str) -> None:
    other = world.ottos.project
    add_member(actor=None, project=other, user=world.mona, role=Role.MANAGER)
    assert bearer(api, token).get(f"/api/v1/projects/{other.slug}/").status_code == 404
    listed = bearer(api, token).get("/api/v1/projects/").json()["results"]
    assert [row["slug"] for row in listed] == [world.project.slug]


def test_only_its_hash_is_stored(world: World, token: str) -> None:
    row = Token.objects.get(user=world.mona)
    assert token not in (row.digest, row.token_key)
    event = Event.objects.filter(table="annotator_token").latest("id")
    assert event.new
    assert "digest" not in event.new


def test_expired(api: As, world: World, token: str) -> None:
    Token.objects.update(expiry=timezone.now() - timedelta(seconds=1))
    assert bearer(api, token).get("/api/v1/projects/").status_code == 401


@pytest.mark.parametrize("wrong", ["x", "zz", "é", "a" * 64, ""])
def test_wrong_tokens(api: As, world: World, wrong: str) -> None:
    answer = bearer(api, wrong).get("/api/v1/projects/")
    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"


def test_of_a_deactivated_person(api: As, world: World, token: str) -> None:
    make_member(world.project, "max", Role.MANAGER)
    world.mona.is_active = False
    world.mona.save()
    assert bearer(api, token).get("/api/v1/projects/").status_code == 401


def test_of_a_removed_member(api: As, world: World, token: str) -> None:
    make_member(world.project, "max", Role.MANAGER)
    world.project.memberships.filter(user=world.mona).update(ended_at=timezone.now())
    answer = bearer(api, token).get(f"/api/v1/projects/{world.project.slug}/dataset.jsonl")
    assert answer.status_code == 404


def test_an_annotator_gets_none(world: World) -> None:
    with pytest.raises(CommandError, match="would open nothing"):
        call_command("create_token", world.alice.username, project=world.project.slug)


def test_the_row_of_an_ended_one_is_kept_at_night(world: World, token: str) -> None:
    Token.objects.update(expiry=timezone.now() - timedelta(days=400))
    Session.objects.create(session_key="old", expire_date=timezone.now() - timedelta(days=1))
    forget_expired(timestamp=0)
    assert Token.objects.filter(user=world.mona).exists()
    assert not Session.objects.filter(session_key="old").exists()


def test_days_out_of_range(world: World) -> None:
    with pytest.raises(CommandError, match="between 1 and 3650"):
        call_command(
            "create_token",
            world.mona.username,
            project=world.project.slug,
            days=0,
            stdout=StringIO(),
        )


@pytest.mark.parametrize("route", ["assignments/", "imports/"])
def test_real_names_and_imports_are_for_people_who_are_signed_in(
    api: As, world: World, token: str, route: str
) -> None:
    address = f"/api/v1/projects/{world.project.slug}/{route}"
    assert bearer(api, token).get(address).status_code == 403
    assert api(world.mona).get(address).status_code == 200


def test_a_token_reads_no_import(api: As, world: World, token: str) -> None:
    draft = make_import(world.project, world.mona)
    address = f"/api/v1/projects/{world.project.slug}/imports/{draft.uuid}/"
    assert bearer(api, token).get(address).status_code == 403
