"""Reading an article and marking in it: as many statements for a thousand spans as for few."""

from typing import Any
from uuid import uuid4

import pytest

from tests.benchmarks.long import make_long
from tests.conftest import As
from tests.make import make_span
from tests.world import World


@pytest.mark.parametrize(("words", "spans"), [(800, 20), (50_000, 1_000)])
def test_reading_and_marking_take_the_same_statements(
    api: As, world: World, words: int, spans: int, django_assert_num_queries: Any
) -> None:
    assert world.alices.annotator
    place = make_long(world.project, world.alices.annotator, words, spans)
    client, path = api(world.alice), f"/api/v1/assignments/{place.pk}/"
    client.get(path)
    # session, person, assignment, answers, spans, links, list; the codebook is remembered
    with django_assert_num_queries(7):
        answer = client.get(path)
    assert len(answer.json()["spans"]) == spans
    span = {"label": "claim", "start": 0, "end": 7, "quote": "Harbour", "revision": 0}
    client.put(f"{path}spans/{uuid4()}/", span)
    with django_assert_num_queries(8):
        client.put(f"{path}spans/{uuid4()}/", span)


def test_a_span_reads_as_it_was_answered(api: As, world: World) -> None:
    make_span(world.alices, "claimed victory", "claim")
    client, path = api(world.alice), f"/api/v1/assignments/{world.alices.pk}/"
    span = {"label": "claim", "start": 0, "end": 4, "quote": "Plan", "revision": 0, "note": "why"}
    answered = client.put(f"{path}spans/{uuid4()}/", span).json()
    assert answered in client.get(path).json()["spans"]
