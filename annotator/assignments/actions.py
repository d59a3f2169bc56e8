"""Giving out work."""

from collections.abc import Iterable

from django.db.models import Max

from annotator.articles.models import Text
from annotator.assignments.models import Assignment
from annotator.codebook.models import Codebook
from annotator.errors import Conflict
from annotator.history.actor import Actor, acting
from annotator.projects.models import Membership, Project, Role


class NoCodebook(Conflict):
    """This project has no published codebook yet, so there is nothing to mark with."""


def current_codebook(project: Project) -> Codebook:
    """The newest published codebook. Raises NoCodebook."""
    published = Codebook.objects.filter(project=project, state=Codebook.State.PUBLISHED)
    codebook = published.order_by("-number").first()
    if codebook is None:
        raise NoCodebook
    return codebook


def assign(
    *, actor: Actor | None, text: Text, annotators: Iterable[Membership], round: int = 1
) -> list[Assignment]:
    """Gives `text` to `annotators`; who has it already keeps it. Raises NoCodebook."""
    with acting(actor, "assign article"):
        # The project's row is the queue for slot numbers: two managers assign one after the other.
        project = Project.objects.select_for_update().get(articles__texts=text)
        codebook = current_codebook(project)
        there = Assignment.objects.filter(text=text, codebook=codebook, round=round)
        slot = there.aggregate(last=Max("slot"))["last"] or 0
        have = set(there.values_list("annotator", flat=True))
        missing = [annotator for annotator in annotators if annotator.pk not in have]
        return Assignment.objects.bulk_create(
            Assignment(
                project=project,
                text=text,
                codebook=codebook,
                annotator=annotator,
                round=round,
                slot=slot + number,
            )
            for number, annotator in enumerate(missing, 1)
        )


def annotators_of(project: Project) -> list[Membership]:
    members = Membership.objects.filter(project=project, role=Role.ANNOTATOR, ended_at=None)
    return list(members.order_by("pseudonym"))
