"""Links and answers are in the dataset, and its header explains the codebook they come from."""

import json
from typing import Any

from django.utils import timezone

from annotator.dataset.rows import dataset
from tests.dataset.conftest import Linked
from tests.make import hand_in
from tests.world import World


def rows(world: World) -> list[dict[str, Any]]:
    return [json.loads(line) for line in b"".join(dataset(world.project)).splitlines()]


def alices(world: World) -> dict[str, Any]:
    """What Alice submitted on the second article."""
    (done,) = rows(world)[2]["assignments"]
    found: dict[str, Any] = done
    return found


def test_a_link_names_its_type_and_both_spans(world: World, linked: Linked) -> None:
    hand_in(linked.alices)
    assert alices(world)["links"] == [
        {
            "uuid": str(linked.link.uuid),
            "type": "claim",
            "source": str(linked.flag.uuid),
            "target": str(linked.claim.uuid),
            "revision": 1,
        }
    ]


def test_answers_stand_in_the_order_of_the_questions(world: World, linked: Linked) -> None:
    hand_in(linked.alices)
    assert alices(world)["answers"] == [
        {"question": "stance", "value": "against", "revision": 1},
        {"question": "sources", "value": ["=an exile", "critics"], "revision": 1},
    ]


def test_the_closing_line_counts_them(world: World, linked: Linked) -> None:
    hand_in(linked.alices)
    counts = rows(world)[-1]["counts"]
    assert (counts["spans"], counts["links"], counts["answers"]) == (2, 1, 2)


def test_a_deleted_link_is_not_there(world: World, linked: Linked) -> None:
    linked.link.deleted_at = timezone.now()
    linked.link.save()
    hand_in(linked.alices)
    assert alices(world)["links"] == []


def test_a_link_to_a_deleted_span_is_not_there(world: World, linked: Linked) -> None:
    linked.claim.deleted_at = timezone.now()
    linked.claim.save()
    hand_in(linked.alices)
    assert (alices(world)["links"], rows(world)[-1]["counts"]["links"]) == ([], 0)


def test_the_header_has_the_whole_codebook(world: World, linked: Linked) -> None:
    first, second = rows(world)[0]["codebooks"]
    assert [question["slug"] for question in first["questions"]] == ["genre", "frames", "tone"]
    assert second["principle"] == "Cues."
    assert [question["slug"] for question in second["questions"]] == ["stance", "sources"]
    assert second["questions"][0]["values"][0] == {"value": "for", "meaning": "for"}
    assert second["link_types"] == [
        {"slug": "claim", "from_labels": ["loaded"], "to_labels": ["claim"], "required": False}
    ]
    label = second["labels"][0]
    assert {"definition", "test", "examples", "do_not_label"} <= label.keys()


def test_repeated_it_is_equal_byte_for_byte(world: World, linked: Linked) -> None:
    hand_in(linked.alices, world.bobs)
    once, again = (b"".join(dataset(world.project)) for _ in range(2))
    assert once == again
