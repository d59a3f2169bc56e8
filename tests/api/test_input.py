"""Hostile and broken JSON: always a 4xx that says what is wrong, and nothing is stored."""

import json
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.api.parsing import checked, loads
from annotator.spans.models import Span
from tests.conftest import As
from tests.world import World

FINE = '"label":"scare_quote","start":15,"end":23,"quote":"\'regime\'","revision":0'
BAD = {
    "not JSON": b"{",
    "not UTF-8": b'{"label":"\xff"}',
    "empty": b"",
    "NUL": b'{"note":"a\\u0000b"}',
    "NUL in a JSON field": b'{"attributes":{"target":"\\u0000"}}',
    "lone surrogate": b'{"attributes":{"target":"\\ud83d"}}',
    "lone surrogate in a key": b'{"attributes":{"\\ud83d":"x"}}',
    "NaN": b'{"start":NaN}',
    "infinity": b'{"start":1e999}',
    "5,000 digits": b'{"start":' + b"9" * 5000 + b"}",
    "duplicate key": b'{"start":1,"start":2}',
    "200,000 levels": b"[" * 200_000,
    "200,000 closed levels": b"[" * 200_000 + b"]" * 200_000,
    "40 levels": b'{"attributes":' + b"[" * 40 + b"]" * 40 + b"}",
    "a list": b"[]",
    "a number": b"3",
    "null": b"null",
    "an unknown field called message": b'{"message":1}',
    "the words of an error": b'{"message":{"message":"x","code":"y"},"code":1}',
    "100,000 keys": b"{" + b",".join(b'"k%d":1' % n for n in range(100_000)) + b"}",
}


def send(api: As, world: World, body: bytes, kind: str = "application/json") -> Any:
    address = f"/api/v1/assignments/{world.alices.pk}/spans/{uuid4()}/"
    return api(world.alice).put(address, body, content_type=kind)


@pytest.mark.parametrize("name", BAD)
def test_bad_json(api: As, world: World, name: str) -> None:
    answer = send(api, world, BAD[name])
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"]
    assert not Span.objects.filter(assignment=world.alices).exists()


def test_too_large(api: As, world: World) -> None:
    answer = send(api, world, b'{"note":"' + b"x" * 3_000_000 + b'"}')
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_other_media_types(api: As, world: World) -> None:
    assert send(api, world, b"label=x", "application/x-www-form-urlencoded").status_code == 415


def test_a_body_without_fault_is_taken(api: As, world: World) -> None:
    assert send(api, world, b"{" + FINE.encode() + b"}").status_code == 201


def test_the_sentence_names_the_place(api: As, world: World) -> None:
    detail = send(api, world, b'{"note":"ab\\u0000"}').json()["detail"]
    assert "U+0000 at position 2" in detail


@pytest.mark.parametrize(
    "query",
    ["label=%00", "article=x", "article=99999999999999999999", "cursor=zzz", "cursor=cD1hYmM%3D"],
)
def test_bad_filters(api: As, world: World, query: str) -> None:
    answer = api(world.mona).get(f"/api/v1/projects/{world.project.slug}/spans/?{query}")
    assert answer.status_code in (400, 404)
    assert answer.json()["code"]


def test_an_id_beyond_every_id_is_not_found(api: As, world: World) -> None:
    assert api(world.alice).get("/api/v1/assignments/99999999999999999999/").status_code == 404


storable = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | storable,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(storable, inner, max_size=4),
    max_leaves=20,
)


@given(values)
def test_what_can_be_stored_comes_through_unchanged(value: Any) -> None:
    assert checked(loads(json.dumps(value))) == value


def test_tokens_only_read(api: As, world: World, token: str) -> None:
    client = api()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
    answer = client.post(f"/api/v1/assignments/{world.alices.pk}/submit/")
    assert answer.status_code == 403


@pytest.mark.parametrize("route", ["spans/", "articles/", "agreement/", "dataset.csv"])
def test_a_misspelt_filter_is_named(api: As, world: World, route: str) -> None:
    address = f"/api/v1/projects/{world.project.slug}/{route}?anotator=P01"
    answer = api(world.mona).get(address)
    told = [(error["pointer"], error["code"]) for error in answer.json()["errors"]]
    assert (answer.status_code, told) == (400, [("/anotator", "unknown_field")])


def test_an_error_within_a_list_of_words_names_its_place(api: As, world: World) -> None:
    address = f"/api/v1/projects/{world.project.slug}/codebooks/1/"
    answer = api(world.mona).put(address, {"preset": "x", "tiers": ["a"]})
    assert "/tiers/0" in [error["pointer"] for error in answer.json()["errors"]]
