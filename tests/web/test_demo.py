"""The demo: loaded once, signed in by one click, and only on this very machine."""

import json
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count
from django.test import Client

from annotator.assignments.models import Assignment
from annotator.demo.build import FIXTURES
from annotator.demo.people import PEOPLE
from annotator.people.models import User
from annotator.projects.actions import create_project
from annotator.projects.models import Project

LOGIN, CLICK = "/accounts/login/", "/demo/sign-in/demo-ada/"


@pytest.fixture
def people_alone() -> Iterator[None]:
    """The demo without its articles, which signing in does not need."""
    with mock.patch("annotator.management.commands.load_demo.FIXTURES", FIXTURES[:1]):
        yield


@pytest.fixture
def demo(db: None, people_alone: None, settings: Any, tmp_path: Path) -> Path:
    """A loaded demo; the file with its passwords."""
    settings.DEMO = True
    settings.HOME = tmp_path
    call_command("load_demo")
    return tmp_path / "demo-accounts.json"


def here(**headers: str) -> Client:
    return Client(headers={"Host": "127.0.0.1:8000", **headers})


def test_passwords_are_random_and_private(demo: Path) -> None:
    passwords = json.loads(demo.read_text())
    assert sorted(passwords) == sorted(PEOPLE)
    assert len(set(passwords.values())) == len(PEOPLE)
    assert stat.S_IMODE(demo.stat().st_mode) == 0o600
    assert all(User.objects.get(username=n).check_password(p) for n, p in passwords.items())


def test_loading_again_changes_nothing(demo: Path) -> None:
    before = demo.read_text()
    call_command("load_demo")
    assert demo.read_text() == before
    assert Project.objects.filter(slug="demo").count() == 1


def test_every_annotator_gets_every_article(db: None, settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    call_command("load_demo")
    given = Assignment.objects.filter(project__slug="demo").values("annotator__user__username")
    counts = {row["annotator__user__username"]: row["n"] for row in given.annotate(n=Count("pk"))}
    assert counts == {"demo-ada": 15, "demo-ben": 15, "demo-cleo": 15, "demo-rosa": 3}


def test_after_plain_loaddata_the_accounts_get_passwords(
    db: None, settings: Any, tmp_path: Path
) -> None:
    settings.HOME = tmp_path
    call_command("loaddata", FIXTURES[0], verbosity=0)
    call_command("load_demo")
    passwords = json.loads((tmp_path / "demo-accounts.json").read_text())
    ada = User.objects.get(username="demo-ada")
    assert ada.check_password(passwords["demo-ada"])


def test_a_project_of_somebody_else_called_demo_is_left_alone(
    db: None, settings: Any, tmp_path: Path
) -> None:
    settings.HOME = tmp_path
    create_project(actor=None, slug="demo", name="My own")
    call_command("load_demo")
    assert Project.objects.get(slug="demo").name == "My own"
    assert not (tmp_path / "demo-accounts.json").exists()


def test_the_sign_in_page_says_first_names_and_roles(demo: Path) -> None:
    page = here().get(LOGIN).content.decode()
    for first_name, role in PEOPLE.values():
        assert f"{first_name} <span>{role}</span>" in page


def test_one_click_signs_in(demo: Path) -> None:
    assert "Ada" in here().get(LOGIN).content.decode()
    browser = here()
    assert browser.post(CLICK).status_code == 302
    assert browser.session["_auth_user_id"] == str(User.objects.get(username="demo-ada").pk)


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-For": "127.0.0.1"},
        {"X-Forwarded-Host": "127.0.0.1"},
        {"X-Forwarded-Proto": "https"},
        {"X-Real-IP": "127.0.0.1"},
        {"Forwarded": "for=127.0.0.1"},
        {"Via": "1.1 proxy"},
        {"X-Forwarded-Port": "443"},
        {"X-Client-IP": "127.0.0.1"},
        {"CF-Connecting-IP": "127.0.0.1"},
        {"True-Client-IP": "127.0.0.1"},
        {"X-Original-Host": "127.0.0.1"},
    ],
)
def test_never_through_somebody_else(demo: Path, headers: dict[str, str]) -> None:
    assert "Ada" not in here(**headers).get(LOGIN).content.decode()
    assert here(**headers).post(CLICK).status_code == 404


def test_never_for_another_host(demo: Path, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["labels.example"]
    far = Client(headers={"Host": "labels.example"})
    assert "Ada" not in far.get(LOGIN).content.decode()
    assert far.post(CLICK).status_code == 404


def test_never_for_another_address(demo: Path) -> None:
    far = Client(headers={"Host": "127.0.0.1"}, REMOTE_ADDR="192.0.2.7")
    assert far.post(CLICK).status_code == 404


def test_never_without_the_flag(demo: Path, settings: Any) -> None:
    settings.DEMO = False
    assert "Ada" not in here().get(LOGIN).content.decode()
    assert here().post(CLICK).status_code == 404


def test_never_for_other_accounts(demo: Path) -> None:
    User.objects.create_user("root")
    assert here().post("/demo/sign-in/root/").status_code == 404


def test_never_for_somebody_with_power_over_the_site(demo: Path) -> None:
    User.objects.filter(username="demo-ada").update(is_superuser=True)
    assert here().post(CLICK).status_code == 404


def test_interrupted_it_begins_anew(
    db: None, people_alone: None, settings: Any, tmp_path: Path
) -> None:
    settings.HOME = tmp_path
    with (
        mock.patch("annotator.management.commands.load_demo.keep", side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
    ):
        call_command("load_demo")
    assert not Project.objects.filter(slug="demo").exists()
    call_command("load_demo")
    assert Project.objects.filter(slug="demo").exists()


def test_it_takes_no_name_that_somebody_has(db: None, settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    mine = User.objects.create_user("demo-ada", password="my own long password")
    with pytest.raises(CommandError, match="needs the name demo-ada"):
        call_command("load_demo")
    mine.refresh_from_db()
    assert mine.check_password("my own long password")


def test_never_by_get(demo: Path) -> None:
    assert here().get(CLICK).status_code == 405
