"""Files that one process at a time holds; refusals of the file system as sentences."""

from __future__ import annotations

import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from annotator.localdb.parts import LocalDatabaseError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextmanager
def explained(path: Path) -> Iterator[None]:
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
    with opened(path) as file:
        if notice and not take(file, shared, wait=False):
            print(notice, flush=True)
        take(file, shared, wait=True)
        yield


def opened(path: Path) -> IO[bytes]:
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")


if sys.platform == "win32":
    # Windows locks bytes, and each for one holder: a shared user takes one byte of many.
    _SLOTS = 1024

    def take(file: IO[bytes], shared: bool, wait: bool) -> bool:
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

    def take(file: IO[bytes], shared: bool, wait: bool) -> bool:
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        try:
            fcntl.flock(file, kind if wait else kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
