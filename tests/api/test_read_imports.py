"""Reading one import and the list of them over REST; managers only."""

from typing import Any

import pytest

from tests.api.importing import address, draft, file, levy, pasted, rows
from tests.conftest import As
from tests.world import World


def test_an_import_of_another_project_is_not_found(api: As, world: World) -> None:
    uuid = draft(api, world, pasted()).json()["uuid"]
    other = f"/api/v1/projects/{world.ottos.project.slug}/imports/{uuid}/"
    assert api(world.mona).get(other).status_code == 404


def test_the_list_offers_names_and_shows_the_newest(api: As, world: World) -> None:
    draft(api, world, pasted())
    listed = api(world.mona).get(f"/api/v1/projects/{world.project.slug}/imports/").json()
    assert listed["limits"] == {"files": 200, "pasted": 1, "each": 250, "all": 1000}
    assert listed["offers"]["languages"] == ["en"]
    assert [row["tally"]["total"] for row in listed["results"]] == [1]


@pytest.mark.parametrize("many", [2, 40])
def test_statements_do_not_grow_with_the_items(
    api: As, world: World, many: int, django_assert_max_num_queries: Any
) -> None:
    told = draft(api, world, file(api, world, "a.jsonl", rows(*map(levy, range(many)))))
    client = api(world.mona)
    # session, person, project, import, tally, three kinds of names, sources, items, their texts
    # and namesakes, the first item whole and once more its texts and namesakes
    with django_assert_max_num_queries(15):
        client.get(address(world, told.json()["uuid"]))
