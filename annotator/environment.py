"""Reads settings from the environment and refuses nonsense with a sentence."""

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

PREFIX = "SCAREQUOTE_"
WORDS = {"on": True, "true": True, "1": True, "off": False, "false": False, "0": False}
KNOWN = {
    PREFIX + name
    for name in (
        "ALLOWED_HOSTS",
        "BROWSER",
        "DEBUG",
        "DEMO",
        "ENV_FILE",
        "HOME",
        "HTTPS",
        "LOCAL",
        "PORT",
        "PROXY",
        "SECRET_KEY",
        "SECRET_KEY_FILE",
        "URL_IMPORT",
    )
}
# Enough distinct signs that nobody typed it: `x` fifty times is long, but no secret.
SHORTEST_SECRET, FEWEST_SIGNS = 50, 10


TLS = {"sslmode", "sslrootcert", "sslcert", "sslkey", "connect_timeout"}
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
LAST_PORT = 65_535
HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\]", re.IGNORECASE)
POOL = {"min_size": 1, "max_size": 8, "timeout": 10}


def home(base: Path) -> Path:
    """Where a site on this machine keeps what is its own: passwords, collected pages, database."""
    return Path(os.environ.get(PREFIX + "HOME") or base / ".local")


def stop(sentence: str) -> NoReturn:
    """Ends the start. Printed as well as raised, because servers swallow a worker's SystemExit."""
    print(f"Scarequote does not start: {sentence}", file=sys.stderr)
    raise SystemExit(1)


def load(default: Path) -> None:
    """Adds the `NAME=value` lines of the file; what the environment says already, wins."""
    named = os.environ.get(PREFIX + "ENV_FILE", "")
    file = Path(named) if named else default
    if named and not file.exists():
        stop(f"{PREFIX}ENV_FILE names {named}, which is no file.")
    if not file.is_file():
        return
    for number, line in enumerate(_text_of(file).splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            name, sign, value = line.partition("=")
            if not sign:
                stop(f"line {number} of {file.name} is not of the form NAME=value.")
            os.environ.setdefault(name.strip(), value.strip())


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        stop(f"{file.name} cannot be read: {error}.")


def port() -> int:
    value = os.environ.get(PREFIX + "PORT", "") or "8000"
    if not (value.isascii() and value.isdigit() and 0 < int(value) <= LAST_PORT):
        stop(f"{PREFIX}PORT is {value!r}; it must be a number from 1 to {LAST_PORT}.")
    return int(value)


def refuse_unknown() -> None:
    unknown = sorted(n for n in os.environ if n.startswith(PREFIX) and n not in KNOWN)
    if unknown:
        known = ", ".join(sorted(KNOWN))
        stop(f"{unknown[0]} is not a setting. There are {known}.")


def flag(name: str, default: bool) -> bool:
    value = os.environ.get(PREFIX + name, "").lower()
    if not value:
        return default
    if value not in WORDS:
        stop(f"{PREFIX}{name} is {value!r}; it must be on or off.")
    return WORDS[value]


def proxy(https: bool, direct: dict[str, bool]) -> bool:
    """Whether one proxy stands in front whose forwarded headers are believed."""
    behind = flag("PROXY", False)
    if behind and not https:
        stop(f"{PREFIX}PROXY is on, but {PREFIX}HTTPS is off; a proxy is believed for HTTPS only.")
    for name, reached in direct.items():
        if behind and reached:
            stop(f"{PREFIX}PROXY is on, but {PREFIX}{name} is for this very machine, without one.")
    return behind


def secret(debug: bool) -> str:
    """The secret key, from the variable or from the file another variable names."""
    value = os.environ.get(PREFIX + "SECRET_KEY", "") or _secret_from_file()
    if not value and debug:
        return "debug-only-" + "0123456789" * 5
    if not value:
        stop(f"{PREFIX}SECRET_KEY is missing. Make one: {_RECIPE}")
    if len(value) < SHORTEST_SECRET or len(set(value)) < FEWEST_SIGNS:
        stop(f"{PREFIX}SECRET_KEY is too weak. Make a new one: {_RECIPE}")
    if value.startswith(("debug-only-", "django-insecure-", "change-me")):
        stop(f"{PREFIX}SECRET_KEY is a published one. Make your own: {_RECIPE}")
    return value


_RECIPE = "python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"


def _secret_from_file() -> str:
    name = os.environ.get(PREFIX + "SECRET_KEY_FILE", "")
    if name and not Path(name).is_file():
        stop(f"{PREFIX}SECRET_KEY_FILE names {name}, which is no file.")
    return Path(name).read_text().strip() if name else ""


def hosts(debug: bool) -> list[str]:
    names = [h.strip() for h in os.environ.get(PREFIX + "ALLOWED_HOSTS", "").split(",")]
    names = [name for name in names if name]
    if any("*" in name or name.startswith(".") for name in names):
        stop(f"{PREFIX}ALLOWED_HOSTS must name each host; * and leading dots are not allowed.")
    for name in names:
        if not HOST.fullmatch(name) or name == "0.0.0.0":  # noqa: S104  refused, not bound
            stop(f"{PREFIX}ALLOWED_HOSTS names {name!r}, which is no name of a host.")
    if not names and not debug:
        stop(f"{PREFIX}ALLOWED_HOSTS is missing. Name the hosts this site is reached by.")
    return names or ["127.0.0.1", "localhost"]


def only_here(settings: dict[str, bool], allowed_hosts: list[str]) -> None:
    """Refuses what is meant for this very machine on a site that others can reach."""
    for name, loose in settings.items():
        if loose and not set(allowed_hosts) <= set(LOOPBACK):
            now = os.environ.get(PREFIX + name, "")
            stop(f"{PREFIX}{name} is {now}, but {PREFIX}ALLOWED_HOSTS names another machine.")


def database(parse: Callable[[str], dict[str, object]]) -> dict[str, object]:
    """DATABASE_URL as a Django database; PostgreSQL only, because the rules live there."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        stop("DATABASE_URL is missing. It looks like postgresql://user:password@host/name.")
    if not url.startswith(("postgresql://", "postgres://")):
        stop("DATABASE_URL must begin with postgresql://, since Scarequote needs PostgreSQL.")
    try:
        parsed = parse(url)
    except ValueError as error:
        stop(f"DATABASE_URL makes no sense: {error}.")
    if not parsed.get("NAME"):
        stop("DATABASE_URL names no database; it ends like /scarequote.")
    # A socket directory cannot stand where a host stands in an address, so it comes as ?host=.
    options = dict(parsed.pop("OPTIONS", {}))  # type: ignore[call-overload]
    host = options.pop("host", None) or parsed["HOST"]
    if unknown := sorted(set(options) - TLS):
        stop(f"DATABASE_URL may not say {unknown[0]}; besides host it may say {sorted(TLS)}.")
    return {**parsed, "HOST": host, "OPTIONS": {**options, "pool": POOL, "prepare_threshold": 0}}
