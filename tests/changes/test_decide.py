"""An annotator accepts old labels on the corrected text, or leaves them out."""

from uuid import uuid4

import pytest
from django.utils import timezone

from annotator.articles.actions import add_version, withdraw_article
from annotator.assignments.models import Assignment
from annotator.changes.carrying_actions import NothingOffered, UnknownOffer, bring_work, decide
from annotator.changes.carrying_models import CarriedSpan, CarryOver
from annotator.changes.offers import Offer, offers
from annotator.spans.models import Link, Span
from annotator.spans.place import NotYours, Submitted, WithdrawnArticle
from tests.make import CONTENT, blocks_of, hand_in, make_link, make_span
from tests.world import World

NEW = CONTENT.replace("Plan to", "A plan to").replace("claimed victory", "claimed a clear victory")
NEW = NEW.replace(", but offered no proof", "")


@pytest.fixture
def offered(world: World) -> Assignment:
    """Alice's `topple` has moved, her claim has changed, her `no proof` has no place any more."""
    loaded = make_span(world.alices, "topple", "loaded")
    make_link(world.alices, loaded, make_span(world.alices, "claimed victory", "claim"))
    make_span(world.alices, "no proof", "scare_quote")
    hand_in(world.alices)
    article = world.text.article
    add_version(actor=None, article=article, content=NEW, blocks=blocks_of(NEW))
    bring_work(actor=world.mona, article=article, assignments=[world.alices.pk])
    return Assignment.objects.get(carry_over__source=world.alices)


def found(place: Assignment) -> dict[str, Offer]:
    return {offer.span.quote: offer for offer in offers(CarryOver.objects.get(assignment=place))}


def accept(world: World, place: Assignment, *quotes: str) -> list[Span]:
    uuids = [found(place)[quote].span.uuid for quote in quotes]
    return decide(person=world.alice, assignment=place.pk, accept=uuids).made


def test_what_is_offered(offered: Assignment) -> None:
    assert {quote: (one.proposal.fate, one.words) for quote, one in found(offered).items()} == {
        "topple": ("moved", "topple"),
        "claimed victory": ("changed", "claimed a clear victory"),
        "no proof": ("orphan", ""),
    }
    assert found(offered)["no proof"].before.endswith("claimed victory, but offered ")


def test_what_was_carried_and_removed_is_offered_anew(world: World, offered: Assignment) -> None:
    accept(world, offered, "topple", "claimed victory")
    offered.spans.filter(quote="topple").update(deleted_at=timezone.now())
    offer = found(offered)["topple"]
    assert (offer.made, offer.removed, offer.declined) == (None, True, False)
    (made,) = accept(world, offered, "topple")
    assert made in Span.objects.live().filter(assignment=offered)
    again = found(offered)["topple"]
    assert (again.made, again.removed) == (made, False)
    link = Link.objects.get(assignment=offered, source=made)
    assert link.target.quote == "claimed a clear victory"


def test_an_accepted_span_is_a_new_one_that_says_where_it_is_from(
    world: World, offered: Assignment
) -> None:
    (made,) = accept(world, offered, "topple")
    made.refresh_from_db()
    assert (made.start, made.end, made.quote) == (10, 16, "topple")
    assert (made.origin, made.label.slug, made.revision) == ("carried_over", "loaded", 1)
    old = world.alices.spans.get(quote="topple")
    assert (old.start, old.deleted_at) == (8, None)
    assert CarriedSpan.objects.get(span=old).made == made
    offered.refresh_from_db()
    assert offered.state == "in_progress"


def test_a_link_goes_along_once_both_its_ends_have(world: World, offered: Assignment) -> None:
    accept(world, offered, "topple")
    assert not Link.objects.filter(assignment=offered).exists()
    accept(world, offered, "claimed victory")
    link = Link.objects.get(assignment=offered)
    assert (link.source.quote, link.target.quote) == ("topple", "claimed a clear victory")


def test_a_second_time_makes_nothing(world: World, offered: Assignment) -> None:
    accept(world, offered, "topple", "claimed victory")
    assert accept(world, offered, "topple", "topple") == []
    assert offered.spans.count() == 2


def test_what_was_left_out_can_be_accepted_later(world: World, offered: Assignment) -> None:
    uuid = found(offered)["topple"].span.uuid
    decide(person=world.alice, assignment=offered.pk, accept=[], decline=[uuid])
    assert found(offered)["topple"].declined
    assert len(accept(world, offered, "topple")) == 1


def test_a_label_of_the_kind_is_in_the_way(world: World, offered: Assignment) -> None:
    make_span(offered, "to topple", "loaded")
    uuid = found(offered)["topple"].span.uuid
    done = decide(person=world.alice, assignment=offered.pk, accept=[uuid])
    assert (done.made, done.blocked) == ([], [uuid])


def test_an_orphan_and_a_stranger_have_no_place(world: World, offered: Assignment) -> None:
    for uuid in (found(offered)["no proof"].span.uuid, uuid4()):
        with pytest.raises(UnknownOffer):
            decide(person=world.alice, assignment=offered.pk, accept=[uuid])
    assert not offered.spans.exists()


def test_nobody_else_decides(world: World, offered: Assignment) -> None:
    uuid = found(offered)["topple"].span.uuid
    for person in (world.bob, world.mona, world.otto):
        with pytest.raises(NotYours):
            decide(person=person, assignment=offered.pk, accept=[uuid])


def test_where_nothing_can_be_written(world: World, offered: Assignment) -> None:
    uuid = found(offered)["topple"].span.uuid
    with pytest.raises(NothingOffered):
        decide(person=world.bob, assignment=world.bobs.pk, accept=[uuid])
    hand_in(offered)
    with pytest.raises(Submitted):
        decide(person=world.alice, assignment=offered.pk, accept=[uuid])
    withdraw_article(actor=world.mona, article=world.text.article, reason="Court order.")
    with pytest.raises(WithdrawnArticle):
        decide(person=world.alice, assignment=offered.pk, accept=[uuid])
