"""What was done already: each stamp holds the inputs its step was done with."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from annotator.toolchain import places


def read(name: str) -> str:
    file = places.STAMPS / name
    return file.read_text(encoding="utf-8") if file.exists() else ""


def write(name: str, value: str) -> None:
    if read(name) != value:
        draft = places.STAMPS / f".{name}"
        draft.write_text(value, encoding="utf-8")
        draft.replace(places.STAMPS / name)


def forget(name: str) -> None:
    (places.STAMPS / name).unlink(missing_ok=True)


def digest(files: Sequence[Path], *words: str) -> str:
    """A name for the content of files and what else matters."""
    whole = hashlib.sha256("\0".join(words).encode())
    for file in files:
        whole.update(f"\0{file.relative_to(places.ROOT)}\0{file.stat().st_size}\0".encode())
        whole.update(file.read_bytes())
    return whole.hexdigest()
