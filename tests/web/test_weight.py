"""The annotate page stays light: scripts and styles as they travel, fonts apart."""

import json
import sys

import brotli
import pytest
from django.conf import settings

MOST_KILOBYTES = 230
# With the page itself, its data and two fonts that makes ten requests before one can mark; dialogs
# follow when the page is idle.
MOST_FILES = 6
BUILD = settings.BASE_DIR / "annotator" / "web" / "static" / "build"
# The shell's own entry, and the part it then loads for this page (frontend/src/main.tsx).
ENTRIES = ("src/main.tsx", "src/annotate/Page.tsx")


def pulled() -> set[str]:
    """The scripts and styles that the entries bring, directly or through others."""
    manifest = json.loads((BUILD / "manifest.json").read_text(encoding="utf-8"))
    seen: set[str] = set()
    left = list(ENTRIES)
    while left:
        name = left.pop()
        if name not in seen:
            seen.add(name)
            left += manifest[name].get("imports", [])
    return {
        file for name in seen for file in (manifest[name]["file"], *manifest[name].get("css", []))
    }


def test_the_annotate_page_stays_light(capsys: pytest.CaptureFixture[str]) -> None:
    files = pulled()
    assert {file.rpartition(".")[2] for file in files} == {"js", "css"}
    # As WhiteNoise compresses them, and every browser of today takes them.
    weight = sum(len(brotli.compress((BUILD / file).read_bytes())) for file in files) / 1000
    with capsys.disabled():
        sys.stdout.write(f"[annotate page: {weight:.0f} kB of {MOST_KILOBYTES} kB]")
    assert weight <= MOST_KILOBYTES
    assert len(files) <= MOST_FILES
