"""Every figure opens the places behind it, in the words of the article."""

from typing import Any

import pytest

from annotator.statistics.disagreements import ARTICLES
from tests.conftest import As
from tests.make import hand_in, make_assignment, make_span, make_text
from tests.world import World


def get(api: As, world: World, **asked: Any) -> Any:
    address = f"/api/v1/projects/{world.project.slug}/agreement/disagreements/"
    answer = api(world.mona).get(address, query_params=asked)
    assert answer.status_code == 200, answer.json()
    return answer.json()


def quotes(page: Any) -> dict[str, list[str]]:
    return {row["quote"]: row["kinds"] for row in page["rows"]}


@pytest.fixture
def differing(world: World) -> World:
    """They agree on one place, and differ about three others."""
    make_span(world.alices, "topple", label="loaded")
    make_span(world.bobs, "topple", label="loaded")
    make_span(world.alices, "'regime'")
    make_span(world.alices, "opposition leader")
    make_span(world.bobs, "so-called opposition leader")
    make_span(world.alices, "doomed", label="loaded")
    make_span(world.bobs, "doomed", label="claim")
    hand_in(world.alices, world.bobs)
    return world


def test_what_they_agree_on_is_no_disagreement(api: As, differing: World) -> None:
    assert quotes(get(api, differing)) == {
        "'regime'": ["presence"],
        "so-called opposition leader": ["boundary"],
        "doomed": ["label"],
    }


def test_a_place_says_who_marked_what_and_what_stands_around(api: As, differing: World) -> None:
    assert differing.alices.annotator
    assert differing.bobs.annotator
    row = get(api, differing)["rows"][0]
    assert (row["before"], row["after"][:10]) == ("Plan to topple ", " announced")
    [span] = row["spans"]
    assert (span["annotator"], span["label"]) == (
        differing.alices.annotator.pseudonym,
        "scare_quote",
    )
    assert row["missing"] == [differing.bobs.annotator.pseudonym]


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        ({"layer": "scare_quote"}, 2),
        ({"layer": "loaded"}, 1),
        ({"layer": "claim"}, 1),
        ({"layer": "family:evidence"}, 1),
        ({"kind": "boundary"}, 1),
        ({"kind": "attribute"}, 0),
        ({"outlet": "Nowhere"}, 0),
        ({"round": 2}, 0),
    ],
)
def test_of_one_layer_or_kind(api: As, differing: World, asked: Any, places: int) -> None:
    assert len(get(api, differing, **asked)["rows"]) == places


def test_attributes_that_differ(api: As, world: World) -> None:
    for one, origin in ((world.alices, "headline"), (world.bobs, "author_voice")):
        span = make_span(one, "'regime'")
        type(span).objects.filter(pk=span.pk).update(attributes={"origin": origin})
    hand_in(world.alices, world.bobs)
    [row] = get(api, world, kind="attribute")["rows"]
    assert {span["attributes"]["origin"] for span in row["spans"]} == {"headline", "author_voice"}


def test_only_between_those_who_are_named(api: As, differing: World) -> None:
    assert differing.alices.annotator
    alice = differing.alices.annotator.pseudonym
    assert get(api, differing, annotator=[alice])["rows"] == []


def test_only_articles_in_which_one_of_them_differs(api: As, differing: World) -> None:
    alice = differing.alices.annotator
    assert alice
    everything = get(api, differing)["rows"]
    assert get(api, differing, reader=alice.pseudonym)["rows"] == everything
    assert get(api, differing, reader="P99")["rows"] == []


def test_pages_go_through_all_articles(api: As, world: World) -> None:
    assert world.alices.annotator
    assert world.bobs.annotator
    for number in range(ARTICLES + 2):
        text = make_text(world.project, f"Head {number}\n\nA 'regime' here.")
        mine, theirs = (make_assignment(text, one.annotator) for one in (world.alices, world.bobs))  # type: ignore[arg-type]
        make_span(mine, "'regime'")
        hand_in(mine, theirs)
    first = get(api, world)
    second = get(api, world, after=first["following"])
    assert (len(first["rows"]), len(second["rows"]), second["following"]) == (ARTICLES, 2, None)
    assert first["articles"] == ARTICLES + 2


def test_statements_do_not_grow(
    api: As, differing: World, django_assert_max_num_queries: Any
) -> None:
    client = api(differing.mona)
    address = f"/api/v1/projects/{differing.project.slug}/agreement/disagreements/"
    client.get(address)
    with django_assert_max_num_queries(12):
        client.get(address)


def test_places_that_somebody_marked_otherwise_in_another_round(api: As, world: World) -> None:
    alice = world.alices.annotator
    assert alice
    again = make_assignment(world.text, alice, round=2)
    make_span(world.alices, "'regime'")
    make_span(again, "'regime'", "loaded")
    make_span(again, "topple", "claim")
    hand_in(world.alices, again, world.bobs)
    rows = get(api, world, repeated=True)["rows"]
    assert [row["kinds"] for row in rows] == [["presence"], ["label"]]
    names = [f"{alice.pseudonym}/1", f"{alice.pseudonym}/2"]
    assert sorted(span["annotator"] for span in rows[1]["spans"]) == names
    assert rows[0]["missing"] == names[:1]
    assert get(api, world, repeated=True, reader="P99")["rows"] == []
    assert len(get(api, world, repeated=True, layer="claim")["rows"]) == 1
