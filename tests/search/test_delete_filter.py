"""A person forgets filters of their own, and nobody else's."""

from uuid import uuid4

from annotator.search.actions import delete_filter, save_filter
from annotator.search.models import SavedFilter
from tests.world import World


def test_it_is_gone_and_once_more_is_as_good(world: World) -> None:
    uuid = uuid4()
    save_filter(person=world.rita, project=world.project, uuid=uuid, name="dam", query={})
    delete_filter(person=world.mona, project=world.project, uuid=uuid)
    assert SavedFilter.objects.of(world.rita, world.project).count() == 1
    for _ in range(2):
        delete_filter(person=world.rita, project=world.project, uuid=uuid)
    assert SavedFilter.objects.of(world.rita, world.project).count() == 0
