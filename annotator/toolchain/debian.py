"""Packages of Debian and Ubuntu, where we may install them."""

from __future__ import annotations

import os
import shutil

from annotator.toolchain import running


def install(log: str, *packages: str) -> bool:
    """Whether they could be installed: only root may, where there is apt-get."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    words = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    return running.quiet(log, ["apt-get", "update"]) and running.quiet(log, words)
