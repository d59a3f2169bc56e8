"""The write contract for links between two spans of one annotator."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from annotator.codebook.models import Label
from annotator.history.models import Event
from annotator.spans.actions import delete as delete_span
from annotator.spans.actions import submit
from annotator.spans.models import Link, Span
from tests.conftest import As
from tests.make import make_link, make_span
from tests.world import World

UUID_1 = UUID("22222222-2222-4222-8222-222222222222")


@pytest.fixture
def loaded(world: World) -> Span:
    return make_span(world.alices, "topple", "loaded")


@pytest.fixture
def claim(world: World) -> Span:
    return make_span(world.alices, "claimed victory", "claim")


def body(begin: Span, end: Span, **changes: Any) -> dict[str, Any]:
    ends = {"source": str(begin.uuid), "target": str(end.uuid)}
    return {"type": "judges", **ends, "revision": 0, **changes}


def put(api: As, world: World, data: Any, uuid: UUID = UUID_1) -> Any:
    address = f"/api/v1/assignments/{world.alices.pk}/links/{uuid}/"
    return api(world.alice).put(address, data, format="json")


def delete(api: As, world: World, revision: int) -> Any:
    address = f"/api/v1/assignments/{world.alices.pk}/links/{UUID_1}/"
    return api(world.alice).delete(address, headers={"If-Match": f'"{revision}"'})


def read(api: As, world: World) -> list[dict[str, Any]]:
    found = api(world.alice).get(f"/api/v1/assignments/{world.alices.pk}/").json()["links"]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("end", ["source", "target"])
def test_an_end_is_named_by_a_text(
    api: As, world: World, loaded: Span, claim: Span, end: str
) -> None:
    named = (loaded if end == "source" else claim).uuid.int
    answer = put(api, world, body(loaded, claim, **{end: named}))
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, f"/{end}")
    assert not Link.objects.filter(assignment=world.alices).exists()


def test_new_uuid_creates(api: As, world: World, loaded: Span, claim: Span) -> None:
    answer = put(api, world, body(loaded, claim))
    assert (answer.status_code, answer.json()["revision"], answer["ETag"]) == (201, 1, '"1"')
    assert [(one["type"], one["source"]) for one in read(api, world)] == [
        ("judges", str(loaded.uuid))
    ]
    line = Event.objects.filter(table="annotator_link", project=world.project).get()
    assert (line.verb, line.actor) == ("link spans", world.alice)


def test_a_repetition_changes_nothing(api: As, world: World, loaded: Span, claim: Span) -> None:
    put(api, world, body(loaded, claim))
    answer = put(api, world, body(loaded, claim))
    assert (answer.status_code, answer.json()["revision"]) == (200, 1)
    assert Event.objects.filter(table="annotator_link", project=world.project).count() == 1


def test_a_stale_change_keeps_both(api: As, world: World, loaded: Span, claim: Span) -> None:
    other = make_span(world.alices, "offered no proof", "claim")
    put(api, world, body(loaded, claim))
    put(api, world, body(loaded, other, revision=1))
    answer = put(api, world, body(loaded, claim, revision=1))
    assert (answer.status_code, answer.json()["code"]) == (409, "stale")
    assert answer.json()["current"]["target"] == str(other.uuid)


def test_delete_and_restore(api: As, world: World, loaded: Span, claim: Span) -> None:
    put(api, world, body(loaded, claim))
    assert delete(api, world, 1).status_code == 204
    assert delete(api, world, 1).status_code == 204
    assert read(api, world) == []
    assert put(api, world, body(loaded, claim, revision=2)).json()["revision"] == 3
    verbs = Event.objects.filter(table="annotator_link", project=world.project).order_by("id")
    assert [line.verb for line in verbs] == ["link spans", "unlink spans", "restore link"]


def test_delete_of_a_newer_revision_is_stale(
    api: As, world: World, loaded: Span, claim: Span
) -> None:
    put(api, world, body(loaded, claim))
    assert delete(api, world, 7).json()["code"] == "stale"


def test_the_same_two_spans_are_linked_once(
    api: As, world: World, loaded: Span, claim: Span
) -> None:
    put(api, world, body(loaded, claim))
    answer = put(api, world, body(loaded, claim), uuid4())
    assert (answer.status_code, answer.json()["code"]) == (409, "linked_already")


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("type", {"type": "nothing"}),
        ("type", {"type": 3}),
        ("source", {"source": str(uuid4())}),
        ("source", {"source": "x"}),
        ("target", {"target": str(uuid4())}),
        ("revision", {"revision": "0"}),
        ("colour", {"colour": "red"}),
    ],
)
def test_bad_input_names_the_field(
    api: As, world: World, loaded: Span, claim: Span, field: str, changes: dict[str, Any]
) -> None:
    answer = put(api, world, body(loaded, claim, **changes))
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == f"/{field}"
    assert not Link.objects.filter(assignment=world.alices).exists()


def test_ends_must_carry_labels_that_the_type_allows(
    api: As, world: World, loaded: Span, claim: Span
) -> None:
    answer = put(api, world, body(claim, loaded))
    assert answer.json()["errors"][0]["pointer"] == "/source"
    assert "claim" in answer.json()["detail"]
    other = make_span(world.alices, "doomed", "loaded")
    assert put(api, world, body(loaded, other)).json()["errors"][0]["pointer"] == "/target"


def test_a_span_is_not_linked_to_itself(api: As, world: World, loaded: Span) -> None:
    assert put(api, world, body(loaded, loaded)).json()["errors"][0]["pointer"] == "/target"


def test_somebody_elses_span_is_unknown(api: As, world: World, loaded: Span) -> None:
    foreign = make_span(world.bobs, "claimed victory", "claim")
    assert put(api, world, body(loaded, foreign)).json()["errors"][0]["pointer"] == "/target"


def test_a_link_is_away_while_one_of_its_spans_is(
    api: As, world: World, loaded: Span, claim: Span
) -> None:
    put(api, world, body(loaded, claim))
    delete_span(person=world.alice, assignment=world.alices.pk, uuid=claim.uuid, revision=1)
    assert read(api, world) == []
    claim.refresh_from_db()
    address = f"/api/v1/assignments/{world.alices.pk}/spans/{claim.uuid}/"
    place = {"start": claim.start, "end": claim.end, "quote": claim.quote}
    again = {"label": "claim", **place, "revision": claim.revision}
    assert api(world.alice).put(address, again, format="json").status_code == 200
    assert len(read(api, world)) == 1


def test_a_linked_span_keeps_a_label_that_fits(
    api: As, world: World, loaded: Span, claim: Span
) -> None:
    make_link(world.alices, loaded, claim)
    address = f"/api/v1/assignments/{world.alices.pk}/spans/{loaded.uuid}/"
    other = {"label": "scare_quote", "start": 8, "end": 14, "quote": "topple", "revision": 1}
    answer = api(world.alice).put(address, other, format="json")
    assert (answer.status_code, answer.json()["code"]) == (409, "linked_otherwise")
    loaded.refresh_from_db()
    assert loaded.label.slug == "loaded"


def test_a_link_that_is_away_holds_no_label_fast(
    api: As, world: World, loaded: Span, claim: Span
) -> None:
    make_link(world.alices, loaded, claim)
    delete_span(person=world.alice, assignment=world.alices.pk, uuid=loaded.uuid, revision=1)
    address = f"/api/v1/assignments/{world.alices.pk}/spans/{claim.uuid}/"
    place = {"start": claim.start, "end": claim.end, "quote": claim.quote, "revision": 1}
    assert api(world.alice).put(address, {"label": "scare_quote", **place}).status_code == 200
    # It would be back with ends that do not fit, so its span is not, as long as they do not.
    back = {"label": "loaded", "start": 8, "end": 14, "quote": "topple", "revision": 2}
    address = f"/api/v1/assignments/{world.alices.pk}/spans/{loaded.uuid}/"
    assert api(world.alice).put(address, back).json()["code"] == "linked_otherwise"


def test_the_database_itself_refuses_ends_that_do_not_fit(
    world: World, loaded: Span, claim: Span
) -> None:
    drawn = make_link(world.alices, loaded, claim)
    with pytest.raises(IntegrityError, match="link"), transaction.atomic():
        Link.objects.filter(pk=drawn.pk).update(source=claim, target=loaded)
    wrong = Label.objects.get(codebook=world.alices.codebook, slug="scare_quote")
    with pytest.raises(IntegrityError, match="link"), transaction.atomic():
        Span.objects.filter(pk=loaded.pk).update(label=wrong)


def test_submitted_takes_no_link(api: As, world: World, loaded: Span, claim: Span) -> None:
    submit(person=world.alice, assignment=world.alices.pk)
    assert put(api, world, body(loaded, claim)).json()["code"] == "submitted"


def test_linking_costs_a_bounded_number_of_statements(
    api: As, world: World, loaded: Span, claim: Span, django_assert_num_queries: Any
) -> None:
    client = api(world.alice)
    address = f"/api/v1/assignments/{world.alices.pk}/links/{UUID_1}/"
    with django_assert_num_queries(10):
        assert client.put(address, body(loaded, claim), format="json").status_code == 201
