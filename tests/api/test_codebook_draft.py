"""The draft over REST: managers write it, everybody hears precisely what is wrong."""

import json
from typing import Any

import pytest

from annotator.codebook.actions import preset
from annotator.codebook.file import file_of
from annotator.codebook.models import Codebook
from tests.codebook.drafts import plain, with_label
from tests.conftest import As
from tests.make import make_codebook
from tests.world import World

BREAKING = [
    ({"content": {"labels": [{"slug": 3}]}}, "/content/labels/0/slug"),
    ({"content": {"labels": [{"colour": "pink"}]}}, "/content/labels/0/colour"),
    ({"content": {"labels": [{"nonsense": 1}]}}, "/content/labels/0"),
    ({"content": {"questions": [{"level": "best"}]}}, "/content/questions/0/level"),
    ({"content": {"guidelines": [{"body": "x" * 100_001}]}}, "/content/guidelines/0/body"),
    ({"content": []}, "/content"),
    ({"content": {}, "revision": True}, "/revision"),
    ({"content": {}, "more": 1}, "/more"),
    ({"content": with_label(1, slug="quotation.scare")}, "/content/labels/1/slug"),
]


class Desk:
    """Mona at the draft of her project."""

    def __init__(self, api: As, world: World) -> None:
        self.client = api(world.mona)
        self.base = f"/api/v1/projects/{world.project.slug}/"
        self.draft = self.base + "codebook/draft/"

    def put(self, content: Any, revision: Any = 0, **more: Any) -> Any:
        body = {"revision": revision, "content": content, **more}
        return self.client.put(self.draft, body, format="json")

    def publish(self, revision: int, note: str = "Why.", number: int = 2) -> Any:
        body = {"revision": revision, "change_note": note}
        return self.client.post(f"{self.base}codebooks/{number}/publish/", body, format="json")


@pytest.fixture
def desk(api: As, world: World) -> Desk:
    return Desk(api, world)


def test_it_is_begun_changed_read_and_published(desk: Desk) -> None:
    begun = desk.put(plain())
    assert (begun.status_code, begun.json()["revision"], begun.json()["number"]) == (201, 1, 2)
    again = desk.put(plain())
    assert (again.status_code, again.json()["revision"]) == (200, 1)
    changed = desk.put(with_label(name="Scare marks"), 1)
    assert (changed.status_code, changed.json()["revision"]) == (200, 2)
    assert desk.client.get(desk.draft).json() == changed.json()
    assert changed.json()["troubles"] == []
    assert desk.publish(2).json() == {"number": 2, "state": "published"}
    assert desk.client.get(desk.draft).status_code == 404
    shown = desk.client.get(desk.base + "codebook/").json()
    assert shown["codebook"]["change_note"] == "Why."
    assert shown["codebook"]["guidelines"][0]["body"] == "Read **first**."
    assert [one["number"] for one in shown["versions"]] == [2, 1]


def test_it_comes_with_the_short_names_that_were_published(desk: Desk, world: World) -> None:
    before = desk.put(plain()).json()["published_slugs"]
    assert "quotation.scare" not in before["labels"]
    desk.publish(1)
    body = {"like": "newest"}
    begun = desk.client.post(desk.draft + "start/", body, format="json").json()
    told = begun["published_slugs"]
    assert set(told["labels"]) - set(before["labels"]) == {"quotation.direct", "quotation.scare"}
    assert told["attributes"]["quotation.scare"] == ["origin"]
    assert ("genre" in told["questions"], "answers" in told["link_types"]) == (True, True)
    assert "quotation" in told["families"]


def test_a_stale_one_hears_both_versions(desk: Desk) -> None:
    desk.put(plain())
    desk.put(with_label(name="Hers"), 1)
    answer = desk.put(with_label(name="Mine"), 1)
    body = answer.json()
    assert (answer.status_code, body["code"]) == (409, "stale_draft")
    assert body["current"]["content"]["labels"][0]["name"] == "Hers"
    assert body["current"]["revision"] == 2
    assert body["sent"]["content"]["labels"][0]["name"] == "Mine"


def test_what_keeps_it_from_publishing_is_told_with_each_save(desk: Desk) -> None:
    told = desk.put(with_label(definition="", key="n")).json()["troubles"]
    pointers = [(one["pointer"], one["code"]) for one in told]
    assert pointers == [("/labels/0/definition", "missing"), ("/labels/0/key", "key_reserved")]
    refused = desk.publish(1)
    assert refused.status_code == 400
    fields = [one["pointer"] for one in refused.json()["errors"]]
    assert fields == ["/content/labels/0/definition", "/content/labels/0/key"]


def test_publishing_without_a_note_names_the_field(desk: Desk) -> None:
    desk.put(plain())
    answer = desk.publish(1, note="")
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/change_note")


@pytest.mark.parametrize(("body", "pointer"), BREAKING)
def test_what_is_malformed_is_named_and_changes_nothing(
    desk: Desk, world: World, body: dict[str, Any], pointer: str
) -> None:
    answer = desk.client.put(desk.draft, {"revision": 0, **body}, format="json")
    assert answer.status_code == 400
    assert pointer in [one["pointer"] for one in answer.json()["errors"]]
    assert Codebook.objects.filter(project=world.project).count() == 1


@pytest.mark.parametrize(
    ("body", "labels"),
    [
        ({"like": "newest"}, 3),
        ({"like": "empty"}, 0),
        ({"like": "preset", "preset": "framing_cues", "tiers": []}, 11),
    ],
)
def test_it_begins_like_something(desk: Desk, body: dict[str, Any], labels: int) -> None:
    answer = desk.client.post(desk.draft + "start/", body, format="json")
    assert answer.status_code == 201
    assert len(answer.json()["content"]["labels"]) == labels
    assert desk.client.post(desk.draft + "start/", body, format="json").status_code == 200
    other = {"like": "preset", "preset": "framing_cues", "tiers": ["optional"]}
    second = desk.client.post(desk.draft + "start/", other, format="json")
    assert (second.status_code, second.json()["code"]) == (409, "draft_there")


def test_a_preset_must_be_named(desk: Desk) -> None:
    answer = desk.client.post(desk.draft + "start/", {"like": "preset"}, format="json")
    assert answer.json()["errors"][0]["pointer"] == "/preset"


def test_a_file_becomes_the_draft_and_the_draft_the_same_file(desk: Desk) -> None:
    text = file_of(preset("framing_cues"))
    body = {"revision": 0, "file": json.loads(text)}
    answer = desk.client.put(desk.draft + "file/", body, format="json")
    assert answer.status_code == 201
    file = desk.client.get(desk.base + "codebooks/2.json")
    assert file.content.decode() == text
    assert "attachment" in file["Content-Disposition"]


def test_a_fault_in_a_file_is_named_by_its_place(desk: Desk, world: World) -> None:
    file = json.loads(file_of(plain()))
    file["labels"][0]["key"] = "long"
    answer = desk.client.put(desk.draft + "file/", {"revision": 0, "file": file}, format="json")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/file/labels/0/key"
    assert Codebook.objects.filter(project=world.project).count() == 1


def test_it_is_discarded_as_it_was_seen(desk: Desk) -> None:
    desk.put(plain())
    assert desk.client.delete(desk.draft).status_code == 428
    assert desk.client.delete(desk.draft, headers={"If-Match": '"7"'}).status_code == 409
    assert desk.client.delete(desk.draft, headers={"If-Match": '"1"'}).status_code == 204
    assert desk.client.get(desk.draft).status_code == 404


@pytest.mark.parametrize("person", ["alice", "rita"])
def test_a_draft_is_its_managers_alone(desk: Desk, api: As, world: World, person: str) -> None:
    desk.put(plain())
    client = api(getattr(world, person))
    assert client.get(desk.base + "codebooks/2.json").status_code == 404
    assert client.get(desk.draft).status_code == 403
    shown = client.get(desk.base + "codebook/").json()
    assert (shown["draft"], shown["may_edit"], shown["codebook"]["number"]) == (None, False, 1)


def test_any_version_is_read_and_compared(desk: Desk, api: As, world: World) -> None:
    make_codebook(world.project, principle="Only the article counts.")
    client = api(world.alice)
    assert client.get(desk.base + "codebook/?version=1").json()["codebook"]["number"] == 1
    assert client.get(desk.base + "codebook/?version=9").status_code == 404
    told = client.get(desk.base + "codebooks/2/changes/?since=1").json()
    assert [(one["part"], one["fields"][0]["name"]) for one in told["changes"]] == [
        ("codebook", "principle")
    ]


def test_a_retired_version_is_read_on(desk: Desk, api: As, world: World) -> None:
    assert desk.client.post(desk.base + "codebooks/1/retire/").json()["state"] == "retired"
    shown = api(world.alice).get(desk.base + "codebook/").json()
    assert (shown["codebook"]["number"], shown["codebook"]["state"]) == (1, "retired")


def test_reading_a_draft_costs_as_much_with_more_labels(
    desk: Desk, django_assert_max_num_queries: Any
) -> None:
    desk.client.post(desk.draft + "start/", {"like": "preset", "preset": "framing_cues"})
    # session, person, project, draft, labels, attributes, link types, questions, guidelines,
    # known slugs
    with django_assert_max_num_queries(14):
        desk.client.get(desk.draft)


def test_what_a_draft_may_begin_like_comes_in_one_answer(desk: Desk) -> None:
    found = desk.client.get(desk.draft + "start/").json()
    assert (found["draft"], found["newest"]) == (None, 1)
    assert {"slug": "framing_cues", "title": "Framing cues in news"} in found["presets"]
    begun = desk.client.post(desk.draft + "start/", {"like": "newest"}, format="json").json()
    assert desk.client.get(desk.draft + "start/").json()["draft"] == begun
