"""Which browser the tests get."""

import os
import sys
from pathlib import Path

import pytest

from annotator.toolchain import browser, debian, running, stamps


def test_a_named_browser_goes_before_all(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamps.write("browser", "/bin/sh")
    monkeypatch.setenv("SCAREQUOTE_BROWSER", sys.executable)
    browser.find_or_fetch()
    assert stamps.read("browser") == sys.executable
    monkeypatch.setenv("SCAREQUOTE_BROWSER", "/no/such/browser")
    with pytest.raises(running.Failed, match="no program"):
        browser.find_or_fetch()


@pytest.mark.parametrize(("apt_helps", "asked"), [(True, []), (False, ["chromium"])])
def test_a_browser_is_fetched_from_debian_or_else_by_playwright(
    commands: list[str], monkeypatch: pytest.MonkeyPatch, apt_helps: bool, asked: list[str]
) -> None:
    found: list[str] = []

    def install(log: str, *packages: str) -> bool:
        found.extend(["/usr/bin/chromium"] if apt_helps else [])
        return packages[0] == "chromium"

    monkeypatch.delenv("SCAREQUOTE_BROWSER", raising=False)
    monkeypatch.setattr(debian, "install", install)
    monkeypatch.setattr(browser, "_on_path", lambda: "".join(found))
    monkeypatch.setattr(
        running, "logged", lambda _, command, *__, **___: commands.append(command[-1])
    )
    browser.find_or_fetch()
    assert commands == asked
    assert stamps.read("browser") == ("".join(found) or browser.PLAYWRIGHTS_OWN)


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
