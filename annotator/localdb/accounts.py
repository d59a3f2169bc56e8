"""Who runs the server, and from where that account can run its programs."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
from pathlib import Path

from annotator.localdb.calls import call
from annotator.localdb.folders import roots_folder, short_hash
from annotator.localdb.parts import Account, Binaries, LocalDatabaseError

if sys.platform != "win32":
    import pwd


def server_account() -> Account:
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


def runnable(binaries: Binaries, account: Account) -> Binaries:
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
        return call([binaries.command("postgres"), "--version"], account=account).returncode == 0
    except PermissionError:
        return False


def _copied(folder: Path) -> Path:
    """Copy an installation with the libraries the wheel keeps beside its package."""
    install, package = folder.parent, folder.parents[1]
    age = (folder / "postgres").stat().st_mtime_ns
    target = roots_folder() / f"programs-{short_hash(f'{folder} {age}')}"
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
