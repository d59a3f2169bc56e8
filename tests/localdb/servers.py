"""What the tests of the private PostgreSQL share: homes that are cleared away, and processes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from annotator import localdb
from annotator.localdb import accounts, asking, folders, parts

ROOT = Path(localdb.__file__).resolve().parents[2]
AS_ROOT = os.geteuid() == 0


@contextmanager
def cleared_home(home: Path) -> Iterator[Path]:
    """A home whose servers and, as root, whose data elsewhere are gone afterwards."""
    try:
        yield home
    finally:
        localdb.stop(home)
        if AS_ROOT and home.exists():
            shutil.rmtree(state_of(home))


def state_of(home: Path) -> Path:
    return folders.state_folder(home.resolve(), accounts.server_account())


def cluster_of(home: Path, major: int | None = None) -> parts.Cluster:
    clusters = {int(c.folder.name): c for c in asking._clusters(state_of(home), account())}
    return clusters[major] if major else next(iter(clusters.values()))


def account() -> parts.Account:
    return accounts.server_account()


def server_pid(home: Path) -> int:
    return int(asking._pid_file_lines(cluster_of(home))[0])


def ask(url: str, sql: str) -> Any:
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(sql.encode())
        row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


def command(*arguments: str) -> subprocess.Popen[str]:
    whole = [sys.executable, "-m", "annotator.localdb", *arguments]
    return subprocess.Popen(
        whole, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


@contextmanager
def other_user(home: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that uses the server until its input ends or it is killed."""
    code = (
        "import sys; from pathlib import Path; from annotator import localdb\n"
        "with localdb.using(Path(sys.argv[1]), durable=False):\n"
        "    print('in', flush=True); sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(home)],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "in\n"
    try:
        yield process
    finally:
        process.communicate()
