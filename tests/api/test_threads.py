"""Discussions: who may read them, what is said in them, who has read it, and when they are over."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from annotator.people.models import User
from annotator.spans.models import Span
from annotator.threads.models import Comment
from tests.conftest import As
from tests.make import make_span, make_text
from tests.world import World


class Talk:
    """Discussions of one project, as each person has them before them."""

    def __init__(self, world: World, api: As) -> None:
        self.api = api
        self.base = f"/api/v1/projects/{world.project.slug}/threads/"

    def open(self, person: User, words: str = "Why?", **about: Any) -> Any:
        uuid = about.pop("uuid", None)
        body = {"words": words, **about}
        return self.api(person).put(f"{self.base}{uuid or uuid4()}/", body, format="json")

    def say(self, person: User, thread: str, words: str, uuid: UUID | None = None) -> Any:
        address = f"{self.base}{thread}/comments/{uuid or uuid4()}/"
        return self.api(person).put(address, {"words": words}, format="json")

    def read(self, person: User, **filters: Any) -> Any:
        return self.api(person).get(self.base, filters).json()

    def put(self, person: User, thread: str, end: str, body: Any = None) -> Any:
        return self.api(person).put(f"{self.base}{thread}/{end}/", body, format="json")


@pytest.fixture
def talk(world: World, api: As) -> Talk:
    return Talk(world, api)


@pytest.fixture
def span(world: World) -> Span:
    return make_span(world.alices, "'regime'")


@pytest.fixture
def thread(world: World, talk: Talk, span: Span) -> str:
    """Alice asks about her span."""
    asked = talk.open(
        world.alice, "Is this one?", assignment=world.alices.pk, span_uuid=str(span.uuid)
    )
    assert asked.status_code == 201
    uuid: str = asked.json()["uuid"]
    return uuid


def test_an_annotator_asks_and_a_reviewer_answers(world: World, talk: Talk, thread: str) -> None:
    (asked,) = talk.read(world.rita)["results"]
    assert asked["about"]["quote"] == "'regime'"
    assert asked["about"]["text"] == world.text.pk
    talk.say(world.rita, thread, "Yes: read test 5.")
    (answered,) = talk.read(world.alice)["results"]
    assert [one["words"] for one in answered["comments"]] == ["Is this one?", "Yes: read test 5."]
    assert answered["about"]["assignment"] == world.alices.pk
    assert answered["about"]["text"] is None


def test_blind_annotators_hear_nothing_of_each_other(
    world: World, talk: Talk, thread: str, span: Span
) -> None:
    assert talk.read(world.bob) == {"following": None, "unread": 0, "results": []}
    assert talk.say(world.bob, thread, "Me too").status_code == 404
    assert talk.put(world.bob, thread, "resolution", {"resolved": True}).status_code == 404
    assert talk.put(world.bob, thread, "seen").status_code == 404
    for about in ({"span": span.pk}, {"assignment": world.alices.pk, "span_uuid": str(span.uuid)}):
        refused = talk.open(world.bob, **about)
        assert (refused.status_code, refused.json()["errors"][0]["code"]) == (
            400,
            "nothing_about",
        )


def test_an_article_is_discussed_between_its_reader_and_reviewers(world: World, talk: Talk) -> None:
    talk.open(world.alice, text=world.text.pk)
    assert len(talk.read(world.rita)["results"]) == 1
    assert talk.read(world.bob)["results"] == []


def test_an_annotator_asks_of_no_article_they_do_not_have(world: World, talk: Talk) -> None:
    another = make_text(world.project, "Head\n\nWords.")
    for text in (another.pk, world.ottos.text_id):
        assert talk.open(world.alice, text=text).status_code == 400


def test_a_label_is_discussed_by_everybody(world: World, talk: Talk) -> None:
    talk.open(world.bob, label="scare_quote")
    for person in (world.alice, world.bob, world.rita, world.mona):
        (one,) = talk.read(person)["results"]
        assert (one["about"]["kind"], one["about"]["label"]) == ("label", "Scare quotes")


def test_unread_until_it_is_seen(world: World, talk: Talk, thread: str) -> None:
    assert talk.read(world.alice)["unread"] == 0
    assert talk.read(world.rita)["unread"] == 1
    talk.put(world.rita, thread, "seen")
    assert talk.read(world.rita)["unread"] == 0
    talk.say(world.rita, thread, "Yes.")
    assert talk.read(world.alice, state="unread")["unread"] == 1


def test_resolved_it_leaves_the_list_until_somebody_speaks(
    world: World, talk: Talk, thread: str
) -> None:
    for _ in range(2):
        done = talk.put(world.rita, thread, "resolution", {"resolved": True})
        assert done.json()["resolved_at"]
    assert talk.read(world.alice)["results"] == []
    assert len(talk.read(world.alice, state="resolved")["results"]) == 1
    assert talk.say(world.alice, thread, "One thing more.").json()["resolved_at"] is None


def test_a_mention_calls_somebody_who_may_read_it(world: World, talk: Talk, thread: str) -> None:
    talk.say(world.rita, thread, "@P01 look again, and @nobody too.")
    (one,) = talk.read(world.alice)["results"]
    assert [comment["mentions_me"] for comment in one["comments"]] == [False, True]
    refused = talk.say(world.rita, thread, "@P02 what do you think?")
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (400, "cannot_read")


def test_repeated_requests_change_nothing(world: World, talk: Talk, span: Span) -> None:
    uuid, comment = uuid4(), uuid4()
    about: dict[str, Any] = {"span": span.pk}
    assert talk.open(world.rita, uuid=uuid, **about).status_code == 201
    assert talk.open(world.rita, uuid=uuid, **about).status_code == 200
    assert talk.open(world.rita, "Else", uuid=uuid, **about).status_code == 409
    assert talk.say(world.rita, str(uuid), "More", comment).status_code == 201
    assert talk.say(world.rita, str(uuid), "More", comment).status_code == 200
    assert talk.say(world.rita, str(uuid), "Less", comment).status_code == 409
    assert Comment.objects.filter(thread__uuid=uuid).count() == 2


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"words": "Why?"}, "/about"),
        ({"words": "Why?", "label": "mood"}, "/about"),
        ({"words": "  ", "label": "scare_quote"}, "/words"),
        ({"label": "scare_quote"}, "/words"),
        ({"words": "Why?", "label": "scare_quote", "mood": 1}, "/mood"),
    ],
)
def test_a_bad_discussion_is_refused(
    world: World, talk: Talk, body: dict[str, Any], field: str
) -> None:
    answer = talk.api(world.rita).put(f"{talk.base}{uuid4()}/", body, format="json")
    assert answer.status_code == 400
    assert [error["pointer"] for error in answer.json()["errors"]] == [field]
    assert talk.read(world.rita)["results"] == []


def test_nothing_is_said_of_a_withdrawn_article(world: World, talk: Talk, thread: str) -> None:
    world.text.article.withdrawn_at = timezone.now()
    world.text.article.save()
    for person in (world.alice, world.rita):
        assert talk.read(person)["results"] == []
        assert talk.say(person, thread, "Still here?").status_code == 404


def test_more_discussions_cost_no_more_statements(world: World, talk: Talk, span: Span) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as found:
            talk.read(world.rita)
        return len(found)

    talk.open(world.alice, label="scare_quote")
    few = statements()
    for _ in range(3):
        talk.open(world.rita, span=span.pk)
    assert statements() == few


def test_what_was_said_stays_as_it_was_said(world: World, thread: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Comment.objects.filter(thread__uuid=thread).update(words="Something else")
