"""The set-up: what is done once, what is done again, and what a failure says."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from annotator import toolchain

REPOSITORY = Path(toolchain.__file__).resolve().parents[1]
LOCKS = (
    toolchain.RUN_LOCK,
    toolchain.DEV_LOCK,
    toolchain.POSTGRES_LOCK,
    toolchain.NODE_LOCK,
)


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small clone the toolchain takes for its own."""
    root = tmp_path / "a clone"
    places = {
        "ROOT": root,
        "FRONTEND": root / "frontend",
        "BUILD": root / "annotator" / "web" / "static" / "build",
        "LOCAL": root / ".local",
        "STAMPS": root / ".local" / "stamps",
        "LOGS": root / ".local" / "logs",
        "VENV": root / ".venv",
        "PYTHON": root / ".venv" / "bin" / "python",
        "ENV_FILE": root / ".env",
    }
    for name, path in places.items():
        monkeypatch.setattr(toolchain, name, path)
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
            toolchain.BUILD.mkdir(parents=True, exist_ok=True)
            (toolchain.BUILD / "manifest.json").write_text("{}")

    monkeypatch.setattr(toolchain, "_logged", note)
    monkeypatch.setattr(toolchain, "_has_database", lambda: True)
    monkeypatch.setattr(toolchain, "_node", lambda: "v24.1.0")
    return done


def test_packages_are_installed_once(commands: list[str]) -> None:
    for _ in range(2):
        toolchain._packages(toolchain.RUN_LOCK)
    assert commands == ["packages: requirements.txt"]


def test_a_changed_lock_is_installed_again(clone: Path, commands: list[str]) -> None:
    toolchain._packages(toolchain.RUN_LOCK)
    (clone / toolchain.RUN_LOCK).write_text("changed")
    toolchain._packages(toolchain.RUN_LOCK)
    assert commands == ["packages: requirements.txt"] * 2


def test_run_after_test_installs_nothing(
    commands: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    toolchain._packages(toolchain.DEV_LOCK)
    monkeypatch.setattr(toolchain, "_has_database", lambda: False)
    toolchain._packages(toolchain.RUN_LOCK)
    toolchain._packages(toolchain.DEV_LOCK)
    assert commands == ["packages: requirements-dev.txt"]


def test_without_a_server_one_is_fetched(
    commands: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toolchain, "_has_database", lambda: False)
    toolchain._packages(toolchain.RUN_LOCK)
    assert commands == ["packages: requirements.txt", "packages: requirements-postgres.txt"]


def test_a_failed_step_is_tried_again(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise toolchain.Failed("no")

    monkeypatch.setattr(toolchain, "_logged", fail)
    with pytest.raises(toolchain.Failed):
        toolchain._packages(toolchain.RUN_LOCK)
    assert not toolchain._stamp("packages")


def test_the_front_end_is_built_when_its_sources_change(clone: Path, commands: list[str]) -> None:
    toolchain._front_end()
    toolchain._front_end()
    (clone / "frontend" / "src" / "main.ts").write_text("changed")
    (clone / "frontend" / "node_modules" / "cache").write_text("not a source")
    toolchain._front_end()
    toolchain._front_end()
    assert commands == ["npm: ci", "build: build", "build: build"]


def test_a_lost_build_is_made_again(commands: list[str]) -> None:
    toolchain._front_end()
    (toolchain.BUILD / "manifest.json").unlink()
    toolchain._front_end()
    assert commands == ["npm: ci", "build: build", "build: build"]


def test_another_node_means_another_installation(
    commands: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    toolchain._front_end()
    monkeypatch.setattr(toolchain, "_node", lambda: "v26.0.0")
    toolchain._front_end()
    assert commands == ["npm: ci", "build: build"] * 2


def test_an_incomplete_clone_is_named(clone: Path, commands: list[str]) -> None:
    (clone / "frontend" / "package-lock.json").unlink()
    with pytest.raises(toolchain.Failed, match=r"package-lock\.json is missing"):
        toolchain._front_end()


def test_a_failure_shows_the_log_and_the_remedy(clone: Path) -> None:
    code = "print('cannot resolve host'); raise SystemExit(3)"
    with pytest.raises(toolchain.Failed) as caught:
        toolchain._logged("pip", [sys.executable, "-c", code], "Is the network there?")
    assert "cannot resolve host" in str(caught.value)
    assert "Is the network there?" in str(caught.value)
    assert ".local/logs/pip.log" in str(caught.value)


def test_a_missing_program_is_a_failure_like_others(clone: Path) -> None:
    with pytest.raises(toolchain.Failed, match="no-such-program"):
        toolchain._logged("x", ["no-such-program"], "Install it.")


def test_all_checks_run_and_one_failure_is_enough(
    clone: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    checks = {
        name: ([sys.executable, "-c", f"print('ran {name}'); raise SystemExit({code})"], clone)
        for name, code in (("first", 1), ("second", 0))
    }
    assert toolchain._all_of(checks) == 1
    output = capfd.readouterr().out
    assert re.search(r"ran first.*ran second.*first +FAILED.*second +passed", output, re.DOTALL)
    assert toolchain._all_of({"second": checks["second"]}) == 0


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
    assert toolchain._fits(version) is fits


def test_the_settings_of_this_machine_are_private_and_made_once(clone: Path) -> None:
    toolchain._env_file()
    text = toolchain.ENV_FILE.read_text()
    assert toolchain.ENV_FILE.stat().st_mode & 0o777 == 0o600
    assert re.search(r"^SCAREQUOTE_SECRET_KEY=[\w-]{64}$", text, re.MULTILINE)
    toolchain._env_file()
    assert toolchain.ENV_FILE.read_text() == text


@pytest.mark.parametrize(
    ("line", "given"), [("DATABASE_URL=postgresql://x", True), ("# nothing", False)]
)
def test_a_server_named_in_the_settings_counts(
    clone: Path, monkeypatch: pytest.MonkeyPatch, line: str, given: bool
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr("annotator.localdb.is_installed", lambda: False)
    toolchain.ENV_FILE.write_text(f"A=1\n{line}\n")
    assert toolchain._has_database() is given


def test_a_named_browser_goes_before_all(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    toolchain._write_stamp("browser", "/bin/sh")
    monkeypatch.setenv("SCAREQUOTE_BROWSER", sys.executable)
    toolchain._browser()
    assert toolchain._stamp("browser") == sys.executable
    monkeypatch.setenv("SCAREQUOTE_BROWSER", "/no/such/browser")
    with pytest.raises(toolchain.Failed, match="no program"):
        toolchain._browser()


@pytest.mark.parametrize(("apt_helps", "asked"), [(True, []), (False, ["chromium"])])
def test_a_browser_is_fetched_from_debian_or_else_by_playwright(
    commands: list[str], monkeypatch: pytest.MonkeyPatch, apt_helps: bool, asked: list[str]
) -> None:
    found: list[str] = []

    def apt(name: str, *packages: str) -> bool:
        found.extend(["/usr/bin/chromium"] if apt_helps else [])
        return packages[0] == "chromium"

    monkeypatch.delenv("SCAREQUOTE_BROWSER", raising=False)
    monkeypatch.setattr(toolchain, "_is_debian_root", lambda: True)
    monkeypatch.setattr(toolchain, "_apt", apt)
    monkeypatch.setattr(toolchain, "_browser_on_path", lambda: "".join(found))
    monkeypatch.setattr(
        toolchain, "_logged", lambda _, command, *__, **___: commands.append(command[-1])
    )
    toolchain._browser()
    assert commands == asked
    assert toolchain._stamp("browser") == ("".join(found) or toolchain.OWN_BROWSER)


@pytest.mark.parametrize("moved", [True, False])
def test_a_moved_clone_gets_a_new_environment(
    clone: Path, monkeypatch: pytest.MonkeyPatch, moved: bool
) -> None:
    made: list[bool] = []
    monkeypatch.setattr(toolchain, "_make_venv", lambda: made.append(True))
    monkeypatch.setattr(toolchain, "_works", lambda _: True)
    toolchain._write_stamp("venv", "/elsewhere" if moved else str(clone))
    toolchain._write_stamp("packages", "{}")
    toolchain._venv()
    assert bool(made) is moved
    assert bool(toolchain._stamp("packages")) is not moved
    assert toolchain._stamp("venv") == str(clone)


def test_a_stub_is_no_browser(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ubuntu's chromium-browser only says that it is a snap now."""
    for name, code in (("chromium", 1), ("google-chrome", 0)):
        program = clone / name
        program.write_text(f"#!/bin/sh\necho Chromium\nexit {code}\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(clone))
    assert toolchain._browser_on_path() == str(clone / "google-chrome")


def test_playwrights_own_browser_is_not_named_to_the_tests(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SCAREQUOTE_BROWSER", raising=False)
    toolchain._announce_browser(toolchain.OWN_BROWSER)
    assert "SCAREQUOTE_BROWSER" not in os.environ
    toolchain._announce_browser("/usr/bin/chromium")
    assert os.environ["SCAREQUOTE_BROWSER"] == "/usr/bin/chromium"


def test_an_old_python_hands_over_to_a_newer_one(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[list[str]] = []
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    monkeypatch.setattr(os, "execv", lambda path, words: calls.append([path, *words[1:]]))
    (clone / "python3.12").symlink_to(sys.executable)
    monkeypatch.setenv("PATH", str(clone))
    with pytest.raises(SystemExit, match=r"3\.11"):
        toolchain._change_to_newer_python(["test"])
    assert calls == [[str(clone / "python3.12"), "-m", "annotator.toolchain", "test"]]


def test_the_toolchain_starts_on_an_empty_environment(tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "annotator.toolchain", "--help"],
        cwd=REPOSITORY,
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=True,
        text=True,
    )
    assert all(name in answer.stdout for name in toolchain.COMMANDS)


def test_make_lists_every_target() -> None:
    text = (REPOSITORY / "Makefile").read_text()
    described = set(re.findall(r"^(\w+):.*## ", text, re.MULTILINE))
    assert described == {*toolchain.COMMANDS, "help"}


def test_the_locks_name_no_host() -> None:
    for name in LOCKS:
        assert "://" not in (REPOSITORY / name).read_text()
