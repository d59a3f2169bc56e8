"""Signing in, and the headers every page carries."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from annotator.people.models import User
from tests.make import PASSWORD
from tests.world import World

LOGIN = "/accounts/login/"


@pytest.fixture(autouse=True)
def no_attempts_yet(db: None) -> None:
    cache.clear()


def sign_in(username: str, password: str = PASSWORD) -> Any:
    return Client().post(LOGIN, {"login": username, "password": password})


def test_right_password(world: World) -> None:
    answer = sign_in(world.alice.username)
    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_wrong_password_and_unknown_name_read_alike(world: World) -> None:
    wrong = sign_in(world.alice.username, "wrong").content.decode()
    unknown = sign_in("nobody-at-all", "wrong").content.decode()
    assert "No account has" in wrong
    assert "No account has" in unknown


def test_a_deactivated_person_stays_out(world: World) -> None:
    world.alice.is_active = False
    world.alice.save()
    answer = sign_in(world.alice.username)
    assert "_auth_user_id" not in answer.client.session


def test_too_many_attempts_are_stopped_whatever_the_header_says(world: World) -> None:
    browser = Client()
    data = {"login": world.alice.username, "password": "wrong"}
    codes = [
        browser.post(LOGIN, data, headers={"X-Forwarded-For": f"10.0.0.{n}"}) for n in range(12)
    ]
    assert "failed too often" in codes[-1].content.decode()


def test_nobody_signs_up(db: None) -> None:
    data = {"username": "eve", "password1": PASSWORD, "password2": PASSWORD}
    assert Client().post("/accounts/signup/", data).status_code == 404
    assert not User.objects.filter(username="eve").exists()


@pytest.mark.parametrize("page", ["signup", "email", "password/reset", "password/set"])
def test_account_pages_we_do_not_offer_are_not_there(world: World, page: str) -> None:
    browser = Client()
    browser.force_login(world.alice)
    assert browser.get(f"/accounts/{page}/").status_code == 404


def test_the_admin_has_no_sign_in_of_its_own(db: None) -> None:
    answer = Client().get("/admin/login/")
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, LOGIN)


def test_changing_the_password(world: World) -> None:
    browser = Client()
    browser.force_login(world.alice)
    new = "quite another long sentence"
    data = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    answer = browser.post("/accounts/password/change/", data, follow=True)
    assert "Your password is changed." in answer.content.decode()
    world.alice.refresh_from_db()
    assert world.alice.check_password(new)


def test_signing_in_leaves_no_message_behind(world: World) -> None:
    browser = Client()
    browser.post(LOGIN, {"login": world.alice.username, "password": PASSWORD})
    page = browser.get("/accounts/password/change/")
    assert "_auth_user_id" in browser.session
    assert 'role="status"' not in page.content.decode()


def test_pages_lead_to_sign_in_and_back(world: World) -> None:
    answer = Client().get(f"/assignments/{world.alices.pk}/")
    assert answer["Location"] == f"{LOGIN}?next=/assignments/{world.alices.pk}/"


@pytest.mark.parametrize("address", ["/", LOGIN, "/api/v1/projects/", "/nowhere/"])
def test_headers(world: World, address: str) -> None:
    browser = Client()
    browser.force_login(world.alice)
    answer = browser.get(address)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer["Cache-Control"]
    assert len(answer["X-Request-ID"]) == 32


def test_the_nonce_is_new_for_every_answer(db: None) -> None:
    browser = Client()
    policies = {browser.get(LOGIN)["Content-Security-Policy"] for _ in range(3)}
    assert len(policies) == 3


def test_writing_by_cookie_needs_the_csrf_token(world: World) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(world.alice)
    answer = browser.post(f"/api/v1/assignments/{world.alices.pk}/submit/")
    assert answer.status_code == 403
    assert answer["Content-Type"] == "application/problem+json"
    world.alices.refresh_from_db()
    assert world.alices.state == "open"


def test_a_lost_page_says_what_to_do(world: World) -> None:
    browser = Client()
    browser.force_login(world.otto)
    answer = browser.get(f"/assignments/{world.alices.pk}/")
    assert answer.status_code == 404
    assert "Go to my work" in answer.content.decode()


def test_asking_too_often_is_answered_with_a_page(world: World) -> None:
    browser = Client()
    browser.force_login(world.alice)
    answers = [browser.post("/accounts/password/change/") for _ in range(6)]
    assert answers[-1].status_code == 429
    assert "Wait some minutes" in answers[-1].content.decode()
