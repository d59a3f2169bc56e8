"""Several requests at once: acknowledged is stored, once, and nobody overwrites anybody."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

from django.db import connection

from annotator.errors import Refused
from annotator.spans.actions import Overlaps, mark
from annotator.spans.models import Span
from annotator.spans.place import Stale
from tests.make import make_span, wanted
from tests.world import World


def at_once(*works: Callable[[], Any]) -> list[Any]:
    def run(work: Callable[[], Any]) -> Any:
        try:
            return work()
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_eight_equal_creates_make_one_span(committed_world: World) -> None:
    world, uuid = committed_world, uuid4()
    regime = wanted(world.text, "'regime'")

    def create() -> tuple[Span, bool]:
        return mark(person=world.alice, assignment=world.alices.pk, uuid=uuid, wanted=regime)

    answers = at_once(*[create] * 8)
    assert sorted(new for _, new in answers) == [False] * 7 + [True]
    assert Span.objects.filter(assignment=world.alices).count() == 1


def test_of_two_changes_to_one_revision_one_is_stale(committed_world: World) -> None:
    world = committed_world
    span = make_span(world.alices, "'regime'")

    def change(note: str) -> Callable[[], Any]:
        asked = wanted(world.text, "'regime'", revision=1, note=note)
        return lambda: mark(
            person=world.alice, assignment=world.alices.pk, uuid=span.uuid, wanted=asked
        )

    answers = at_once(change("one"), change("two"))
    assert sum(isinstance(answer, Stale) for answer in answers) == 1
    span.refresh_from_db()
    assert span.revision == 2


def test_of_two_overlapping_marks_one_is_refused(committed_world: World) -> None:
    world = committed_world

    def create(quote: str) -> Callable[[], Any]:
        asked = wanted(world.text, quote)
        return lambda: mark(
            person=world.alice, assignment=world.alices.pk, uuid=uuid4(), wanted=asked
        )

    answers = at_once(create("'regime'"), create("regime' announced"))
    assert sum(isinstance(answer, Overlaps) for answer in answers) == 1
    assert Span.objects.filter(assignment=world.alices).count() == 1
