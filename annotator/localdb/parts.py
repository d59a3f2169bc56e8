"""What everything here speaks of: accounts, programs, addresses, clusters."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

DATABASE = "scarequote"
USER = "scarequote"
START_SECONDS = 120
IS_WINDOWS = sys.platform == "win32"


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
