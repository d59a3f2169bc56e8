"""The frame every set-up takes place in."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from annotator import localdb
from annotator.toolchain import places, python


@contextmanager
def set_up() -> Iterator[None]:
    """One set-up at a time in this clone: `make run` and `make test` share its results."""
    began = time.monotonic()
    for folder in (places.STAMPS, places.LOGS):
        folder.mkdir(parents=True, exist_ok=True)
    notice = "  Waiting for another set-up in this clone to end ..."
    with localdb.locked(places.LOCAL / "setup.lock", notice=notice):
        python.make_environment()
        yield
    print(f"Set-up complete ({time.monotonic() - began:.1f} s)", flush=True)
