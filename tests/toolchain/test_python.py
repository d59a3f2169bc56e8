"""Which Python makes the environment, and when it is made anew."""

import os
import sys
from pathlib import Path

import pytest

from annotator.toolchain import python, stamps


@pytest.mark.parametrize("moved", [True, False])
def test_a_moved_clone_gets_a_new_environment(
    clone: Path, monkeypatch: pytest.MonkeyPatch, moved: bool
) -> None:
    made: list[bool] = []
    monkeypatch.setattr(python, "_make_anew", lambda: made.append(True))
    monkeypatch.setattr(python, "_works", lambda _: True)
    stamps.write("venv", "/elsewhere" if moved else str(clone))
    stamps.write("packages", "{}")
    python.make_environment()
    assert bool(made) is moved
    assert bool(stamps.read("packages")) is not moved
    assert stamps.read("venv") == str(clone)


def test_an_old_python_hands_over_to_a_newer_one(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[list[str]] = []
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    monkeypatch.setattr(os, "execv", lambda path, words: calls.append([path, *words[1:]]))
    (clone / "python3.12").symlink_to(sys.executable)
    monkeypatch.setenv("PATH", str(clone))
    with pytest.raises(SystemExit, match=r"3\.11"):
        python.change_to_newer(["test"])
    assert calls == [[str(clone / "python3.12"), "-m", "annotator.toolchain", "test"]]
