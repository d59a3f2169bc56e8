"""Search over REST: the words around the hits, counts that end, cursors, a bound on statements."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotator.spans import reading
from tests.conftest import As
from tests.make import make_text
from tests.world import World


def read(api: As, world: World, **query: Any) -> Any:
    return api(world.rita).get(f"/api/v1/projects/{world.project.slug}/articles/", query).json()


def test_hits_are_marked_in_headline_and_text(api: As, world: World) -> None:
    make_text(world.project, "Levy on <b>harbours</b>\n\nThe \x02levies\x03 were doubled & kept.")
    row = read(api, world, q="levy")["results"][0]
    hits = {name: [p["text"] for p in row["hits"][name] if p["hit"]] for name in row["hits"]}
    assert hits == {"headline": ["Levy"], "body": ["levies"]}
    assert "".join(part["text"] for part in row["hits"]["headline"]) == row["headline"]
    assert read(api, world)["results"][0]["hits"] is None


def test_pages_of_hits_have_every_article_once(api: As, world: World) -> None:
    for number in range(7):
        head = "Harbour" if number % 2 else "Nothing"
        make_text(world.project, f"{head} {number}\n\nThe harbour lay still.")
    page, found = read(api, world, q="harbour", page_size=2), []
    assert (page["count"], page["count_is_all"]) == (7, True)
    while True:
        found += [row["headline"] for row in page["results"]]
        if not page["next"]:
            break
        page = api(world.rita).get(page["next"]).json()
        assert page["count"] is None
    assert found == [f"Harbour {n}" for n in (1, 3, 5)] + [f"Nothing {n}" for n in (0, 2, 4, 6)]


def test_nobody_counts_beyond_the_limit(
    api: As, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_COUNTED", 2)
    for number in range(2):
        make_text(world.project, f"More {number}\n\nWords.")
    page = read(api, world)
    assert (page["count"], page["count_is_all"]) == (2, False)
    page = read(api, world, q="words")
    assert (page["count"], page["count_is_all"]) == (2, True)


@pytest.mark.parametrize("articles", [1, 5])
def test_statements_do_not_grow(api: As, world: World, articles: int) -> None:
    for number in range(articles):
        make_text(world.project, f"Harbour {number}\n\nThe harbour lay still.")
    client, where = api(world.rita), f"/api/v1/projects/{world.project.slug}/articles/"
    with CaptureQueriesContext(connection) as told:
        client.get(where, {"q": "harbour", "label": "loaded", "state": "open", "facets": "false"})
    # session, person, project, languages, page with count, rows and snippets where there are any
    assert len(told) <= 7


@pytest.mark.parametrize(
    "query",
    [{"q": "x" * 201}, {"published_from": "yesterday"}, {"story": "x" * 201}, {"colour": "red"}],
)
def test_what_is_no_filter_is_refused(api: As, world: World, query: dict[str, str]) -> None:
    where = f"/api/v1/projects/{world.project.slug}/articles/"
    assert api(world.rita).get(where, query).status_code == 400
