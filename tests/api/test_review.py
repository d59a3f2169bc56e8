"""Review over REST: the queue, an article with its lanes, verdicts, and what annotators hear."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotator.projects.models import Role
from tests.conftest import As
from tests.make import (
    hand_in,
    make_assignment,
    make_member,
    make_placed,
    make_span,
    make_text,
    read_by_both,
)
from tests.world import World

QUOTED, BARE = "'regime'", "regime"


class Desk:
    """A reviewer's table: `ask` gets, `decide` puts a verdict on the only open place."""

    def __init__(self, world: World, api: As) -> None:
        self.world, self.rita = world, api(world.rita)
        self.base = f"/api/v1/projects/{world.project.slug}/"

    def ask(self, **filters: Any) -> Any:
        return self.rita.get(self.base + "review/", filters).json()

    def article(self, **options: Any) -> Any:
        asked = {"codebook": 1, **options}
        return self.rita.get(f"{self.base}review/texts/{self.world.text.pk}/", asked).json()

    def decide(self, **body: Any) -> Any:
        uuid = body.pop("uuid", uuid4())
        key = self.ask()["results"][0]["key"] if "key" not in body else None
        sent = {"revision": 0, **({"key": key} if key else {}), **body}
        return self.rita.put(f"{self.base}verdicts/{uuid}/", sent, format="json")


@pytest.fixture
def desk(world: World, api: As) -> Desk:
    """Alice and Bob marked one place otherwise, and Alice another one that Bob did not see."""
    make_span(world.alices, QUOTED)
    make_span(world.bobs, BARE)
    make_span(world.alices, "topple", "loaded")
    hand_in(world.alices, world.bobs)
    return Desk(world, api)


def test_the_most_informative_comes_first(desk: Desk) -> None:
    rows = desk.ask()["results"]
    assert [(row["quote"], row["kinds"]) for row in rows] == [
        ("topple", ["presence"]),
        (QUOTED, ["boundary"]),
    ]
    assert [row["information"] for row in rows] == [1.0, 0.5]


@pytest.mark.parametrize(
    ("filters", "quotes"),
    [
        ({"label": "loaded"}, ["topple"]),
        ({"kind": "boundary"}, [QUOTED]),
        ({"outlet": "Herald"}, ["topple", QUOTED]),
        ({"outlet": "Elsewhere"}, []),
        ({"annotator": ["P01", "P02"]}, ["topple", QUOTED]),
        ({"annotator": ["P02"]}, [QUOTED]),
        ({"least": 2}, [QUOTED]),
        ({"most": 1}, ["topple"]),
        ({"state": "unanimous"}, []),
    ],
)
def test_the_queue_is_narrowed(desk: Desk, filters: dict[str, Any], quotes: list[str]) -> None:
    make_placed(desk.world.text)
    assert [row["quote"] for row in desk.ask(**filters)["results"]] == quotes


def test_what_is_said_of_the_queue(desk: Desk) -> None:
    desk.decide(decision="nobody")
    counts = desk.ask()["counts"]
    assert (counts["open"], counts["settled"], counts["kinds"]["boundary"]) == (1, 1, 1)


def test_somebody_who_still_reads_holds_the_queue_back(desk: Desk) -> None:
    cara = make_member(desk.world.project, "cara", Role.ANNOTATOR)
    make_assignment(desk.world.text, cara)
    assert (desk.ask()["results"], desk.ask()["counts"]["unread"]) == ([], 2)
    assert len(desk.ask(state="unread")["results"]) == 2


@pytest.mark.parametrize(
    ("filters", "field"),
    [
        ({"state": "any"}, "/state"),
        ({"kind": "mood"}, "/kind"),
        ({"annotator": ["P99"]}, "/annotator"),
        ({"after": "1:2"}, "/after"),
        ({"after": "nan:x:1:1"}, "/after"),
        ({"ordering": "user__password"}, "/ordering"),
    ],
)
def test_a_wrong_filter_is_named(desk: Desk, filters: dict[str, Any], field: str) -> None:
    answer = desk.rita.get(desk.base + "review/", filters)
    assert answer.status_code == 400
    assert [error["pointer"] for error in answer.json()["errors"]] == [field]


def test_the_queue_goes_on_where_a_page_ends(desk: Desk, monkeypatch: Any) -> None:
    monkeypatch.setattr("annotator.review.queue.AT_ONCE", 1)
    first = desk.ask()
    second = desk.ask(after=first["following"])
    assert [row["quote"] for row in first["results"] + second["results"]] == ["topple", QUOTED]
    assert second["following"] is None


def test_names_are_hidden_unless_asked_for(desk: Desk) -> None:
    hidden, shown = desk.article(), desk.article(names=True)
    assert [lane["letter"] for lane in hidden["lanes"]] == ["A", "B"]
    assert {lane["annotator"] for lane in hidden["lanes"]} == {None}
    assert {lane["annotator"] for lane in shown["lanes"]} == {"P01", "P02"}
    assert "P01" not in str(hidden)


def test_an_article_comes_whole_in_one_request(desk: Desk) -> None:
    found = desk.article()
    assert found["text"]["content"] == desk.world.text.content
    assert len(found["spans"]) == 3
    assert [cluster["state"] for cluster in found["clusters"]] == ["open", "open"]


def test_more_articles_cost_no_more_statements(desk: Desk) -> None:
    def statements() -> int:
        desk.ask()
        with CaptureQueriesContext(connection) as found:
            desk.ask()
            desk.article()
        return len(found)

    statements()  # the codebook is remembered from then on
    few = statements()
    for _ in range(5):
        read_by_both(desk.world.alices, desk.world.bobs, QUOTED)
    assert statements() == few <= 30


def test_a_verdict_is_stored_and_told(desk: Desk) -> None:
    uuid = uuid4()
    answer = desk.decide(uuid=uuid, decision="nobody", reason="slip", note="Read on.")
    assert answer.status_code == 201
    assert answer["ETag"] == '"1"'
    assert (answer.json()["gold"], answer.json()["reason"]) == ([], "slip")
    assert [one["uuid"] for one in desk.article()["verdicts"]] == [str(uuid)]


def test_a_repeated_verdict_is_a_200(desk: Desk) -> None:
    uuid, key = uuid4(), desk.ask()["results"][0]["key"]
    body = {"uuid": uuid, "key": key, "decision": "nobody"}
    assert desk.decide(**body).status_code == 201
    assert desk.decide(**body).status_code == 200


def test_another_version_is_told_apart(desk: Desk) -> None:
    uuid, key = uuid4(), desk.ask()["results"][0]["key"]
    desk.decide(uuid=uuid, key=key, decision="nobody")
    stale = desk.decide(uuid=uuid, key=key, decision="both")
    assert (stale.status_code, stale.json()["code"]) == (409, "stale_verdict")
    assert stale.json()["current"]["decision"] == "nobody"
    assert desk.decide(uuid=uuid, key=key, decision="both", revision=1).json()["revision"] == 2


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({"decision": "maybe"}, 400, "/decision"),
        ({"decision": "adopt", "adopted": 1}, 400, "/adopted"),
        ({"decision": "label"}, 400, "/label"),
        ({"decision": "label", "label": "mood"}, 400, "/label"),
        ({"decision": "boundary"}, 400, "/start"),
        ({"decision": "boundary", "start": 4, "end": 2, "quote": "x"}, 400, "/end"),
        ({"decision": "nobody", "mood": 1}, 400, "/mood"),
        ({"decision": "union", "attributes": {"mood": "x"}}, 400, "/attributes"),
    ],
)
def test_a_bad_verdict_is_refused(
    desk: Desk, body: dict[str, Any], status: int, field: str
) -> None:
    answer = desk.decide(**body)
    assert answer.status_code == status
    assert [error["pointer"] for error in answer.json()["errors"]] == [field]
    assert desk.ask()["counts"]["settled"] == 0


def test_a_reopened_verdict_waits_again(desk: Desk) -> None:
    uuid = uuid4()
    desk.decide(uuid=uuid, decision="nobody")
    taken = desk.rita.delete(f"{desk.base}verdicts/{uuid}/", headers={"If-Match": '"1"'})
    assert taken.json()["ended_at"]
    assert desk.ask()["counts"]["open"] == 2
    unknown = desk.rita.delete(f"{desk.base}verdicts/{uuid4()}/", headers={"If-Match": '"1"'})
    assert unknown.status_code == 404


def test_a_verdict_of_another_project_is_not_found(desk: Desk, api: As) -> None:
    uuid = uuid4()
    desk.decide(uuid=uuid, decision="nobody")
    other = f"/api/v1/projects/{desk.world.ottos.project.slug}/verdicts/{uuid}/"
    assert desk.rita.delete(other, headers={"If-Match": '"1"'}).status_code == 404


def test_unanimous_places_are_settled_together(desk: Desk) -> None:
    read_by_both(desk.world.alices, desk.world.bobs, QUOTED)
    address = desk.base + "review/unanimous/"
    assert desk.rita.post(address, {}, format="json").json() == {"settled": 1, "left": 0}
    assert desk.rita.post(address, {}, format="json").json() == {"settled": 0, "left": 0}
    assert desk.ask()["counts"]["open"] == 2


def feedback(world: World, api: As, name: str) -> Any:
    place = getattr(world, f"{name}s")
    return api(getattr(world, name)).get(f"/api/v1/assignments/{place.pk}/feedback/").json()


def test_nobody_hears_anything_before_all_is_settled(desk: Desk, api: As) -> None:
    desk.decide(decision="nobody")
    assert feedback(desk.world, api, "alice")["told"] == []


def test_the_annotators_hear_what_became_of_their_spans(desk: Desk, api: As) -> None:
    first = desk.article()["clusters"]
    loaded = next(row for row in first if row["kinds"] == ["presence"])
    desk.decide(key=loaded["key"], decision="adopt", adopted=loaded["spans"][0])
    desk.decide(decision="intersection", reason="boundary", note="Marks stay outside.")
    alice, bob = (feedback(desk.world, api, name) for name in ("alice", "bob"))
    assert [(one["outcome"], one["note"]) for one in alice["told"]] == [
        ("kept", ""),
        ("changed", "Marks stay outside."),
    ]
    assert [one["outcome"] for one in bob["told"]] == ["missed", "kept"]
    assert bob["told"][0]["gold"][0]["quote"] == "topple"
    assert "P0" not in str(bob)


def test_a_reviewed_article_is_not_reopened_but_given_back(desk: Desk, api: As) -> None:
    for _ in range(2):
        desk.decide(decision="nobody")
    world = desk.world
    again = f"/api/v1/assignments/{world.alices.pk}/reopen/"
    assert api(world.alice).post(again).json()["code"] == "reviewed"
    back = f"{desk.base}assignments/{world.alices.pk}/return/"
    assert desk.rita.put(back, {"because": "Read on."}, format="json").json()["state"] == "returned"
    world.alices.refresh_from_db()
    assert world.alices.condition == {"after_feedback": True}
    assert feedback(world, api, "alice")["returned_because"] == "Read on."


def test_open_work_cannot_be_given_back(world: World, api: As) -> None:
    back = f"/api/v1/projects/{world.project.slug}/assignments/{world.alices.pk}/return/"
    answer = api(world.rita).put(back, {"because": "x"}, format="json")
    assert (answer.status_code, answer.json()["code"]) == (409, "not_submitted")


def test_an_annotator_reaches_nothing_of_review(desk: Desk, api: As) -> None:
    uuid = uuid4()
    desk.decide(uuid=uuid, decision="nobody")
    alice = api(desk.world.alice)
    texts = f"{desk.base}review/texts/{desk.world.text.pk}/?codebook=1"
    assert [alice.get(address).status_code for address in (desk.base + "review/", texts)] == [
        404
    ] * 2
    assert alice.put(f"{desk.base}verdicts/{uuid}/", {}, format="json").status_code == 404
    assert alice.get(f"/api/v1/assignments/{desk.world.bobs.pk}/feedback/").status_code == 404


def test_a_withdrawn_article_is_in_no_queue(desk: Desk) -> None:
    article = desk.world.text.article
    article.withdrawn_at = "2026-01-01T00:00:00Z"
    article.save()
    assert desk.ask()["results"] == []
    assert desk.article()["status"] == 410


def test_an_article_alone_waits_for_confirmation(world: World, api: As) -> None:
    text = make_text(world.project, "Head\n\nA 'regime' here and there.")
    alice = world.alices.annotator
    assert alice
    alone = make_assignment(text, alice)
    make_span(alone, QUOTED)
    hand_in(alone)
    desk = Desk(world, api)
    (row,) = desk.ask()["results"]
    assert (row["readers"], row["kinds"]) == (1, [])
    desk.decide(decision="adopt", adopted=row["spans"][0])
    told = api(world.alice).get(f"/api/v1/assignments/{alone.pk}/feedback/").json()["told"]
    assert [one["outcome"] for one in told] == ["kept"]
