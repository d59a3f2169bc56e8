"""What a verdict does: it settles a place, leaves gold, and never touches a span."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from annotator.history.models import Event
from annotator.review.actions import (
    NoSuchCluster,
    SettledAlready,
    StaleVerdict,
    reopen_verdict,
    settle,
)
from annotator.review.clustering import cluster_changed
from annotator.review.gold import NothingInCommon, NotInCluster, Wanted, WhichLabel, WhichPlace
from annotator.review.models import Cluster, Decision, GoldSpan, Verdict, VerdictBasis
from annotator.review.unanimous_actions import settle_unanimous
from annotator.spans.actions import Reviewed, delete, reopen
from annotator.spans.fitting import QuoteMismatch
from tests.make import hand_in, make_span, read_by_both
from tests.world import World

QUOTED, BARE = "'regime'", "regime"


@pytest.fixture
def differing(world: World) -> World:
    """Alice and Bob marked the same words otherwise: she with their quotation marks."""
    make_span(world.alices, QUOTED)
    make_span(world.bobs, BARE)
    hand_in(world.alices, world.bobs)
    return world


def place(world: World) -> Cluster:
    cluster_changed(world.project)
    return Cluster.objects.in_project(world.project).with_state().get()


def decide(world: World, decision: Decision, **wanted: Any) -> Verdict:
    asked = {"key": place(world).key, "revision": 0, **wanted}
    uuid = asked.pop("uuid", uuid4())
    made = Wanted(decision=decision, **asked)
    return settle(person=world.rita, project=world.project, uuid=uuid, wanted=made)[0]


def gold(verdict: Verdict) -> list[tuple[str, str]]:
    left = GoldSpan.objects.filter(verdict=verdict, live=True).select_related("label")
    return [(one.label.slug, one.quote) for one in left]


def test_adopting_leaves_the_span_of_one_annotator(differing: World) -> None:
    alices = differing.alices.spans.get()
    verdict = decide(differing, Decision.ADOPT, adopted=alices.pk)
    assert gold(verdict) == [("scare_quote", QUOTED)]
    assert verdict.gold.get().span == alices


@pytest.mark.parametrize(
    ("decision", "left"),
    [
        (Decision.UNION, [QUOTED]),
        (Decision.INTERSECTION, [BARE]),
        (Decision.NOBODY, []),
        (Decision.BOTH, [QUOTED, BARE]),
    ],
)
def test_what_each_decision_leaves(differing: World, decision: Decision, left: list[str]) -> None:
    assert [quote for _, quote in gold(decide(differing, decision))] == left


def test_a_boundary_of_the_reviewers_own(differing: World) -> None:
    at = differing.text.content.index("topple")
    place_ = {"start": at, "end": at + len("topple 'regime'"), "quote": "topple 'regime'"}
    verdict = decide(differing, Decision.BOUNDARY, **place_)
    assert gold(verdict) == [("scare_quote", "topple 'regime'")]


def test_another_label_keeps_the_place(differing: World) -> None:
    verdict = decide(differing, Decision.LABEL, label="loaded")
    assert gold(verdict) == [("loaded", QUOTED)]


@pytest.mark.parametrize(
    ("decision", "wanted", "refusal"),
    [
        (Decision.ADOPT, {"adopted": 0}, NotInCluster),
        (Decision.BOUNDARY, {}, WhichPlace),
        (Decision.BOUNDARY, {"start": 0, "end": 4, "quote": "Flan"}, QuoteMismatch),
        (Decision.LABEL, {}, WhichLabel),
        (Decision.UNION, {"key": "0" * 32}, NoSuchCluster),
    ],
)
def test_what_is_refused_changes_nothing(
    differing: World, decision: Decision, wanted: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        decide(differing, decision, **wanted)
    assert not Verdict.objects.in_project(differing.project).exists()


def test_different_labels_need_one_named(world: World) -> None:
    make_span(world.alices, QUOTED)
    make_span(world.bobs, QUOTED, "loaded")
    hand_in(world.alices, world.bobs)
    with pytest.raises(WhichLabel):
        decide(world, Decision.UNION)
    assert gold(decide(world, Decision.UNION, label="loaded")) == [("loaded", QUOTED)]


def test_no_verdict_alters_a_span(differing: World) -> None:
    decide(differing, Decision.NOBODY)
    spans = [*differing.alices.spans.all(), *differing.bobs.spans.all()]
    assert [(one.revision, one.deleted_at) for one in spans] == [(1, None), (1, None)]


def test_a_repeated_request_changes_nothing(differing: World) -> None:
    uuid = uuid4()
    first = decide(differing, Decision.UNION, uuid=uuid)
    events = Event.objects.filter(project=differing.project).count()
    assert decide(differing, Decision.UNION, uuid=uuid).revision == first.revision == 1
    assert Event.objects.filter(project=differing.project).count() == events


def test_deciding_anew_is_the_next_version(differing: World) -> None:
    uuid = uuid4()
    decide(differing, Decision.UNION, uuid=uuid)
    again = decide(differing, Decision.NOBODY, uuid=uuid, revision=1)
    assert (again.revision, gold(again)) == (2, [])
    former = Event.objects.filter(table="annotator_verdict", row=again.pk).first()
    assert former
    assert former.new
    assert former.new["decision"] == "union"


def test_a_stale_version_is_refused(differing: World) -> None:
    uuid = uuid4()
    decide(differing, Decision.UNION, uuid=uuid)
    with pytest.raises(StaleVerdict):
        decide(differing, Decision.NOBODY, uuid=uuid, revision=0)


def test_two_reviewers_settle_once(differing: World) -> None:
    decide(differing, Decision.UNION)
    with pytest.raises(SettledAlready):
        decide(differing, Decision.NOBODY)


def test_a_reopened_verdict_leaves_no_gold_and_can_be_given_anew(differing: World) -> None:
    uuid = uuid4()
    verdict = decide(differing, Decision.UNION, uuid=uuid)
    taken = reopen_verdict(person=differing.rita, project=differing.project, uuid=uuid, revision=1)
    assert (gold(verdict), taken.revision, place(differing).settled) == ([], 2, False)
    decide(differing, Decision.BOTH, uuid=uuid, revision=2)
    assert place(differing).settled


def test_a_verdict_is_stale_once_its_spans_change(world: World) -> None:
    span = make_span(world.alices, QUOTED)
    make_span(world.bobs, BARE)
    hand_in(world.bobs)
    world.alices.refresh_from_db()
    hand_in(world.alices)
    uuid = uuid4()
    decide(world, Decision.UNION, uuid=uuid)
    # A reviewer gave the article back, or the rule that keeps it closed did not hold yet.
    type(world.alices).objects.filter(pk=world.alices.pk).update(reviewed_at=None)
    reopen(person=world.alice, assignment=world.alices.pk)
    delete(person=world.alice, assignment=world.alices.pk, uuid=span.uuid, revision=1)
    hand_in(world.alices)
    now = place(world)
    assert (now.settled, now.touched) == (False, True)
    decide(world, Decision.NOBODY)
    assert Verdict.objects.live().in_project(world.project).count() == 1


def test_the_article_is_reviewed_once_nothing_waits(differing: World) -> None:
    decide(differing, Decision.UNION)
    differing.alices.refresh_from_db()
    assert differing.alices.reviewed_at
    with pytest.raises(Reviewed):
        reopen(person=differing.alice, assignment=differing.alices.pk)


def test_who_still_reads_keeps_the_review_open(world: World) -> None:
    make_span(world.alices, QUOTED)
    hand_in(world.alices)
    decide(world, Decision.NOBODY)
    world.alices.refresh_from_db()
    assert world.alices.reviewed_at is None


def test_one_reader_alone_waits_for_confirmation(world: World) -> None:
    make_span(world.alices, QUOTED)
    hand_in(world.alices)
    cluster_changed(world.project)
    assert Cluster.objects.in_project(world.project).to_settle().count() == 1
    assert settle_unanimous(person=world.rita, project=world.project) == (0, 0)


def test_bulk_adopts_only_what_all_marked_alike(world: World) -> None:
    for work in (world.alices, world.bobs):
        make_span(work, QUOTED)
    make_span(world.alices, "topple", "loaded")
    hand_in(world.alices, world.bobs)
    assert settle_unanimous(person=world.rita, project=world.project) == (1, 0)
    assert settle_unanimous(person=world.rita, project=world.project) == (0, 0)
    (verdict,) = Verdict.objects.in_project(world.project)
    assert gold(verdict) == [("scare_quote", QUOTED)]


def test_bulk_goes_on_where_it_stopped(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        read_by_both(world.alices, world.bobs, marks=QUOTED)
    monkeypatch.setattr("annotator.review.unanimous_actions.AT_ONCE", 2)
    done = [settle_unanimous(person=world.rita, project=world.project) for _ in range(3)]
    assert done == [(2, 1), (1, 0), (0, 0)]


def test_bulk_costs_no_more_statements_for_more_places(world: World) -> None:
    def statements(articles: int) -> int:
        for _ in range(articles):
            read_by_both(world.alices, world.bobs, marks=QUOTED)
        with CaptureQueriesContext(connection) as found:
            assert settle_unanimous(person=world.rita, project=world.project) == (articles, 0)
        return len(found)

    assert statements(1) == statements(5)


def test_what_was_reopened_is_settled_in_bulk_again(world: World) -> None:
    read_by_both(world.alices, world.bobs, marks=QUOTED)
    settle_unanimous(person=world.rita, project=world.project)
    (verdict,) = Verdict.objects.in_project(world.project)
    reopen_verdict(person=world.rita, project=world.project, uuid=verdict.uuid, revision=1)
    assert settle_unanimous(person=world.rita, project=world.project) == (1, 0)
    (again,) = Verdict.objects.in_project(world.project)
    assert (again.revision, again.ended_at, gold(again)) == (3, None, [("scare_quote", QUOTED)])


def test_words_that_do_not_meet_have_no_overlap(world: World) -> None:
    from annotator.review.deciding import Reading, intersection

    one = Reading(label="loaded", start=0, end=4)
    assert intersection([one, Reading(label="loaded", start=4, end=8)], "loaded") is None
    assert NothingInCommon.__doc__


@pytest.mark.parametrize("table", [Verdict, VerdictBasis, GoldSpan])
def test_the_database_deletes_no_verdict(differing: World, table: Any) -> None:
    decide(differing, Decision.UNION)
    with pytest.raises(IntegrityError), transaction.atomic():
        table.objects.all().delete()


def test_the_database_refuses_gold_that_is_not_in_the_text(differing: World) -> None:
    verdict = decide(differing, Decision.UNION)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE annotator_goldspan SET quote = 'other' WHERE verdict_id = %s", [verdict.pk]
        )
