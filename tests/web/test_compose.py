"""The compose file: well formed, closed by default, and its commands do what they are there for."""

import json
import re
import shlex
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from typing import Any
from urllib.request import Request, urlopen

import jsonschema
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from procrastinate.contrib.django.models import ProcrastinateWorker

from tests.web.compose import (
    PORT,
    ROOT,
    Missing,
    Services,
    document,
    health_check,
    interpolated,
)

GIVEN = {
    "POSTGRES_PASSWORD": "a-long-random-word",
    "SCAREQUOTE_SECRET_KEY": "aB3-dE6_gH9.jK2mN5pQ8sT1vW4yZ7-bC0eF3hI6kL9nO2qR5tU8",
    "SCAREQUOTE_ALLOWED_HOSTS": "labels.example",
}
SERVICES = document()["services"]
OURS = ("migrate", "web", "worker")
STAY = ("postgres", "web", "worker")


def test_it_follows_the_specification() -> None:
    schema = json.loads((ROOT / "fixtures" / "compose" / "schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(document())
    assert set(SERVICES) == {"postgres", *OURS}


@pytest.mark.parametrize("name", GIVEN)
def test_nothing_starts_without_a_secret_of_ones_own(name: str) -> None:
    with pytest.raises(Missing, match=f"Set {name} to"):
        interpolated(document(), {**GIVEN, name: ""})


def test_no_value_that_is_written_down_is_a_secret() -> None:
    for service in SERVICES.values():
        for name, value in service["environment"].items():
            if re.search("PASSWORD|SECRET|_URL$", name):
                assert ":?" in value, name


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_has_no_power_it_does_not_need(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert not {"privileged", "network_mode", "pid"} & set(service)


@pytest.mark.parametrize("name", OURS)
def test_ours_never_run_as_root(name: str) -> None:
    assert SERVICES[name]["user"] == "10001:10001"
    assert "cap_add" not in SERVICES[name]


@pytest.mark.parametrize("name", STAY)
def test_what_stays_up_is_watched_and_restarted(name: str) -> None:
    assert health_check(SERVICES[name])
    assert SERVICES[name]["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", ["web", "worker"])
def test_nothing_runs_before_its_tables_are_there(name: str) -> None:
    waits = SERVICES[name]["depends_on"]
    assert waits["migrate"] == {"condition": "service_completed_successfully"}
    assert waits["postgres"] == {"condition": "service_healthy"}


def test_only_the_proxy_of_this_machine_reaches_it() -> None:
    published = {name: one["ports"] for name, one in SERVICES.items() if "ports" in one}
    assert list(published) == ["web"]
    assert all(port.startswith("127.0.0.1:") for port in published["web"])
    assert all(port.endswith(f":{PORT}") for port in published["web"])


def test_images_are_pinned_and_the_database_is_kept() -> None:
    assert re.fullmatch(r"postgres:\d+-\w+", SERVICES["postgres"]["image"])
    volume, place = SERVICES["postgres"]["volumes"][0].split(":")
    assert volume in document()["volumes"]
    assert place == "/var/lib/postgresql/data"


# ---------------------------------------------------------------- the image


def instructions() -> list[list[str]]:
    text = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [shlex.split(line) for line in lines]


def test_the_image_ends_as_nobody_and_holds_no_secret() -> None:
    users = [words[1] for words in instructions() if words[0] == "USER"]
    assert users == ["10001:10001"]
    text = (ROOT / "Dockerfile").read_text("utf-8")
    assert not re.search("SECRET_KEY|PASSWORD", text)
    assert "--require-hashes" in text


def test_the_image_is_made_of_files_that_are_there_and_let_in() -> None:
    taken = [
        source
        for words in instructions()
        if words[0] == "COPY" and not words[1].startswith("--from")
        for source in words[1:-1]
    ]
    assert taken
    for source in taken:
        assert (ROOT / source).exists(), source
        assert let_in(source.rstrip("/")), source


@pytest.mark.parametrize("file", [".env", ".git", ".local", ".venv", "fixtures", "tests"])
def test_the_image_knows_nothing_of_this_machine(file: str) -> None:
    assert not let_in(file)


def let_in(path: str) -> bool:
    """Whether .dockerignore leaves the path in; its last word on it counts."""
    inside = True
    for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines():
        pattern = line.removeprefix("!")
        if line and not line.startswith("#") and (fnmatch(path, pattern) or below(path, pattern)):
            inside = line.startswith("!")
    return inside


def below(path: str, pattern: str) -> bool:
    return path.startswith(f"{pattern}/")


# ---------------------------------------------------------------- the commands


@pytest.fixture
def services(address: str) -> Services:
    return Services(GIVEN, address)


@pytest.fixture
def started(services: Services) -> Iterator[Callable[[str], "subprocess.Popen[bytes]"]]:
    running: list[subprocess.Popen[bytes]] = []

    def start(name: str) -> "subprocess.Popen[bytes]":
        running.append(services.start(name))
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.wait()


def comes_true(fact: Callable[[], bool]) -> bool:
    for _ in range(30):
        if fact():
            return True
        time.sleep(0.2)
    return False


def test_they_come_up_are_healthy_and_stop_when_told(
    services: Services, started: Callable[[str], "subprocess.Popen[bytes]"]
) -> None:
    assert not services.is_healthy("web")
    assert not services.is_healthy("worker")
    assert services.run("migrate") == 0
    processes = {name: started(name) for name in ("web", "worker")}
    for name in processes:
        assert comes_true(lambda one=name: services.is_healthy(one)), name  # type: ignore[misc]
    assert answers(services, "accounts/login/")
    for name, process in processes.items():
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0, name
        assert not services.is_healthy(name), name


def answers(services: Services, path: str) -> bool:
    """Whether a page comes as the proxy asks for it, without a redirect that leads back to it."""
    headers = {"Host": GIVEN["SCAREQUOTE_ALLOWED_HOSTS"], "X-Forwarded-Proto": "https"}
    asked = Request(f"http://127.0.0.1:{services.port}/{path}", headers=headers)
    try:
        with urlopen(asked, timeout=10) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def test_a_site_without_its_tables_is_not_ready(
    services: Services, started: Callable[[str], "subprocess.Popen[bytes]"]
) -> None:
    started("web")
    assert comes_true(lambda: answers(services, "livez"))
    assert not services.is_healthy("web")


def test_a_worker_that_fell_silent_is_not_healthy(db: None, settings: Any) -> None:
    with pytest.raises(CommandError, match="No worker is running"):
        call_command("check_worker")
    settings.PROCRASTINATE_READONLY_MODELS = False
    ProcrastinateWorker.objects.create(last_heartbeat="2026-01-02T03:04:05Z")
    with pytest.raises(CommandError, match="since 2026-01-02 03:04:05 UTC"):
        call_command("check_worker")
