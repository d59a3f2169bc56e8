#!/usr/bin/env python3
"""Django's commands. With SCAREQUOTE_LOCAL=on they bring the private database along."""

import os
import sys
from contextlib import nullcontext
from pathlib import Path

from django.core.management import execute_from_command_line

from annotator import environment, localdb

HERE = Path(__file__).resolve().parent


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")
    environment.load(HERE / ".env")
    private = environment.flag("LOCAL", False) and "DATABASE_URL" not in os.environ
    with localdb.using(environment.home(HERE) / "postgres") if private else nullcontext() as url:
        if url:
            os.environ["DATABASE_URL"] = url
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
