"""Agreement about more than places: labels together, questions, and what is said of spans."""

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotator.agreement import unitized
from annotator.assignments.models import Assignment
from annotator.codebook.models import Question
from annotator.spans.models import Span
from tests.conftest import As
from tests.make import (
    hand_in,
    make_answer,
    make_assignment,
    make_link,
    make_span,
    make_text,
    read_by_both,
)
from tests.world import World


def get(api: As, world: World, route: str, **asked: Any) -> Any:
    address = f"/api/v1/projects/{world.project.slug}/agreement/{route}/"
    return api(world.mona).get(address, query_params=asked)


def answer(api: As, world: World, route: str, **asked: Any) -> Any:
    got = get(api, world, route, **asked)
    assert got.status_code == 200, got.json()
    return got.json()


def of(rows: list[Any], formula: str, **rest: Any) -> Any:
    (found,) = [
        row for row in rows
        if row["formula"] == formula and all(row[key] == value for key, value in rest.items())
    ]  # fmt: skip
    return found


def article(world: World) -> tuple[Assignment, Assignment]:
    text = make_text(world.project)
    alice, bob = world.alices.annotator, world.bobs.annotator
    assert alice
    assert bob
    return make_assignment(text, alice), make_assignment(text, bob)


@pytest.fixture
def worked(world: World) -> World:
    """Two articles of both: one place alike, one with another label."""
    for one in (world.alices, world.bobs):
        make_span(one, "'regime'")
    hand_in(world.alices, world.bobs)
    alices, bobs = article(world)
    make_span(alices, "'regime'")
    make_span(bobs, "'regime'", "loaded")
    hand_in(alices, bobs)
    return world


def test_which_label_where(api: As, worked: World) -> None:
    rows = answer(api, worked, "together")["rows"]
    assert of(rows, "bar_u_alpha_2016")["value"] == 1
    assert of(rows, "u_alpha_2016")["value"] < 1
    found = of(rows, "cu_alpha_2016")
    assert (found["experimental"], found["positions"], found["of"]) == (True, "exclusive", "all")
    each = of(rows, "ku_alpha_2016", of="scare_quote")
    assert each["coverage"] == 1


def test_labels_on_each_other_are_sets(api: As, world: World) -> None:
    """Alice sees two labels where Bob sees one: the sets are half alike."""
    for alices, bobs in ((world.alices, world.bobs), article(world)):
        make_span(alices, "'regime'")
        make_span(alices, "'regime'", "loaded")
        make_span(bobs, "'regime'")
        hand_in(alices, bobs)
    rows = answer(api, world, "together")["rows"]
    assert of(rows, "u_alpha_2016")["undefined"]["code"] == "overlapping_spans"
    jaccard, masi = (of(rows, f"alpha_set_{name}")["value"] for name in ("jaccard", "masi"))
    assert 0 < masi < jaccard < 1
    assert of(rows, "alpha_set_masi")["interval"] is not None


def test_questions_have_every_measure_of_their_level(api: As, world: World) -> None:
    for said, (alices, bobs) in (
        (("reporting", "reporting"), (world.alices, world.bobs)),
        (("reporting", "opinion"), article(world)),
        (("opinion", "opinion"), article(world)),
    ):
        for one, value in zip((alices, bobs), said, strict=True):
            make_answer(one, "genre", value)
        hand_in(alices, bobs)
    row = question(api, world, "genre")
    assert of(row["figures"], "percent_agreement")["value"] == pytest.approx(2 / 3)
    assert of(row["figures"], "cohen_kappa")["n_articles"] == 3
    assert of(row["figures"], "alpha_nominal")["level"] == "nominal"
    assert {one["value"]: one["share"] for one in row["shares"]}["reporting"] == 0.5
    assert len(row["consistent"]) == 2
    (article_of_both,) = row["differing"]
    assert {one["answer"] for one in article_of_both["answers"]} == {"reporting", "opinion"}


def question(api: As, world: World, slug: str, option: str | None = None) -> Any:
    rows = answer(api, world, "questions")["rows"]
    (found,) = [row for row in rows if row["question"] == slug and row["option"] == option]
    return found


def test_a_value_that_is_no_answer_is_missing_or_a_category(api: As, world: World) -> None:
    genre = Question.objects.get(codebook=world.alices.codebook, slug="genre")
    options = [{"value": v, "meaning": ""} for v in ("reporting", "opinion")]
    options.append({"value": "unclear", "meaning": "", "no_answer": True})  # type: ignore[dict-item]
    Question.objects.filter(pk=genre.pk).update(values=options)
    for said, (alices, bobs) in (
        (("reporting", "reporting"), (world.alices, world.bobs)),
        (("unclear", "opinion"), article(world)),
        (("opinion", "opinion"), article(world)),
    ):
        for one, value in zip((alices, bobs), said, strict=True):
            make_answer(one, "genre", value)
        hand_in(alices, bobs)
    found = of(question(api, world, "genre")["figures"], "percent_agreement")
    assert (found["value"], found["n_articles"], found["n_dropped"]) == (1, 2, 1)
    Question.objects.filter(pk=genre.pk).update(missing_policy="category")
    found = of(question(api, world, "genre")["figures"], "percent_agreement")
    assert (found["value"], found["n_articles"]) == (pytest.approx(2 / 3), 3)


def test_attributes_links_and_ends_of_matched_spans(api: As, world: World) -> None:
    for tone, (alices, bobs) in (
        ("headline", (world.alices, world.bobs)),
        ("author_voice", article(world)),
    ):
        ends = []
        for one, quote in ((alices, "topple 'regime'"), (bobs, "'regime'")):
            begin = make_span(one, quote)
            Span.objects.filter(pk=begin.pk).update(attributes={"origin": tone})
            ends.append(
                (one, make_span(one, "announced", "loaded"), make_span(one, "Plan", "claim"))
            )
        make_link(*ends[0])
        hand_in(alices, bobs)
    found = answer(api, world, "matched")
    (attribute,) = [row for row in found["attributes"] if row["figures"][0]["value"] is not None]
    assert (attribute["of_label"], attribute["attribute"]) == ("scare_quote", "origin")
    assert of(attribute["figures"], "alpha_nominal")["value"] == 1
    assert found["links"][0]["type"] is None
    assert found["links"][0]["figure"]["value"] == 0
    starts = sorted(row["start"] for row in found["habits"])
    assert starts[0] == -starts[1]
    assert {row["annotator"] for row in found["consistent"]} == pseudonyms(world)


def pseudonyms(world: World) -> set[str]:
    return {one.annotator.pseudonym for one in (world.alices, world.bobs) if one.annotator}


def test_labels_that_one_takes_for_another(api: As, worked: World) -> None:
    rows = answer(api, worked, "matched")["confusions"]
    assert sorted((row["mine"], row["theirs"], row["times"]) for row in rows) == [
        ("loaded", "scare_quote", 1), ("scare_quote", "loaded", 1)
    ]  # fmt: skip


@pytest.mark.parametrize("route", ["together", "questions", "matched", "unitizing-1995"])
def test_an_answer_that_has_not_changed_is_not_sent_again(
    api: As, worked: World, route: str
) -> None:
    first = get(api, worked, route)
    address = f"/api/v1/projects/{worked.project.slug}/agreement/{route}/"
    again = api(worked.mona).get(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("route", ["together", "questions", "matched", "unitizing-1995", "export"])
def test_statements_do_not_grow_with_the_articles(api: As, worked: World, route: str) -> None:
    before = statements(api, worked, route)
    for _ in range(3):
        read_by_both(worked.alices, worked.bobs, marks="'regime'")
    assert statements(api, worked, route) == before


def statements(api: As, world: World, route: str) -> int:
    """How many an answer takes once what changed has been counted."""
    get(api, world, route)
    with CaptureQueriesContext(connection) as found:
        get(api, world, route)
    return len(found)


def test_everything_as_a_table(api: As, worked: World) -> None:
    got = get(api, worked, "export", form="csv")
    assert got["Content-Type"].startswith("text/csv")
    assert 'filename="agreement.csv"' in got["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(got.content.decode())))
    assert {"alpha_char_nominal", "u_alpha_2016", "alpha_set_masi"} <= {r["formula"] for r in rows}
    assert {"Scare quotes", "genre"} <= {row["label"] for row in rows}
    assert {(row["codebook"], row["filters"]) for row in rows} == {("1", "round: 1")}


@pytest.mark.parametrize(("form", "begin"), [("latex", r"\begin{tabular}"), ("text", "label")])
def test_everything_for_a_paper(api: As, worked: World, form: str, begin: str) -> None:
    assert get(api, worked, "export", form=form).content.decode().startswith(begin)


def test_a_table_of_a_kind_that_is_not_known(api: As, worked: World) -> None:
    got = get(api, worked, "export", form="word")
    assert got.status_code == 400
    assert got.json()["errors"][0]["pointer"] == "/form"


@pytest.mark.parametrize("route", ["together", "questions", "matched", "unitizing-1995", "export"])
def test_before_anybody_has_submitted(api: As, world: World, route: str) -> None:
    assert get(api, world, route).status_code == 200


def test_alpha_of_1995_of_each_label(api: As, worked: World) -> None:
    """Of scare quotes: 1 where both saw it, less than 0 where one did; the mean of the two."""
    rows = answer(api, worked, "unitizing-1995")["rows"]
    found = of(rows, "alpha_unitizing_1995", of="scare_quote")
    assert (found["pooling"], found["n_articles"]) == ("mean_of_articles", 2)
    text = worked.text
    begin = text.content.index("'regime'")
    alone = unitized(text.length, [[(begin, begin + len("'regime'"))], []]).value
    assert alone is not None
    assert found["value"] == pytest.approx((1 + alone) / 2)
    assert of(rows, "alpha_unitizing_1995", of="claim")["undefined"]["code"] == "no_spans"
