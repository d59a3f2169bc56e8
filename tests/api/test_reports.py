"""Reports over REST: the annotator sees their own, managers and reviewers all of a project."""

from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from annotator.projects.models import Role
from tests.conftest import As
from tests.make import make_assignment, make_member
from tests.world import World

CUT = {"kind": "cut", "words": "The end is missing."}


def send(api: As, world: World, body: dict[str, Any] = CUT, uuid: Any = None) -> Any:
    where = f"/api/v1/assignments/{world.alices.pk}/reports/{uuid or uuid4()}/"
    return api(world.alice).put(where, body, format="json")


def listed(api: As, world: World, query: str = "") -> list[dict[str, Any]]:
    answer = api(world.rita).get(f"/api/v1/projects/{world.project.slug}/reports/{query}")
    found: list[dict[str, Any]] = answer.json()["results"]
    return found


def settle(api: As, world: World, uuid: str, reply: str = "Corrected.") -> Any:
    where = f"/api/v1/projects/{world.project.slug}/reports/{uuid}/"
    return api(world.mona).put(where, {"reply": reply}, format="json")


def test_sent_once_however_often(api: As, world: World) -> None:
    uuid = uuid4()
    assert [send(api, world, uuid=uuid).status_code for _ in range(3)] == [201, 200, 200]
    assert len(listed(api, world)) == 1


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"kind": "dull"}, "/kind"),
        ({"words": "No kind."}, "/kind"),
        ({"kind": "other", "words": "  "}, "/words"),
        ({"kind": "cut", "words": 3}, "/words"),
        ({"kind": "cut", "more": "?"}, "/more"),
    ],
)
def test_what_is_no_report_is_refused_by_name(
    api: As, world: World, body: dict[str, Any], field: str
) -> None:
    answer = send(api, world, body)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, field)
    assert listed(api, world) == []


def test_the_annotator_reads_the_reply_at_the_article(api: As, world: World) -> None:
    uuid = send(api, world).json()["uuid"]
    settle(api, world, uuid)
    mine = api(world.alice).get(f"/api/v1/assignments/{world.alices.pk}/reports/").json()
    assert [(one["uuid"], one["reply"]) for one in mine] == [(uuid, "Corrected.")]
    assert mine[0]["settled_at"]


def test_the_annotate_page_says_how_many_one_sent_and_how_many_are_settled(
    api: As, world: World
) -> None:
    first, _ = (send(api, world).json()["uuid"] for _ in range(2))
    settle(api, world, first)
    page = api(world.alice).get(f"/api/v1/assignments/{world.alices.pk}/").json()
    assert page["reports"] == {"sent": 2, "settled": 1}
    others = api(world.bob).get(f"/api/v1/assignments/{world.bobs.pk}/").json()
    assert others["reports"] == {"sent": 0, "settled": 0}


def test_annotators_are_blind_to_what_others_report(api: As, world: World) -> None:
    send(api, world)
    assert api(world.bob).get(f"/api/v1/assignments/{world.bobs.pk}/reports/").json() == []
    project = f"/api/v1/projects/{world.project.slug}/reports/"
    assert api(world.bob).get(project).status_code == 404


def test_reviewers_and_managers_read_what_is_open_or_settled(api: As, world: World) -> None:
    first, second = (send(api, world).json()["uuid"] for _ in range(2))
    settle(api, world, first)
    assert [one["uuid"] for one in listed(api, world, "?state=settled")] == [first]
    rows = listed(api, world, f"?state=open&article={world.text.article_id}")
    assert [one["uuid"] for one in rows] == [second]
    assert rows[0]["annotator"] == "P01"
    assert rows[0]["article"] == {
        "id": world.text.article_id,
        "text": world.text.pk,
        "headline": "Plan to topple 'regime' announced",
    }
    assert listed(api, world, "?article=999999") == []


def test_a_second_manager_does_not_overwrite_a_reply(api: As, world: World) -> None:
    uuid = send(api, world).json()["uuid"]
    assert settle(api, world, uuid).status_code == 200
    assert settle(api, world, uuid).status_code == 200
    assert settle(api, world, uuid, "No.").json()["code"] == "already_settled"


def test_of_a_withdrawn_article_the_report_stays_but_no_word(api: As, world: World) -> None:
    send(api, world)
    world.text.article.withdrawn_at = timezone.now()
    world.text.article.save()
    row = listed(api, world)[0]
    assert row["words"] == "The end is missing."
    assert row["article"] == {"id": world.text.article_id, "text": None, "headline": ""}


def test_open_ones_are_counted_where_they_are_looked_for(api: As, world: World) -> None:
    uuid = send(api, world).json()["uuid"]
    project = f"/api/v1/projects/{world.project.slug}/"
    places = (project, f"{project}texts/{world.text.pk}/")
    assert [api(world.mona).get(place).json()["open_reports"] for place in places] == [1, 1]
    settle(api, world, uuid)
    assert [api(world.mona).get(place).json()["open_reports"] for place in places] == [0, 0]


@pytest.mark.parametrize("others", [0, 5])
def test_a_list_takes_few_statements(
    api: As, world: World, others: int, django_assert_num_queries: Any
) -> None:
    send(api, world)
    for number in range(others):
        member = make_member(world.project, f"x{number}", Role.ANNOTATOR)
        place = make_assignment(world.text, member)
        where = f"/api/v1/assignments/{place.pk}/reports/{uuid4()}/"
        assert api(member.user).put(where, CUT, format="json").status_code == 201
    reader = api(world.rita)
    with django_assert_num_queries(4):
        answer = reader.get(f"/api/v1/projects/{world.project.slug}/reports/")
    assert len(answer.json()["results"]) == 1 + others
