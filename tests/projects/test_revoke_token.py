"""Revoking a token ends it now and keeps its row."""

from django.utils import timezone

from annotator.history.models import Event
from annotator.people.models import Token
from annotator.projects.token_actions import make_token, revoke_token
from tests.world import World


def make(world: World) -> Token:
    who = world.mona
    return make_token(actor=who, user=who, project=world.project, name="", days=9)[0]


def test_it_ends_now_and_its_row_stays(world: World) -> None:
    token = make(world)
    revoke_token(actor=world.mona, token=token)
    token.refresh_from_db()
    assert token.expiry <= timezone.now()
    assert not Token.objects.live().filter(pk=token.pk).exists()
    last = Event.objects.filter(table="annotator_token", row=token.pk).latest("id")
    assert (last.verb, last.actor_id) == ("revoke token", world.mona.pk)


def test_repeating_it_changes_nothing(world: World) -> None:
    token = make(world)
    revoke_token(actor=world.mona, token=token)
    events = Event.objects.count()
    token.refresh_from_db()
    ended = token.expiry
    revoke_token(actor=world.mona, token=token)
    token.refresh_from_db()
    assert (token.expiry, Event.objects.count()) == (ended, events)


def test_other_tokens_live_on(world: World) -> None:
    first, second = make(world), make(world)
    revoke_token(actor=world.mona, token=first)
    assert list(Token.objects.filter(user=world.mona).live()) == [second]
