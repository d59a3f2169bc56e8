"""A person keeps filters under names of their own."""

from uuid import UUID, uuid4

import pytest

from annotator.people.models import User
from annotator.search import actions
from annotator.search.actions import (
    FilterNameTaken,
    FilterNeedsName,
    TooManyFilters,
    UnknownFilter,
    save_filter,
)
from annotator.search.models import SavedFilter
from tests.world import World


def save(world: World, name: str, uuid: UUID | None = None, person: User | None = None) -> bool:
    kept = {"uuid": uuid or uuid4(), "name": name, "query": {"q": name}}
    return save_filter(person=person or world.rita, project=world.project, **kept)[1]  # type: ignore[arg-type]


def names(world: World, person: User) -> list[str]:
    return [one.name for one in SavedFilter.objects.of(person, world.project)]


def test_it_is_kept_for_this_person_alone(world: World) -> None:
    assert save(world, " harbour  levy ")
    assert (names(world, world.rita), names(world, world.mona)) == (["harbour levy"], [])


def test_the_same_uuid_is_renamed_not_doubled(world: World) -> None:
    uuid = uuid4()
    assert save(world, "harbour", uuid)
    assert not save(world, "dam", uuid)
    assert names(world, world.rita) == ["dam"]


def test_a_name_serves_once_for_each_person(world: World) -> None:
    save(world, "harbour")
    save(world, "harbour", person=world.mona)
    with pytest.raises(FilterNameTaken):
        save(world, "harbour")


def test_somebody_elses_filter_stays_theirs(world: World) -> None:
    uuid = uuid4()
    save(world, "harbour", uuid)
    with pytest.raises(UnknownFilter):
        save(world, "mine", uuid, person=world.mona)
    assert names(world, world.rita) == ["harbour"]


def test_what_is_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FilterNeedsName):
        save(world, "  ")
    monkeypatch.setattr(actions, "MOST_FILTERS", 1)
    save(world, "harbour")
    with pytest.raises(TooManyFilters):
        save(world, "dam")
