"""Which servers answer, and whether they are the ones meant."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.localdb.accounts import runnable, server_account
from annotator.localdb.calls import call, psql
from annotator.localdb.folders import password_of, state_folder
from annotator.localdb.parts import (
    DATABASE,
    START_SECONDS,
    Account,
    Address,
    Binaries,
    Cluster,
    LocalDatabaseError,
)
from annotator.localdb.programs import find_binaries


def running_in(home: Path) -> Iterator[tuple[Cluster, Binaries, Address]]:
    account = server_account()
    clusters = list(_clusters(state_folder(home, account), account))
    if not clusters:
        return
    binaries = runnable(find_binaries(), account)
    for cluster in clusters:
        if address := running_address(cluster, binaries):
            yield cluster, binaries, address


def _clusters(state: Path, account: Account) -> Iterable[Cluster]:
    folders = [folder for folder in state.iterdir() if folder.name.isdigit()]
    return [Cluster(folder, account) for folder in sorted(folders)]


def running_address(cluster: Cluster, binaries: Binaries) -> Address | None:
    """Where the server listens, if it answers there, waiting while it is still starting.

    The pid file only says where to ask: after a crash it may say anything.
    """
    address = _noted_address(cluster)
    if address is None:
        return None
    deadline = time.monotonic() + START_SECONDS
    while (answer := ask(binaries, address)) == "starting" and time.monotonic() < deadline:
        time.sleep(0.1)
    return address if answer == "ready" and _owns_address(cluster, binaries, address) else None


def _noted_address(cluster: Cluster) -> Address | None:
    """Lines of postmaster.pid: pid, data, start, port, socket folder, TCP address, ..."""
    lines = _pid_file_lines(cluster)
    if len(lines) < 6 or not lines[3].isdigit():
        return None
    host = lines[4] or lines[5]
    return Address(host, int(lines[3])) if host else None


def _pid_file_lines(cluster: Cluster) -> list[str]:
    try:
        text = cluster.pid_file.read_text(encoding=sys.getfilesystemencoding(), errors="replace")
    except FileNotFoundError:
        return []
    return [line.strip() for line in text.splitlines()]


def ask(binaries: Binaries, address: Address) -> str:
    where = ["-q", "-h", address.host, "-p", str(address.port), "-t", "5"]
    answer = call([binaries.command("pg_isready"), *where])
    return {0: "ready", 1: "starting"}.get(answer.returncode, "silent")


def _owns_address(cluster: Cluster, binaries: Binaries, address: Address) -> bool:
    """A port may have passed to another server since; a socket folder of ours cannot."""
    if address.is_socket:
        return True
    try:
        (data,) = psql(binaries, address, password_of(cluster), "SHOW data_directory")
    except LocalDatabaseError:
        return False
    return Path(data).resolve() == cluster.data.resolve()


def agree(
    cluster: Cluster,
    binaries: Binaries,
    address: Address,
    password: str,
    port: int | None,
    durable: bool,
) -> None:
    """Check that the answering server is the one asked for, and give it its database."""
    sql = (
        "SELECT current_setting('data_directory'), current_setting('fsync'), "
        f"EXISTS (SELECT FROM pg_database WHERE datname = '{DATABASE}')"
    )
    data, fsync, exists = psql(binaries, address, password, sql)
    again = "Stop it first (make stop, or python -m annotator.localdb stop --home ...)."
    if Path(data).resolve() != cluster.data.resolve():
        raise LocalDatabaseError(f"Port {address.port} belongs to another server: choose another.")
    if port is not None and address.port != port:
        raise LocalDatabaseError(f"The server already runs at another address. {again}")
    if durable and fsync != "on":
        raise LocalDatabaseError(f"The server already runs without durability. {again}")
    if exists != "t":
        psql(binaries, address, password, f"CREATE DATABASE {DATABASE}")
