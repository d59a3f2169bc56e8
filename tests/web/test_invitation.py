"""Where an invitation's link leads, without any script."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from annotator.invitations.actions import accept, invite, revoke
from annotator.invitations.models import Invitation
from annotator.people.models import User
from annotator.projects.actions import change_member
from annotator.projects.models import Role
from tests.make import PASSWORD, make_member
from tests.world import World


@pytest.fixture
def invitation(world: World) -> Invitation:
    cache.clear()
    return invite(actor=world.mona, project=world.project, uuid=uuid4(), role=Role.ANNOTATOR)[0]


def link(invitation: Invitation) -> str:
    return f"/invitations/{invitation.token}/"


def account(**changes: str) -> dict[str, str]:
    name = f"eve-{uuid4().hex[:8]}"
    passwords = {"password1": PASSWORD, "password2": PASSWORD}
    return {"username": name, "first_name": "Eve", **passwords, **changes}


def signed_in(person: User) -> Client:
    browser = Client()
    browser.force_login(person)
    return browser


def words(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def test_it_says_what_it_is_for(invitation: Invitation) -> None:
    page = words(Client().get(link(invitation)))
    assert invitation.project.name in page
    assert "annotator" in page


def test_a_new_account_lands_in_its_work(invitation: Invitation) -> None:
    browser, data = Client(), account()
    answer = browser.post(link(invitation), data)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    person = User.objects.get(username=data["username"])
    assert browser.session["_auth_user_id"] == str(person.pk)
    assert person.memberships.get().project == invitation.project


def test_a_reviewer_lands_in_the_project(world: World) -> None:
    made, _ = invite(actor=world.mona, project=world.project, uuid=uuid4(), role=Role.REVIEWER)
    answer = signed_in(world.otto).post(link(made))
    assert answer["Location"] == f"/projects/{world.project.slug}/"


@pytest.mark.parametrize(
    "changes",
    [
        {"password1": "short", "password2": "short"},
        {"password2": "something else entirely"},
        {"password1": "password1234", "password2": "password1234"},
        {"username": "not a name"},
        {"username": ""},
        {"first_name": ""},
    ],
)
def test_a_bad_form_says_why_and_uses_nothing(
    invitation: Invitation, changes: dict[str, str]
) -> None:
    answer = Client().post(link(invitation), account(**changes))
    assert answer.status_code == 400
    assert 'class="error"' in answer.content.decode()
    invitation.refresh_from_db()
    assert invitation.used_at is None


def test_a_taken_name_says_so_whatever_its_letters(world: World, invitation: Invitation) -> None:
    answer = Client().post(link(invitation), account(username=world.bob.username.upper()))
    assert answer.status_code == 400
    assert "already exists" in words(answer)


def test_signing_in_leads_back_to_the_invitation(world: World, invitation: Invitation) -> None:
    browser = Client()
    page = browser.get(link(invitation)).content.decode()
    found = re.search(r'href="(/accounts/login/[^"]+)"', page)
    assert found
    data = {"login": world.otto.username, "password": PASSWORD, "next": link(invitation)}
    assert browser.post(found[1], data)["Location"] == link(invitation)


def test_somebody_else_signs_out_and_comes_back(world: World, invitation: Invitation) -> None:
    browser = signed_in(world.otto)
    answer = browser.post("/accounts/logout/", {"next": link(invitation)})
    assert answer["Location"] == link(invitation)
    assert "Make my account and join" in words(browser.get(link(invitation)))


def test_one_button_for_who_is_signed_in(world: World, invitation: Invitation) -> None:
    browser = signed_in(world.otto)
    assert "Join" in words(browser.get(link(invitation)))
    assert browser.post(link(invitation))["Location"] == "/"
    assert world.otto.memberships.filter(project=world.project).exists()


def test_a_second_click_lands_in_the_same_place(world: World, invitation: Invitation) -> None:
    browser = signed_in(world.otto)
    browser.post(link(invitation))
    assert browser.post(link(invitation))["Location"] == "/"


def test_looking_uses_nothing(world: World, invitation: Invitation) -> None:
    signed_in(world.otto).get(link(invitation))
    invitation.refresh_from_db()
    assert invitation.used_at is None


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_member_is_told(world: World, invitation: Invitation, method: str) -> None:
    answer = getattr(signed_in(world.alice), method)(link(invitation))
    assert answer.status_code == 409
    assert "You belong to this project already" in words(answer)


@pytest.mark.parametrize("method", ["get", "post"])
def test_used_and_revoked_are_gone(world: World, invitation: Invitation, method: str) -> None:
    accept(person=world.otto, token=invitation.token)
    other, _ = invite(actor=world.mona, project=world.project, uuid=uuid4(), role=Role.MANAGER)
    revoke(actor=world.mona, project=world.project, uuid=other.uuid)
    used, revoked = (getattr(Client(), method)(link(one), account()) for one in (invitation, other))
    assert (used.status_code, revoked.status_code) == (410, 410)
    assert "used already" in words(used)
    assert "taken back" in words(revoked)


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_link_of_an_ended_manager_is_gone(world: World, method: str) -> None:
    max_ = make_member(world.project, "max", Role.MANAGER)
    made, _ = invite(actor=max_.user, project=world.project, uuid=uuid4(), role=Role.MANAGER)
    change_member(actor=world.mona, member=max_, role=Role.MANAGER, active=False)
    answer = getattr(signed_in(max_.user), method)(link(made))
    assert answer.status_code == 410
    assert "taken back" in words(answer)


def test_a_wrong_link_is_not_found(invitation: Invitation) -> None:
    answer = Client().get(link(invitation)[:-2] + "/")
    assert answer.status_code == 404
    assert "Copy the whole link" in words(answer)


def test_a_form_of_elsewhere_joins_nobody(world: World, invitation: Invitation) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(world.otto)
    assert browser.post(link(invitation)).status_code == 403
    assert not world.otto.memberships.filter(project=world.project).exists()


def test_the_browser_knows_what_to_fill_in(invitation: Invitation) -> None:
    page = Client().get(link(invitation)).content.decode()
    assert re.findall(r'autocomplete="([^"]+)"', page) == [
        "username",
        "given-name",
        "new-password",
        "new-password",
    ]
