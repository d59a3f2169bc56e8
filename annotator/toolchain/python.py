"""The Python environment of this clone and the Python that makes it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence

from annotator.toolchain import debian, places, running, stamps

OLDEST = (3, 11)
NAMES = ("python3.14", "python3.13", "python3.12", "python3.11")


def change_to_newer(arguments: Sequence[str]) -> None:
    if sys.version_info >= OLDEST:
        return
    for name in NAMES:
        path = shutil.which(name)
        if path and _works(path):
            os.execv(path, [path, "-m", "annotator.toolchain", *arguments])
    raise SystemExit("Scarequote needs Python 3.11 or newer: install it, or name it by PYTHON=...")


def _works(python: str) -> bool:
    code = f"import sys; print(sys.version_info >= {OLDEST})"
    return running.answer([python, "-c", code]) == "True"


def make_environment() -> None:
    """Scripts name their interpreter in full, so a clone that has moved needs a new one.

    One that somebody else made is welcome when it is complete.
    """
    here = str(places.ROOT)
    ours = stamps.read("venv") == here or (not stamps.read("venv") and _has_pip())
    if not (ours and _works(str(places.PYTHON))):
        stamps.forget("packages")
        running.step("Python environment", _make_anew)
    stamps.write("venv", here)


def _make_anew() -> None:
    remedy = "Install Python's venv module (Debian, Ubuntu: apt-get install python3-venv)."
    full = [sys.executable, "-m", "venv", "--clear", str(places.VENV)]
    if running.quiet("venv", full) or _made_without_pip([*full, "--without-pip"]):
        return
    if not debian.install("venv", "python3-venv"):
        raise running.Failed(remedy)
    running.logged("venv", full, remedy)


def _made_without_pip(bare: list[str]) -> bool:
    return running.quiet("venv", bare) and running.quiet("venv", [*pip(), "--version"])


def module(name: str, *words: str) -> list[str]:
    """The command that runs a module in this clone's environment."""
    return [str(places.PYTHON), "-m", name, *words]


def manage(*words: str) -> list[str]:
    return [str(places.PYTHON), str(places.ROOT / "manage.py"), *words]


def pip() -> list[str]:
    """The environment's own pip or, where Debian left it out, the system's, working in there."""
    if _has_pip():
        return module("pip")
    return [sys.executable, "-m", "pip", "--python", str(places.PYTHON)]


def _has_pip() -> bool:
    return any(places.VENV.glob("lib/python*/site-packages/pip"))
