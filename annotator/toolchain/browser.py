"""The Chromium of the browser tests."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from annotator.toolchain import debian, places, python, running, stamps

# The shell is the same engine without its windows: a page costs it a third of the processor time.
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLAYWRIGHTS_OWN = "playwright"  # the stamp of a browser Playwright finds by itself


def find_or_fetch() -> None:
    """Find or fetch a Chromium for the browser tests, once."""
    named = os.environ.get("SCAREQUOTE_BROWSER", "")
    if named and not shutil.which(named):
        raise running.Failed(
            f"SCAREQUOTE_BROWSER is {named}, which is no program: correct or unset it."
        )
    if not named and _is_there(stamps.read("browser")):
        return
    if not named and not shutil.which(SHELL):
        running.step("Browser", _fetch)
    stamps.write("browser", named or _on_path() or PLAYWRIGHTS_OWN)


def _is_there(stamp: str) -> bool:
    if stamp == PLAYWRIGHTS_OWN:
        return bool(_playwrights_own())
    return bool(stamp) and shutil.which(stamp) is not None


def _on_path() -> str:
    """Ubuntu's `chromium-browser` may be a stub that only recommends a snap, so ask each."""
    found = [path for name in NAMES if (path := shutil.which(name))]
    return next((path for path in found if running.answer([path, "--version"])), "")


def _fetch() -> None:
    """The shell; or be content with what is there; or the other ways to a whole Chromium."""
    if debian.install("browser", SHELL, "fonts-liberation") or _on_path():
        return
    if debian.install("browser", "chromium", "fonts-liberation") and _on_path():
        return
    environment = {k: v for k, v in os.environ.items() if k != "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD"}
    remedy = "Install Chromium, or name a Chromium or Chrome with SCAREQUOTE_BROWSER=/path/to/it."
    command = python.module("playwright", "install", "chromium")
    running.logged("browser", command, remedy, environment=environment)


def _playwrights_own() -> str:
    code = (
        "from playwright.sync_api import sync_playwright as p\n"
        "with p() as it: print(it.chromium.executable_path)"
    )
    path = running.answer([str(places.PYTHON), "-c", code])
    return path if path and Path(path).exists() else ""


def announce() -> None:
    """Tests take the browser named here, or, with none named, Playwright's own."""
    found = stamps.read("browser")
    if found and found != PLAYWRIGHTS_OWN:
        os.environ["SCAREQUOTE_BROWSER"] = found
