"""The dataset in the native format: whole, ordered, and the same bytes every time."""

import hashlib
import json
from typing import Any
from uuid import UUID

import pytest

from annotator.articles.models import Text
from annotator.dataset.codebooks import codebooks
from annotator.dataset.rows import dataset
from annotator.projects.token_actions import make_token
from annotator.spans.actions import delete
from tests.conftest import As
from tests.make import (
    blocks_of,
    hand_in,
    hand_in_more,
    make_assignment,
    make_codebook,
    make_span,
    make_text,
)
from tests.world import World

NOTHING = dict.fromkeys(
    ("articles", "texts", "assignments", "spans", "links", "answers", "verdicts", "gold"), 0
)
UUID_1 = UUID("11111111-1111-4111-8111-111111111111")


def download(api: As, world: World) -> bytes:
    answer: Any = api(world.mona).get(f"/api/v1/projects/{world.project.slug}/dataset.jsonl")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/jsonl"
    assert answer.streaming
    return b"".join(answer.streaming_content)


def rows(content: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in content.splitlines()]


def test_a_marked_and_submitted_article(api: As, world: World) -> None:
    make_span(world.alices, "'regime'", uuid=UUID_1)
    hand_in(world.alices)
    header, article, end = rows(download(api, world))
    assert (header["type"], header["schema"], header["version"]) == (
        "header",
        "scarequote-dataset",
        3,
    )
    assert header["offset_unit"] == "codepoint"
    assert article["text"]["sha256"] == hashlib.sha256(world.text.content.encode()).hexdigest()
    assert article["text"]["blocks"] == world.text.blocks
    assert article["text"]["sentences"] == world.text.sentences
    assert article["text"]["splitter_version"] == world.text.splitter_version
    (mine,) = article["assignments"]
    assert (mine["annotator"], mine["codebook"], mine["round"]) == ("P01", 1, 1)
    (span,) = mine["spans"]
    assert span == {
        "uuid": str(UUID_1),
        "label": "scare_quote",
        "start": 15,
        "end": 23,
        "quote": "'regime'",
        "attributes": {},
        "note": "",
        "confidence": None,
        "origin": "hand",
        "made_under": 1,
        "revision": 1,
    }
    assert article["text"]["content"][span["start"] : span["end"]] == span["quote"]
    assert end["counts"] == {**NOTHING, "articles": 1, "texts": 1, "assignments": 1, "spans": 1}


def test_who_read_it_and_marked_nothing_is_there(api: As, world: World) -> None:
    hand_in(world.bobs)
    (article,) = rows(download(api, world))[1:-1]
    assert [(a["annotator"], a["spans"]) for a in article["assignments"]] == [("P02", [])]


def test_work_not_submitted_is_not_there(api: As, world: World) -> None:
    make_span(world.alices, "'regime'")
    (article,) = rows(download(api, world))[1:-1]
    assert article["assignments"] == []


def test_deleted_spans_are_not_there(api: As, world: World) -> None:
    span = make_span(world.alices, "'regime'")
    delete(person=world.alice, assignment=world.alices.pk, uuid=span.uuid, revision=1)
    hand_in(world.alices)
    assert rows(download(api, world))[-1]["counts"]["spans"] == 0


def test_the_closing_line_proves_the_file_whole(api: As, world: World) -> None:
    content = download(api, world)
    body, _, _ = content.rstrip(b"\n").rpartition(b"\n")
    end = rows(content)[-1]
    assert end["type"] == "end"
    assert end["sha256"] == hashlib.sha256(body + b"\n").hexdigest()


def test_repeated_it_is_equal_byte_for_byte(api: As, world: World) -> None:
    make_span(world.alices, "'regime'")
    make_span(world.alices, "announced", "loaded")
    hand_in(world.alices)
    assert download(api, world) == download(api, world)


def test_several_articles_keep_their_own_spans(api: As, world: World) -> None:
    second = make_text(world.project, "Other head\n\nA 'regime' again.\n\nAnd more of it here.")
    assert world.alices.annotator
    other = make_assignment(second, world.alices.annotator)
    make_span(other, "again", "loaded")
    make_span(world.alices, "'regime'")
    for assignment in (world.alices, other, world.bobs):
        hand_in(assignment)
    articles = rows(download(api, world))[1:-1]
    found = [[s["quote"] for a in x["assignments"] for s in a["spans"]] for x in articles]
    assert found == [["'regime'"], ["again"]]


def test_an_older_article_with_a_corrected_text_loses_nothing(api: As, world: World) -> None:
    assert world.alices.annotator
    other = make_text(world.project, "Other head\n\nA 'regime' again.")
    content = "New head\n\nThe 'regime' is corrected."
    corrected = Text.objects.create(
        article=world.text.article,
        version=2,
        content=content,
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        blocks=blocks_of(content),
    )
    for assignment in (
        world.alices,
        make_assignment(other, world.alices.annotator),
        make_assignment(corrected, world.alices.annotator),
    ):
        make_span(assignment, "'regime'")
        hand_in(assignment)
    found = rows(download(api, world))
    assert [len(a["assignments"][0]["spans"]) for a in found[1:-1]] == [1, 1, 1]
    assert found[-1]["counts"] == {
        **NOTHING,
        "articles": 2,
        "texts": 3,
        "assignments": 3,
        "spans": 3,
    }


def test_it_is_served_whatever_the_client_accepts(api: As, world: World) -> None:
    address = f"/api/v1/projects/{world.project.slug}/dataset.jsonl"
    for accepted in ("application/jsonl", "text/html", "image/png"):
        assert api(world.mona).get(address, headers={"Accept": accepted}).status_code == 200


def test_no_name_of_a_person_leaves(api: As, world: World) -> None:
    make_span(world.alices, "'regime'")
    hand_in(world.alices)
    content = download(api, world).decode()
    assert world.alice.username not in content
    assert '"P01"' in content


def test_an_emoji_counts_as_one(api: As, world: World) -> None:
    make_span(world.alices, "😀 regime")
    hand_in(world.alices)
    article = rows(download(api, world))[1]
    (span,) = article["assignments"][0]["spans"]
    assert article["text"]["content"][span["start"] : span["end"]] == "😀 regime"
    assert span["end"] - span["start"] == 8


def test_a_project_without_articles(api: As, world: World) -> None:
    world.project.articles.update(withdrawn_at="2026-01-01T00:00:00Z")
    header, _, end = rows(download(api, world))
    assert (header["type"], end["counts"]["articles"], end["withdrawn"]) == ("header", 0, 1)


@pytest.mark.parametrize("articles", [1, 5])
def test_statements_do_not_grow_with_articles(
    api: As, world: World, articles: int, django_assert_num_queries: Any
) -> None:
    hand_in_more(world.alices, articles)
    client = api(world.mona)
    # session, person, project, savepoint, event, codebooks, labels, attributes, link types,
    # questions, guidelines, spans, links, answers, assignments, verdicts, texts, the same
    # five of what is withdrawn, release
    with django_assert_num_queries(22):
        answer: Any = client.get(f"/api/v1/projects/{world.project.slug}/dataset.jsonl")
        b"".join(answer.streaming_content)


def test_statements_do_not_grow_with_codebooks(
    world: World, django_assert_max_num_queries: Any
) -> None:
    for _ in range(3):
        make_codebook(world.project)
    # codebooks, labels, attributes, link types, questions, guidelines
    with django_assert_max_num_queries(6):
        assert len(codebooks(world.project)) == 4


def test_a_token_changes_nothing_in_it(world: World) -> None:
    before = b"".join(dataset(world.project))
    make_token(actor=None, user=world.mona, project=world.project, name="", days=1)
    assert b"".join(dataset(world.project)) == before
