"""How fast is the annotate page, and the server behind it, beside the least Django can do?

    python -m tests.benchmarks.annotating [rounds]

Makes an article of 800 words with 20 spans and one of 50,000 with 1,000, in a database that is
dropped again; serves the product and the floor (tests/benchmarks/floor.py) with gunicorn as
docker-compose.yml does; and measures both in turn, request by request, so that a busy machine
weighs on both alike. Then a browser opens, scrolls, finds, marks and deletes.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from statistics import median, quantiles
from time import perf_counter
from typing import Any, NamedTuple
from uuid import uuid4

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

from annotator.assignments.models import Assignment  # noqa: E402
from tests.benchmarks.floor import make_table  # noqa: E402
from tests.benchmarks.long import content_of, make_long  # noqa: E402
from tests.benchmarks.page import measure_page  # noqa: E402
from tests.benchmarks.serving import Server, collected, cookie_of  # noqa: E402
from tests.world import World, make_world  # noqa: E402

CSRF = "a" * 32
OURS, FLOOR = "annotator.wsgi", "tests.benchmarks.floor"


class Desk(NamedTuple):
    """One annotator's article, and how to reach it on one of the servers."""

    server: Server
    cookie: str
    place: int
    codebook: int

    def read(self, line: HTTPConnection) -> int:
        path = f"/api/v1/assignments/{self.place}/" if self.ours else f"/{self.place}/"
        return self._ask(line, "GET", path)

    def save(self, line: HTTPConnection) -> int:
        """A label on the first words; claims may lie over one another."""
        quote = content_of(0)[:7]
        span: dict[str, Any] = {"label": "claim", "start": 0, "end": 7, "quote": quote}
        if not self.ours:
            return self._ask(line, "POST", f"/{self.place}/", span)
        span |= {"revision": 0, "codebook": self.codebook}
        path = f"/api/v1/assignments/{self.place}/spans/{uuid4()}/"
        return self._ask(line, "PUT", path, span)

    @property
    def ours(self) -> bool:
        return self.server.application == OURS

    def _ask(self, line: HTTPConnection, verb: str, path: str, body: Any = None) -> int:
        cookie = f"{self.cookie}; {used.CSRF_COOKIE_NAME}={CSRF}"
        headers = {"Cookie": cookie, "X-CSRFToken": CSRF, "Content-Type": "application/json"}
        line.request(verb, path, None if body is None else json.dumps(body), headers)
        answer = line.getresponse()
        answer.read()
        if answer.status not in (200, 201):
            raise SystemExit(f"{verb} {path}: {answer.status}")
        return answer.status


def in_turn(desks: list[Desk], act: str, rounds: int) -> list[list[float]]:
    """Milliseconds of each desk, one request of each after the other."""
    lines = [HTTPConnection("127.0.0.1", desk.server.port) for desk in desks]
    times: list[list[float]] = [[] for _ in desks]
    for number in range(rounds + 5):
        for desk, line, taken in zip(desks, lines, times, strict=True):
            took = timed(lambda desk=desk, line=line: getattr(desk, act)(line))  # type: ignore[misc]
            if number >= 5:
                taken.append(took)
    return times


def together(desks: list[Desk], each: int) -> tuple[float, list[float]]:
    """Requests a second of many clients at once, and what each request took."""

    def one(desk: Desk) -> list[float]:
        line = HTTPConnection("127.0.0.1", desk.server.port)
        return [timed(lambda: desk.save(line)) for _ in range(each)]

    begin = perf_counter()
    with ThreadPoolExecutor(len(desks)) as pool:
        taken = [took for times in pool.map(one, desks) for took in times]
    return len(taken) / (perf_counter() - begin), taken


def timed(act: Callable[[], Any]) -> float:
    begin = perf_counter()
    act()
    return 1000 * (perf_counter() - begin)


def tell(name: str, ours: float, floor: float, bound: float) -> None:
    print(f"{name:<40}{ours:9.1f}{floor:9.1f}{ours / floor:8.2f}  {bound:.2f}")


def measure_server(ours: Desk, floor: Desk, rounds: int, name: str) -> None:
    for act, bound in (("read", 1.6), ("save", 1.4)):
        mine, least = in_turn([ours, floor], act, rounds)
        tell(f"{name}: {act}, p50 ms", median(mine), median(least), bound)
        tell(f"{name}: {act}, p95 ms", quantiles(mine, n=20)[-1], quantiles(least, n=20)[-1], bound)


def measure_crowds(ours: list[Desk], floor: list[Desk]) -> None:
    for clients in (8, 32):
        rates: list[list[float]] = [[], []]
        waits: list[list[float]] = [[], []]
        for _ in range(4):
            for side, desks in enumerate((ours[:clients], floor[:clients])):
                rate, taken = together(desks, 12)
                rates[side].append(rate)
                waits[side] += taken
        mine, least = (quantiles(times, n=20)[-1] for times in waits)
        tell(f"{clients} clients, requests/s", median(rates[0]), median(rates[1]), 0.75)
        tell(f"{clients} clients, p95 ms", mine, least, 1.5)


def desks_of(world: World, servers: tuple[Server, Server], words: int, spans: int) -> list[Desk]:
    assert world.alices.annotator
    place = make_long(world.project, world.alices.annotator, words, spans)
    return [desk_at(server, place) for server in servers]


def desk_at(server: Server, place: Assignment) -> Desk:
    assert place.annotator
    return Desk(server, cookie_of(place.annotator.user), place.pk, place.codebook.number)


def measure(world: World, rounds: int) -> None:
    with Server.running(OURS) as ours, Server.running(FLOOR) as floor:
        servers = (ours, floor)
        normal, long = desks_of(world, servers, 800, 20), desks_of(world, servers, 50_000, 1_000)
        crowd = [desks_of(world, servers, 800, 20) for _ in range(32)]
        make_table()
        print(f"load {os.getloadavg()[0]:.1f}\n{'':<40}{'ours':>9}{'floor':>9}{'ratio':>8}  bound")
        measure_server(*normal, rounds, "normal article")
        measure_server(*long, rounds, "long article")
        measure_crowds([mine for mine, _ in crowd], [least for _, least in crowd])
        for name, desk in (("normal article", crowd[0][0]), ("long article", long[0])):
            print(f"\n{name} in the browser, load {os.getloadavg()[0]:.1f}")
            measure_page(ours, desk.place, world.alice)


@contextmanager
def database() -> Iterator[None]:
    used.DATABASES["default"]["OPTIONS"] = {}
    connection.settings_dict["TEST"]["NAME"] = "scarequote_benchmark"
    setup_test_environment()
    made = setup_databases(verbosity=0, interactive=False)
    try:
        yield
    finally:
        teardown_databases(made, verbosity=0)
        tests.database.pytest_unconfigure(None)  # type: ignore[arg-type]


def main() -> None:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps an event loop in this thread
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with database():
        collected()
        measure(make_world(), rounds)


if __name__ == "__main__":
    main()
