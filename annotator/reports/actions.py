"""Reporting a problem with an article, and settling what was reported."""

from uuid import UUID

from django.utils import timezone

from annotator.assignments.models import Assignment
from annotator.errors import Conflict, Invalid
from annotator.history.actor import Actor, acting
from annotator.people.models import User
from annotator.projects.models import Project
from annotator.reports.models import Kind, Report
from annotator.spans.place import absence
from annotator.violations import explained

MOST_REPORTS = 50


class ReportNeedsWords(Invalid):
    """Say in a few words what is wrong."""

    field = "words"


class AlreadyReported(Conflict):
    """This report was sent before, and said something else. What was sent stays as it is."""


class TooManyReports(Conflict):
    """There are {most} reports of yours on this article. They are enough to look at it."""


class AlreadySettled(Conflict):
    """Somebody has settled this report in the meantime. Load the page again to see the reply."""


RULES = {"report_once": AlreadyReported(), "report_other_has_words": ReportNeedsWords()}


def report(
    *, person: User, assignment: int, uuid: UUID, kind: str, words: str
) -> tuple[Report, bool]:
    """Reports a problem with the article of one's own assignment, and says whether it is new.

    A repeated request changes nothing. Raises NotYours, WithdrawnArticle, ReportNeedsWords,
    AlreadyReported and TooManyReports.
    """
    words = words.strip()
    with explained(RULES), acting(person, "report problem"):
        place = _own(person, assignment)
        kept = Report.objects.filter(project=place.project_id, uuid=uuid).first()
        if kept is not None:
            return _repeated(kept, place, kind, words), False
        mine = Report.objects.filter(annotator=place.annotator_id).about(place.text.article_id)
        if mine.count() >= MOST_REPORTS:
            raise TooManyReports(most=MOST_REPORTS)
        facts = {"project_id": place.project_id, "annotator_id": place.annotator_id}
        made = Report(uuid=uuid, text=place.text, kind=Kind(kind), words=words, **facts)
        made.save(force_insert=True)
        return made, True


def settle_report(*, actor: Actor, project: Project, uuid: UUID, reply: str) -> Report:
    """Settles a report with a reply to its annotator; the same once more changes nothing.

    Raises Report.DoesNotExist and AlreadySettled.
    """
    reply = reply.strip()
    with acting(actor, "settle report"):
        found = Report.objects.in_project(project).select_for_update().get(uuid=uuid)
        if found.settled_at is None:
            found.settled_at, found.settled_by_id, found.reply = timezone.now(), actor.pk, reply
            found.save(update_fields=["settled_at", "settled_by", "reply"])
        elif found.reply != reply:
            raise AlreadySettled
        return found


def _own(person: User, assignment: int) -> Assignment:
    mine = Assignment.objects.of(person).filter(pk=assignment).select_related("text")
    place = mine.defer("text__content", "text__blocks", "text__sentences").first()
    if place is None:
        raise absence(Assignment.objects.withdrawn_of(person), assignment)
    return place


def _repeated(kept: Report, place: Assignment, kind: str, words: str) -> Report:
    told = (kept.annotator_id, kept.text_id, kept.kind, kept.words)
    if told != (place.annotator_id, place.text_id, kind, words):
        raise AlreadyReported
    return kept
