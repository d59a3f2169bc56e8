"""What the Makefile's targets do, each a function of that name."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Sequence
from typing import NoReturn

from annotator.toolchain import (
    browser,
    env_file,
    front_end,
    node,
    packages,
    places,
    python,
    running,
)
from annotator.toolchain.leaving import clean, stop
from annotator.toolchain.packages import DEV_LOCK, NODE_LOCK, POSTGRES_LOCK, RUN_LOCK
from annotator.toolchain.setting_up import set_up

# The type checker reads Django's settings; no server is asked, and no .env of this machine read.
SETTINGS_OF_LINT = {
    "SCAREQUOTE_ENV_FILE": os.devnull,
    "SCAREQUOTE_DEBUG": "on",
    "DATABASE_URL": "postgresql:///unused",
}


def run(extra: Sequence[str]) -> NoReturn:
    """Set up what a running site needs and become it, so that signals reach it directly."""
    with set_up():
        packages.install_all(RUN_LOCK)
        front_end.build()
        env_file.make()
    os.environ.setdefault("SCAREQUOTE_DEMO", "on")
    os.execv(places.PYTHON, python.manage("serve_local", *extra))


def setup(extra: Sequence[str]) -> int:
    with set_up():
        packages.install_all(DEV_LOCK)
        front_end.build()
        browser.find_or_fetch()
    return 0


def test(extra: Sequence[str]) -> int:
    setup(())
    browser.announce()
    pytest = python.module("pytest", "-n", "2", "--dist", "loadgroup", *extra)
    return running.all_of(
        {"pytest": (pytest, places.ROOT), "vitest": (node.npm("test"), places.FRONTEND)}
    )


def lint(extra: Sequence[str]) -> int:
    with set_up():
        packages.install_all(DEV_LOCK)
        front_end.install_packages(node.version_in_use())
    os.environ |= SETTINGS_OF_LINT
    return running.all_of(
        {
            "ruff check": (python.module("ruff", "check", "."), places.ROOT),
            "ruff format": (python.module("ruff", "format", "--check", "."), places.ROOT),
            "mypy": (python.module("mypy"), places.ROOT),
            "lint-imports": ([str(places.VENV / "bin" / "lint-imports")], places.ROOT),
            "npm run lint": (node.npm("run", "lint"), places.FRONTEND),
            "npm run typecheck": (node.npm("run", "typecheck"), places.FRONTEND),
        }
    )


def lock(extra: Sequence[str]) -> int:
    """Make the requirements locks anew; the others follow the versions of the first."""
    with set_up():
        packages.install_all(DEV_LOCK)
    pip = [*python.pip(), "install", "--quiet", "uv"]
    running.logged("uv", pip, "Look at the log; is the package index within reach?")
    groups = {RUN_LOCK: None, DEV_LOCK: "dev", POSTGRES_LOCK: "postgres", NODE_LOCK: "node"}
    for name, group in groups.items():
        packages.compile_lock(name, group, extra)
    return 0


def client(extra: Sequence[str]) -> int:
    """Write the OpenAPI document and the browser's typed client from it."""
    setup(())
    os.environ |= SETTINGS_OF_LINT
    document = str(places.FRONTEND / "src" / "api" / "openapi.json")
    style = ["--format", "openapi-json", "--validate", "--fail-on-warn"]
    state = python.manage("spectacular", *style, "--file", document)
    return running.all_of(
        {
            "OpenAPI document": (state, places.ROOT),
            "npm run client": (node.npm("run", "client"), places.FRONTEND),
        }
    )


def pictures(extra: Sequence[str]) -> int:
    """Take the README's pictures anew, of the demo in a database of its own."""
    setup(())
    browser.announce()
    command = python.module("pytest", "-n", "0", "tests/browser/pictures.py", *extra)
    return subprocess.run(command, cwd=places.ROOT, check=False).returncode


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    command.__name__: command
    for command in (run, setup, test, lint, stop, lock, client, pictures, clean)
}
