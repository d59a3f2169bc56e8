"""`make run`: everything Scarequote needs, on this machine, until it is stopped."""

import ctypes
import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
from hashlib import sha256
from types import FrameType
from typing import Any
from urllib.request import urlopen

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from annotator.environment import LAST_PORT

STOP_SECONDS = 15


class Command(BaseCommand):
    help = "Migrates, loads the demo once, and runs web and worker on 127.0.0.1 until stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        say_at_once()
        port = free_port(settings.PORT)
        listen_for_stops()
        try:
            self._prepare()
            self._serve(port)
        except KeyboardInterrupt:
            self.stdout.write("Stopped. Everything saved is kept.")

    def _prepare(self) -> None:
        self._step("Preparing the database", "migrate", verbosity=0)
        self._collect_pages()
        if settings.DEMO:
            self._step("Loading the demo", "load_demo")
        connections.close_all()

    def _collect_pages(self) -> None:
        # Compressing takes seconds, so it is done only when there is something new to compress.
        stamp, now = settings.STATIC_ROOT / ".collected", fingerprint()
        if not stamp.exists() or stamp.read_text() != now:
            self._step("Collecting the pages", "collectstatic", interactive=False, verbosity=0)
            stamp.write_text(now)

    def _step(self, what: str, command: str, **options: Any) -> None:
        started = time.monotonic()
        call_command(command, **options)
        self.stdout.write(f"{what}: {time.monotonic() - started:.1f} s")

    def _serve(self, port: int) -> None:
        children = [start(web(port)), start(worker())]
        try:
            wait_until_ready(port, children[0])
            self._greet(port)
            watch(children)
        finally:
            stop(children)

    def _greet(self, port: int) -> None:
        self.stdout.write(self.style.SUCCESS(f"\nScarequote is at http://127.0.0.1:{port}/\n"))
        file = settings.HOME / "demo-accounts.json"
        if settings.DEMO and file.exists():
            self.stdout.write("Demo accounts (the sign-in page offers them with one click):")
            for name, password in json.loads(file.read_text()).items():
                self.stdout.write(f"  {name:<10} {password}")
        self.stdout.write("Ctrl-C stops it.")


def fingerprint() -> str:
    """Changes whenever a static file of ours or a library that brings some changes."""
    package = settings.BASE_DIR / "annotator"
    ours = [*sorted((package / "static").rglob("*.*")), package / "web/static/build/manifest.json"]
    files = [*ours, settings.BASE_DIR / "requirements.txt"]
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def say_at_once() -> None:
    """Each line appears when it is said, also where the output goes into a file or a pipe."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)


def listen_for_stops() -> None:
    """From here on a stop means: end the children, then let the database go."""
    # SIGINT too: a shell starts background work with it ignored, and Python then leaves it so.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # nohup means it
        signal.signal(signal.SIGHUP, _interrupt)


def web(port: int) -> list[str]:
    threads = ["--worker-class", "gthread", "--workers", "2", "--threads", "4"]
    quiet = ["--log-level", "warning", "--no-control-socket"]
    where = ["--bind", f"127.0.0.1:{port}", "annotator.wsgi:application"]
    return [sys.executable, "-m", "gunicorn", *threads, *quiet, *where]


def worker() -> list[str]:
    command = ["procrastinate", "worker", "--concurrency", "2", "--shutdown-graceful-timeout", "10"]
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), *command]


def start(command: list[str]) -> "subprocess.Popen[bytes]":
    # A session of its own, so that Ctrl-C reaches only this process, which ends them in order.
    return subprocess.Popen(
        command,
        cwd=settings.BASE_DIR,
        start_new_session=True,
        preexec_fn=_die_with_parent,  # noqa: PLW1509  this process has one thread
    )


def wait_until_ready(port: int, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        if server.poll() is not None:
            raise CommandError("The web server ended at once; its reason stands above.")
        try:
            with urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise CommandError("The web server did not answer within 30 seconds.")


def watch(children: "list[subprocess.Popen[bytes]]") -> None:
    """Returns never, unless a child ends by itself: then nothing may run on by halves."""
    while all(child.poll() is None for child in children):
        time.sleep(0.5)
    raise CommandError("The web server or the worker ended by itself; start again with `make run`.")


def stop(children: "list[subprocess.Popen[bytes]]") -> None:
    for child in children:
        if child.poll() is None:
            child.send_signal(signal.SIGTERM)
    for child in children:
        try:
            child.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)


def free_port(wanted: int) -> int:
    for port in range(wanted, min(wanted + 20, LAST_PORT + 1)):
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise CommandError(f"Ports {wanted} to {wanted + 19} are all taken; set SCAREQUOTE_PORT.")


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _die_with_parent() -> None:
    # Even kill -9 of this process must leave nothing running. Linux alone offers this.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)
