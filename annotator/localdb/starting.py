"""Starting a server, as often as its predecessor needs to go."""

from __future__ import annotations

import time
from functools import partial

from annotator.localdb.asking import ask
from annotator.localdb.calls import last_words, run_program
from annotator.localdb.parts import START_SECONDS, Address, Binaries, Cluster, LocalDatabaseError
from annotator.localdb.stale import remove_misleading_pid_files

START_ATTEMPTS = 20


def start_server(cluster: Cluster, binaries: Binaries, address: Address) -> None:
    """After a kill -9 the old server's children need a moment before a new one may begin."""
    deadline = time.monotonic() + START_SECONDS
    launch = partial(
        run_program, binaries, cluster, "pg_ctl", "start", "-w", "-t", str(START_SECONDS)
    )
    for _ in range(START_ATTEMPTS):
        remove_misleading_pid_files(cluster, address)
        if launch() and ask(binaries, address) == "ready":
            return
        if time.monotonic() > deadline:
            break
        time.sleep(0.5)
    raise LocalDatabaseError(
        f"PostgreSQL {binaries.major} did not start: its log says why. If nothing else helps, "
        f"move {cluster.folder} aside to begin with an empty database." + last_words(cluster)
    )
