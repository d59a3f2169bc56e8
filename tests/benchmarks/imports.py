"""How long does importing 10,000 articles take, and how much memory?

    python -m tests.benchmarks.imports [articles]

Runs `manage.py import_articles` as a process of its own, in a database that is dropped again:
first on a file with one broken line, which stores nothing, then on the same without it. Prints
seconds and peak memory of each; fails if a count is not what it must be.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

import tests.database  # a private PostgreSQL, unless DATABASE_URL names one

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")

import django

django.setup()

from django.conf import settings as used  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import (  # noqa: E402
    setup_databases,
    setup_test_environment,
    teardown_databases,
)

from annotator.articles.models import Article  # noqa: E402
from annotator.imports.models import ImportItem  # noqa: E402
from tests.make import make_project  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
DATABASE = "scarequote_benchmark"
VOCABULARY, WORDS, PARAGRAPHS = 20_000, 60, 6
BROKEN = b"{broken\n"


class Run(NamedTuple):
    code: int
    seconds: float
    megabytes: float
    said: str


def lines(articles: int) -> Iterator[bytes]:
    """Articles of 360 words that are not alike."""
    drawn = random.Random(1)
    for number in range(1, articles + 1):
        parts = [
            " ".join(f"w{drawn.randrange(VOCABULARY)}" for _ in range(WORDS)) + "."
            for _ in range(PARAGRAPHS)
        ]
        told = {"id": str(number), "headline": f"Levy {number}", "body": "\n\n".join(parts)}
        yield json.dumps(told).encode() + b"\n"


def run(file: Path, project: str) -> Run:
    command = [sys.executable, str(ROOT / "manage.py"), "import_articles", str(file)]
    begin = perf_counter()
    with (file.parent / "said.txt").open("w+b") as said:
        process = subprocess.Popen(
            [*command, "--project", project], stdout=said, stderr=said, env=environment()
        )
        _, status, used_up = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        words = said.read().decode()
    seconds = perf_counter() - begin
    return Run(process.returncode, seconds, used_up.ru_maxrss / 1024, words)


def environment() -> dict[str, str]:
    """As here, but for the name of the database."""
    there = urlsplit(os.environ["DATABASE_URL"])
    return {**os.environ, "DATABASE_URL": urlunsplit(there._replace(path=f"/{DATABASE}"))}


def measure(articles: int, folder: Path) -> None:
    project = make_project("study")
    broken = articles * 7 // 10 + 1
    good, bad = folder / "good.jsonl", folder / "bad.jsonl"
    with good.open("wb") as all_good, bad.open("wb") as one_bad:
        for number, line in enumerate(lines(articles), 1):
            all_good.write(line)
            one_bad.write(BROKEN if number == broken else line)
    print(f"{articles:,} articles, {good.stat().st_size / 1_000_000:.0f} MB")
    tell(f"line {broken:,} broken", run(bad, project.slug), code=1)
    item = ImportItem.objects.get(state="refused")
    check(item.line, broken)
    check(item.byte, bad.read_bytes().index(BROKEN))
    check(Article.objects.filter(project=project).count(), 0)
    tell("all readable", run(good, project.slug), code=0)
    check(Article.objects.filter(project=project).count(), articles)


def tell(name: str, done: Run, *, code: int) -> None:
    print(f"{name:<20}{done.seconds:8.1f} s {done.megabytes:8.0f} MB at most; {done.said.strip()}")
    check(done.code, code)


def check(found: object, wanted: object) -> None:
    if found != wanted:
        raise SystemExit(f"{found} instead of {wanted}")


def main() -> None:
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    used.DATABASES["default"]["OPTIONS"] = {}
    connection.settings_dict["TEST"]["NAME"] = DATABASE
    setup_test_environment()
    made = setup_databases(verbosity=0, interactive=False)
    try:
        with TemporaryDirectory() as folder:
            measure(articles, Path(folder))
    finally:
        teardown_databases(made, verbosity=0)
        tests.database.pytest_unconfigure(None)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
