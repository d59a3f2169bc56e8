"""Agreement over REST: computed from submitted work, with its name, unit and numbers."""

from typing import Any

import pytest

from annotator.projects.models import Role
from tests.conftest import As
from tests.make import hand_in, hand_in_more, make_member, make_project, make_span
from tests.world import World


def read(api: As, world: World) -> Any:
    return api(world.mona).get(f"/api/v1/projects/{world.project.slug}/agreement/").json()


def label(answer: Any, slug: str) -> Any:
    return next(row for row in answer["labels"] if row["label"]["slug"] == slug)


def test_two_who_mark_alike_agree(api: As, world: World) -> None:
    for assignment in (world.alices, world.bobs):
        make_span(assignment, "'regime'")
    hand_in(world.alices, world.bobs)
    found = label(read(api, world), "scare_quote")
    assert found["alpha"]["value"] == 1
    assert found["span_f1_exact"]["value"] == 1
    assert (found["n_articles"], found["n_annotators"], found["n_spans"]) == (1, 2, 2)


def test_figures_carry_name_unit_and_pooling(api: As, world: World) -> None:
    hand_in(world.alices, world.bobs)
    alpha = label(read(api, world), "scare_quote")["alpha"]
    assert (alpha["formula"], alpha["unit"], alpha["pooling"]) == (
        "alpha_char_nominal",
        "character",
        "pooled",
    )


def test_nothing_marked_is_undefined_with_a_reason(api: As, world: World) -> None:
    hand_in(world.alices, world.bobs)
    found = label(read(api, world), "scare_quote")
    assert found["alpha"]["value"] is None
    assert found["alpha"]["undefined"]["code"] == "no_variation"
    assert found["span_f1_exact"]["undefined"]["code"] == "no_spans"
    assert found["alpha"]["undefined"]["reason"].endswith(".")


def test_marked_by_one_and_read_by_the_other_is_disagreement(api: As, world: World) -> None:
    make_span(world.alices, "'regime'")
    hand_in(world.alices, world.bobs)
    found = label(read(api, world), "scare_quote")
    assert found["alpha"]["value"] < 0.1
    assert found["span_f1_overlap"]["value"] == 0


def test_work_not_submitted_does_not_count(api: As, world: World) -> None:
    for assignment in (world.alices, world.bobs):
        make_span(assignment, "'regime'")
    hand_in(world.alices)
    found = label(read(api, world), "scare_quote")
    assert found["alpha"]["undefined"]["code"] == "too_few_annotators"
    assert found["alpha"]["n_dropped"] == 1
    answer = read(api, world)
    assert (answer["n_articles"], answer["n_annotators"], answer["n_spans"]) == (0, 0, 0)


def test_before_anybody_submitted(api: As, world: World) -> None:
    answer = read(api, world)
    assert (answer["n_articles"], answer["n_annotators"], answer["n_spans"]) == (0, 0, 0)
    assert len(answer["labels"]) == 3


def test_a_project_without_codebook(api: As, world: World) -> None:
    bare = make_project("bare")
    manager = make_member(bare, "mia", Role.MANAGER).user
    answer = api(manager).get(f"/api/v1/projects/{bare.slug}/agreement/").json()
    assert (answer["codebook"], answer["labels"]) == (None, [])


@pytest.mark.parametrize("articles", [1, 4])
def test_statements_do_not_grow_with_the_corpus(
    api: As, world: World, articles: int, django_assert_num_queries: Any
) -> None:
    hand_in_more(world.alices, articles)
    client = api(world.mona)
    # session, person, project, savepoint, codebook, labels, texts, completions, spans, release
    with django_assert_num_queries(10):
        client.get(f"/api/v1/projects/{world.project.slug}/agreement/")


def test_bad_round(api: As, world: World) -> None:
    address = f"/api/v1/projects/{world.project.slug}/agreement/?round=x"
    assert api(world.mona).get(address).status_code == 400
