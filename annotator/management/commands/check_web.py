"""Whether the web server beside this process is ready: what the container's health check runs."""

from argparse import ArgumentParser
from typing import Any
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class NoRedirect(HTTPRedirectHandler):
    """An answer that leads elsewhere is no answer; the proxy may not even be up yet."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


class Command(BaseCommand):
    help = "Fails unless the web server on this machine answers that it is ready."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=settings.PORT)

    def handle(self, *args: Any, **options: Any) -> None:
        # As the proxy would ask: a site answers only to its own name, and only over HTTPS.
        headers = {"Host": settings.ALLOWED_HOSTS[0]}
        if settings.PROXY:
            headers["X-Forwarded-Proto"] = "https"
        address = f"http://127.0.0.1:{options['port']}/readyz"
        try:
            build_opener(NoRedirect).open(Request(address, headers=headers), timeout=5).close()
        except OSError as error:
            raise CommandError(f"The web server is not ready: {error}.") from error
