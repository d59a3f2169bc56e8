"""A small clone, and what the set-up would have run in it."""

from pathlib import Path

import pytest

from annotator.toolchain import node, packages, places, running

REPOSITORY = places.ROOT
PLACES = {name: path for name, path in vars(places).items() if isinstance(path, Path)}
LOCKS = (packages.RUN_LOCK, packages.DEV_LOCK, packages.POSTGRES_LOCK, packages.NODE_LOCK)


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small clone the toolchain takes for its own."""
    root = tmp_path / "a clone"
    for name, path in PLACES.items():
        monkeypatch.setattr(places, name, root / path.relative_to(REPOSITORY))
    for folder in ("frontend/src", "frontend/node_modules", ".local/stamps", ".local/logs"):
        (root / folder).mkdir(parents=True)
    for name in LOCKS:
        (root / name).write_text(name)
    for name in ("package.json", "package-lock.json", "src/main.ts"):
        (root / "frontend" / name).write_text("{}")
    return root


@pytest.fixture
def commands(clone: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would have been run; the build leaves a file behind, as the real one does."""
    done: list[str] = []

    def note(name: str, command: list[str], *_: object) -> None:
        done.append(f"{name}: {command[-1]}")
        if name == "build":
            places.BUILD.mkdir(parents=True, exist_ok=True)
            (places.BUILD / "manifest.json").write_text("{}")

    monkeypatch.setattr(running, "logged", note)
    monkeypatch.setattr(packages, "_has_database", lambda: True)
    monkeypatch.setattr(node, "version_in_use", lambda: "v24.1.0")
    return done
