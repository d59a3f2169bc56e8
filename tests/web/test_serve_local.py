"""What `make run` becomes: everything comes up, everything is kept, nothing stays behind."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]


class Run:
    def __init__(self, address: str, home: Path) -> None:
        env = {
            **os.environ,
            "DATABASE_URL": address,
            "SCAREQUOTE_HOME": str(home),
            "SCAREQUOTE_DEMO": "on",
        }
        env.pop("PYTHONUNBUFFERED", None)  # what is said must not depend on it
        words = [sys.executable, "manage.py", "serve_local"]
        self.process = subprocess.Popen(
            words,
            cwd=ROOT,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said = ""
        try:
            self.url = self.read_until(r"http://127\.0\.0\.1:\d+/")
        except AssertionError:
            self.end(signal.SIGKILL)
            raise
        self.children = descendants(self.process.pid)

    def read_until(self, pattern: str) -> str:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said += line
            if found := re.search(pattern, line):
                return found[0]
        raise AssertionError(self.said)

    def wait_for_children(self, many: int) -> None:
        for _ in range(100):
            self.children = descendants(self.process.pid)
            if len(self.children) >= many:
                return
            time.sleep(0.1)
        raise AssertionError(self.children)

    def end(self, number: int) -> str:
        self.process.send_signal(number)
        try:
            # Until the last child has let go of it; on a busy machine one may still be starting.
            rest, _ = self.process.communicate(timeout=90)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        return self.said + rest


def descendants(pid: int) -> set[int]:
    words = ["ps", "-eo", "pid=,ppid="]
    rows = [line.split() for line in subprocess.check_output(words, text=True).splitlines()]
    children = {int(child) for child, parent in rows if int(parent) == pid}
    return children.union(*(descendants(child) for child in children))


def alive(pids: set[int]) -> set[int]:
    return {pid for pid in pids if Path(f"/proc/{pid}").exists() and not zombie(pid)}


def zombie(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def gone(pids: set[int]) -> bool:
    for _ in range(100):
        if not alive(pids):
            return True
        time.sleep(0.1)
    return False


def test_up_down_and_up_again(address: str, tmp_path: Path) -> None:
    first = Run(address, tmp_path)
    first.wait_for_children(4)  # gunicorn, its two workers, the job worker
    with urlopen(first.url + "accounts/login/", timeout=10) as answer:
        assert "Demo accounts" in answer.read().decode()
    said = first.end(signal.SIGINT)
    assert "Everything saved is kept" in said
    assert gone(first.children)
    accounts = (tmp_path / "demo-accounts.json").read_text()

    second = Run(address, tmp_path)
    assert "Collecting the pages" in first.said
    assert "Collecting the pages" not in second.said  # what takes long is done once
    second.end(signal.SIGTERM)
    assert gone(second.children)
    assert (tmp_path / "demo-accounts.json").read_text() == accounts


def test_even_a_killed_run_leaves_nothing_running(address: str, tmp_path: Path) -> None:
    run = Run(address, tmp_path)
    run.end(signal.SIGKILL)
    assert gone(run.children)
