"""The settings of this machine only, in `.env`."""

from __future__ import annotations

import os
import secrets

from annotator.toolchain import places


def text() -> str:
    return places.ENV_FILE.read_text(encoding="utf-8") if places.ENV_FILE.exists() else ""


def make() -> None:
    if places.ENV_FILE.exists():
        return
    lines = [
        "# Made by `make run`: settings for this machine only. All of them: .env.example",
        f"SCAREQUOTE_SECRET_KEY={secrets.token_urlsafe(48)}",
        "SCAREQUOTE_DEBUG=off",
        "SCAREQUOTE_LOCAL=on",
        "SCAREQUOTE_HTTPS=off",
        "SCAREQUOTE_ALLOWED_HOSTS=127.0.0.1,localhost",
    ]
    draft = places.ENV_FILE.with_name(".env.draft")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write("\n".join([*lines, ""]))
    draft.replace(places.ENV_FILE)
