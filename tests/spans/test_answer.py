"""The write contract for answers to document questions."""

from typing import Any

import pytest

from annotator.history.models import Event
from annotator.spans.actions import submit
from annotator.spans.models import Answer
from tests.conftest import As
from tests.make import make_answer
from tests.world import World


def put(api: As, world: World, question: str, value: Any, revision: int = 0) -> Any:
    address = f"/api/v1/assignments/{world.alices.pk}/answers/{question}/"
    return api(world.alice).put(address, {"value": value, "revision": revision}, format="json")


@pytest.mark.parametrize(
    ("question", "value"),
    [("genre", "opinion"), ("frames", ["economic", "security"]), ("tone", 70), ("tone", 0.5)],
)
def test_an_answer_is_kept_as_given(api: As, world: World, question: str, value: Any) -> None:
    answer = put(api, world, question, value)
    assert (answer.status_code, answer.json()["value"], answer["ETag"]) == (201, value, '"1"')
    read = api(world.alice).get(f"/api/v1/assignments/{world.alices.pk}/").json()["answers"]
    assert read == [{"question": question, "value": value, "revision": 1}]


def test_a_repetition_changes_nothing(api: As, world: World) -> None:
    put(api, world, "genre", "opinion")
    answer = put(api, world, "genre", "opinion")
    assert (answer.status_code, answer.json()["revision"]) == (200, 1)
    assert Event.objects.filter(table="annotator_answer", project=world.project).count() == 1


def test_the_order_of_choosing_is_not_kept(api: As, world: World) -> None:
    chosen = ["security", "economic"]
    assert put(api, world, "frames", chosen).json()["value"] == ["economic", "security"]
    assert Answer.objects.get(assignment=world.alices).value == ["economic", "security"]
    for again in (chosen, chosen[::-1]):
        answer = put(api, world, "frames", again)
        assert (answer.status_code, answer.json()["revision"]) == (200, 1)


@pytest.mark.parametrize("value", [True, 1.0])
def test_what_only_python_calls_equal_is_no_repetition(api: As, world: World, value: Any) -> None:
    put(api, world, "tone", 1)
    assert put(api, world, "tone", value).json()["code"] == "stale"


@pytest.mark.parametrize("value", [10**15, -(10**15), 0.123456789012345, 1e-30, 0])
def test_a_number_of_fifteen_digits_is_taken(api: As, world: World, value: float) -> None:
    assert put(api, world, "tone", value).status_code == 201


def test_an_answer_is_changed_and_taken_back(api: As, world: World) -> None:
    put(api, world, "genre", "opinion")
    assert put(api, world, "genre", "reporting", 1).json()["revision"] == 2
    assert put(api, world, "genre", None, 2).json() == {
        "question": "genre",
        "value": None,
        "revision": 3,
    }
    assert list(Answer.objects.given().filter(assignment=world.alices)) == []
    assert put(api, world, "genre", "opinion", 3).json()["revision"] == 4
    lines = Event.objects.filter(table="annotator_answer", project=world.project).order_by("id")
    verbs = [line.verb for line in lines]
    assert verbs == ["answer question", "change answer", "withdraw answer", "change answer"]


def test_taking_back_again_changes_nothing(api: As, world: World) -> None:
    put(api, world, "genre", "opinion")
    put(api, world, "genre", None, 1)
    answer = put(api, world, "genre", None, 1)
    assert (answer.status_code, answer.json()["revision"]) == (200, 2)


def test_a_stale_change_keeps_both(api: As, world: World) -> None:
    put(api, world, "genre", "opinion")
    put(api, world, "genre", "reporting", 1)
    answer = put(api, world, "genre", "opinion", 1)
    assert (answer.status_code, answer.json()["code"]) == (409, "stale")
    assert answer.json()["current"]["value"] == "reporting"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("genre", "poem"),
        ("genre", ["opinion"]),
        ("genre", {}),
        ("genre", True),
        ("frames", "economic"),
        ("frames", []),
        ("frames", ["economic", "economic"]),
        ("frames", ["weather"]),
        ("tone", "warm"),
        ("tone", True),
        ("tone", 10**15 + 1),
        ("tone", -1e16),
        ("tone", 0.1234567890123456),
        ("tone", 10**400),
    ],
)
def test_a_wrong_value_is_refused(api: As, world: World, question: str, value: Any) -> None:
    answer = put(api, world, question, value)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/value"
    assert not Answer.objects.filter(assignment=world.alices).exists()


def test_an_unknown_question_is_named(api: As, world: World) -> None:
    answer = put(api, world, "weather", "fine")
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/question")


def test_submitted_takes_no_answer(api: As, world: World) -> None:
    submit(person=world.alice, assignment=world.alices.pk)
    assert put(api, world, "genre", "opinion").json()["code"] == "submitted"


def test_the_first_answer_puts_the_assignment_in_progress(world: World) -> None:
    make_answer(world.alices, "genre", "opinion")
    world.alices.refresh_from_db()
    assert world.alices.state == "in_progress"


def test_answering_costs_a_bounded_number_of_statements(
    api: As, world: World, django_assert_num_queries: Any
) -> None:
    client = api(world.alice)
    address = f"/api/v1/assignments/{world.alices.pk}/answers/genre/"
    with django_assert_num_queries(10):
        answer = client.put(address, {"value": "opinion", "revision": 0}, format="json")
    assert answer.status_code == 201
