"""A new cluster: initialised under another name, configured, started."""

from __future__ import annotations

import os
import secrets
import socket
import stat
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from annotator.localdb.calls import last_words, run_program
from annotator.localdb.folders import short_hash
from annotator.localdb.parts import (
    IS_WINDOWS,
    USER,
    Account,
    Address,
    Binaries,
    Cluster,
    LocalDatabaseError,
)
from annotator.localdb.starting import start_server

SOCKET_PORT = 5432  # only part of the socket's file name: nothing listens on it
SOCKET_BYTES = 100  # the kernel allows 108 on Linux and 104 on macOS, the terminating zero included


def create_and_start(
    cluster: Cluster, binaries: Binaries, port: int | None, durable: bool
) -> Address:
    _set_aside_half_made(cluster)
    if not cluster.data.exists():
        _initialise(cluster, binaries, durable)
    if port is None and IS_WINDOWS:
        port = _free_port()
    address = Address("127.0.0.1", port) if port else Address(_socket_folder(cluster), SOCKET_PORT)
    _configure(cluster, address, durable)
    start_server(cluster, binaries, address)
    return address


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _set_aside_half_made(cluster: Cluster) -> None:
    """Rename what an interrupted creation left; never delete what may hold someone's data."""
    unfinished = cluster.folder / "data.unfinished"
    if unfinished.exists():
        _set_aside(unfinished)
    complete = all((cluster.data / n).is_file() for n in ("PG_VERSION", "global/pg_control"))
    if cluster.data.exists() and not complete:
        _set_aside(cluster.data)


def _set_aside(folder: Path) -> None:
    stamp = time.strftime("%Y%m%dT%H%M%S")
    folder.rename(folder.with_name(f"data.set-aside-{stamp}-{secrets.token_hex(2)}"))


def _initialise(cluster: Cluster, binaries: Binaries, durable: bool) -> None:
    """initdb writes its version file early, so it works under another name until it is done."""
    unfinished = cluster.folder / "data.unfinished"
    options = [
        f"--pgdata={unfinished}",
        f"--username={USER}",
        f"--pwfile={cluster.password_file}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--data-checksums",
        *_locale_options(binaries.major),
        *([] if durable else ["--no-sync"]),
    ]
    if not run_program(binaries, cluster, "initdb", *options):
        raise LocalDatabaseError(
            f"PostgreSQL {binaries.major} could not make a data directory in {cluster.folder}: "
            "see that the disk has room and the folder can be written." + last_words(cluster)
        )
    _include_our_settings(cluster, unfinished)
    unfinished.rename(cluster.data)


def _locale_options(major: int) -> list[str]:
    """Order by code point, yet fold the case of every letter (plain C does not fold umlauts)."""
    if sys.platform.startswith("linux"):
        return ["--locale=C", "--lc-ctype=C.UTF-8"]
    if major >= 17:
        return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return ["--locale=C", "--lc-ctype=en_US.UTF-8"]


def _include_our_settings(cluster: Cluster, data: Path) -> None:
    with (data / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write("\ninclude 'scarequote.conf'\n")
    (data / "scarequote.conf").touch(mode=0o600)
    cluster.account.own(data / "scarequote.conf")


def _socket_folder(cluster: Cluster) -> str:
    """A folder only the server's account and root can enter.

    The kernel limits a socket's path, and libpq reads a comma in a host as a list.
    """
    own = cluster.folder / "socket"
    file_name = f"{own}/.s.PGSQL.{SOCKET_PORT}.lock"
    if len(os.fsencode(file_name)) <= SOCKET_BYTES and "," not in str(own):
        return str(_guarded_folder(own, cluster.account))
    name = f"scarequote-{short_hash(str(cluster.folder))}"
    places = [Path(tempfile.gettempdir()), Path("/tmp")]
    short = [place for place in places if len(os.fsencode(str(place))) < 50]
    return str(_guarded_folder((short or places)[0] / name, cluster.account))


def _guarded_folder(folder: Path, account: Account) -> Path:
    if not folder.exists():
        folder.mkdir(mode=0o700)
        account.own(folder)
    found = folder.lstat()
    owner = account.user if account.user is not None else _our_number()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != owner:
        raise LocalDatabaseError(
            f"{folder} belongs to someone else, so it is not safe to put the server's socket "
            "there: have it removed, or choose a home with a shorter path."
        )
    folder.chmod(0o700)
    return folder


def _our_number() -> int:
    if sys.platform == "win32":
        return 0
    return os.geteuid()


def _configure(cluster: Cluster, address: Address, durable: bool) -> None:
    safety = "on" if durable else "off"
    settings = {
        "listen_addresses": "" if address.is_socket else address.host,
        "port": str(address.port),
        "unix_socket_directories": _as_list_item(address.host) if address.is_socket else "",
        "unix_socket_permissions": "0700",
        "password_encryption": "scram-sha-256",
        "max_connections": "100",
        "fsync": safety,
        "synchronous_commit": safety,
        "full_page_writes": safety,
    }
    (cluster.data / "scarequote.conf").write_text(_as_settings(settings), encoding="utf-8")


def _as_list_item(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _as_settings(settings: Mapping[str, str]) -> str:
    def quoted(value: str) -> str:
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"

    heading = "# Written anew at every start by annotator/localdb.py.\n"
    return heading + "".join(f"{name} = {quoted(value)}\n" for name, value in settings.items())
