"""Pid files that lie: of a process that is no PostgreSQL."""

from __future__ import annotations

from pathlib import Path

from annotator.localdb.calls import call
from annotator.localdb.parts import IS_WINDOWS, Address, Cluster


def remove_misleading_pid_files(cluster: Cluster, address: Address) -> None:
    """Take pid files away whose number has passed to another program, or to nobody.

    The first happens when a container restarts. The second is a killed server whose parent never
    asks after it: PostgreSQL takes such a zombie for a running server and would never start. Its
    own lock on the data directory's shared memory still guards against children left behind. All
    other cases PostgreSQL judges better itself.
    """
    files = [cluster.pid_file]
    if address.is_socket:
        files.append(Path(address.host, f".s.PGSQL.{address.port}.lock"))
    for file in files:
        number = _first_line(file)
        if number.isdigit() and _is_misleading(cluster, int(number)):
            file.unlink(missing_ok=True)


def _first_line(file: Path) -> str:
    """A pid; PostgreSQL writes it with a minus sign while it runs alone."""
    text = file.read_text(errors="replace") if file.exists() else ""
    return text.partition("\n")[0].strip().lstrip("-")


def _is_misleading(cluster: Cluster, pid: int) -> bool:
    name, state = _process(pid)
    return bool(name) and (state == "Z" or not _may_serve(cluster, pid, name))


def _may_serve(cluster: Cluster, pid: int, name: str) -> bool:
    """Whether a process may be this cluster's server: those work in their data directory."""
    if not name.startswith("postgres"):
        return False
    try:
        return Path(f"/proc/{pid}/cwd").samefile(cluster.data)
    except OSError:
        return True  # not for us to see


def _process(pid: int) -> tuple[str, str]:
    """Name and state letter of a living process, two empty strings for none."""
    if Path("/proc/self/stat").exists():
        try:
            text = Path(f"/proc/{pid}/stat").read_text(errors="replace")
        except OSError:
            return "", ""
        name, _, rest = text.partition("(")[2].rpartition(")")
        return name, rest.split()[0]
    return _process_by_ps(pid)


def _process_by_ps(pid: int) -> tuple[str, str]:
    if IS_WINDOWS:
        return "", ""  # there PostgreSQL has no stale number to fear: it opens the process itself
    answer = call(["ps", "-p", str(pid), "-o", "stat=,comm="])
    state, _, name = answer.stdout.strip().partition(" ")
    return Path(name.strip()).name, state[:1]
