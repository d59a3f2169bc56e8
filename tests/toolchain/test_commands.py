"""The commands and the Makefile that calls them."""

import re
import subprocess
import sys
from pathlib import Path

from annotator.toolchain import commands
from tests.toolchain.conftest import REPOSITORY


def test_the_toolchain_starts_on_an_empty_environment(tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "annotator.toolchain", "--help"],
        cwd=REPOSITORY,
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=True,
        text=True,
    )
    assert all(name in answer.stdout for name in commands.COMMANDS)


def test_make_lists_every_target() -> None:
    text = (REPOSITORY / "Makefile").read_text()
    described = set(re.findall(r"^(\w+):.*## ", text, re.MULTILINE))
    assert described == {*commands.COMMANDS, "help"}
