"""Every minute the worker counts what was submitted, so that the page has little left to count."""

from annotator.jobs import count_agreement
from annotator.statistics.models import ArticleFigures
from tests.make import hand_in, make_assignment, make_codebook
from tests.world import World


def test_everything_that_changed_is_counted(world: World) -> None:
    hand_in(world.alices, world.bobs, world.ottos)
    count_agreement(timestamp=0)
    rows = ArticleFigures.objects.values_list("changes", "counted")
    assert len(rows) == 2
    assert all(changes == counted for changes, counted in rows)


def test_rounds_and_codebooks_are_counted_apart(world: World) -> None:
    hand_in(world.alices)
    assert world.alices.annotator
    hand_in(make_assignment(world.text, world.alices.annotator, round=2))
    make_codebook(world.project)
    hand_in(make_assignment(world.text, world.alices.annotator))
    count_agreement(timestamp=0)
    rows = ArticleFigures.objects.values_list("codebook__number", "round", "counted")
    assert sorted((book, round) for book, round, counted in rows if counted) == [
        (1, 1),
        (1, 2),
        (2, 1),
    ]
