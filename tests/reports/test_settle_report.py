"""Settling a report: once, with a reply, by somebody who is named."""

from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from annotator.history.models import Event
from annotator.reports.actions import AlreadySettled, report, settle_report
from annotator.reports.models import Report
from tests.world import World


@pytest.fixture
def cut(world: World) -> Report:
    told = {"kind": "cut", "words": ""}
    return report(person=world.alice, assignment=world.alices.pk, uuid=uuid4(), **told)[0]


def settle(world: World, uuid: UUID, reply: str = "Corrected.") -> Report:
    return settle_report(actor=world.mona, project=world.project, uuid=uuid, reply=reply)


def test_it_names_who_and_says_what(world: World, cut: Report) -> None:
    settled = settle(world, cut.uuid, " Corrected. ")
    assert (settled.settled_by, settled.reply) == (world.mona, "Corrected.")
    assert [*Report.objects.settled()] == [cut]
    assert not Report.objects.open().exists()
    assert Event.objects.filter(verb="settle report", row=cut.pk).count() == 1


def test_the_same_once_more_changes_nothing(world: World, cut: Report) -> None:
    first = settle(world, cut.uuid)
    assert settle(world, cut.uuid).settled_at == first.settled_at


def test_another_reply_does_not_overwrite_the_first(world: World, cut: Report) -> None:
    settle(world, cut.uuid)
    with pytest.raises(AlreadySettled):
        settle(world, cut.uuid, "Withdrawn.")
    cut.refresh_from_db()
    assert cut.reply == "Corrected."


def test_a_report_of_another_project_is_none(world: World, cut: Report) -> None:
    elsewhere = world.ottos.project
    with pytest.raises(Report.DoesNotExist):
        settle_report(actor=world.mona, project=elsewhere, uuid=cut.uuid, reply="")


@pytest.mark.parametrize(
    "change", [{"reply": "Done."}, {"settled_at": "2026-01-01T00:00Z"}, {"kind": "dull"}]
)
def test_the_database_keeps_the_rules(world: World, cut: Report, change: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=cut.pk).update(**change)
