"""Fetches one page from the web for an import, so that nothing inside can be reached by it.

Off unless the operator switched it on. A name is resolved once, every address it has must be
public, and the connection goes to that very address, so that no second answer of a name server
counts. Redirects are followed by hand and checked like the first address. What a server answers
never appears in an error.
"""

import re
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv6Network, ip_address, ip_network
from threading import Timer
from time import monotonic
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from django.conf import settings

from annotator.errors import Invalid, Refused
from annotator.imports.formats.unpacking import unpacked

SECONDS, MOST_BYTES, MOST_HOPS = 10.0, 10_000_000, 3
PORTS = {"http": 80, "https": 443}
REDIRECTS = (301, 302, 303, 307, 308)
UNFIT = re.compile(r"[\x00-\x20\x7f\\]")
SAFE = "%/:=&?~+!$,;'@()*[]"
PIECE = 65_536
HEADERS = {
    "User-Agent": "Scarequote/1 (import of one page by a person)",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
# Global for Python, yet they lead elsewhere: 6to4 and its relays, Teredo, documentation, and what
# is set aside for protocols.
PUBLIC_6 = IPv6Network("2000::/3")
LEADS_ELSEWHERE = tuple(
    map(
        ip_network,
        ("2002::/16", "2001::/23", "2001:db8::/32", "3fff::/20", "192.0.0.0/24", "192.88.99.0/24"),
    )
)


class UrlImportOff(Refused):
    """Pages cannot be fetched here: the operator of this site has not switched that on."""


class UnfitAddress(Invalid):
    """{reason}."""

    field = "url"


class NotPublic(Invalid):
    """The address does not lead to the public web, so it is not fetched."""

    field = "url"


class NoAnswer(Invalid):
    """The server of this address could not be reached, or broke off."""

    field = "url"


class TooSlow(Invalid):
    """The server took longer than {seconds:.0f} seconds."""

    field = "url"


class TooLarge(Invalid):
    """The page is larger than {most} MB."""

    field = "url"


class NoPage(Invalid):
    """The server answered with status {status} and no page."""

    field = "url"


class TooManyRedirects(Invalid):
    """The address leads on to others more than {most} times."""

    field = "url"


class Target(NamedTuple):
    scheme: str
    host: str
    port: int
    path: str


class Fetched(NamedTuple):
    """The bytes of a page, the address that had them, and what its server said they are."""

    url: str
    data: bytes
    media_type: str
    charset: str


def resolved(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


def is_public(address: str) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if any(found in network for network in LEADS_ELSEWHERE if network.version == found.version):
        return False
    public = isinstance(found, IPv4Address) or found in PUBLIC_6
    return public and found.is_global and not found.is_multicast


@dataclass(frozen=True, kw_only=True)
class Guard:
    """Who resolves names, which addresses may be reached, on which ports, and for how long."""

    resolve: Callable[[str, int], list[str]] = resolved
    may_reach: Callable[[str], bool] = is_public
    ports: frozenset[int] = frozenset(PORTS.values())
    seconds: float = SECONDS


def fetch(url: str, *, guard: Guard = Guard()) -> Fetched:
    """Raises UrlImportOff, or a subclass of Invalid whose sentence says nothing of the answer."""
    if not settings.URL_IMPORT:
        raise UrlImportOff
    deadline = monotonic() + guard.seconds
    for _ in range(MOST_HOPS + 1):
        target = target_of(url, guard.ports)
        found = _answer(url, target, _address(target, guard), deadline, guard)
        if isinstance(found, Fetched):
            return found
        url = found
    raise TooManyRedirects(most=MOST_HOPS)


def target_of(url: str, ports: frozenset[int]) -> Target:
    """What an address names, if it is one of the web. Raises UnfitAddress."""
    if UNFIT.search(url):
        raise UnfitAddress(reason="The address holds spaces or signs that none may have")
    parts, port = _split(url)
    if parts.scheme not in PORTS:
        raise UnfitAddress(reason="The address must begin with http:// or https://")
    if "@" in parts.netloc:
        raise UnfitAddress(reason="The address must not hold a user name or password")
    if port not in ports:
        raise UnfitAddress(reason="The address must use the usual port, 80 or 443")
    path = quote(parts.path or "/", safe=SAFE)
    query = f"?{quote(parts.query, safe=SAFE)}" if parts.query else ""
    return Target(parts.scheme, _host(parts.hostname or ""), port, path + query)


def _split(url: str) -> tuple[SplitResult, int]:
    try:
        parts = urlsplit(url)
        return parts, parts.port if parts.port is not None else PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise UnfitAddress(reason="The address makes no sense") from error


def _host(name: str) -> str:
    try:
        host = name if ":" in name else name.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise UnfitAddress(reason="The name of the server makes no sense") from error
    if not host:
        raise UnfitAddress(reason="The address names no server")
    return host


def _address(target: Target, guard: Guard) -> str:
    """The one address to connect to; a single one that is not public spoils the name."""
    try:
        found = guard.resolve(target.host, target.port)
    except (OSError, UnicodeError) as error:
        raise NoAnswer from error
    if not found or not all(map(guard.may_reach, found)):
        raise NotPublic
    return found[0]


class _Plain(HTTPConnection):
    """Connects to the address that was checked; `host` is only what is said to the server."""

    def __init__(self, target: Target, address: str, seconds: float) -> None:
        super().__init__(target.host, target.port, timeout=seconds)
        self.default_port = PORTS[target.scheme]
        self.address = address
        self.reached: socket.socket | None = None

    def connect(self) -> None:
        self.reached = self.sock = socket.create_connection((self.address, self.port), self.timeout)


class _Secure(_Plain):
    context = ssl.create_default_context()

    def connect(self) -> None:
        super().connect()
        self.reached = self.sock = self.context.wrap_socket(
            self.sock, server_hostname=self.host, do_handshake_on_connect=False
        )
        self.sock.do_handshake()


def _answer(url: str, target: Target, address: str, deadline: float, guard: Guard) -> Fetched | str:
    """The page, or the address it leads on to."""
    left = deadline - monotonic()
    if left <= 0:
        raise TooSlow(seconds=guard.seconds)
    kind = _Secure if target.scheme == "https" else _Plain
    try:
        with _ended_after(left, kind(target, address, left)) as connection:
            connection.request("GET", target.path, headers=HEADERS)
            with closing(connection.getresponse()) as response:
                found = _read(url, response)
    except (OSError, HTTPException, ValueError, NoAnswer) as error:
        if monotonic() >= deadline or isinstance(error, TimeoutError):
            raise TooSlow(seconds=guard.seconds) from error
        raise NoAnswer from error
    # What was cut off at the end of the time may look whole.
    if monotonic() >= deadline:
        raise TooSlow(seconds=guard.seconds)
    return found


@contextmanager
def _ended_after(seconds: float, connection: _Plain) -> Iterator[_Plain]:
    """A server that sends a byte now and then would outlive the time-out of every single read."""

    def end() -> None:
        if connection.reached:
            with suppress(OSError):
                connection.reached.shutdown(socket.SHUT_RDWR)

    clock = Timer(seconds, end)
    clock.daemon = True
    clock.start()
    try:
        yield connection
    finally:
        clock.cancel()
        connection.close()


def _read(url: str, response: HTTPResponse) -> Fetched | str:
    onward = response.getheader("Location")
    if response.status in REDIRECTS and onward:
        return urljoin(url, onward)
    if response.status != 200:
        raise NoPage(status=response.status)
    data = _bounded(response)
    if response.length:
        raise NoAnswer
    packing = response.getheader("Content-Encoding") or ""
    kind = response.headers.get_content_type()
    charset = response.headers.get_content_charset() or ""
    return Fetched(url, unpacked(data, packing, MOST_BYTES), kind, charset)


def _bounded(response: HTTPResponse) -> bytes:
    data = bytearray()
    while piece := response.read(PIECE):
        data += piece
        if len(data) > MOST_BYTES:
            raise TooLarge(most=MOST_BYTES // 1_000_000)
    return bytes(data)
