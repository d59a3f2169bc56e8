"""Real servers: starting, sharing, crashing, stopping."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from annotator import localdb
from annotator.localdb import accounts, folders, making, parts, programs, stale, starting

from .servers import (
    AS_ROOT,
    ask,
    cleared_home,
    cluster_of,
    command,
    other_user,
    server_pid,
    state_of,
)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    with cleared_home(tmp_path / "home") as folder:
        yield folder


@pytest.fixture(scope="module")
def used_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with cleared_home(tmp_path_factory.mktemp("shared") / "home") as folder:
        yield folder


@pytest.fixture
def shared(used_home: Path) -> Iterator[Path]:
    """A home others used before, for all tests that need no new one: making one takes a second."""
    yield used_home
    localdb.stop(used_home)


def test_two_processes_at_once_make_one_server(home: Path) -> None:
    both = [command("url", "--home", str(home)) for _ in range(2)]
    answers = [process.communicate() for process in both]
    assert [process.returncode for process in both] == [0, 0], answers
    assert answers[0][0] == answers[1][0]
    assert ask(answers[0][0].strip(), "SELECT 1") == 1


def test_rows_outlive_a_killed_server(home: Path) -> None:
    url = localdb.ensure(home)
    ask(url, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n")
    os.kill(server_pid(home), signal.SIGKILL)
    assert localdb.ensure(home) == url
    assert ask(url, "SELECT count(*) FROM kept") == 1000


def test_a_pid_that_passed_to_another_program_does_not_matter(shared: Path) -> None:
    url = localdb.ensure(shared, durable=False)
    left_behind = cluster_of(shared).pid_file.read_text()
    localdb.stop(shared)
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE) as stranger:
        _write_pid_file(shared, left_behind, stranger.pid)
        assert localdb.ensure(shared, durable=False) == url
        assert stranger.poll() is None


def test_a_pid_of_the_dead_does_not_matter(shared: Path) -> None:
    url = localdb.ensure(shared, durable=False)
    left_behind = cluster_of(shared).pid_file.read_text()
    localdb.stop(shared)
    zombie = subprocess.Popen(["true"])
    _wait_until(lambda: stale._process(zombie.pid)[1] == "Z")
    _write_pid_file(shared, left_behind, zombie.pid)
    assert localdb.ensure(shared, durable=False) == url
    zombie.wait()


def _write_pid_file(home: Path, text: str, pid: int) -> None:
    """What a server that died left: its own pid file, and the one beside its socket."""
    cluster = cluster_of(home)
    lines = [str(pid), *text.splitlines()[1:], ""]
    files = [cluster.pid_file]
    if lines[4]:
        making._guarded_folder(Path(lines[4]), cluster.account)
        files.append(Path(lines[4], ".s.PGSQL.5432.lock"))
    for file in files:
        file.write_text("\n".join(lines))
        cluster.account.own(file)


def _wait_until(condition: object) -> None:
    assert callable(condition)
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_the_last_user_stops_the_server(shared: Path) -> None:
    with other_user(shared) as other:
        with localdb.using(shared, durable=False) as url:
            assert ask(url, "SELECT 1") == 1
        assert localdb.status(shared), "the other still uses it"
        other.communicate()
        assert not localdb.status(shared)


def test_a_killed_user_keeps_nothing_running(shared: Path) -> None:
    with other_user(shared) as other:
        other.kill()
        other.wait()
        assert localdb.status(shared), "nobody was left to stop it"
        with localdb.using(shared, durable=False):
            pass
        assert not localdb.status(shared)


def test_a_user_that_fails_stops_the_server_too(shared: Path) -> None:
    with pytest.raises(ZeroDivisionError), localdb.using(shared, durable=False):
        raise ZeroDivisionError
    assert not localdb.status(shared)


def test_half_made_directories_are_renamed_and_kept(home: Path) -> None:
    folders._private_folder(home)
    folder = folders._private_folder(state_of(home)) / str(programs.find_binaries().major)
    for name in ("data", "data.unfinished"):
        (folder / name).mkdir(parents=True)
        (folder / name / "PG_VERSION").write_text(name)
    for path in (folder, *folder.iterdir()):
        cluster_account().own(path)
    assert ask(localdb.ensure(home, durable=False), "SELECT 1") == 1
    kept = [path.read_text() for path in folder.glob("data.set-aside-*/PG_VERSION")]
    assert sorted(kept) == ["data", "data.unfinished"]


def cluster_account() -> parts.Account:
    return accounts.server_account()


def test_the_server_asks_everyone_for_the_password(shared: Path) -> None:
    url = localdb.ensure(shared, durable=False)
    password = cluster_of(shared).password_file.read_text().strip()
    for wrong in ("", "wrong", password.swapcase()):
        with pytest.raises(psycopg.OperationalError, match="password"):
            ask(url.replace(password, wrong), "SELECT 1")
    rules = (cluster_of(shared).data / "pg_hba.conf").read_text().splitlines()
    methods = {rule.split()[-1] for rule in rules if rule.strip() and not rule.startswith("#")}
    assert methods == {"scram-sha-256"}
    assert cluster_of(shared).password_file.stat().st_mode & 0o777 == 0o600


def test_a_new_server_is_set_up_as_promised(shared: Path) -> None:
    url = localdb.ensure(shared, durable=False)
    assert ask(url, "SELECT lower('ÄÖÜ')") == "äöü"
    assert ask(url, "SELECT 'Z' < 'a'") is True
    assert ask(url, "SHOW data_checksums") == "on"
    assert ask(url, "SHOW listen_addresses") == ""
    assert ask(url, "SHOW fsync") == "off"
    assert {shared.stat().st_mode & 0o777, _mode(ask(url, "SHOW data_directory"))} == {0o700}
    assert _mode(ask(url, "SHOW unix_socket_directories").strip('"')) == 0o700


def _mode(path: str) -> int:
    return Path(path).stat().st_mode & 0o777


def test_a_server_without_durability_is_not_passed_off_as_durable(shared: Path) -> None:
    localdb.ensure(shared, durable=False)
    with pytest.raises(localdb.LocalDatabaseError, match="without durability"):
        localdb.ensure(shared, durable=True)
    localdb.stop(shared)
    assert ask(localdb.ensure(shared, durable=True), "SHOW fsync") == "on"


def test_a_dropped_database_is_made_again(shared: Path) -> None:
    url = localdb.ensure(shared, durable=False)
    ask(url.replace("/scarequote?", "/postgres?"), "DROP DATABASE scarequote")
    assert ask(localdb.ensure(shared, durable=False), "SELECT current_database()") == "scarequote"


def test_with_a_port_it_listens_on_this_machine_only(shared: Path) -> None:
    port = making._free_port()
    url = localdb.ensure(shared, port=port, durable=False)
    assert f"@127.0.0.1:{port}/" in url
    assert ask(url, "SHOW listen_addresses") == "127.0.0.1"
    assert ask(url, "SHOW unix_socket_directories") == ""
    assert localdb.ensure(shared, durable=False) == url


def test_a_port_of_someone_else_is_refused(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "START_ATTEMPTS", 1)
    with socket.create_server(("127.0.0.1", 0)) as stranger:
        port = stranger.getsockname()[1]
        with pytest.raises(localdb.LocalDatabaseError, match="did not start"):
            localdb.ensure(shared, port=port, durable=False)


def test_a_port_that_passed_to_another_server_is_not_taken_for_ours(
    home: Path, tmp_path: Path
) -> None:
    port = making._free_port()
    localdb.ensure(home, port=port, durable=False)
    left_behind = cluster_of(home).pid_file.read_text()
    localdb.stop(home)
    with cleared_home(tmp_path / "other") as other:
        localdb.ensure(other, port=port, durable=False)
        _write_pid_file(home, left_behind, 2**22 + 1)
        assert localdb.status(home) == []
        assert localdb.stop(home) == []
        assert localdb.status(other)


def test_the_server_belongs_to_an_ordinary_account(shared: Path) -> None:
    localdb.ensure(shared, durable=False)
    status = Path(f"/proc/{server_pid(shared)}/status").read_text()
    fields = dict(line.split(":", 1) for line in status.splitlines())
    users = {int(number) for number in fields["Uid"].split()}
    if AS_ROOT:
        assert users == {cluster_account().user}
        assert fields["Groups"].split() == []
    else:
        assert users == {os.geteuid()}
    assert 0 not in users


def test_the_command_line_tells_whether_it_runs(shared: Path) -> None:
    for arguments, code, said in (
        (["status"], 3, "No PostgreSQL"),
        (["url"], 0, "postgresql://scarequote:"),
        (["status"], 0, "answers at"),
        (["stop"], 0, "stopped"),
        (["stop"], 0, "No PostgreSQL"),
    ):
        process = command(*arguments, "--home", str(shared))
        output, errors = process.communicate()
        assert (process.returncode, said in output) == (code, True), (output, errors)
