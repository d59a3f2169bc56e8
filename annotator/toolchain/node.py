"""Node, the machine's or the one from the package index, and its npm."""

from __future__ import annotations

import os
import re
import shutil

from annotator.toolchain import packages, places, running


def version_in_use() -> str:
    """The version of the Node in use: the machine's, or the one from the package index."""
    version = running.answer(["node", "--version"])
    if not (_fits(version) and shutil.which("npm")):
        packages.install("Node", packages.NODE_LOCK)
        bin_first = f"{places.VENV / 'bin'}{os.pathsep}{os.environ['PATH']}"
        os.environ["PATH"] = bin_first
        version = running.answer(["node", "--version"])
    if not _fits(version):
        raise running.Failed("No usable Node: install Node 20.19 or newer with npm.")
    return version


def _fits(version: str) -> bool:
    """Vite wants 20.19 or later of 20, or 22.12 and later."""
    found = re.match(r"v(\d+)\.(\d+)", version)
    number = (int(found[1]), int(found[2])) if found else (0, 0)
    return (20, 19) <= number < (21, 0) or number >= (22, 12)


def npm(*arguments: str) -> list[str]:
    return ["npm", "--no-audit", "--no-fund", "--no-update-notifier", *arguments]
