"""Giving submitted work back to its annotator."""

from annotator.assignments.models import Assignment, State
from annotator.errors import Conflict
from annotator.history.actor import acting
from annotator.people.models import User
from annotator.projects.models import Project


class NotSubmitted(Conflict):
    """This article is not submitted, so there is nothing to give back."""


def return_work(*, person: User, project: Project, assignment: int, because: str) -> Assignment:
    """Gives a submitted article back to its annotator; a second time changes nothing.

    What they do after they saw feedback is no independent reading: the condition says so. Raises
    Assignment.DoesNotExist and NotSubmitted.
    """
    with acting(person, "return assignment"):
        places = Assignment.objects.in_project(project).present().select_for_update(of=("self",))
        place = places.get(pk=assignment)
        if place.state == State.RETURNED:
            return place
        if place.state != State.SUBMITTED:
            raise NotSubmitted
        if place.reviewed_at:
            place.condition = {**place.condition, "after_feedback": True}
        place.state, place.submitted_at = State.RETURNED, None
        place.returned_because = because.strip()
        place.save(update_fields=["state", "submitted_at", "returned_because", "condition"])
        return place
