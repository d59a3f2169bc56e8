"""Creating a project, over REST."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError, transaction

from annotator.history.models import Event
from annotator.people.models import User
from annotator.projects.actions import ReservedSlug, create_project, start_project
from annotator.projects.models import Project
from tests.conftest import As
from tests.make import make_user
from tests.spans.test_at_once import at_once
from tests.world import World

BODY = {"name": "Border talks", "language": "en"}


@pytest.fixture
def maker(db: None) -> User:
    return may_create(make_user("maker"))


def may_create(user: User) -> User:
    user.user_permissions.add(Permission.objects.get(codename="add_project"))
    return user


def put(api: As, person: User, slug: str, **changes: Any) -> Any:
    body = {**BODY, **changes}
    return api(person).put(f"/api/v1/projects/{slug}/", body, format="json")


def test_the_maker_is_its_manager(api: As, maker: User) -> None:
    answer = put(api, maker, "border-talks")
    assert (answer.status_code, answer.json()["role"]) == (201, "manager")
    rows = Project.objects.get(slug="border-talks").memberships.values_list("user", "role")
    assert list(rows) == [(maker.pk, "manager")]


def test_the_same_again_changes_nothing(api: As, maker: User) -> None:
    put(api, maker, "border-talks")
    lines = Event.objects.filter(project__slug="border-talks")
    before = lines.count()
    assert put(api, maker, "border-talks").status_code == 200
    assert lines.count() == before


def test_a_taken_address_says_taken_and_no_more(api: As, world: World) -> None:
    answer = put(api, may_create(world.otto), world.project.slug)
    assert (answer.status_code, answer.json()["code"]) == (409, "slug_taken")
    assert world.project.name not in answer.content.decode()
    assert not world.project.memberships.filter(user=world.otto).exists()


def test_a_repeated_request_with_another_name_is_refused(api: As, maker: User) -> None:
    put(api, maker, "border-talks")
    assert put(api, maker, "border-talks", name="Other").json()["code"] == "slug_taken"
    assert Project.objects.get(slug="border-talks").name == "Border talks"


def test_who_may_not_learns_nothing(api: As, world: World) -> None:
    taken, free = (put(api, world.mona, slug) for slug in (world.project.slug, "free"))
    assert (taken.status_code, free.status_code) == (403, 403)
    assert taken.content == free.content
    assert not Project.objects.filter(slug="free").exists()


@pytest.mark.parametrize(
    ("field", "slug", "changes"),
    [
        ("slug", "new", {}),
        ("slug", "Border", {}),
        ("slug", "border_talks", {}),
        ("slug", "-border", {}),
        ("slug", "b" * 51, {}),
        ("name", "free", {"name": ""}),
        ("name", "free", {"name": "x" * 201}),
        ("language", "free", {"language": "english please"}),
        ("language", "free", {"language": "EN"}),
        ("language", "free", {"language": 7}),
        ("role", "free", {"role": "manager"}),
    ],
)
def test_bad_input_names_the_field(
    api: As, maker: User, field: str, slug: str, changes: dict[str, Any]
) -> None:
    answer = put(api, maker, slug, **changes)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")
    assert answer.json()["errors"][0]["pointer"] == f"/{field}"
    assert not Project.objects.filter(slug=slug).exists()


@pytest.mark.parametrize("language", ["de", "pt-BR", "zh-Hant", "es-419", "sr-Latn-RS"])
def test_languages(api: As, maker: User, language: str) -> None:
    assert put(api, maker, "border-talks", language=language).json()["language"] == language


@pytest.mark.parametrize("values", [{"slug": "new"}, {"slug": "free", "language": "English!"}])
def test_the_database_says_so_too(db: None, values: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Project.objects.create(name="Raw", **values)


def test_without_a_person_it_has_no_members(db: None) -> None:
    assert not create_project(actor=None, slug="bare", name="Bare").memberships.exists()
    with pytest.raises(ReservedSlug):
        create_project(actor=None, slug="new", name="New")


def test_two_clicks_at_once_make_one_project(committed_world: World) -> None:
    mona, slug = committed_world.mona, f"twice-{uuid4().hex[:8]}"
    answers = at_once(*[lambda: start_project(person=mona, slug=slug, **BODY)] * 2)
    assert sorted(new for _, new in answers) == [False, True]
    assert Project.objects.get(slug=slug).memberships.count() == 1


def test_the_page_is_for_who_may_create(api: As, maker: User, world: World) -> None:
    assert api(maker).get("/projects/new/").status_code == 200
    assert api(world.mona).get("/projects/new/").status_code == 404
    assert "data-may-create" in api(maker).get("/").content.decode()
    assert "data-may-create" not in api(world.mona).get("/").content.decode()
