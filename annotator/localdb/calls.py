"""Running PostgreSQL's programs with nothing of ours in their environment."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from functools import partial
from typing import IO

from annotator.localdb.parts import USER, Account, Address, Binaries, Cluster, LocalDatabaseError

# Everything else stays out of the server's environment: its account may read it, ours holds keys.
KEPT_VARIABLES = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "TZ")


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    return {"PATH": os.defpath} | kept | {"LC_ALL": "C"}


def run_program(binaries: Binaries, cluster: Cluster, program: str, *arguments: str) -> bool:
    """Run a server program as the cluster's account; what it says goes to the log.

    The data directory travels by PGDATA and the log as the inherited output, because pg_ctl would
    put paths into a shell's command line. The log is a file: a server must not hold our pipes.
    """
    command = [binaries.command(program), *arguments]
    with open(cluster.log, "a", opener=partial(os.open, mode=0o600)) as log:
        done = call(command, {"PGDATA": str(cluster.data)}, cluster.account, log)
    return done.returncode == 0


def call(
    command: list[str],
    variables: Mapping[str, str] | None = None,
    account: Account | None = None,
    log: IO[str] | None = None,
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        check=False,
        env=_environment() | dict(variables or {}),
        stdin=subprocess.DEVNULL,
        stdout=log or subprocess.PIPE,
        stderr=subprocess.STDOUT if log else subprocess.PIPE,
        encoding="utf-8",
        errors="surrogateescape",
        **(account.switch() if account else {}),
    )


def last_words(cluster: Cluster) -> str:
    lines = cluster.log.read_text(errors="replace").splitlines() if cluster.log.exists() else []
    return "\n".join(["", f"The log {cluster.log} ends with:", *lines[-8:]])


def psql(binaries: Binaries, address: Address, password: str, sql: str) -> list[str]:
    """One row of answers. The password goes by the environment, which only we and root can read.

    A stranger listening on our TCP port gets a proof instead of the password: nothing but SCRAM.
    """
    secret = {"PGPASSWORD": password, "PGREQUIREAUTH": "scram-sha-256", "PGCONNECT_TIMEOUT": "10"}
    where = ["-h", address.host, "-p", str(address.port), "-U", USER, "-d", "postgres"]
    done = call([binaries.command("psql"), "-XAtw", "-F", "\x1f", *where, "-c", sql], secret)
    if done.returncode != 0:
        raise LocalDatabaseError(
            f"The server at {address.host}, port {address.port}, refused us: {done.stderr.strip()} "
            "(If its password file was changed, move the home aside to begin anew; if the port "
            "belongs to another server, choose another.)"
        )
    return done.stdout.rstrip("\n").split("\x1f")
