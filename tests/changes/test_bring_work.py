"""Work on an older version is brought to the newest: moved, or offered again."""

import pytest
from django.db import DatabaseError, connection, transaction

from annotator.articles.actions import Withdrawn, add_version, withdraw_article
from annotator.articles.models import Text
from annotator.assignments.models import Assignment
from annotator.changes.carrying_actions import Brought, NotThere, bring_work, older_work
from annotator.changes.carrying_models import CarryOver
from annotator.projects.actions import change_member
from annotator.projects.models import Role
from tests.make import CONTENT, blocks_of, make_answer, make_span
from tests.world import World


@pytest.fixture
def corrected(world: World) -> Text:
    return correct(world, CONTENT.replace("claimed victory", "won"))


def correct(world: World, content: str) -> Text:
    article, blocks = world.text.article, blocks_of(content)
    return add_version(actor=world.mona, article=article, content=content, blocks=blocks)[0]


def bring(world: World, assignments: list[int] | None = None) -> Brought:
    return bring_work(actor=world.mona, article=world.text.article, assignments=assignments)


def test_what_nobody_began_moves(world: World, corrected: Text) -> None:
    assert bring(world) == Brought(moved=2, offered=0)
    assert set(Assignment.objects.filter(text=corrected)) == {world.alices, world.bobs}


def test_who_began_gets_a_new_one_and_keeps_the_old(world: World, corrected: Text) -> None:
    span = make_span(world.alices, "topple", "loaded")
    make_answer(world.bobs, "genre", "opinion")
    assert bring(world) == Brought(moved=0, offered=2)
    carry = CarryOver.objects.get(source=world.alices)
    new = carry.assignment
    assert (new.text, new.annotator, new.codebook) == (
        corrected,
        world.alices.annotator,
        world.alices.codebook,
    )
    assert new.state == "open"
    assert not new.spans.exists()
    span.refresh_from_db()
    assert span.assignment == world.alices


def test_a_second_time_adds_nothing(world: World, corrected: Text) -> None:
    make_span(world.alices, "topple", "loaded")
    bring(world)
    assert bring(world) == Brought(moved=0, offered=0)
    assert not older_work(corrected).exists()


def test_only_the_chosen(world: World, corrected: Text) -> None:
    make_span(world.alices, "topple", "loaded")
    assert bring(world, [world.alices.pk]) == Brought(moved=0, offered=1)
    world.bobs.refresh_from_db()
    assert world.bobs.text == world.text
    with pytest.raises(NotThere):
        bring(world, [world.ottos.pk])


def test_the_newest_work_of_each_is_what_is_brought(world: World, corrected: Text) -> None:
    make_span(world.alices, "topple", "loaded")
    bring(world, [world.alices.pk])
    second = CarryOver.objects.get(source=world.alices).assignment
    make_span(second, "topple", "loaded")
    newest = correct(world, f"{corrected.content} Nobody is sure.")
    assert {one.pk for one in older_work(newest)} == {second.pk, world.bobs.pk}


def test_who_left_is_not_asked(world: World, corrected: Text) -> None:
    assert world.bobs.annotator
    make_span(world.bobs, "topple", "loaded")
    change_member(actor=world.mona, member=world.bobs.annotator, role=Role.ANNOTATOR, active=False)
    assert [one.pk for one in older_work(corrected)] == [world.alices.pk]


def test_a_withdrawn_article_brings_nothing(world: World, corrected: Text) -> None:
    withdraw_article(actor=world.mona, article=world.text.article, reason="Court order.")
    with pytest.raises(Withdrawn):
        bring(world)


def test_nobody_is_offered_the_work_of_another(world: World, corrected: Text) -> None:
    make_span(world.alices, "topple", "loaded")
    bring(world, [world.alices.pk])
    with pytest.raises(DatabaseError, match="for their annotator"), transaction.atomic():
        CarryOver.objects.update(source=world.bobs)
        connection.check_constraints()
