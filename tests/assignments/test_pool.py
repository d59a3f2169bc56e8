"""Taking the next article: no slot doubled, none lost; what is abandoned returns, late is kept."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from annotator.assignments.models import ArticleCounts, Assignment, State
from annotator.assignments.pool_actions import (
    LEASE,
    CapReached,
    NoAnnotatorHere,
    NothingLeft,
    close_slots,
    offer,
    return_abandoned,
    slots_for,
    take_next,
)
from annotator.assignments.time_actions import spend
from annotator.people.models import User
from annotator.projects.models import Membership, Role
from annotator.spans.actions import submit
from tests.make import hand_in, make_codebook, make_member, make_project, make_span, make_text
from tests.world import World

PEOPLE, ARTICLES, EACH = 200, 80, 2


@pytest.fixture
def pool(world: World) -> World:
    """One article more, that two may take; the world's own has its two annotators."""
    make_text(world.project, "Head\n\nA 'regime' here and there.")
    offer(actor=world.mona, project=world.project, per_article=2)
    return world


def free(world: World) -> int:
    return Assignment.objects.in_project(world.project).slots().count()


def take(world: World, person: User) -> Assignment:
    return take_next(person=person, project=world.project)


def late(assignment: Assignment) -> Assignment:
    past = timezone.now() - timedelta(minutes=1)
    Assignment.objects.filter(pk=assignment.pk).update(lease_until=past)
    return assignment


def test_slots_are_opened_for_what_is_missing(pool: World) -> None:
    assert free(pool) == 2
    offer(actor=pool.mona, project=pool.project, per_article=2)
    assert free(pool) == 2
    offer(actor=pool.mona, project=pool.project, per_article=3)
    assert free(pool) == 4


def test_an_article_is_taken_for_a_time(pool: World) -> None:
    taken = take(pool, pool.alice)
    assert (taken.state, free(pool)) == ("open", 1)
    assert taken.lease_until
    assert timezone.now() < taken.lease_until <= timezone.now() + LEASE


def test_asked_again_it_is_the_same_article(pool: World) -> None:
    assert take(pool, pool.alice) == take(pool, pool.alice)


def test_nobody_gets_one_article_twice(pool: World) -> None:
    hand_in(take(pool, pool.alice))
    with pytest.raises(NothingLeft):
        take(pool, pool.alice)
    assert slots_for(pool.alice, [pool.project])[pool.project.pk] == 0
    assert slots_for(pool.bob, [pool.project])[pool.project.pk] == 1


def test_a_reviewer_takes_nothing(pool: World) -> None:
    with pytest.raises(NoAnnotatorHere):
        take(pool, pool.rita)


def test_a_cap_holds(pool: World) -> None:
    Membership.objects.filter(user=pool.alice, project=pool.project).update(cap=1)
    with pytest.raises(CapReached):
        take(pool, pool.alice)


def test_an_abandoned_article_returns(pool: World) -> None:
    left = late(take(pool, pool.alice))
    assert return_abandoned() >= 1
    assert return_abandoned(pool.project) == 0
    assert free(pool) == 2
    left.refresh_from_db()
    assert left.lapsed_at
    assert left.annotator
    counts = ArticleCounts.objects.get(article=left.text.article)
    assert (counts.given, counts.handed_in) == (0, 0)


def test_who_works_keeps_the_article(pool: World) -> None:
    taken = take(pool, pool.alice)
    soon = timezone.now() + timedelta(minutes=5)
    Assignment.objects.filter(pk=taken.pk).update(lease_until=soon)
    taken.refresh_from_db()
    spend(assignment=taken, sitting=uuid4(), seconds=10)
    taken.refresh_from_db()
    assert taken.lease_until
    assert taken.lease_until > soon


def test_a_late_submission_takes_the_free_slot(pool: World) -> None:
    mine = late(take(pool, pool.alice))
    return_abandoned(pool.project)
    make_span(mine, "'regime'")
    submit(person=pool.alice, assignment=mine.pk)
    assert free(pool) == 1
    counts = ArticleCounts.objects.get(article=mine.text.article)
    assert (counts.given, counts.handed_in) == (1, 1)


def test_a_late_submission_is_kept_as_extra(pool: World) -> None:
    mine = late(take(pool, pool.alice))
    return_abandoned(pool.project)
    cara = make_member(pool.project, "cara", Role.ANNOTATOR).user
    for person in (pool.bob, cara):
        hand_in(take(pool, person))
    submit(person=pool.alice, assignment=mine.pk)
    done = Assignment.objects.filter(text=mine.text, state=State.SUBMITTED)
    assert (done.count(), free(pool)) == (3, 0)


def test_slots_that_nobody_took_are_closed(pool: World) -> None:
    taken = take(pool, pool.alice)
    assert close_slots(actor=pool.mona, project=pool.project) == 1
    assert free(pool) == 0
    assert take(pool, pool.alice) == taken


def test_a_withdrawn_article_is_not_taken(pool: World) -> None:
    slot = Assignment.objects.in_project(pool.project).slots().first()
    assert slot
    slot.text.article.withdrawn_at = timezone.now()
    slot.text.article.save()
    with pytest.raises(NothingLeft):
        take(pool, pool.bob)


def test_200_annotators_at_once_double_no_slot_and_lose_none(committed_world: World) -> None:
    """Twenty connections at a time; each annotator takes until nothing is left for them."""
    project = make_project("rush")
    make_codebook(project)
    people = [make_member(project, f"p{number}", Role.ANNOTATOR).user for number in range(PEOPLE)]
    for number in range(ARTICLES):
        make_text(project, f"Head {number}\n\nWords of article {number}.")
    offer(actor=committed_world.mona, project=project, per_article=EACH)
    start = Barrier(20)

    def rush(number: int) -> int | None:
        if number < 20:
            start.wait()
        try:
            return take_next(person=people[number], project=project).pk
        except NothingLeft:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as threads:
        taken = [pk for pk in threads.map(rush, range(PEOPLE)) if pk is not None]
    assert len(taken) == len(set(taken)) == ARTICLES * EACH
    holders = Assignment.objects.filter(project=project, annotator__isnull=False)
    by_article = Counter(holders.values_list("text", flat=True))
    assert set(by_article.values()) == {EACH}
    assert not Assignment.objects.in_project(project).slots().exists()
