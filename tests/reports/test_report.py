"""Reporting a problem: once, about one's own article, in words where the kind says too little."""

from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from annotator.history.models import Event
from annotator.reports.actions import (
    MOST_REPORTS,
    AlreadyReported,
    ReportNeedsWords,
    TooManyReports,
    report,
)
from annotator.reports.models import Report
from annotator.spans.place import NotYours, WithdrawnArticle
from tests.world import World

UUID_ = UUID(int=7)


def cut(
    world: World, uuid: UUID = UUID_, words: str = "The end is missing."
) -> tuple[Report, bool]:
    return report(
        person=world.alice, assignment=world.alices.pk, uuid=uuid, kind="cut", words=words
    )


def test_it_is_about_the_text_that_was_before_the_annotator(world: World) -> None:
    made, new = cut(world)
    assert new
    assert (made.text, made.annotator, made.project) == (
        world.text,
        world.alices.annotator,
        world.project,
    )


def test_a_repeated_report_is_the_same(world: World) -> None:
    first, _ = cut(world)
    again, new = cut(world)
    assert (again, new) == (first, False)


@pytest.mark.parametrize("change", [{"words": "No."}, {"kind": "language"}])
def test_what_was_sent_stays_as_it_is(world: World, change: dict[str, str]) -> None:
    cut(world)
    told = {"kind": "cut", "words": "The end is missing.", **change}
    with pytest.raises(AlreadyReported):
        report(person=world.alice, assignment=world.alices.pk, uuid=UUID_, **told)
    assert Report.objects.get().words == "The end is missing."


def test_nobody_takes_the_report_of_another_for_their_own(world: World) -> None:
    cut(world)
    told = {"kind": "cut", "words": "The end is missing."}
    with pytest.raises(AlreadyReported):
        report(person=world.bob, assignment=world.bobs.pk, uuid=UUID_, **told)


def test_something_else_needs_words(world: World) -> None:
    with pytest.raises(ReportNeedsWords):
        report(person=world.alice, assignment=world.alices.pk, uuid=UUID_, kind="other", words=" ")
    assert not Report.objects.exists()


def test_only_about_an_article_of_ones_own(world: World) -> None:
    with pytest.raises(NotYours):
        report(person=world.bob, assignment=world.alices.pk, uuid=UUID_, kind="cut", words="")


def test_not_about_a_withdrawn_article(world: World) -> None:
    world.text.article.withdrawn_at = timezone.now()
    world.text.article.save()
    with pytest.raises(WithdrawnArticle):
        cut(world)


def test_there_is_an_end_to_it(world: World) -> None:
    for _ in range(MOST_REPORTS):
        cut(world, uuid4())
    with pytest.raises(TooManyReports):
        cut(world, uuid4())


def test_it_stands_in_the_history(world: World) -> None:
    made, _ = cut(world)
    event = Event.objects.get(table="annotator_report", row=made.pk)
    assert (event.verb, event.actor_id, event.project_id) == (
        "report problem",
        world.alice.pk,
        world.project.pk,
    )
