"""The dataset as CSV: a row for each span and answer, and for who read and marked nothing."""

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.dataset.table import COLUMNS, RUNS, table
from tests.conftest import As
from tests.dataset.conftest import Linked
from tests.make import hand_in, hand_in_more, make_assignment, make_span, make_text
from tests.world import World


def download(api: As, world: World, query: str = "") -> bytes:
    address = f"/api/v1/projects/{world.project.slug}/dataset.csv{query}"
    answer: Any = api(world.mona).get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/csv; charset=utf-8")
    return b"".join(answer.streaming_content)


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True))


def test_one_row_per_span(api: As, world: World) -> None:
    span = make_span(world.alices, "'regime'")
    hand_in(world.alices)
    (row,) = read(download(api, world))
    assert (row["row"], row["uuid"], row["label"]) == ("span", str(span.uuid), "scare_quote")
    assert (row["annotator"], row["codebook"], row["round"]) == ("P01", "1", "1")
    assert world.text.content[int(row["start"]) : int(row["end"])] == row["quote"] == "'regime'"
    assert row["text_sha256"] == world.text.sha256
    assert (row["question"], row["confidence"], row["links"]) == ("", "", "[]")


def test_who_read_it_and_marked_nothing_has_a_row(api: As, world: World) -> None:
    hand_in(world.bobs)
    (row,) = read(download(api, world))
    assert (row["row"], row["annotator"], row["label"]) == ("nothing", "P02", "")


def test_work_not_submitted_is_not_there(api: As, world: World) -> None:
    make_span(world.alices, "'regime'")
    assert read(download(api, world)) == []


def test_links_and_answers(api: As, world: World, linked: Linked) -> None:
    hand_in(linked.alices)
    found = read(download(api, world))
    assert [(row["row"], row["label"], row["question"]) for row in found] == [
        ("span", "claim", ""),
        ("span", "loaded", ""),
        ("answer", "", "stance"),
        ("answer", "", "sources"),
    ]
    link = {"type": "claim", "target": str(linked.claim.uuid)}
    assert [json.loads(row["links"]) for row in found[:2]] == [[], [link]]
    assert [row["answer"] for row in found[2:]] == ["against", '["=an exile","critics"]']


def test_an_answer_alone_still_tells_that_nothing_was_marked(
    api: As, world: World, linked: Linked
) -> None:
    linked.alices.spans.update(deleted_at=linked.alices.created_at)
    hand_in(linked.alices)
    assert [row["row"] for row in read(download(api, world))] == ["nothing", "answer", "answer"]


def test_each_name_is_in_the_first_line(api: As, world: World) -> None:
    assert download(api, world) == ",".join(COLUMNS).encode() + b"\r\n"


def test_for_spreadsheets_no_cell_is_a_formula(api: As, world: World) -> None:
    text = make_text(world.project, "Head\n\n=HYPERLINK() and\t@more")
    assert world.alices.annotator
    mine = make_assignment(text, world.alices.annotator)
    make_span(mine, "=HYPERLINK()")
    make_span(mine, "@more", "loaded")
    hand_in(mine)
    plain, safe = download(api, world), download(api, world, "?safe=1")
    assert [row["quote"] for row in read(plain)] == ["=HYPERLINK()", "@more"]
    assert safe.startswith(b"\xef\xbb\xbfrow,")
    assert [row["quote"] for row in read(safe)] == ["'=HYPERLINK()", "'@more"]


def test_only_yes_or_no_is_a_choice(api: As, world: World) -> None:
    address = f"/api/v1/projects/{world.project.slug}/dataset.csv?safe=perhaps"
    assert api(world.mona).get(address).status_code == 400


def test_repeated_it_is_equal_byte_for_byte(api: As, world: World, linked: Linked) -> None:
    hand_in(linked.alices, world.bobs)
    assert download(api, world) == download(api, world)


@pytest.mark.parametrize("articles", [1, 5])
def test_statements_do_not_grow_with_articles(
    api: As, world: World, articles: int, django_assert_num_queries: Any
) -> None:
    hand_in_more(world.alices, articles)
    client = api(world.mona)
    # session, person, project, savepoint, spans, links, answers, assignments, texts, release
    with django_assert_num_queries(10):
        answer: Any = client.get(f"/api/v1/projects/{world.project.slug}/dataset.csv")
        b"".join(answer.streaming_content)


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def article(quotes: list[str]) -> dict[str, Any]:
    names = ("external_id", "url", "outlet", "story", "language")
    spans = [{"uuid": str(n), "label": "x", "quote": q} for n, q in enumerate(quotes)]
    rest = {"attributes": {}, "start": 0, "end": 1, "note": "", "confidence": None, "revision": 1}
    done = {
        "annotator": "P01",
        "codebook": 1,
        "round": 1,
        "condition": {},
        "submitted_at": "2026-01-01T00:00:00Z",
        "spans": [{**span, **rest} for span in spans],
        "links": [],
        "answers": [],
    }
    text = {"version": 1, "sha256": "0"}
    about = {"article": 1, "published": {"at": None}, "text": text, "assignments": [done]}
    return {**dict.fromkeys(names), **about}


@given(st.lists(WORDS, min_size=1))
def test_a_reader_gets_back_what_went_in(quotes: list[str]) -> None:
    content = b"".join(table("study", [article(quotes)]))
    assert [row["quote"] for row in read(content)] == quotes


@given(st.lists(WORDS | st.builds(str.__add__, st.sampled_from(RUNS), WORDS), min_size=1))
def test_a_safe_cell_never_runs_and_keeps_its_words(quotes: list[str]) -> None:
    content = b"".join(table("study", [article(quotes)], safe=True))
    for row, quote in zip(read(content), quotes, strict=True):
        assert not row["quote"].startswith(RUNS)
        assert row["quote"] in (quote, f"'{quote}")
