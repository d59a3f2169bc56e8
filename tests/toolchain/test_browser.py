"""Which browser the tests get."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from annotator.toolchain import browser, debian, running, stamps
from annotator.toolchain.browser import SHELL


def test_a_named_browser_goes_before_all(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamps.write("browser", "/bin/sh")
    monkeypatch.setenv("SCAREQUOTE_BROWSER", sys.executable)
    browser.find_or_fetch()
    assert stamps.read("browser") == sys.executable
    monkeypatch.setenv("SCAREQUOTE_BROWSER", "/no/such/browser")
    with pytest.raises(running.Failed, match="no program"):
        browser.find_or_fetch()


@pytest.mark.parametrize(
    ("there", "debian_has", "asked", "taken"),
    [
        ([SHELL], [], [], SHELL),
        (["chromium"], [SHELL], [], SHELL),
        (["chromium"], [], [], "chromium"),
        ([], [SHELL, "chromium"], [], SHELL),
        ([], ["chromium"], [], "chromium"),
        ([], [], ["chromium"], browser.PLAYWRIGHTS_OWN),
    ],
)
def test_the_light_shell_before_a_whole_chromium_before_playwrights_own(
    commands: list[str],
    monkeypatch: pytest.MonkeyPatch,
    there: list[str],
    debian_has: list[str],
    asked: list[str],
    taken: str,
) -> None:
    found = list(there)

    def install(log: str, *packages: str) -> bool:
        found.extend(set(packages) & set(debian_has))
        return packages[0] in debian_has

    monkeypatch.delenv("SCAREQUOTE_BROWSER", raising=False)
    monkeypatch.setattr(debian, "install", install)
    monkeypatch.setattr(shutil, "which", lambda name: name if name in found else None)
    monkeypatch.setattr(running, "answer", lambda _: "Chromium")
    monkeypatch.setattr(
        running, "logged", lambda _, command, *__, **___: commands.append(command[-1])
    )
    browser.find_or_fetch()
    assert commands == asked
    assert stamps.read("browser") == taken


def test_a_stub_is_no_browser(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ubuntu's chromium-browser only says that it is a snap now."""
    for name, code in (("chromium", 1), ("google-chrome", 0)):
        program = clone / name
        program.write_text(f"#!/bin/sh\necho Chromium\nexit {code}\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(clone))
    assert browser._on_path() == str(clone / "google-chrome")


@pytest.mark.parametrize(
    ("found", "named"),
    [(browser.PLAYWRIGHTS_OWN, ""), ("/usr/bin/chromium", "/usr/bin/chromium")],
)
def test_playwrights_own_browser_is_not_named_to_the_tests(
    clone: Path, monkeypatch: pytest.MonkeyPatch, found: str, named: str
) -> None:
    monkeypatch.setenv("SCAREQUOTE_BROWSER", "")
    stamps.write("browser", found)
    browser.announce()
    assert os.environ["SCAREQUOTE_BROWSER"] == named
