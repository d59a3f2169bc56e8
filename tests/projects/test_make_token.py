"""Making a token: for those who may read the labels, in small numbers, with an end."""

from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection
from django.utils import timezone

from annotator.history.models import Event
from annotator.people.models import Token
from annotator.projects.token_actions import (
    MOST_TOKENS,
    DaysOutOfRange,
    NameTooLong,
    OpensNothing,
    TooManyTokens,
    make_token,
    revoke_token,
)
from tests.world import World

AT_ONCE = 4


def make(world: World, name: str = "laptop", days: int = 90) -> tuple[Token, str]:
    return make_token(
        actor=world.mona, user=world.mona, project=world.project, name=name, days=days
    )


def test_it_lasts_as_many_days_as_said(world: World) -> None:
    token, _ = make(world, days=7)
    assert token.expiry - timezone.now() == pytest.approx(timedelta(days=7), abs=timedelta(hours=1))


def test_the_history_says_who_made_it_and_not_its_secret(world: World) -> None:
    token, secret = make(world)
    event = Event.objects.filter(table="annotator_token", row=token.pk).get()
    assert (event.actor_id, event.verb, event.project_id) == (
        world.mona.pk,
        "create token",
        world.project.pk,
    )
    assert secret not in str(event.new)
    assert token.digest not in str(event.new)


@pytest.mark.parametrize("person", ["alice", "otto"])
def test_who_may_not_read_labels_gets_none(world: World, person: str) -> None:
    who = getattr(world, person)
    with pytest.raises(OpensNothing, match="would open nothing"):
        make_token(actor=who, user=who, project=world.project, name="", days=1)
    assert not Token.objects.filter(user=who).exists()


@pytest.mark.parametrize("days", [-1, 0, 3651])
def test_days_out_of_range(world: World, days: int) -> None:
    with pytest.raises(DaysOutOfRange, match="between 1 and 3650"):
        make(world, days=days)


def test_a_name_too_long(world: World) -> None:
    with pytest.raises(NameTooLong, match="100 characters"):
        make(world, name="x" * 101)


def test_at_most_twenty_live_ones_per_person_and_project(world: World) -> None:
    made = [make(world)[0] for _ in range(MOST_TOKENS)]
    with pytest.raises(TooManyTokens, match="20 live tokens"):
        make(world)
    revoke_token(actor=world.mona, token=made[0])
    make(world)
    make_token(actor=world.rita, user=world.rita, project=world.project, name="", days=1)


def test_made_at_once_they_are_counted_one_after_the_other(committed_world: World) -> None:
    world = committed_world
    for _ in range(MOST_TOKENS - 1):
        make(world)
    refused: list[TooManyTokens] = []

    def one_more() -> None:
        try:
            make(world)
        except TooManyTokens as error:
            refused.append(error)
        connection.close()

    threads = [Thread(target=one_more) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert len(refused) == AT_ONCE - 1
    assert Token.objects.filter(user=world.mona).live().count() == MOST_TOKENS
