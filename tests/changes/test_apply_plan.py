"""Rename, merge, split, retire: what becomes of the spans of a label under the next version."""

from annotator.changes.actions import revert_plan
from annotator.changes.models import WorkItem
from annotator.spans.models import Span
from tests.changes.make import apply, exported, label, next_version
from tests.make import hand_in, make_answer, make_span
from tests.world import World


def now(span: Span) -> tuple[str, int, bool]:
    """Label, revision, whether it is live; and its label is one of its assignment's codebook."""
    span = Span.objects.select_related("label", "assignment").get(pk=span.pk)
    if span.deleted_at is None:
        assert span.label.codebook_id == span.assignment.codebook_id
    return span.label.slug, span.revision, span.deleted_at is None


def test_a_label_of_the_same_slug_is_kept_without_a_new_revision(world: World) -> None:
    span = make_span(world.alices, "regime", "loaded")
    next_version(world.project, label("loaded"))
    plan = apply(world, labels={"scare_quote": [], "claim": []})
    assert now(span) == ("loaded", 1, True)
    span.refresh_from_db()
    assert span.label.codebook_id == plan.new_id


def test_everything_comes_back(world: World) -> None:
    spans = [make_span(world.alices, "regime", "loaded"), make_span(world.alices, "'regime'")]
    spans.append(make_span(world.bobs, "claimed victory", "claim"))
    make_answer(world.alices, "frames", ["economic"])
    make_answer(world.bobs, "tone", 12.5)
    hand_in(world.alices, world.bobs)
    next_version(world.project, label("judging"), label("quote"), label("other"))
    before = exported(world.project)
    plan = apply(
        world, labels={"loaded": ["judging"], "scare_quote": ["quote", "other"], "claim": []}
    )
    assert now(spans[0]) == ("judging", 2, True)
    assert now(spans[1]) == ("quote", 2, True)
    assert now(spans[2]) == ("claim", 2, False)
    assert WorkItem.objects.get().choices == ["quote", "other"]
    assert exported(world.project) != before
    revert_plan(actor=world.mona, project=world.project, uuid=plan.uuid)
    assert exported(world.project) == before
