"""Time on task: the page says how long somebody was at work; the server lets nobody exaggerate."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from annotator.assignments.models import Sitting
from annotator.assignments.time_actions import spend
from annotator.history.models import Event
from tests.world import World


def test_sittings_add_up(world: World) -> None:
    assert spend(assignment=world.alices, sitting=uuid4(), seconds=40) == 40
    assert spend(assignment=world.alices, sitting=uuid4(), seconds=20) == 60
    assert spend(assignment=world.bobs, sitting=uuid4(), seconds=5) == 5


def test_a_sitting_only_grows_so_a_late_report_changes_nothing(world: World) -> None:
    sitting = uuid4()
    told = [spend(assignment=world.alices, sitting=sitting, seconds=s) for s in (30, 45, 30, 45)]
    assert told == [30, 45, 45, 45]


def test_nobody_works_longer_than_time_passes(world: World) -> None:
    sitting = uuid4()
    spend(assignment=world.alices, sitting=sitting, seconds=30)
    assert spend(assignment=world.alices, sitting=sitting, seconds=3600) < 120
    an_hour = timezone.now() - timedelta(hours=1)
    Sitting.objects.filter(uuid=sitting).update(began_at=an_hour)
    assert spend(assignment=world.alices, sitting=sitting, seconds=3600) == 3600


def test_it_is_no_work_and_leaves_no_line_in_the_history(world: World) -> None:
    before = Event.objects.count()
    spend(assignment=world.alices, sitting=uuid4(), seconds=30)
    assert Event.objects.count() == before
