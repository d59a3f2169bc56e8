"""What is kept of an article's submitted work is what counting it anew finds, whatever happened."""

from dataclasses import astuple

import numpy as np
import pytest
from django.utils import timezone

from annotator.agreement import Counts, per_article
from annotator.articles.actions import withdraw_article
from annotator.spans.actions import delete, reopen, submit
from annotator.statistics.counting import count_changed
from annotator.statistics.gathered import Filters, gathered
from annotator.statistics.models import ArticleFigures
from tests.make import hand_in, make_span, read_by_both
from tests.world import World


def counts(world: World) -> Counts:
    found = gathered(world.project, Filters())
    assert found
    return found.counts


def counted_anew(world: World) -> Counts:
    ArticleFigures.objects.update(counted=None)
    return counts(world)


def same(one: Counts, other: Counts) -> bool:
    return all(np.array_equal(a, b) for a, b in zip(astuple(one), astuple(other), strict=True))


def to_count() -> int:
    rows = ArticleFigures.objects.values_list("changes", "counted")
    return sum(changes != counted for changes, counted in rows)


def test_nothing_is_kept_before_somebody_submits(world: World) -> None:
    make_span(world.alices, "'regime'")
    assert not ArticleFigures.objects.exists()


def test_what_is_submitted_is_counted_when_asked_for(world: World) -> None:
    make_span(world.alices, "'regime'")
    hand_in(world.alices, world.bobs)
    assert to_count() == 1
    assert len(counts(world).article) == 1
    assert to_count() == 0


def test_what_did_not_change_is_not_counted_again(world: World) -> None:
    hand_in(world.alices, world.bobs)
    book = world.alices.codebook
    assert [count_changed(book, 1), count_changed(book, 1)] == [1, 0]


@pytest.mark.parametrize("act", ["reopen", "span", "round"])
def test_a_change_of_submitted_work_is_seen(world: World, act: str) -> None:
    span = make_span(world.alices, "'regime'")
    hand_in(world.alices, world.bobs)
    counts(world)
    if act == "reopen":
        reopen(person=world.alice, assignment=world.alices.pk)
    elif act == "span":
        # as a change plan or the administration does it
        type(span).objects.filter(pk=span.pk).update(deleted_at=timezone.now())
    else:
        type(world.alices).objects.filter(pk=world.alices.pk).update(round=2)
    assert to_count() >= 1
    assert same(counts(world), counted_anew(world))


def test_marking_in_open_work_changes_nothing_kept(world: World) -> None:
    hand_in(world.alices, world.bobs)
    counts(world)
    reopen(person=world.alice, assignment=world.alices.pk)
    counts(world)
    span = make_span(world.alices, "'regime'")
    delete(person=world.alice, assignment=world.alices.pk, uuid=span.uuid, revision=1)
    assert to_count() == 0
    submit(person=world.alice, assignment=world.alices.pk)
    assert to_count() == 1


def test_a_change_while_counting_is_not_lost(world: World) -> None:
    hand_in(world.alices, world.bobs)
    row = ArticleFigures.objects.get()
    # counted at the change before: another one was committed meanwhile
    ArticleFigures.objects.filter(pk=row.pk).update(changes=row.changes + 1, counted=row.changes)
    assert count_changed(world.alices.codebook, 1) == 1


def test_a_withdrawn_article_is_left_out(world: World) -> None:
    hand_in(world.alices, world.bobs)
    read_by_both(world.alices, world.bobs)
    withdraw_article(actor=world.mona, article=world.text.article, reason="Asked for.")
    assert len(per_article(counts(world)).article) == 1


def test_what_an_older_version_packed_is_counted_again(world: World) -> None:
    make_span(world.alices, "'regime'")
    hand_in(world.alices, world.bobs)
    before = counts(world)
    ArticleFigures.objects.update(packed=1, counts=b"as it was", sets=b"as it was")
    assert same(counts(world), before)
