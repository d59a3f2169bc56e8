"""Filters a person keeps."""

from collections.abc import Mapping
from uuid import UUID

from annotator.errors import Conflict, Invalid
from annotator.history.actor import acting
from annotator.people.models import User
from annotator.projects.models import Project
from annotator.search.models import SavedFilter
from annotator.violations import explained

MOST_FILTERS = 100


class FilterNameTaken(Conflict):
    """You have a filter of this name already."""


class FilterNeedsName(Invalid):
    """A filter needs a name."""

    field = "name"


class TooManyFilters(Conflict):
    """You have {most} filters here. Delete one first."""


class UnknownFilter(Conflict):
    """This filter is somebody else's."""


RULES = {"saved_filter_name_once": FilterNameTaken(), "saved_filter_once": UnknownFilter()}


def save_filter(
    *, person: User, project: Project, uuid: UUID, name: str, query: Mapping[str, str]
) -> tuple[SavedFilter, bool]:
    """Keeps the filter under the name, or changes the one of this uuid; and says if it is new.

    A repeated request changes nothing. Raises FilterNeedsName, FilterNameTaken, TooManyFilters and
    UnknownFilter.
    """
    name = " ".join(name.split())
    if not name:
        raise FilterNeedsName
    with explained(RULES), acting(person, "save filter"):
        mine = SavedFilter.objects.of(person, project)
        wanted = {"name": name, "query": dict(query)}
        if not mine.filter(uuid=uuid).exists() and mine.count() >= MOST_FILTERS:
            raise TooManyFilters(most=MOST_FILTERS)
        kept, new = mine.get_or_create(
            uuid=uuid, defaults={**wanted, "project": project, "person": person}
        )
        if (kept.name, kept.query) != (name, wanted["query"]):
            kept.name, kept.query = name, wanted["query"]
            kept.save(update_fields=["name", "query"])
        return kept, new


def delete_filter(*, person: User, project: Project, uuid: UUID) -> None:
    """Forgets the person's filter; that there is none is as good."""
    with acting(person, "delete filter"):
        SavedFilter.objects.of(person, project).filter(uuid=uuid).delete()
