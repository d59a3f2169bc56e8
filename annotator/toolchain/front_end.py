"""The front end: its packages and its build."""

from __future__ import annotations

import os
from pathlib import Path

from annotator.toolchain import node, places, running, stamps

NOT_SOURCES = {"node_modules", "dist", "coverage"}


def build() -> None:
    version = node.version_in_use()
    install_packages(version)
    sources = stamps.digest(_sources(places.FRONTEND), version)
    if stamps.read("build") == sources and places.BUILD.is_dir() and any(places.BUILD.iterdir()):
        return
    command = node.npm("run", "build")
    remedy = "The front end does not build: the log names the file and line."
    running.step("Front end", lambda: running.logged("build", command, remedy, places.FRONTEND))
    stamps.write("build", sources)


def install_packages(version: str) -> None:
    files = [places.FRONTEND / "package.json", places.FRONTEND / "package-lock.json"]
    if missing := [file.name for file in files if not file.exists()]:
        raise running.Failed(f"frontend/{missing[0]} is missing: this clone is not complete.")
    wanted = stamps.digest(files, version)
    if stamps.read("node_modules") == wanted and (places.FRONTEND / "node_modules").is_dir():
        return
    remedy = "Is the npm registry within reach? Then try again; npm was running `npm ci`."
    command = node.npm("ci")
    step = "Front-end packages"
    running.step(step, lambda: running.logged("npm", command, remedy, places.FRONTEND))
    stamps.write("node_modules", wanted)


def _sources(folder: Path) -> list[Path]:
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(n for n in folders if n not in NOT_SOURCES and not n.startswith("."))
        found += [Path(parent, name) for name in sorted(names)]
    return found
