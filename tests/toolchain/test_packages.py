"""Packages: installed once, and again when their lock file has changed."""

from pathlib import Path

import pytest

from annotator.toolchain import packages, places, running, stamps


def test_packages_are_installed_once(commands: list[str]) -> None:
    for _ in range(2):
        packages.install_all(packages.RUN_LOCK)
    assert commands == ["packages: requirements.txt"]


def test_a_changed_lock_is_installed_again(clone: Path, commands: list[str]) -> None:
    packages.install_all(packages.RUN_LOCK)
    (clone / packages.RUN_LOCK).write_text("changed")
    packages.install_all(packages.RUN_LOCK)
    assert commands == ["packages: requirements.txt"] * 2


def test_run_after_test_installs_nothing(
    commands: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    packages.install_all(packages.DEV_LOCK)
    monkeypatch.setattr(packages, "_has_database", lambda: False)
    packages.install_all(packages.RUN_LOCK)
    packages.install_all(packages.DEV_LOCK)
    assert commands == ["packages: requirements-dev.txt"]


def test_without_a_server_one_is_fetched(
    commands: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "_has_database", lambda: False)
    packages.install_all(packages.RUN_LOCK)
    assert commands == ["packages: requirements.txt", "packages: requirements-postgres.txt"]


def test_a_failed_step_is_tried_again(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise running.Failed("no")

    monkeypatch.setattr(running, "logged", fail)
    with pytest.raises(running.Failed):
        packages.install_all(packages.RUN_LOCK)
    assert not stamps.read("packages")


@pytest.mark.parametrize(
    ("line", "given"), [("DATABASE_URL=postgresql://x", True), ("# nothing", False)]
)
def test_a_server_named_in_the_settings_counts(
    clone: Path, monkeypatch: pytest.MonkeyPatch, line: str, given: bool
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr("annotator.localdb.is_installed", lambda: False)
    places.ENV_FILE.write_text(f"A=1\n{line}\n")
    assert packages._has_database() is given
