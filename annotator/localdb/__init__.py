"""A private PostgreSQL for trying, developing and testing.

`using(home)` is the ordinary way in: it starts the server of `home` when nobody has yet, and the
last user to leave stops it. Standard library only: it works before anything is installed.

A home holds one data directory per major version, so that no server ever meets another major's
files, and one password. Started by root, all of it lies under /var/lib/scarequote instead and
belongs to another account, because PostgreSQL refuses to run as root.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from annotator.localdb.accounts import runnable, server_account
from annotator.localdb.asking import agree, running_address, running_in
from annotator.localdb.calls import last_words, run_program
from annotator.localdb.folders import absolute, beside, cluster_of, password_of, state_folder
from annotator.localdb.locks import explained, locked, opened, take
from annotator.localdb.making import create_and_start
from annotator.localdb.parts import START_SECONDS, Address, Binaries, Cluster, LocalDatabaseError
from annotator.localdb.programs import find_binaries, is_installed

__all__ = ["LocalDatabaseError", "ensure", "is_installed", "locked", "status", "stop", "using"]


def ensure(home: Path, port: int | None = None, durable: bool = True) -> str:
    """Start or find the server of `home` and return the URL of its database.

    Any number of processes may call this at once. Without a port the server listens on a socket
    in a folder only we can enter; with one, on 127.0.0.1.
    """
    home = absolute(home)
    with explained(home), locked(beside(home, "lock")):
        account = server_account()
        binaries = runnable(find_binaries(), account)
        cluster = cluster_of(state_folder(home, account), binaries.major, account)
        password = password_of(cluster)
        address = running_address(cluster, binaries)
        if address is None:
            address = create_and_start(cluster, binaries, port, durable)
        agree(cluster, binaries, address, password, port, durable)
        return address.url(password)


@contextmanager
def using(home: Path, durable: bool = True, port: int | None = None) -> Iterator[str]:
    """Yield the URL of the server of `home`; the last of all users to leave stops the server.

    The kernel forgets a user that dies, so a killed one neither blocks nor keeps anything.
    """
    home = absolute(home)
    users = beside(home, "users")
    try:
        with locked(users, shared=True):
            yield ensure(home, port, durable)
    finally:
        with opened(users) as file:
            if take(file, shared=False, wait=False):
                stop(home)


def stop(home: Path) -> list[str]:
    """Stop every server of `home`, waiting for it; returns one line for each."""
    home = absolute(home)
    if not home.exists():
        return []
    with explained(home), locked(beside(home, "lock")):
        found = list(running_in(home))
        return [_stop(*each) for each in found]


def _stop(cluster: Cluster, binaries: Binaries, address: Address) -> str:
    fast = ["-m", "fast", "-w", "-t", str(START_SECONDS)]
    if not run_program(binaries, cluster, "pg_ctl", "stop", *fast):
        raise LocalDatabaseError(
            f"PostgreSQL {cluster.folder.name} did not stop: its log says why."
            + last_words(cluster)
        )
    if address.is_socket:
        with suppress(OSError):  # not empty, then: it is made anew at every start anyway
            Path(address.host).rmdir()
    return f"PostgreSQL {cluster.folder.name} stopped"


def status(home: Path) -> list[str]:
    """One line for every server of `home` that answers."""
    home = absolute(home)
    if not home.exists():
        return []
    return [
        f"PostgreSQL {cluster.folder.name} answers at {address.host}, port {address.port}"
        for cluster, _, address in running_in(home)
    ]
