"""Agreement over REST: computed from submitted work, with its name, unit and numbers."""

from typing import Any

import pytest

from annotator.projects.models import Role
from tests.conftest import As
from tests.make import (
    hand_in,
    hand_in_more,
    make_member,
    make_placed,
    make_project,
    make_span,
    make_text,
    read_by_both,
)
from tests.world import World


def read(api: As, world: World, **filters: str) -> Any:
    address = f"/api/v1/projects/{world.project.slug}/agreement/"
    return api(world.mona).get(address, query_params=filters).json()


def label(answer: Any, slug: str) -> Any:
    """The label's numbers, and its figures by their formula."""
    row = next(row for row in answer["layers"] if row["slug"] == slug)
    return {**row, **{figure["formula"]: figure for figure in row["figures"]}}


def both(world: World) -> None:
    hand_in(world.alices, world.bobs)
    read_by_both(world.alices, world.bobs)


def test_two_who_mark_alike_agree(api: As, world: World) -> None:
    for assignment in (world.alices, world.bobs):
        make_span(assignment, "'regime'")
    both(world)
    answer = read(api, world)
    found = label(answer, "scare_quote")
    assert found["alpha_char_nominal"]["value"] == 1
    assert found["span_f1_exact"]["value"] == 1
    assert (answer["n_articles"], answer["n_annotators"], found["n_spans"]) == (2, 2, 2)


def test_figures_carry_name_unit_pooling_and_interval(api: As, world: World) -> None:
    for assignment in (world.alices, world.bobs):
        make_span(assignment, "'regime'")
    hand_in(world.alices, world.bobs)
    read_by_both(world.alices, world.bobs, marks="'regime'")
    alpha = label(read(api, world), "scare_quote")["alpha_char_nominal"]
    assert (alpha["unit"], alpha["pooling"]) == ("character", "pooled")
    assert (alpha["interval"]["method"], alpha["interval"]["low"]) == ("jackknife_t", 1)


def test_every_measure_says_its_source(api: As, world: World) -> None:
    measures = read(api, world)["measures"]
    assert len(measures) == len({one["formula"] for one in measures}) >= 10
    assert all(one["reference"] for one in measures)


def test_nothing_marked_is_undefined_with_a_reason(api: As, world: World) -> None:
    both(world)
    found = label(read(api, world), "scare_quote")
    assert found["alpha_char_nominal"]["value"] is None
    assert found["alpha_char_nominal"]["undefined"]["code"] == "no_variation"
    assert found["span_f1_exact"]["undefined"]["code"] == "no_spans"
    assert found["alpha_char_nominal"]["undefined"]["reason"].endswith(".")


def test_marked_by_one_and_read_by_the_other_is_disagreement(api: As, world: World) -> None:
    make_span(world.alices, "'regime'")
    both(world)
    found = label(read(api, world), "scare_quote")
    assert found["alpha_char_nominal"]["value"] < 0.1
    assert found["span_f1_overlap"]["value"] == 0


def test_one_shared_article_is_refused_with_the_reason(api: As, world: World) -> None:
    for assignment in (world.alices, world.bobs):
        make_span(assignment, "'regime'")
    hand_in(world.alices, world.bobs)
    found = label(read(api, world), "scare_quote")
    assert found["alpha_char_nominal"]["undefined"]["code"] == "too_few_articles"


def test_a_family_unites_its_labels(api: As, world: World) -> None:
    make_span(world.alices, "regime is doomed", label="loaded")
    make_span(world.bobs, "regime is doomed", label="claim")
    both(world)
    answer = read(api, world)
    assert label(answer, "loaded")["span_f1_exact"]["value"] == 0
    assert label(answer, "evidence")["span_f1_exact"]["value"] == 1
    assert label(answer, "all")["span_f1_exact"]["value"] == 1


@pytest.mark.parametrize(
    ("chosen", "articles"),
    [({"outlet": "Herald"}, 1), ({"language": "en"}, 2), ({"story": "Nothing"}, 0)],
)
def test_filters_choose_articles(
    api: As, world: World, chosen: dict[str, str], articles: int
) -> None:
    make_placed(world.text)
    both(world)
    assert read(api, world, **chosen)["n_articles"] == articles


def test_choices_are_what_there_is_work_of(api: As, world: World) -> None:
    make_placed(world.text)
    both(world)
    make_placed(make_text(world.project), outlet="Gazette")
    assert read(api, world)["choices"] == {
        "rounds": [1],
        "codebooks": [1],
        "outlets": ["Herald"],
        "stories": ["Dam"],
        "languages": ["en"],
    }


def test_the_same_answer_is_not_sent_again(api: As, world: World) -> None:
    both(world)
    client, address = api(world.mona), f"/api/v1/projects/{world.project.slug}/agreement/"
    tag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
    read_by_both(world.alices, world.bobs)
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_work_not_submitted_does_not_count(api: As, world: World) -> None:
    for assignment in (world.alices, world.bobs):
        make_span(assignment, "'regime'")
    hand_in(world.alices)
    found = label(read(api, world), "scare_quote")
    assert found["alpha_char_nominal"]["undefined"]["code"] == "too_few_annotators"
    assert found["alpha_char_nominal"]["n_dropped"] == 1
    answer = read(api, world)
    assert (answer["n_articles"], answer["n_annotators"], answer["n_spans"]) == (0, 0, 0)


def test_before_anybody_submitted(api: As, world: World) -> None:
    answer = read(api, world)
    assert (answer["n_articles"], answer["n_annotators"], answer["n_spans"]) == (0, 0, 0)
    assert len(answer["layers"]) == 6


def test_a_project_without_codebook(api: As, world: World) -> None:
    bare = make_project("bare")
    manager = make_member(bare, "mia", Role.MANAGER).user
    answer = api(manager).get(f"/api/v1/projects/{bare.slug}/agreement/").json()
    assert (answer["codebook"], answer["layers"]) == (None, [])


@pytest.mark.parametrize("articles", [1, 4])
def test_statements_do_not_grow_with_the_corpus(
    api: As, world: World, articles: int, django_assert_num_queries: Any
) -> None:
    hand_in_more(world.alices, articles)
    client, address = api(world.mona), f"/api/v1/projects/{world.project.slug}/agreement/"
    # session, person, project, codebook, whether something changed, labels, counts, 5 choices
    kept = 12
    # what changed, its labels; savepoint, rows, spans, texts, completions, release; keeping them
    with django_assert_num_queries(kept + 9):
        client.get(address)
    with django_assert_num_queries(kept):
        client.get(address)


@pytest.mark.parametrize("field", ["round=x", "since=yesterday", "codebook=0", "colour=red"])
def test_bad_filters_are_named(api: As, world: World, field: str) -> None:
    address = f"/api/v1/projects/{world.project.slug}/agreement/?{field}"
    answer = api(world.mona).get(address)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/" + field.partition("=")[0]
