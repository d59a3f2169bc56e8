"""Announces who acts. The database writes the Event itself, in the same transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol

from django.db import transaction

from annotator.prepared import ask

_ANNOUNCE = """SELECT set_config('scarequote.actor', %s, true),
    set_config('scarequote.verb', %s, true), set_config('scarequote.request', %s, true)"""
request_id: ContextVar[str] = ContextVar("request_id", default="")


class Actor(Protocol):
    """A person; this slice need not know which class."""

    @property
    def pk(self) -> Any: ...


@contextmanager
def acting(actor: Actor | None, verb: str) -> Iterator[None]:
    """Opens one transaction in which every Event carries this actor and verb.

    `actor` is None where no person acts (a command, a job).
    """
    with transaction.atomic():
        announce(actor, verb)
        yield


def announce(actor: Actor | None, verb: str) -> None:
    """Names actor, verb and request for the rest of the running transaction."""
    ask(_ANNOUNCE, [str(actor.pk) if actor else "", verb, request_id.get()])
