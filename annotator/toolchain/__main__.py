"""`python3 -m annotator.toolchain COMMAND`, with whatever Python there is."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from annotator import localdb, toolchain
from annotator.toolchain import commands, places, python, running


def main(arguments: Sequence[str]) -> int:
    python.change_to_newer(arguments)
    parser = argparse.ArgumentParser(
        prog="python3 -m annotator.toolchain", description=toolchain.__doc__
    )
    parser.add_argument("command", choices=sorted(commands.COMMANDS))
    parser.add_argument("extra", nargs=argparse.REMAINDER, help="handed on to what is run")
    options = parser.parse_args(arguments)
    os.chdir(places.ROOT)
    _prepare_environment()
    try:
        return commands.COMMANDS[options.command](options.extra)
    except (running.Failed, localdb.LocalDatabaseError) as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _prepare_environment() -> None:
    """Pip and npm need a home for their caches; nothing should ask or advise anything."""
    os.environ.setdefault("PATH", os.defpath)
    if not os.environ.get("HOME"):
        os.environ["HOME"] = str(places.LOCAL / "home")
        (places.LOCAL / "home").mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("PIP_DISABLE_PIP_VERSION_CHECK", "1")
    os.environ.setdefault("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
    # Node brings its own list of authorities; the machine's knows those of the house as well.
    os.environ.setdefault("NODE_USE_SYSTEM_CA", "1")
    os.environ["PIP_USER"] = "0"  # a `user = true` in pip's settings refuses environments
    os.environ.pop("PYTHONHOME", None)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
