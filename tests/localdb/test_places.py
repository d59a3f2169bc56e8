"""Where programs, data and sockets lie: versions, the wheel, awkward paths, closed folders."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator import localdb
from annotator.localdb import accounts, folders, making, parts, programs

from .servers import AS_ROOT, account, ask, cleared_home, cluster_of, state_of


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    with cleared_home(tmp_path / "home") as folder:
        yield folder


@pytest.fixture
def awkward(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder everyone may pass through, so that root's data can be put on an awkward path."""
    base = Path(tempfile.mkdtemp(dir="/var/tmp"))
    base.chmod(0o755)
    yield base
    shutil.rmtree(base)


def _start_at(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if AS_ROOT:
        place.mkdir(parents=True)
        # initdb itself cannot live beside a quotation mark, so the programs stay where they are.
        found = accounts.runnable(programs.find_binaries(), account()).folder
        monkeypatch.setenv("PG_BINDIR", str(found))
        monkeypatch.setattr(folders, "ROOTS_FOLDER", place)
    with cleared_home(place / "home") as home:
        url = localdb.ensure(home, durable=False)
        assert str(place) in ask(url, "SHOW data_directory")
        assert ask(url, "SELECT 1") == 1
        assert localdb.ensure(home, durable=False) == url


def test_spaces_and_signs_in_the_path(awkward: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _start_at(awkward / "a b&c%20d 'e' $F #g", monkeypatch)


def test_a_long_path_with_a_comma(awkward: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _start_at(awkward / ("long" * 35 + ', é "ü" \\ +'), monkeypatch)


def test_a_socket_folder_of_someone_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(localdb.LocalDatabaseError, match="someone else"):
        making._guarded_folder(tmp_path / "link", parts.Account())
    with pytest.raises(localdb.LocalDatabaseError, match="someone else"):
        making._guarded_folder(tmp_path, parts.Account(os.geteuid() + 1, 1, "other"))


def test_each_version_of_the_wheel_keeps_its_own_data(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The wheel's programs are exercised even where a PostgreSQL is installed."""
    newer, older = programs.wheel_folders()
    for folder in (newer, older):
        monkeypatch.setenv("PG_BINDIR", str(folder))
        major = programs._inspect(folder).major  # type: ignore[union-attr]
        url = localdb.ensure(home, durable=False)
        assert ask(url, "SHOW server_version").startswith(f"{major}.")
        assert ask(url, "SELECT lower('Ä')") == "ä"
        ask(url, f"CREATE TABLE of_version AS SELECT {major} AS major")
    monkeypatch.setenv("PG_BINDIR", str(newer))
    assert ask(localdb.ensure(home, durable=False), "SELECT major FROM of_version") == 18
    assert len(localdb.status(home)) == 2
    assert len(localdb.stop(home)) == 2
    assert cluster_of(home, 16).password_file == cluster_of(home, 18).password_file


def test_a_server_already_installed_goes_before_the_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PG_BINDIR", raising=False)
    found, wheel = programs.find_binaries().folder, programs.wheel_folders()
    others = [folder for folder in programs._candidates() if folder not in wheel]
    if any((b := programs._inspect(f)) and b.major >= programs.OLDEST for f in others):
        assert found not in wheel
    else:
        assert found == wheel[0]


def test_a_newer_major_on_the_path_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PG_BINDIR", raising=False)
    (tmp_path / "pg_ctl").symlink_to(programs.wheel_folders()[0] / "pg_ctl")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert programs.find_binaries() == parts.Binaries(programs.wheel_folders()[0], 18)


def test_an_old_server_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PG_BINDIR", raising=False)
    for name in ("pg_ctl", "initdb", "postgres"):
        program = tmp_path / name
        program.write_text("#!/bin/sh\necho 'postgres (PostgreSQL) 13.9'\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert programs.find_binaries().major >= 15
    monkeypatch.setenv("PG_BINDIR", str(tmp_path))
    with pytest.raises(localdb.LocalDatabaseError, match="PG_BINDIR"):
        programs.find_binaries()


def test_the_chosen_folder_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PG_BINDIR", str(tmp_path))
    with pytest.raises(localdb.LocalDatabaseError, match="unset it"):
        localdb.ensure(tmp_path / "home")


def test_without_any_server_a_sentence_names_the_remedies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PG_BINDIR", raising=False)
    monkeypatch.setattr(programs, "_candidates", lambda: iter([tmp_path]))
    with pytest.raises(localdb.LocalDatabaseError, match="DATABASE_URL"):
        localdb.ensure(tmp_path / "home")
    assert not localdb.is_installed()


def test_programs_in_a_closed_folder(
    tmp_path: Path, awkward: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As root the server's account cannot enter a closed folder, so it gets a copy."""
    package = Path(programs.wheel_folders()[0]).parents[1]
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    for folder in (Path(package.name) / "pginstall18", Path(f"{package.name}.libs")):
        headers = shutil.ignore_patterns("include")
        shutil.copytree(package.parent / folder, closed / folder, symlinks=True, ignore=headers)
    bindir = closed / package.name / "pginstall18" / "bin"
    monkeypatch.setenv("PG_BINDIR", str(bindir))
    monkeypatch.setattr(folders, "ROOTS_FOLDER", awkward)
    ran = accounts.runnable(programs.find_binaries(), account()).folder
    assert ran.is_relative_to(awkward if AS_ROOT else closed)
    assert ask(localdb.ensure(home, durable=False), "SHOW server_version").startswith("18.")
    localdb.stop(home)
    assert bool(list(awkward.glob("programs-*"))) == AS_ROOT


def test_a_home_made_anew_does_not_find_its_predecessors_data(home: Path) -> None:
    folders._private_folder(home)
    before = state_of(home)
    if AS_ROOT:
        (home / "mark").unlink()
        assert state_of(home) != before
        shutil.rmtree(before)
    else:
        assert before == home


def test_another_account_s_home_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path / "home"))

    monkeypatch.setattr(localdb, "find_binaries", refuse)
    with pytest.raises(localdb.LocalDatabaseError, match="Permission denied"):
        localdb.ensure(tmp_path / "home")


def test_without_an_account_to_change_to_root_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(name: str) -> None:
        raise KeyError(name)

    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr("pwd.getpwnam", nobody)
    with pytest.raises(localdb.LocalDatabaseError, match="ordinary user"):
        accounts.server_account()
