"""Bringing back what an annotator deleted, for those who run the project."""

from annotator.errors import Refused
from annotator.history.actor import Actor, acting
from annotator.projects.models import Project
from annotator.spans.actions import Overlaps
from annotator.spans.models import Span
from annotator.spans.place import WithdrawnArticle
from annotator.violations import explained


class NoSpan(Refused):
    """There is no such span."""


def restore_span(*, actor: Actor, project: Project, span: int) -> Span:
    """Makes a deleted span live again; one that is live stays as it is.

    Also in submitted work, which then counts anew. Raises NoSpan, WithdrawnArticle and Overlaps.
    """
    rules: dict[str, Refused] = {"span_no_overlap_of_exclusive_label": Overlaps()}
    with explained(rules), acting(actor, "restore span"):
        mine = Span.objects.filter(assignment__project=project).select_for_update(of=("self",))
        found = mine.select_related("label", "assignment__text__article").filter(pk=span).first()
        if found is None:
            raise NoSpan
        if found.assignment.text.article.withdrawn_at:
            raise WithdrawnArticle
        if found.deleted_at:
            found.deleted_at = None
            found.revision += 1
            found.save(update_fields=["deleted_at", "revision"])
        return found
