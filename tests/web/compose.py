"""docker-compose.yml as an engine would read it, so far as ours needs."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
VARIABLE = re.compile(r"\$\{(\w+):(\?|-)([^}]*)\}")
PORT = "8000"  # the one inside a container
# Where files lie in a container is the Dockerfile's affair; here this process's own places count.
KEPT = ("PATH", "SCAREQUOTE_HOME", "SCAREQUOTE_ENV_FILE", "LANG", "HOME")


class Missing(Exception):
    """The sentence an engine would show before it starts anything."""


def document() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
    return loaded


def interpolated(value: Any, given: dict[str, str]) -> Any:
    """The same with `${NAME:?sentence}` and `${NAME:-default}` filled in."""
    if isinstance(value, dict):
        return {key: interpolated(one, given) for key, one in value.items()}
    if isinstance(value, list):
        return [interpolated(one, given) for one in value]
    return VARIABLE.sub(lambda found: _value(found, given), value) if _is_text(value) else value


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _value(found: "re.Match[str]", given: dict[str, str]) -> str:
    name, sign, rest = found.groups()
    if given.get(name):
        return given[name]
    if sign == "?":
        raise Missing(rest)
    return rest


def health_check(service: dict[str, Any]) -> list[str]:
    how, *words = service["healthcheck"]["test"]
    assert how == "CMD"
    return list(words)


class Services:
    """Runs the services' own commands here, against one database and on one free port."""

    def __init__(self, given: dict[str, str], database: str) -> None:
        self.services = interpolated(document(), given)["services"]
        self.database = database
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])

    def start(self, name: str) -> "subprocess.Popen[bytes]":
        service = self.services[name]
        command, environment = self._here(service["command"]), self._environment(service)
        return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)

    def run(self, name: str) -> int:
        return self.start(name).wait(120)

    def is_healthy(self, name: str) -> bool:
        service = self.services[name]
        command, environment = self._here(health_check(service)), self._environment(service)
        done = subprocess.run(
            command, cwd=ROOT, env=environment, check=False, capture_output=True, timeout=60
        )
        return done.returncode == 0

    def _here(self, words: list[str]) -> list[str]:
        assert words[0] == "python"
        inside = {f"0.0.0.0:{PORT}": f"127.0.0.1:{self.port}", PORT: str(self.port)}
        return [sys.executable, *(inside.get(word, word) for word in words[1:])]

    def _environment(self, service: dict[str, Any]) -> dict[str, str]:
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        return {**kept, **service["environment"], "DATABASE_URL": self.database}
