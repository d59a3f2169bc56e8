"""The write contract, row by row: what a PUT of a span answers in each state of the server."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from rest_framework.response import Response

from annotator.history.models import Event
from annotator.spans.models import Span
from tests.conftest import As
from tests.make import make_assignment, make_codebook, make_text
from tests.world import World

UUID_1 = UUID("11111111-1111-4111-8111-111111111111")


def regime(**changes: Any) -> dict[str, Any]:
    return {
        "label": "scare_quote",
        "start": 15,
        "end": 23,
        "quote": "'regime'",
        "attributes": {},
        "note": "",
        "confidence": None,
        "revision": 0,
        **changes,
    }


def put(api: As, world: World, data: Any, uuid: UUID = UUID_1, **where: Any) -> Any:
    assignment = where.get("assignment", world.alices).pk
    person = where.get("person", world.alice)
    return api(person).put(f"/api/v1/assignments/{assignment}/spans/{uuid}/", data, format="json")


def delete(api: As, world: World, revision: int, uuid: UUID = UUID_1) -> Any:
    address = f"/api/v1/assignments/{world.alices.pk}/spans/{uuid}/"
    return api(world.alice).delete(address, headers={"If-Match": f'"{revision}"'})


def events(world: World) -> int:
    return Event.objects.filter(project=world.project, table="annotator_span").count()


def test_new_uuid_with_revision_0_creates(api: As, world: World) -> None:
    answer = put(api, world, regime())
    assert answer.status_code == 201
    assert answer.json()["revision"] == 1
    assert answer["ETag"] == '"1"'
    span = Span.objects.get(uuid=UUID_1)
    assert (span.start, span.end, span.quote) == (15, 23, "'regime'")
    assert world.text.content[span.start : span.end] == span.quote


def test_new_uuid_with_another_revision_is_stale(api: As, world: World) -> None:
    answer = put(api, world, regime(revision=2))
    assert (answer.status_code, answer.json()["code"]) == (409, "stale")
    assert answer.json()["current"] is None
    assert not Span.objects.filter(uuid=UUID_1).exists()


@pytest.mark.parametrize("revision", [0, 1, 7])
def test_equal_payload_is_a_retry(api: As, world: World, revision: int) -> None:
    put(api, world, regime())
    before = events(world)
    answer = put(api, world, regime(revision=revision))
    assert (answer.status_code, answer.json()["revision"]) == (200, 1)
    assert events(world) == before


def test_current_revision_with_another_payload_changes(api: As, world: World) -> None:
    put(api, world, regime())
    answer = put(api, world, regime(revision=1, note="ironic"))
    assert (answer.status_code, answer.json()["revision"]) == (200, 2)
    assert answer.json()["note"] == "ironic"
    assert events(world) == 2


def test_stale_revision_with_another_payload_keeps_both(api: As, world: World) -> None:
    put(api, world, regime())
    put(api, world, regime(revision=1, note="newer"))
    answer = put(api, world, regime(revision=1, note="older"))
    assert (answer.status_code, answer.json()["code"]) == (409, "stale")
    assert answer.json()["current"]["note"] == "newer"
    assert answer.json()["sent"]["note"] == "older"
    assert Span.objects.get(uuid=UUID_1).note == "newer"


def test_deleted_revision_restores(api: As, world: World) -> None:
    put(api, world, regime())
    assert delete(api, world, 1)["ETag"] == '"2"'
    answer = put(api, world, regime(revision=2))
    assert (answer.status_code, answer.json()["revision"]) == (200, 3)
    assert answer.json()["deleted"] is False


def test_restoring_under_something_live_overlaps(api: As, world: World) -> None:
    put(api, world, regime())
    delete(api, world, 1)
    put(api, world, regime(), uuid4())
    answer = put(api, world, regime(revision=2))
    assert (answer.status_code, answer.json()["code"]) == (409, "overlaps")
    assert Span.objects.get(uuid=UUID_1).deleted_at


def test_late_create_does_not_bring_back_what_was_deleted(api: As, world: World) -> None:
    put(api, world, regime())
    delete(api, world, 1)
    answer = put(api, world, regime(revision=0))
    assert (answer.status_code, answer.json()["code"]) == (409, "stale")
    assert answer.json()["current"]["deleted"] is True


def test_delete_live(api: As, world: World) -> None:
    put(api, world, regime())
    assert delete(api, world, 1).status_code == 204
    assert Span.objects.get(uuid=UUID_1).deleted_at


def test_delete_again_changes_nothing(api: As, world: World) -> None:
    put(api, world, regime())
    delete(api, world, 1)
    before = events(world)
    assert delete(api, world, 1).status_code == 204
    assert events(world) == before


def test_delete_newer_is_stale(api: As, world: World) -> None:
    put(api, world, regime())
    put(api, world, regime(revision=1, note="newer"))
    answer = delete(api, world, 1)
    assert (answer.status_code, answer.json()["code"]) == (409, "stale")
    assert Span.objects.get(uuid=UUID_1).deleted_at is None


def test_delete_without_revision_is_refused(api: As, world: World) -> None:
    put(api, world, regime())
    address = f"/api/v1/assignments/{world.alices.pk}/spans/{UUID_1}/"
    answer = api(world.alice).delete(address)
    assert (answer.status_code, answer.json()["code"]) == (428, "revision_missing")
    assert Span.objects.get(uuid=UUID_1).deleted_at is None


def submit(api: As, world: World) -> Response:
    return api(world.alice).post(f"/api/v1/assignments/{world.alices.pk}/submit/")


def test_submitted_takes_no_new_span(api: As, world: World) -> None:
    submit(api, world)
    answer = put(api, world, regime())
    assert (answer.status_code, answer.json()["code"]) == (409, "submitted")
    assert not Span.objects.filter(uuid=UUID_1).exists()


def test_submitted_takes_no_change_and_no_delete(api: As, world: World) -> None:
    put(api, world, regime())
    submit(api, world)
    assert put(api, world, regime(revision=1, note="x")).json()["code"] == "submitted"
    assert delete(api, world, 1).json()["code"] == "submitted"
    assert Span.objects.get(uuid=UUID_1).revision == 1


def test_retry_that_arrives_after_submit_is_told_the_truth(api: As, world: World) -> None:
    put(api, world, regime())
    submit(api, world)
    assert put(api, world, regime()).status_code == 200


@pytest.mark.parametrize("person", ["bob", "rita", "mona", "otto"])
def test_anothers_assignment_is_not_found(api: As, world: World, person: str) -> None:
    answer = put(api, world, regime(), person=getattr(world, person))
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert not Span.objects.filter(uuid=UUID_1).exists()


def test_same_uuid_in_another_assignment_is_independent(api: As, world: World) -> None:
    put(api, world, regime())
    answer = put(api, world, regime(), assignment=world.bobs, person=world.bob)
    assert answer.status_code == 201
    assert Span.objects.filter(uuid=UUID_1).count() == 2


def test_quote_mismatch_brings_the_hash_of_the_text(api: As, world: World) -> None:
    answer = put(api, world, regime(quote="'Regime'"))
    assert (answer.status_code, answer.json()["code"]) == (409, "quote_mismatch")
    assert answer.json()["text_sha256"] == world.text.sha256
    assert not Span.objects.filter(uuid=UUID_1).exists()


BAD = [
    ("start", regime(start=-1)),
    ("start", regime(start=15.0)),
    ("start", regime(start="15")),
    ("start", regime(start=True)),
    ("start", regime(start=2**63)),
    ("start", {k: v for k, v in regime().items() if k != "start"}),
    ("end", regime(end=15)),
    ("end", regime(end=3)),
    ("end", regime(end=100_000)),
    ("end", regime(end=None)),
    ("label", regime(label="no_such_label")),
    ("label", regime(label=7)),
    ("label", regime(label="")),
    ("quote", regime(quote=["'regime'"])),
    ("revision", regime(revision=-1)),
    ("revision", regime(revision="1")),
    ("confidence", regime(confidence=4)),
    ("note", regime(note=3)),
    ("attributes", regime(attributes=[])),
    ("attributes", regime(attributes={"nope": "x"})),
    ("attributes", regime(attributes={"origin": "nowhere"})),
    ("attributes", regime(attributes={"target": 3})),
    ("project", regime(project=1)),
    ("deleted_at", regime(deleted_at=None)),
    ("end", regime(start=15, end=40, quote="'regime' announced\n\nExile")),
]


@pytest.mark.parametrize(("field", "data"), BAD)
def test_bad_input_names_the_field(api: As, world: World, field: str, data: dict[str, Any]) -> None:
    answer = put(api, world, data)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")
    assert field in [e["pointer"].split("/")[1] for e in answer.json()["errors"]]
    assert not Span.objects.filter(uuid=UUID_1).exists()


def test_label_of_another_codebook_is_unknown(api: As, world: World) -> None:
    elsewhere = world.ottos.codebook.labels.get(slug="loaded")
    assert put(api, world, regime(label=f"{elsewhere.slug}-x")).status_code == 400


def test_one_exclusive_label_never_overlaps_itself(api: As, world: World) -> None:
    put(api, world, regime())
    answer = put(api, world, regime(start=16, end=22, quote="regime"), uuid4())
    assert (answer.status_code, answer.json()["code"]) == (409, "overlaps")


def test_different_labels_nest_and_overlap(api: As, world: World) -> None:
    put(api, world, regime())
    answer = put(
        api,
        world,
        regime(label="loaded", start=5, end=33, quote="to topple 'regime' announced"),
        uuid4(),
    )
    assert answer.status_code == 201


def test_a_label_may_allow_overlap_with_itself(api: As, world: World) -> None:
    put(api, world, regime(label="claim"))
    assert put(api, world, regime(label="claim"), uuid4()).status_code == 201


def test_offsets_count_an_emoji_as_one(api: As, world: World) -> None:
    start = world.text.content.index("😀")
    answer = put(api, world, regime(start=start, end=start + 8, quote="😀 regime"))
    assert answer.status_code == 201
    assert answer.json()["quote"] == "😀 regime"


def test_the_order_of_choosing_is_not_kept(api: As, world: World) -> None:
    options = [{"value": value, "meaning": value} for value in ("irony", "distance")]
    kinds = {"slug": "kinds", "kind": "choices", "values": options}
    words = {"name": "Scare quotes", "key": "s", "definition": "Doubt.", "attributes": [kinds]}
    label = {"slug": "scare_quote", "family": "quotation", **words}
    make_codebook(world.project, labels=[label], link_types=[])
    assert world.alices.annotator
    place = make_assignment(make_text(world.project), world.alices.annotator)
    for chosen, status in ((["distance", "irony"], 201), (["distance", "irony"], 200)):
        answer = put(api, world, regime(attributes={"kinds": chosen}), assignment=place)
        assert (answer.status_code, answer.json()["revision"]) == (status, 1)
        assert answer.json()["attributes"] == {"kinds": ["irony", "distance"]}
    assert Span.objects.get(assignment=place).attributes == {"kinds": ["irony", "distance"]}


def test_attributes_are_kept(api: As, world: World) -> None:
    given = {"origin": "headline", "target": "the government"}
    assert put(api, world, regime(attributes=given)).json()["attributes"] == given


def test_first_mark_puts_the_assignment_in_progress(api: As, world: World) -> None:
    put(api, world, regime())
    world.alices.refresh_from_db()
    assert world.alices.state == "in_progress"
    assert world.alices.started_at


def test_marking_costs_a_bounded_number_of_statements(
    api: As, world: World, django_assert_num_queries: Any
) -> None:
    client = api(world.alice)
    address = f"/api/v1/assignments/{world.alices.pk}/spans/"
    client.put(f"{address}{uuid4()}/", regime(label="loaded"), format="json")
    # session, person, savepoint, actor, assignment, label with what is there, insert, release
    with django_assert_num_queries(8):
        assert client.put(f"{address}{UUID_1}/", regime(), format="json").status_code == 201


def test_the_length_of_the_text_does_not_cost_statements(
    api: As, world: World, django_assert_num_queries: Any
) -> None:
    assert world.alices.annotator
    long = make_assignment(
        make_text(world.project, "Head\n\n" + "word " * 50_000), world.alices.annotator
    )
    client = api(world.alice)
    data = regime(start=6, end=10, quote="word")
    with django_assert_num_queries(9):
        address = f"/api/v1/assignments/{long.pk}/spans/{UUID_1}/"
        assert client.put(address, data, format="json").status_code == 201
