"""Corrections over REST: a version with its note, what it changed, and whose work it concerns."""

from typing import Any

import pytest

from annotator.articles.models import Text
from annotator.assignments.models import Assignment
from tests.conftest import As
from tests.make import make_span
from tests.world import World

BLOCKS = [
    {"kind": "headline", "text": "Plan to topple 'regime' dropped"},
    {"kind": "paragraph", "text": "The opposition leader conceded. Nobody said why."},
]


def below(world: World, end: str = "") -> str:
    return f"/api/v1/projects/{world.project.slug}/articles/{world.text.article_id}/{end}"


def correct(api: As, world: World, version: int = 2, **changes: Any) -> Any:
    body = {"blocks": BLOCKS, "note": "Dropped.", **changes}
    return api(world.mona).put(below(world, f"texts/{version}/"), body, format="json")


def test_a_version_is_made_once(api: As, world: World) -> None:
    first = correct(api, world)
    again = correct(api, world)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == {**first.json(), "new": False}
    read = api(world.rita).get(
        f"/api/v1/projects/{world.project.slug}/texts/{first.json()['text']}/"
    )
    assert [(v["version"], v["note"]) for v in read.json()["versions"]] == [
        (1, ""),
        (2, "Dropped."),
    ]
    assert len(read.json()["text"]["sentences"]) == 3


def test_an_older_form_is_refused_and_nothing_is_stored(api: As, world: World) -> None:
    correct(api, world)
    blocks = [BLOCKS[0], {"kind": "paragraph", "text": "Something else."}]
    answer = correct(api, world, blocks=blocks)
    assert (answer.status_code, answer.json()["code"]) == (409, "corrected_meanwhile")
    newest = Text.objects.newest().get(article=world.text.article)
    assert answer.json()["newest"] == {"text": newest.pk, "version": 2}
    assert Text.objects.filter(article=world.text.article).count() == 2


@pytest.mark.parametrize(
    "blocks", [[], BLOCKS[:1], [*BLOCKS, {"kind": "poem", "text": "x"}], [BLOCKS[0], {"text": 3}]]
)
def test_blocks_that_are_no_text(api: As, world: World, blocks: Any) -> None:
    assert correct(api, world, blocks=blocks).status_code == 400
    assert Text.objects.filter(article=world.text.article).count() == 1


def test_the_difference_says_what_became_of_each_label(
    api: As, world: World, django_assert_max_num_queries: Any
) -> None:
    for quote, label in (("topple", "loaded"), ("claimed victory", "claim")):
        make_span(world.alices, quote, label)
    text = correct(api, world).json()["text"]
    where = f"/api/v1/projects/{world.project.slug}/texts/{text}/difference/1/"
    client = api(world.rita)
    # session, person, project, text, older, codebooks, newer, spans
    with django_assert_max_num_queries(8):
        found = client.get(where).json()
    fates = [(span["quote"], span["annotator"], span["fate"]) for span in found["spans"]]
    assert fates == [("topple", "P01", "moved"), ("claimed victory", "P01", "orphan")]
    old, new = found["old"]["content"], found["new"]["content"]
    assert "".join(old[s["old"]["start"] : s["old"]["end"]] for s in found["steps"]) == old
    assert "".join(new[s["new"]["start"] : s["new"]["end"]] for s in found["steps"]) == new


def test_work_is_brought_and_its_annotator_accepts(api: As, world: World) -> None:
    span = make_span(world.alices, "topple", "loaded")
    correct(api, world)
    rows = api(world.mona).get(below(world, "older-work/")).json()
    assert [(row["annotator"], row["begun"]) for row in rows] == [("P01", True), ("P02", False)]
    done = api(world.mona).post(below(world, "older-work/"), {}, format="json").json()
    assert done == {"moved": 1, "offered": 1}
    place = Assignment.objects.get(carry_over__source=world.alices)
    address = f"/api/v1/assignments/{place.pk}/"
    assert api(world.alice).get(address).json()["carried"] is True
    for other in (world.bob, world.mona):
        assert api(other).get(address + "carried/").status_code == 404
    body = {"accept": [str(span.uuid)]}
    for _ in range(2):
        told = api(world.alice).post(address + "carried/", body, format="json").json()
        assert [offer["decision"] for offer in told["offers"]] == ["accepted"]
    (made,) = api(world.alice).get(address).json()["spans"]
    assert (made["quote"], made["origin"]) == ("topple", "carried_over")


def test_a_pasted_page_is_read_and_nothing_stored(api: As, world: World) -> None:
    where = f"/api/v1/projects/{world.project.slug}/recognition/"
    text = "A levy on the harbour\n\nThe council voted for it on Monday evening, it said."
    found = api(world.mona).post(where, {"text": text}, format="json").json()
    assert [block["kind"] for block in found["blocks"]] == ["headline", "paragraph"]
    assert Text.objects.filter(article__project=world.project).count() == 1


def test_what_cannot_be_recognised_is_the_text(api: As, world: World) -> None:
    address = f"/api/v1/projects/{world.project.slug}/recognition/"
    for text in ("Only a headline", "x" * 2000, "\n" * 500_000 + "x"):
        answer = api(world.mona).post(address, {"text": text}, format="json")
        assert answer.status_code == 400
        assert [one["pointer"] for one in answer.json()["errors"]] == ["/text"]
