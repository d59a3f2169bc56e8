"""Whose work an article can rely on."""

from annotator.assignments.actions import annotators_of
from annotator.assignments.models import Assignment
from annotator.projects.models import Role
from annotator.spans.actions import submit
from tests.world import World


def counted(world: World) -> set[int]:
    rows = Assignment.objects.in_project(world.project).counting()
    return set(rows.values_list("pk", flat=True))


def test_open_work_counts_while_its_annotator_can_do_it(world: World) -> None:
    both = {world.alices.pk, world.bobs.pk}
    assert counted(world) == both
    world.project.memberships.filter(user=world.bob).update(role=Role.REVIEWER)
    assert counted(world) == {world.alices.pk}
    world.alice.is_active = False
    world.alice.save()
    assert counted(world) == set()


def test_what_was_handed_in_counts_for_ever(world: World) -> None:
    submit(person=world.bob, assignment=world.bobs.pk)
    world.project.memberships.filter(user=world.bob).update(ended_at="2026-01-01T00:00:00Z")
    assert world.bobs.pk in counted(world)


def test_who_cannot_sign_in_gets_no_work(world: World) -> None:
    world.bob.is_active = False
    world.bob.save()
    assert [member.user for member in annotators_of(world.project)] == [world.alice]
