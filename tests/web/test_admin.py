"""The admin is for housekeeping: it shows all, and writes past no action and no history."""

from collections.abc import Callable
from itertools import chain
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from annotator.history.models import Event
from annotator.people.models import User
from annotator.projects.actions import LastManager
from annotator.projects.models import Role
from annotator.violations import explained
from tests.make import make_member, make_span, make_user
from tests.spans.test_at_once import at_once
from tests.world import World

OURS = list(apps.get_app_config("annotator").get_models())
TABLES = sorted(model._meta.model_name or "" for model in OURS)
NEW = "quite another long sentence"


@pytest.fixture
def chief(world: World) -> User:
    return User.objects.create_superuser(f"chief-{world.project.slug}", password="-" * 20)


@pytest.fixture
def browser(chief: User) -> Client:
    client = Client()
    client.force_login(chief)
    return client


def address(table: str, what: str, *of: object) -> str:
    return reverse(f"admin:annotator_{table}_{what}", args=of)


def test_every_table_of_ours_is_shown_and_no_second_way_to_roles() -> None:
    offered = set(admin.site._registry)
    assert set(OURS) <= offered
    assert Group not in offered


def test_only_a_person_can_be_changed(browser: Client) -> None:
    offered = [app["models"] for app in browser.get("/admin/").context["available_apps"]]
    changed = {
        row["model"]
        for row in chain.from_iterable(offered)
        if any(row["perms"][act] for act in ("add", "change", "delete"))
    }
    assert changed == {User}


def test_only_staff_get_in(db: None) -> None:
    client = Client()
    client.force_login(make_user("eve"))
    assert client.get("/admin/").status_code in (302, 403)


@pytest.mark.parametrize("table", TABLES)
def test_a_list_opens_and_is_searched_in_few_statements(
    world: World, browser: Client, table: str, django_assert_max_num_queries: Any
) -> None:
    for quote in ("'regime'", "Plan", "no proof"):
        make_span(world.alices, quote)
    with django_assert_max_num_queries(12):
        assert browser.get(address(table, "changelist")).status_code == 200
    assert browser.get(address(table, "changelist"), {"q": "7"}).status_code == 200


@pytest.mark.parametrize("table", TABLES)
def test_nothing_is_added_or_deleted(world: World, browser: Client, table: str) -> None:
    make_span(world.alices, "'regime'")
    assert browser.post(address(table, "add")).status_code == 403
    model = apps.get_model("annotator", table)
    if row := model._default_manager.first():
        assert browser.post(address(table, "delete", row.pk), {"post": "yes"}).status_code == 403
        assert model._default_manager.filter(pk=row.pk).exists()


@pytest.mark.parametrize("table", [name for name in TABLES if name != "user"])
def test_nothing_is_changed(world: World, browser: Client, table: str) -> None:
    make_span(world.alices, "'regime'")
    if row := apps.get_model("annotator", table)._default_manager.first():
        page = address(table, "change", row.pk)
        assert browser.get(page).status_code == 200
        assert browser.post(page, {}).status_code == 403


def test_no_digest_is_shown(world: World, browser: Client, token: str) -> None:
    row = apps.get_model("annotator", "token")._default_manager.get(project=world.project)
    shown = browser.get(address("token", "change", row.pk)).content.decode()
    assert row.digest not in shown
    assert row.token_key not in shown


def test_a_person_is_kept_out_and_let_in_with_the_name_of_who_did_it(
    world: World, browser: Client, chief: User
) -> None:
    page = address("user", "change", world.alice.pk)
    for data, active in (({}, False), ({"is_active": "on"}, True)):
        assert browser.post(page, data).status_code == 302
        world.alice.refresh_from_db()
        assert world.alice.is_active == active
        event = Event.objects.filter(table="annotator_user", row=world.alice.pk).latest("id")
        assert event.verb == ("activate person" if active else "deactivate person")
        assert event.actor == chief


def test_a_person_is_given_another_password(world: World, browser: Client, chief: User) -> None:
    page = reverse("admin:auth_user_password_change", args=[world.alice.pk])
    data = {"password1": NEW, "password2": NEW, "usable_password": "true"}
    assert browser.post(page, data).status_code == 302
    world.alice.refresh_from_db()
    assert world.alice.check_password(NEW)
    event = Event.objects.filter(table="annotator_user", row=world.alice.pk).latest("id")
    assert (event.verb, event.actor) == ("set password", chief)


@pytest.fixture
def helper(db: None) -> Client:
    """Staff who may change people and is no superuser."""
    person = make_user("helper")
    User.objects.filter(pk=person.pk).update(is_staff=True)
    person.user_permissions.add(Permission.objects.get(codename="change_user"))
    client = Client()
    client.force_login(person)
    return client


def test_the_last_manager_is_not_kept_out_and_it_says_why(world: World, browser: Client) -> None:
    page = address("user", "change", world.mona.pk)
    before = Event.objects.count()
    answer = browser.post(page, {}, follow=True)
    assert answer.redirect_chain == [(page, 302)]
    assert "A project needs a manager" in answer.content.decode()
    world.mona.refresh_from_db()
    assert world.mona.is_active
    assert Event.objects.count() == before


def test_one_of_two_managers_is_kept_out(world: World, browser: Client) -> None:
    make_member(world.project, "max", Role.MANAGER)
    browser.post(address("user", "change", world.mona.pk), {})
    world.mona.refresh_from_db()
    assert not world.mona.is_active


def test_of_two_managers_kept_out_at_once_one_stays(committed_world: World) -> None:
    world = committed_world
    pks = [world.mona.pk, make_member(world.project, "max", Role.MANAGER).user_id]

    def keep_out(pk: int) -> Callable[[], Any]:
        def work() -> int:
            with explained({"project_keeps_manager": LastManager()}):
                return User.objects.filter(pk=pk).update(is_active=False)

        return work

    answers = at_once(*[keep_out(pk) for pk in pks])
    assert sum(isinstance(answer, LastManager) for answer in answers) == 1
    assert User.objects.filter(pk__in=pks, is_active=True).count() == 1


def test_nobody_keeps_themselves_out(browser: Client, chief: User) -> None:
    browser.post(address("user", "change", chief.pk), {})
    chief.refresh_from_db()
    assert chief.is_active


def test_only_the_powerful_reach_the_powerful(helper: Client, chief: User, world: World) -> None:
    password = {"password1": NEW, "password2": NEW, "usable_password": "true"}
    own = reverse("admin:auth_user_password_change", args=[chief.pk])
    assert helper.post(own, password).status_code == 403
    assert helper.post(address("user", "change", chief.pk), {}).status_code == 403
    chief.refresh_from_db()
    assert chief.is_active
    assert not chief.check_password(NEW)
    assert helper.post(address("user", "change", world.alice.pk), {}).status_code == 302


def test_nobody_is_made_powerful_here(world: World, browser: Client) -> None:
    page = address("user", "change", world.alice.pk)
    power = {"is_staff": "on", "is_superuser": "on", "username": "renamed"}
    assert browser.post(page, {"is_active": "on", **power}).status_code == 302
    world.alice.refresh_from_db()
    assert not world.alice.is_staff
    assert not world.alice.is_superuser
    assert world.alice.username != "renamed"


def test_only_trusted_types_are_missing_from_its_policy(browser: Client) -> None:
    policy = browser.get("/admin/")["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "trusted-types" not in policy
