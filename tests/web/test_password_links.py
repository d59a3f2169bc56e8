"""The way back in without a mail server: a link that works once, and opens one project at most."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from annotator.history.models import Event
from annotator.invitations.password_links import PasswordLink
from annotator.people.models import Token, User
from annotator.projects.actions import add_member, change_member
from annotator.projects.models import Membership, Role
from annotator.projects.token_actions import make_token
from tests.conftest import As
from tests.make import PASSWORD
from tests.world import World

NEW = "a quite new battery staple"


def ask(world: World, api: As, person: User) -> Any:
    member = Membership.objects.get(project=world.project, user=person)
    base = f"/api/v1/projects/{world.project.slug}/people/"
    return api(world.mona).post(f"{base}{member.pseudonym}/password-link/")


@pytest.fixture
def link(world: World, api: As) -> str:
    path: str = ask(world, api, world.alice).json()["path"]
    return path


def use(path: str, password: str = NEW) -> Any:
    body = {"new_password1": password, "new_password2": password}
    return Client().post(path, body)


def can_sign_in(person: User, password: str) -> bool:
    person.refresh_from_db()
    return person.check_password(password)


def test_the_link_sets_a_password_once(world: World, link: str) -> None:
    assert world.alice.username in Client().get(link).content.decode()
    answer = use(link)
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/")
    assert can_sign_in(world.alice, NEW)
    assert use(link, "yet another battery staple").status_code == 410
    assert can_sign_in(world.alice, NEW)


def test_old_sign_ins_and_tokens_end(world: World, api: As) -> None:
    make_token(actor=None, user=world.rita, project=world.project, name="", days=1)
    browser = Client()
    browser.force_login(world.rita)
    use(ask(world, api, world.rita).json()["path"])
    assert browser.get("/api/v1/home/").status_code == 401
    assert not Token.objects.filter(user=world.rita).live().exists()


def test_a_weak_password_is_refused_and_the_link_stays(world: World, link: str) -> None:
    assert use(link, "12345678").status_code == 400
    assert can_sign_in(world.alice, PASSWORD)
    assert use(link).status_code == 302


def test_a_newer_link_replaces_the_older(world: World, api: As, link: str) -> None:
    newer = ask(world, api, world.alice).json()["path"]
    assert use(link).status_code == 410
    assert use(newer).status_code == 302


def test_it_expires(world: World, link: str) -> None:
    past = timezone.now() - timedelta(days=3)
    PasswordLink.objects.update(created_at=past, expires_at=past + timedelta(days=1))
    assert Client().get(link).status_code == 410


def test_a_made_up_link_opens_nothing(db: None) -> None:
    assert Client().get("/password/made-up/").status_code == 410


@pytest.mark.parametrize("opens", ["another project", "the administration"])
def test_no_manager_gets_behind_other_doors(world: World, api: As, opens: str) -> None:
    if opens == "another project":
        add_member(actor=None, project=world.ottos.project, user=world.alice, role=Role.ANNOTATOR)
    else:
        world.alice.is_staff = True
        world.alice.save()
    answer = ask(world, api, world.alice)
    assert (answer.status_code, answer.json()["code"]) == (409, "other_doors")


def test_doors_that_opened_since_kill_the_link(world: World, link: str) -> None:
    add_member(actor=None, project=world.ottos.project, user=world.alice, role=Role.MANAGER)
    assert use(link).status_code == 410
    assert can_sign_in(world.alice, PASSWORD)


def test_who_left_gets_none(world: World, api: As) -> None:
    member = Membership.objects.get(project=world.project, user=world.alice)
    change_member(actor=world.mona, member=member, role=Role.ANNOTATOR, active=False)
    assert ask(world, api, world.alice).json()["code"] == "not_here"


def test_a_reviewer_makes_none(world: World, api: As) -> None:
    base = f"/api/v1/projects/{world.project.slug}/people/P01/password-link/"
    assert api(world.rita).post(base).status_code == 403


def test_the_history_knows(world: World, link: str) -> None:
    made = Event.objects.filter(table="annotator_passwordlink", project=world.project).get()
    assert (made.verb, made.actor) == ("make password link", world.mona)
