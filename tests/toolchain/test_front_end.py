"""The front end: built when its sources or Node change, or when the build is lost."""

from pathlib import Path

import pytest

from annotator.toolchain import front_end, node, places, running


def test_the_front_end_is_built_when_its_sources_change(clone: Path, commands: list[str]) -> None:
    front_end.build()
    front_end.build()
    (clone / "frontend" / "src" / "main.ts").write_text("changed")
    (clone / "frontend" / "node_modules" / "cache").write_text("not a source")
    front_end.build()
    front_end.build()
    assert commands == ["npm: ci", "build: build", "build: build"]


def test_a_lost_build_is_made_again(commands: list[str]) -> None:
    front_end.build()
    (places.BUILD / "manifest.json").unlink()
    front_end.build()
    assert commands == ["npm: ci", "build: build", "build: build"]


def test_another_node_means_another_installation(
    commands: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    front_end.build()
    monkeypatch.setattr(node, "version_in_use", lambda: "v26.0.0")
    front_end.build()
    assert commands == ["npm: ci", "build: build"] * 2


def test_an_incomplete_clone_is_named(clone: Path, commands: list[str]) -> None:
    (clone / "frontend" / "package-lock.json").unlink()
    with pytest.raises(running.Failed, match=r"package-lock\.json is missing"):
        front_end.build()


@pytest.mark.parametrize(
    ("version", "fits"),
    [
        ("v20.19.0", True),
        ("v20.18.3", False),
        ("v21.7.3", False),
        ("v22.11.0", False),
        ("v22.12.0", True),
        ("v24.19.0", True),
        ("", False),
    ],
)
def test_which_node_is_usable(version: str, fits: bool) -> None:
    assert node._fits(version) is fits
