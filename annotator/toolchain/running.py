"""Steps and the commands they run: what is shown, what goes to a log, what a failure says."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from annotator.toolchain import places

LOG_TAIL = 25


class Failed(Exception):
    """A step could not be done; the message says what to do about it."""


def step(title: str, action: Callable[[], None]) -> None:
    print(f"  {title} ...", end="", flush=True)
    began = time.monotonic()
    try:
        action()
    except BaseException:
        print(" not done", flush=True)
        raise
    print(f" {time.monotonic() - began:.1f} s", flush=True)


def all_of(checks: dict[str, tuple[list[str], Path]]) -> int:
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


def logged(
    name: str,
    command: Sequence[str],
    remedy: str,
    folder: Path = places.ROOT,
    environment: dict[str, str] | None = None,
) -> None:
    """Run a command whose output only matters when it fails."""
    log = places.LOGS / f"{name}.log"
    with log.open("w", encoding="utf-8") as file:
        code = _code(command, file.fileno(), folder, environment)
    if code != 0:
        tail = log.read_text(encoding="utf-8", errors="replace").splitlines()[-LOG_TAIL:]
        said = "\n".join(f"    {line}" for line in tail)
        raise Failed(f"{said}\n  {remedy}\n  Everything it said: {log.relative_to(places.ROOT)}")


def quiet(name: str, command: Sequence[str]) -> bool:
    with (places.LOGS / f"{name}.log").open("a", encoding="utf-8") as file:
        return _code(command, file.fileno(), places.ROOT, None) == 0


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


def answer(command: Sequence[str]) -> str:
    """What a command prints, or nothing when it fails or is not there."""
    try:
        done = subprocess.run(command, capture_output=True, check=False, text=True)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
