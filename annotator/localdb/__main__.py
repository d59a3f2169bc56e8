"""`python -m annotator.localdb url|stop|status --home FOLDER`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from annotator.localdb import ensure, status, stop
from annotator.localdb.parts import LocalDatabaseError


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m annotator.localdb", description=__doc__)
    parser.add_argument("command", choices=["url", "status", "stop"])
    parser.add_argument("--home", type=Path, required=True, help="the folder the server lives in")
    parser.add_argument("--port", type=int, help="listen on 127.0.0.1 instead of a socket")
    options = parser.parse_args(arguments)
    try:
        return _obey(options)
    except LocalDatabaseError as error:
        print(error, file=sys.stderr)
        return 1


def _obey(options: argparse.Namespace) -> int:
    if options.command == "url":
        print(ensure(options.home, options.port))
        return 0
    lines = stop(options.home) if options.command == "stop" else status(options.home)
    print("\n".join(lines) or "No PostgreSQL runs here.")
    return 0 if lines or options.command == "stop" else 3


if __name__ == "__main__":
    raise SystemExit(main())
