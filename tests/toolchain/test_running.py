"""What a failed command says, and what several checks come to."""

import re
import sys
from pathlib import Path

import pytest

from annotator.toolchain import running


def test_a_failure_shows_the_log_and_the_remedy(clone: Path) -> None:
    code = "print('cannot resolve host'); raise SystemExit(3)"
    with pytest.raises(running.Failed) as caught:
        running.logged("pip", [sys.executable, "-c", code], "Is the network there?")
    assert "cannot resolve host" in str(caught.value)
    assert "Is the network there?" in str(caught.value)
    assert ".local/logs/pip.log" in str(caught.value)


def test_a_missing_program_is_a_failure_like_others(clone: Path) -> None:
    with pytest.raises(running.Failed, match="no-such-program"):
        running.logged("x", ["no-such-program"], "Install it.")


def test_all_checks_run_and_one_failure_is_enough(
    clone: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    checks = {
        name: ([sys.executable, "-c", f"print('ran {name}'); raise SystemExit({code})"], clone)
        for name, code in (("first", 1), ("second", 0))
    }
    assert running.all_of(checks) == 1
    output = capfd.readouterr().out
    assert re.search(r"ran first.*ran second.*first +FAILED.*second +passed", output, re.DOTALL)
    assert running.all_of({"second": checks["second"]}) == 0
