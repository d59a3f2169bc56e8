"""The start refuses nonsense with a sentence, and says it before anything else happens."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FINE = {
    "DATABASE_URL": "postgresql://u:p@db.example/scarequote",
    "SCAREQUOTE_ENV_FILE": os.devnull,
    "SCAREQUOTE_SECRET_KEY": "aB3-dE6_gH9.jK2mN5pQ8sT1vW4yZ7-bC0eF3hI6kL9nO2qR5tU8",
    "SCAREQUOTE_ALLOWED_HOSTS": "labels.example",
}


def start(**changes: str | None) -> "subprocess.CompletedProcess[str]":
    code = "import annotator.settings as s; print('started', s.HTTPS, s.SESSION_COOKIE_NAME)"
    return run(code, changes)


def run(code: str, changes: Mapping[str, str | None]) -> "subprocess.CompletedProcess[str]":
    given = {**FINE, "PATH": os.environ["PATH"], **changes}
    env = {name: value for name, value in given.items() if value is not None}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )


def test_a_complete_environment_starts_with_secure_cookies() -> None:
    assert start().stdout.strip() == "started True __Host-session"


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SCAREQUOTE_SECRET_KEY", None, "SCAREQUOTE_SECRET_KEY is missing"),
        ("SCAREQUOTE_SECRET_KEY", "short", "too weak"),
        ("SCAREQUOTE_SECRET_KEY", "x" * 80, "too weak"),
        ("SCAREQUOTE_SECRET_KEY", "django-insecure-" + FINE["SCAREQUOTE_SECRET_KEY"], "published"),
        ("SCAREQUOTE_ALLOWED_HOSTS", "*", "name each host"),
        ("SCAREQUOTE_ALLOWED_HOSTS", "a.example,*.example", "name each host"),
        ("SCAREQUOTE_ALLOWED_HOSTS", ".example", "name each host"),
        ("SCAREQUOTE_ALLOWED_HOSTS", None, "ALLOWED_HOSTS is missing"),
        ("SCAREQUOTE_DEBUG", "maybe", "must be on or off"),
        ("SCAREQUOTE_HTTPS", "off", "names another machine"),
        ("SCAREQUOTE_DEMO", "on", "names another machine"),
        ("SCAREQUOTE_DEBUG", "on", "names another machine"),
        ("SCAREQUOTE_LOCAL", "on", "names another machine"),
        ("SCAREQUOTE_PROXY", "nginx", "must be on or off"),
        ("SCAREQUOTE_ALLOWED_HOSTS", "https://labels.example/", "no name of a host"),
        ("SCAREQUOTE_ALLOWED_HOSTS", "0.0.0.0", "no name of a host"),
        ("SCAREQUOTE_PORT", "abc", "must be a number"),
        ("SCAREQUOTE_PORT", "99999", "must be a number"),
        ("SCAREQUOTE_ENV_FILE", "/nonexistent", "which is no file"),
        ("DATABASE_URL", "postgresql://u:p@h:abc/db", "makes no sense"),
        ("DATABASE_URL", "postgresql://u:p@h", "names no database"),
        ("DATABASE_URL", "postgresql://u:p@h/db?pool=false", "may not say pool"),
        ("SCAREQUOTE_TYPO", "on", "is not a setting"),
        ("SCAREQUOTE_SECRET_KEY_FILE", "/nowhere", "which is no file"),
        ("DATABASE_URL", None, "DATABASE_URL is missing"),
        ("DATABASE_URL", "sqlite:///x.db", "needs PostgreSQL"),
    ],
)
def test_nonsense_stops_the_start(name: str, value: str | None, sentence: str) -> None:
    changes = {name: value}
    if name == "SCAREQUOTE_SECRET_KEY_FILE":
        changes["SCAREQUOTE_SECRET_KEY"] = None
    done = start(**changes)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"SCAREQUOTE_HTTPS": "off"}, "believed for HTTPS only"),
        ({"SCAREQUOTE_DEMO": "on"}, "SCAREQUOTE_DEMO is for this very machine"),
        ({"SCAREQUOTE_LOCAL": "on"}, "SCAREQUOTE_LOCAL is for this very machine"),
        ({"SCAREQUOTE_DEBUG": "on"}, "SCAREQUOTE_DEBUG is for this very machine"),
    ],
)
def test_a_proxy_goes_with_https_and_with_nothing_local(
    changes: dict[str, str], sentence: str
) -> None:
    here = {"SCAREQUOTE_PROXY": "on", "SCAREQUOTE_ALLOWED_HOSTS": "127.0.0.1"}
    done = start(**here, **changes)
    assert done.returncode == 1
    assert sentence in done.stderr


@pytest.mark.parametrize(("proxy", "believed"), [("on", "1"), ("off", "0")])
def test_a_proxy_is_believed_only_where_one_is_named(proxy: str, believed: str) -> None:
    code = "import annotator.settings as s; print(s.ALLAUTH_TRUSTED_PROXY_COUNT)"
    code += "; print(s.SECURE_PROXY_SSL_HEADER)"
    header = ("HTTP_X_FORWARDED_PROTO", "https") if proxy == "on" else None
    assert run(code, {"SCAREQUOTE_PROXY": proxy}).stdout == f"{believed}\n{header}\n"


def test_the_secret_may_come_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text(FINE["SCAREQUOTE_SECRET_KEY"] + "\n")
    done = start(SCAREQUOTE_SECRET_KEY=None, SCAREQUOTE_SECRET_KEY_FILE=str(file))
    assert done.returncode == 0, done.stderr


def test_an_env_file_is_read_and_the_environment_wins(tmp_path: Path) -> None:
    file = tmp_path / "env"
    file.write_text("# a comment\nSCAREQUOTE_HTTPS=off\nSCAREQUOTE_ALLOWED_HOSTS=127.0.0.1\n")
    done = start(SCAREQUOTE_ENV_FILE=str(file), SCAREQUOTE_ALLOWED_HOSTS=None)
    assert done.stdout.strip() == "started False session"
    done = start(SCAREQUOTE_ENV_FILE=str(file), SCAREQUOTE_HTTPS="on")
    assert done.stdout.strip() == "started True __Host-session"


def test_a_broken_env_file_names_its_line(tmp_path: Path) -> None:
    file = tmp_path / "env"
    file.write_text("SCAREQUOTE_HTTPS=off\nnonsense\n")
    assert "line 2 of env" in start(SCAREQUOTE_ENV_FILE=str(file)).stderr


def test_django_finds_nothing_to_say_about_the_deployment() -> None:
    env = {**FINE, "PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "annotator.settings"}
    words = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(words, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
