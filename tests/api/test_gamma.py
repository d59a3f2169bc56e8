"""Gamma: asked for, measured in the background, and told with what it was measured with."""

from typing import Any

import pytest

from annotator.jobs import run_gamma
from annotator.statistics.models import GammaRun
from tests.conftest import As
from tests.make import hand_in, make_span, read_by_both
from tests.world import World


def address(world: World) -> str:
    return f"/api/v1/projects/{world.project.slug}/agreement/gamma/"


@pytest.fixture
def worked(world: World) -> World:
    """Two articles: in one both mark the same place, in the other nobody marks anything."""
    for one in (world.alices, world.bobs):
        make_span(one, "'regime'")
    hand_in(world.alices, world.bobs)
    read_by_both(world.alices, world.bobs)
    return world


def measured(api: As, world: World) -> Any:
    asked = api(world.mona).post(address(world))
    assert (asked.status_code, asked.json()["state"]) == (202, "going")
    run_gamma(run=GammaRun.objects.get().pk)
    return api(world.mona).get(address(world)).json()


def test_nobody_has_asked(api: As, worked: World) -> None:
    found = api(worked.mona).get(address(worked)).json()
    assert (found["state"], found["value"], found["current"]) == ("none", None, False)


def test_the_mean_of_articles_in_which_somebody_marked_something(api: As, worked: World) -> None:
    found = measured(api, worked)
    assert (found["state"], found["value"], found["n_articles"]) == ("done", 1, 1)
    assert (found["measured"], found["total"], found["left_out"]) == (2, 2, 0)
    assert found["current"]
    assert found["parameters"]["samples"] == 30


def test_what_is_submitted_later_makes_it_old(api: As, worked: World) -> None:
    measured(api, worked)
    read_by_both(worked.alices, worked.bobs, marks="'regime'")
    found = api(worked.mona).get(address(worked)).json()
    assert (found["current"], found["value"]) == (False, 1)


def test_asked_twice_it_is_measured_once(api: As, worked: World) -> None:
    for _ in range(2):
        assert api(worked.mona).post(address(worked)).status_code == 202
    assert GammaRun.objects.count() == 1


def test_a_failure_is_said(api: As, worked: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("annotator.statistics.gamma.gamma", fails)
    api(worked.mona).post(address(worked))
    with pytest.raises(MemoryError):
        run_gamma(run=GammaRun.objects.get().pk)
    assert api(worked.mona).get(address(worked)).json()["state"] == "failed"


def test_a_researcher_reads_it_and_does_not_start_it(api: As, worked: World) -> None:
    assert api(worked.alice).post(address(worked)).status_code == 404
    assert api(worked.rita).post(address(worked)).status_code == 202


def test_a_round_that_is_no_number(api: As, worked: World) -> None:
    assert api(worked.mona).get(address(worked), query_params={"round": "x"}).status_code == 400
