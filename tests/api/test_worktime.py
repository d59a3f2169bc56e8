"""Time on task is told to whom it belongs, and to nobody else."""

from typing import Any
from uuid import uuid4

import pytest

from tests.conftest import As
from tests.world import World


def report(api: As, world: World, seconds: Any) -> Any:
    where = f"/api/v1/assignments/{world.alices.pk}/sittings/{uuid4()}/"
    return api(world.alice).put(where, {"seconds": seconds}, format="json")


def test_the_page_reports_and_is_told_the_total(api: As, world: World) -> None:
    assert report(api, world, 40).json() == {"active_seconds": 40}
    assert report(api, world, 2).json() == {"active_seconds": 42}
    page = api(world.alice).get(f"/api/v1/assignments/{world.alices.pk}/").json()
    assert page["active_seconds"] == 42


@pytest.mark.parametrize("seconds", [-1, 86401, "40", 1.5, True, None])
def test_what_is_no_time_is_refused_by_name(api: As, world: World, seconds: Any) -> None:
    answer = report(api, world, seconds)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/seconds")


def test_a_sitting_takes_few_statements(
    api: As, world: World, django_assert_max_num_queries: Any
) -> None:
    client, where = api(world.alice), f"/api/v1/assignments/{world.alices.pk}/sittings/{uuid4()}/"
    with django_assert_max_num_queries(12):
        client.put(where, {"seconds": 40}, format="json")
