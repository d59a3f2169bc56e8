"""Handing an article in, and taking it back."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from annotator.codebook.actions import publish, write_codebook
from annotator.history.models import Event
from annotator.projects.models import Role
from annotator.spans.actions import submit
from tests.conftest import As
from tests.make import make_assignment, make_link, make_member, make_project, make_span, make_text
from tests.world import World


def post(client: APIClient, assignment: int, verb: str) -> Any:
    return client.post(f"/api/v1/assignments/{assignment}/{verb}/")


def test_submitting_twice_is_submitting_once(api: As, world: World) -> None:
    first = post(api(world.alice), world.alices.pk, "submit").json()
    assert post(api(world.alice), world.alices.pk, "submit").json() == first
    assert first["state"] == "submitted"


def test_reopening_takes_it_back_and_counts_nowhere_meanwhile(api: As, world: World) -> None:
    submit(person=world.alice, assignment=world.alices.pk)
    answer = post(api(world.alice), world.alices.pk, "reopen")
    assert (answer.json()["state"], answer.json()["submitted_at"]) == ("in_progress", None)
    again = post(api(world.alice), world.alices.pk, "reopen")
    assert again.json() == answer.json()
    make_span(world.alices, "'regime'")
    lines = Event.objects.filter(table="annotator_assignment", project=world.project)
    assert lines.filter(verb="reopen assignment").count() == 1


def test_reopening_what_was_never_submitted_changes_nothing(api: As, world: World) -> None:
    assert post(api(world.alice), world.alices.pk, "reopen").json()["state"] == "open"


@pytest.fixture
def demanding(db: None) -> Any:
    """An assignment whose codebook asks for an attribute and for a link."""
    project = make_project()
    family = {"slug": "e", "name": "E", "question": "", "colour": "red"}
    asked = {"slug": "kind", "kind": "text", "required": True}
    flag = {"slug": "flag", "family": "e", "name": "Flag", "definition": "."}
    claim = {**flag, "slug": "claim", "name": "Claim", "attributes": [asked]}
    about = {"slug": "about", "from_labels": ["flag"], "to_labels": ["claim"], "required": True}
    content = {"families": [family], "labels": [flag, claim], "link_types": [about]}
    publish(actor=None, codebook=write_codebook(actor=None, project=project, content=content))
    return make_assignment(make_text(project), make_member(project, "alice", Role.ANNOTATOR))


def test_what_the_codebook_requires_is_asked_for(api: As, demanding: Any) -> None:
    claim = make_span(demanding, "claimed victory", "claim")
    flag = make_span(demanding, "offered no proof", "flag")
    client = api(demanding.annotator.user)
    answer = post(client, demanding.pk, "submit")
    assert (answer.status_code, answer.json()["code"]) == (409, "incomplete")
    assert answer.json()["incomplete"] == [
        {"span": str(claim.uuid), "missing": ["kind"]},
        {"span": str(flag.uuid), "missing": ["about"]},
    ]
    demanding.refresh_from_db()
    assert demanding.state == "in_progress"
    place = {"start": claim.start, "end": claim.end, "quote": claim.quote, "label": "claim"}
    empty = {**place, "attributes": {"kind": ""}, "revision": 1}
    client.put(f"/api/v1/assignments/{demanding.pk}/spans/{claim.uuid}/", empty, format="json")
    assert post(client, demanding.pk, "submit").status_code == 409

    make_link(demanding, flag, claim, "about")
    place = {"start": claim.start, "end": claim.end, "quote": claim.quote, "label": "claim"}
    said = {**place, "attributes": {"kind": "event"}, "revision": 2}
    client.put(f"/api/v1/assignments/{demanding.pk}/spans/{claim.uuid}/", said, format="json")
    assert post(client, demanding.pk, "submit").json()["state"] == "submitted"


def test_submitting_costs_the_same_however_many_spans(
    api: As, world: World, django_assert_num_queries: Any
) -> None:
    for words in ("Plan", "announced", "claimed", "victory", "doomed"):
        make_span(world.alices, words, "claim")
    client = api(world.alice)
    with django_assert_num_queries(12):
        assert post(client, world.alices.pk, "submit").status_code == 200
