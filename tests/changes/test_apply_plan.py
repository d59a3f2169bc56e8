"""Rename, merge, split, retire: what becomes of the spans of a label under the next version."""

from typing import Any
from uuid import uuid4

import pytest

from annotator.changes.actions import PlanStale, Unready, apply_plan
from annotator.changes.models import LabelChange, WorkItem
from annotator.history.models import Event
from annotator.spans.actions import mark
from annotator.spans.models import Answer, Span
from tests.changes.make import apply, label, next_version, write
from tests.make import make_answer, make_assignment, make_link, make_span, wanted
from tests.world import World

REST: dict[str, list[str]] = {"scare_quote": [], "loaded": [], "claim": []}


def now(span: Span) -> tuple[str, int, bool]:
    """Label, revision, whether it is live; then its label is of its assignment's codebook."""
    span = Span.objects.select_related("label", "assignment").get(pk=span.pk)
    if span.deleted_at is None:
        assert span.label.codebook_id == span.assignment.codebook_id
    return span.label.slug, span.revision, span.deleted_at is None


def test_a_label_of_the_same_slug_is_kept_without_a_new_revision(world: World) -> None:
    span = make_span(world.alices, "regime", "loaded")
    next_version(world.project, label("loaded"))
    plan = apply(world, labels={"scare_quote": [], "claim": []})
    assert now(span) == ("loaded", 1, True)
    span.refresh_from_db()
    assert span.label.codebook_id == plan.new_id


def test_a_span_keeps_the_version_it_was_made_under(world: World) -> None:
    span = make_span(world.alices, "regime", "loaded")
    next_version(world.project, label("loaded"))
    apply(world, labels={"scare_quote": [], "claim": []})
    later = make_span(world.alices, "topple", "loaded")
    Span.objects.filter(pk=span.pk).update(made_under=2)
    span.refresh_from_db()
    later.refresh_from_db()
    assert (span.made_under, later.made_under) == (1, 2)


def test_a_renamed_label_takes_its_spans_along(world: World) -> None:
    span = make_span(world.alices, "regime", "loaded")
    next_version(world.project, label("judging"))
    apply(world, labels={**REST, "loaded": ["judging"]})
    assert now(span) == ("judging", 2, True)


def test_merged_labels_lie_under_one(world: World) -> None:
    one = make_span(world.alices, "topple", "loaded")
    other = make_span(world.alices, "'regime'", "scare_quote")
    next_version(world.project, label("cue"))
    plan = apply(world, labels={**REST, "loaded": ["cue"], "scare_quote": ["cue"]})
    assert (now(one), now(other)) == (("cue", 2, True), ("cue", 2, True))
    assert plan.counts["collisions"] == 0


def test_a_split_label_counts_as_the_first_until_a_person_has_looked(world: World) -> None:
    span = make_span(world.alices, "regime", "loaded")
    next_version(world.project, label("mild"), label("strong"))
    apply(world, labels={**REST, "loaded": ["mild", "strong"]})
    assert now(span) == ("mild", 2, True)
    item = WorkItem.objects.get(span=span)
    assert (item.reason, item.choices) == ("split", ["mild", "strong"])


def test_spans_of_a_retired_label_are_set_aside_under_it(world: World) -> None:
    span = make_span(world.alices, "regime", "loaded")
    next_version(world.project, label("claim"))
    apply(world, labels=REST)
    assert now(span) == ("loaded", 2, False)


def test_every_kind_is_written_down(world: World) -> None:
    next_version(world.project, label("a"), label("b"))
    apply(world, labels={"scare_quote": ["a"], "loaded": ["a", "b"], "claim": []})
    rows = LabelChange.objects.values_list("old__slug", "new__slug", "kind")
    assert list(rows) == [
        ("scare_quote", "a", "merged"),
        ("loaded", "a", "split"),
        ("loaded", "b", "split"),
        ("claim", None, "retired"),
    ]


@pytest.fixture
def colliding(world: World) -> tuple[Span, Span]:
    short = make_span(world.alices, "'regime'", "scare_quote")
    return short, make_span(world.alices, "topple 'regime' announced", "loaded")


MERGE: dict[str, Any] = {**REST, "loaded": ["cue"], "scare_quote": ["cue"]}


def test_colliding_spans_are_joined_and_the_links_go_along(
    world: World, colliding: tuple[Span, Span]
) -> None:
    short, long = colliding
    claim = make_span(world.alices, "claimed victory", "claim")
    link = make_link(world.alices, long, claim)
    Span.objects.filter(pk=short.pk).update(start=8, end=23, quote="topple 'regime'", note="odd")
    kind = {"slug": "judges", "from_labels": ["cue"], "to_labels": ["claim"]}
    next_version(world.project, label("cue"), label("claim"), link_types=[kind])
    apply(world, labels={**MERGE, "claim": ["claim"]})
    long.refresh_from_db()
    assert (long.quote, long.note, now(long)) == (
        "topple 'regime' announced",
        "odd",
        ("cue", 2, True),
    )
    assert now(short) == ("scare_quote", 2, False)
    link.refresh_from_db()
    assert (link.source_id, link.deleted_at, link.revision) == (long.pk, None, 1)


def test_a_joined_span_covers_all_the_words(world: World) -> None:
    first = make_span(world.alices, "to topple", "scare_quote")
    second = make_span(world.alices, "topple 'regime' announced", "loaded")
    next_version(world.project, label("cue"))
    apply(world, labels=MERGE)
    second.refresh_from_db()
    assert second.quote == "to topple 'regime' announced"
    assert now(first) == ("scare_quote", 2, False)


def test_what_a_joined_span_said_otherwise_goes_to_the_worklist(world: World) -> None:
    for quote, name, value in (("'regime'", "loaded", "mild"), ("regime", "claim", "strong")):
        span = make_span(world.alices, quote, name)
        attributes = {"force": value}
        Span.objects.filter(pk=span.pk).update(attributes=attributes, note=value[0] * 6000)
    force = {"slug": "force", "kind": "choice", "values": [{"value": "mild"}, {"value": "strong"}]}
    next_version(world.project, label("cue", attributes=[force]))
    plan = apply(world, labels={**REST, "loaded": ["cue"], "claim": ["cue"]})
    kept = Span.objects.live().get(assignment=world.alices)
    assert (kept.attributes, kept.note) == ({"force": "mild"}, "m" * 6000)
    item = WorkItem.objects.get(plan=plan)
    assert (item.span, item.reason) == (kept, "attribute")
    assert item.lost == {"force": "strong", "note": "s" * 200}
    assert {one["attribute"] for one in plan.counts["losses"]} == {"force", "note"}


def test_colliding_spans_can_wait_for_a_person(world: World, colliding: tuple[Span, Span]) -> None:
    short, long = colliding
    next_version(world.project, label("cue"))
    apply(world, labels=MERGE, collisions={"cue": {"rule": "worklist"}})
    assert (now(long), now(short)) == (("cue", 2, True), ("scare_quote", 2, False))
    assert WorkItem.objects.get().span_id == short.pk


def test_colliding_spans_can_be_kept_where_overlap_is_allowed(
    world: World, colliding: tuple[Span, Span]
) -> None:
    next_version(world.project, label("cue"), label("loose", self_overlap="allow"))
    rule = {"rule": "keep", "label": "loose"}
    apply(world, labels=MERGE, collisions={"cue": rule})
    assert [now(span) for span in colliding] == [("loose", 2, True)] * 2


def test_an_attribute_without_a_place_goes_to_the_worklist(world: World) -> None:
    said = {"origin": "headline", "target": "exiles"}
    span, _ = mark(
        person=world.alice,
        assignment=world.alices.pk,
        uuid=uuid4(),
        wanted=wanted(world.text, "'regime'", attributes=said),
    )
    kept = {"slug": "target", "kind": "text"}
    next_version(world.project, label("scare_quote", attributes=[kept]))
    apply(world, labels={"loaded": [], "claim": []})
    span.refresh_from_db()
    assert (span.attributes, span.revision) == ({"target": "exiles"}, 2)
    item = WorkItem.objects.get()
    assert (item.reason, item.lost) == ("attribute", {"origin": "headline"})


def test_a_link_whose_type_is_gone_is_taken_back(world: World) -> None:
    one, other = (
        make_span(world.alices, "topple", "loaded"),
        make_span(world.alices, "claimed victory", "claim"),
    )
    link = make_link(world.alices, one, other)
    next_version(world.project, label("loaded"), label("claim"))
    apply(world, labels={"scare_quote": []})
    link.refresh_from_db()
    assert link.deleted_at is not None
    assert WorkItem.objects.get().lost == {"judges": other.pk}


def test_answers_go_along_and_what_has_no_place_is_taken_back(world: World) -> None:
    kept, gone = (
        make_answer(world.alices, "frames", ["economic", "security"]),
        make_answer(world.alices, "tone", 12.5),
    )
    fewer = [{"value": "security", "meaning": "threats"}]
    question = {"slug": "frames", "wording": "Which?", "level": "nominal", "multiple": True}
    next_version(world.project, questions=[{**question, "values": fewer}])
    apply(world, labels=REST)
    assert list(Answer.objects.given().values_list("pk", "value")) == [(kept.pk, ["security"])]
    assert {tuple(item.lost) for item in WorkItem.objects.all()} == {("frames",), ("tone",)}
    gone.refresh_from_db()
    assert gone.revision == 2


def test_an_undecided_label_keeps_everything_where_it_is(world: World) -> None:
    span = make_span(world.alices, "regime", "loaded")
    next_version(world.project, label("judging"))
    with pytest.raises(Unready):
        apply(world)
    assert now(span) == ("loaded", 1, True)


def test_applying_twice_changes_nothing_more(world: World) -> None:
    make_span(world.alices, "regime", "loaded")
    next_version(world.project, label("judging"))
    plan = apply(world, labels={**REST, "loaded": ["judging"]})
    events = Event.objects.count()
    again = apply_plan(actor=world.mona, project=world.project, uuid=plan.uuid, revision=1)
    assert (again.applied_at, Event.objects.count()) == (plan.applied_at, events)


def test_a_plan_that_was_changed_meanwhile_is_not_applied_unseen(world: World) -> None:
    next_version(world.project, label("judging"))
    plan = write(world, labels=REST)
    write(world, uuid=plan.uuid, revision=1, labels={**REST, "loaded": ["judging"]})
    with pytest.raises(PlanStale):
        apply_plan(actor=world.mona, project=world.project, uuid=plan.uuid, revision=1)


def test_who_has_the_article_under_both_versions_keeps_both(world: World) -> None:
    next_version(world.project, label("judging"))
    assert world.alices.annotator
    make_assignment(world.text, world.alices.annotator)
    plan = apply(world, labels={**REST, "loaded": ["judging"]})
    assert (plan.counts["staying"], plan.counts["assignments"]) == (1, 1)
    world.alices.refresh_from_db()
    assert world.alices.codebook_id == plan.old_id
    world.bobs.refresh_from_db()
    assert world.bobs.codebook_id == plan.new_id
