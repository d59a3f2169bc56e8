"""What runs or lies about after the other commands, and its end."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence

from annotator.toolchain import places


def stop(extra: Sequence[str]) -> int:
    """Stop the PostgreSQL servers kept under .local."""
    interpreter = str(places.PYTHON if places.PYTHON.exists() else sys.executable)
    command = [interpreter, "-m", "annotator.localdb", "stop", "--home"]
    marks = [*places.LOCAL.glob("*/mark"), *places.LOCAL.glob("*/password")]
    code = 0
    for home in sorted({mark.parent for mark in marks}):
        print(f"{home.name}: ", end="", flush=True)
        code |= subprocess.run([*command, str(home)], check=False).returncode
    return code


def clean(extra: Sequence[str]) -> int:
    """Remove what the other commands made, except the demo's data and .env."""
    stop(())  # while the programs that can do it are still there
    caches = [".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis", ".import_linter_cache"]
    installed = [places.VENV, places.FRONTEND / "node_modules", places.BUILD]
    made = [*installed, places.STAMPS, places.LOGS, *(places.ROOT / name for name in caches)]
    for folder in made:
        shutil.rmtree(folder, ignore_errors=True)
    return 0
