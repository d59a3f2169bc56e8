"""5,000 spans: none is lost, the history is complete, few statements, and all of it goes back."""

from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from annotator.assignments.actions import assign
from annotator.changes.actions import apply_plan, revert_plan
from annotator.history.models import Event
from annotator.spans.models import Span
from tests.changes.make import exported, label, next_version, write
from tests.make import hand_in, make_text
from tests.world import World

SPANS = 5000
EACH = 500
WORDS = " ".join(["word"] * (2 * EACH))


@pytest.fixture
def large(world: World) -> World:
    """Ten articles of 500 spans, half of each label; every tenth pair lies over each other."""
    assert world.alices.annotator
    for _ in range(SPANS // EACH):
        text = make_text(world.project, f"Head\n\n{WORDS}")
        mine = assign(actor=None, text=text, annotators=[world.alices.annotator])[0]
        labels = [mine.codebook.labels.get(slug=slug) for slug in ("scare_quote", "loaded")]
        Span.objects.bulk_create(
            Span(
                assignment=mine,
                uuid=uuid4(),
                label=labels[number % 2],
                exclusive=True,
                start=_start(number),
                end=_start(number) + 4,
                quote="word",
            )
            for number in range(EACH)
        )
        hand_in(mine)
    next_version(world.project, label("cue"), label("other"), questions=[])
    return world


def _start(number: int) -> int:
    return 6 + 10 * (number - 1 if number % 10 == 1 else number)


FATES = {
    "rename": {"scare_quote": ["cue"], "loaded": ["other"]},
    "merge": {"scare_quote": ["cue"], "loaded": ["cue"]},
    "split": {"scare_quote": ["cue", "other"], "loaded": ["other", "cue"]},
    "retire": {"scare_quote": ["cue"], "loaded": []},
}


@pytest.mark.parametrize("fate", FATES)
def test_nothing_is_lost_and_everything_goes_back(
    large: World, fate: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    project, mona = large.project, large.mona
    before = exported(project)
    rows = _rows(large)
    plan = write(large, labels={**FATES[fate], "claim": []})
    with django_assert_max_num_queries(45):
        apply_plan(actor=mona, project=project, uuid=plan.uuid, revision=1)
    assert _rows(large) == rows
    _stand_as_counted(large, fate)
    apply, revert = plan.verbs
    assert _events(large, apply) == SPANS
    with django_assert_max_num_queries(25):
        revert_plan(actor=mona, project=project, uuid=plan.uuid)
    assert _events(large, revert) == SPANS
    assert exported(project) == before


def _rows(world: World) -> list[tuple[object, ...]]:
    spans = Span.objects.filter(assignment__project=world.project)
    return sorted(spans.values_list("pk", "uuid", "created_at"))


def _stand_as_counted(world: World, fate: str) -> None:
    spans = Span.objects.filter(assignment__project=world.project)
    live = {"merge": SPANS * 9 // 10, "retire": SPANS // 2}.get(fate, SPANS)
    assert spans.live().count() == live
    assert not spans.live().filter(label__codebook__number=1).exists()
    assert not world.project.assignments.filter(codebook__number=1).exists()


def _events(world: World, verb: str) -> int:
    rows = Event.objects.filter(project=world.project, verb=verb, actor=world.mona)
    return rows.filter(table="annotator_span").count()
