"""Where a home's data and its password lie."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from annotator.localdb.parts import Account, Cluster

ROOTS_FOLDER = Path("/var/lib/scarequote")


def absolute(home: Path) -> Path:
    return Path(home).expanduser().resolve()


def beside(home: Path, what: str) -> Path:
    return home.with_name(f".{home.name}.{what}")


def short_hash(text: str) -> str:
    return hashlib.sha256(os.fsencode(text)).hexdigest()[:16]


def state_folder(home: Path, account: Account) -> Path:
    """Where the home's data lie: in it, or, as root, where the other account can enter.

    The mark keeps a clone made anew at the same path from finding its predecessor's data.
    """
    _private_folder(home)
    if account.user is None:
        return home
    mark = _secret_file(home / "mark", Account())
    state = roots_folder() / short_hash(f"{home} {mark}")
    return _private_folder(state, account)


def roots_folder() -> Path:
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


def cluster_of(state: Path, major: int, account: Account) -> Cluster:
    return Cluster(_private_folder(state / str(major), account), account)


def password_of(cluster: Cluster) -> str:
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
