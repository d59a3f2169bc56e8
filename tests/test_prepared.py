"""What is asked of PostgreSQL with a plan it keeps is what the QuerySet asks."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from annotator.assignments.models import Assignment
from annotator.codebook.models import Codebook, Label
from annotator.errors import Refused
from annotator.people.models import User
from annotator.prepared import Prepared, insert, slot
from annotator.spans.actions import Wanted, mark
from annotator.spans.models import Span
from annotator.spans.place import NotYours
from tests.conftest import As
from tests.world import World

WANTED = Wanted(
    label="claim", start=0, end=4, quote="Plan", revision=0, attributes={}, note="", confidence=None
)
OURS = Prepared(
    lambda: (
        Assignment.objects.of(slot("person"))
        .select_related("text__article__outlet", "project")
        .annotate(number=F("codebook__number"))
    )
)


@pytest.fixture(autouse=True)
def keeping_plans(db: None) -> Iterator[None]:
    """As the settings have it; other tests want to see the SQL."""
    connection.ensure_connection()
    connection.connection.prepare_threshold = 0
    yield
    connection.connection.prepare_threshold = None


def test_objects_come_with_their_parents_and_annotations(world: World) -> None:
    found: Any
    (found,) = OURS.all(person=world.alice.pk)
    assert found == world.alices
    text, rules = world.alices.text, world.project.rules
    assert found.started_at == world.alices.started_at
    assert found.number == 1
    outlet = text.article.outlet
    with connection.execute_wrapper(refuse):
        assert (found.text.content, found.text.blocks) == (text.content, text.blocks)
        assert (found.text.article.outlet, found.project.rules) == (outlet, rules)


def refuse(*asked: object) -> None:
    raise AssertionError(asked[1])


def test_values_are_converted_as_the_models_say(world: World) -> None:
    asked = Prepared(lambda: Codebook.objects.filter(pk=slot("pk")).values("families", "number"))
    plain = Codebook.objects.values("families", "number").get(project=world.project)
    assert asked.first(pk=Codebook.objects.get(project=world.project).pk) == plain


def test_each_asking_brings_its_own_values(world: World) -> None:
    people = (world.alice, world.bob, world.mona, world.alice)
    found = [OURS.first(person=person.pk) for person in people]
    assert found == [world.alices, world.bobs, None, world.alices]


def test_a_role_that_ends_counts_at_the_next_asking(world: World) -> None:
    assert OURS.first(person=world.alice.pk)
    assert world.alices.annotator
    world.alices.annotator.ended_at = timezone.now()
    world.alices.annotator.save()
    assert OURS.first(person=world.alice.pk) is None
    with pytest.raises(NotYours):
        saved(world, world.alice)


def test_a_person_who_may_not_sign_in_any_more_is_nobody(world: World, api: As) -> None:
    path = f"/api/v1/assignments/{world.alices.pk}/"
    assert api(world.alice).get(path).status_code == 200
    User.objects.filter(pk=world.alice.pk).update(is_active=False)
    assert api(world.alice).get(path).status_code == 401


def test_a_row_is_inserted_as_it_is_saved(world: World) -> None:
    label = Label.objects.get(codebook=world.alices.codebook, slug="claim")
    here = {"assignment": world.alices, "label": label, "exclusive": label.exclusive}
    words = {"start": 0, "end": 4, "quote": "Plan", "attributes": {"a": [1]}, "revision": 1}
    one, other = (Span(**here, **words, uuid=uuid4()) for _ in range(2))
    insert(one)
    other.save()
    rows = list(Span.objects.filter(pk__in=[one.pk, other.pk]).order_by("pk").values())
    assert [row["uuid"] for row in rows] == [one.uuid, other.uuid]
    alike = [{**row, "id": 0, "uuid": 0, "created_at": 0} for row in rows]
    assert alike[0] == alike[1]
    one.note = "and so it can be saved"
    one.save()


def test_plans_are_made_again_after_something_was_refused(world: World) -> None:
    saved(world, world.alice)
    with pytest.raises(Refused), transaction.atomic():
        saved(world, world.alice, replace(WANTED, quote="plan"))
    saved(world, world.alice)
    assert Span.objects.filter(assignment=world.alices).count() == 2


def saved(world: World, person: User, wanted: Wanted = WANTED) -> Span:
    return mark(person=person, assignment=world.alices.pk, uuid=uuid4(), wanted=wanted)[0]
