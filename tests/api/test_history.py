"""The history of a project: every act with its values, narrowed; a deleted span comes back."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotator.spans.actions import delete
from annotator.spans.models import Span
from tests.conftest import As
from tests.make import hand_in, make_span
from tests.world import World


def read(world: World, api: As, **filters: Any) -> Any:
    return api(world.mona).get(f"/api/v1/projects/{world.project.slug}/history/", filters).json()


def deleted(world: World) -> Span:
    span = make_span(world.alices, "'regime'")
    delete(person=world.alice, assignment=world.alices.pk, uuid=span.uuid, revision=1)
    return span


def test_who_did_what_with_which_values(world: World, api: As) -> None:
    make_span(world.alices, "'regime'")
    line = read(world, api, verb="mark span", table="span")["results"][0]
    assert (line["actor"], line["verb"], line["table"]) == ("P01", "mark span", "span")
    told = {one["field"]: (one["old"], one["new"]) for one in line["changes"]}
    assert told["label"] == (None, "scare_quote")
    assert (told["start"], told["revision"]) == ((None, 15), (None, 1))
    assert "quote" not in told


def test_old_and_new_values_stand_side_by_side(world: World, api: As) -> None:
    span = deleted(world)
    line = read(world, api, table="span", row=span.pk)["results"][0]
    told = {one["field"]: (one["old"], one["new"]) for one in line["changes"]}
    assert told["revision"] == (1, 2)
    assert told["deleted_at"][0] is None
    assert line["restorable"]


@pytest.mark.parametrize(
    ("filters", "many"),
    [
        ({"verb": "mark span", "table": "span"}, 2),
        ({"actor": "P02", "table": "span"}, 1),
        ({"actor": "P99"}, 0),
        ({"since": "2999-01-01T00:00:00Z"}, 0),
        ({"until": "1999-01-01T00:00:00Z"}, 0),
        ({"table": "user"}, 0),
    ],
)
def test_the_history_is_narrowed(world: World, api: As, filters: dict[str, Any], many: int) -> None:
    make_span(world.alices, "'regime'")
    make_span(world.bobs, "'regime'")
    assert len(read(world, api, **filters)["results"]) == many


def test_it_goes_on_where_a_page_ends(world: World, api: As, monkeypatch: Any) -> None:
    make_span(world.alices, "'regime'")
    whole = [line["id"] for line in read(world, api)["results"]]
    monkeypatch.setattr("annotator.history.reading.AT_ONCE", 2)
    first = read(world, api)
    second = read(world, api, before=first["following"])
    assert [line["id"] for line in first["results"] + second["results"]] == whole[:4]


@pytest.mark.parametrize("wrong", [{"row": 0}, {"since": "soon"}, {"mood": "x"}])
def test_a_wrong_filter_is_refused(world: World, api: As, wrong: dict[str, Any]) -> None:
    assert read(world, api, **wrong)["errors"][0]["pointer"] == f"/{next(iter(wrong))}"


def test_another_projects_history_stays_there(world: World, api: As) -> None:
    make_span(world.ottos, "'regime'")
    assert read(world, api, table="span")["results"] == []


def test_more_lines_cost_no_more_statements(world: World, api: As) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as found:
            read(world, api)
        return len(found)

    make_span(world.alices, "'regime'")
    few = statements()
    for words in ("topple", "announced", "victory"):
        make_span(world.alices, words, "loaded")
    assert statements() == few


def test_a_deleted_span_comes_back(world: World, api: As) -> None:
    span = deleted(world)
    hand_in(world.alices)
    address = f"/api/v1/projects/{world.project.slug}/spans/{span.pk}/restore/"
    for _ in range(2):
        answer = api(world.mona).post(address)
        assert (answer.status_code, answer.json()["revision"]) == (200, 3)
    span.refresh_from_db()
    assert span.deleted_at is None
    assert read(world, api, row=span.pk, table="span")["results"][0]["verb"] == "restore span"


def test_nothing_comes_back_over_what_took_its_place(world: World, api: As) -> None:
    span = deleted(world)
    make_span(world.alices, "regime")
    address = f"/api/v1/projects/{world.project.slug}/spans/{span.pk}/restore/"
    answer = api(world.mona).post(address)
    assert (answer.status_code, answer.json()["code"]) == (409, "overlaps")


def test_a_span_of_another_project_is_not_found(world: World, api: As) -> None:
    span = make_span(world.ottos, "'regime'")
    address = f"/api/v1/projects/{world.project.slug}/spans/{span.pk}/restore/"
    assert api(world.mona).post(address).status_code == 404
