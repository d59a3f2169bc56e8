"""Fetching a page reaches the public web and nothing else (server-side request forgery)."""

import gzip
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import monotonic, sleep
from typing import Any

import pytest

from annotator.errors import Invalid
from annotator.imports import fetching
from annotator.imports.fetching import (
    Fetched,
    Guard,
    NoAnswer,
    NoPage,
    NotPublic,
    TooLarge,
    TooManyRedirects,
    TooSlow,
    UnfitAddress,
    UrlImportOff,
    fetch,
    is_public,
)
from annotator.imports.formats.troubles import TooLong

INSIDE = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1",
    "169.254.169.254", "192.0.0.8", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.1",
    "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1",
    "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1", "2001::1",
    "2001:db8::1", "2002:7f00:1::", "3fff::1", "5f00::1", "fc00::1", "fd00::1", "fe80::1",
    "fe80::1%lo", "fec0::1", "ff02::1", "not an address", "",
]  # fmt: skip
# What a name server or the C library makes of it, in tests: nothing is asked outside.
LOCAL_NAMES = {
    "0": "0.0.0.0",
    "0x7f000001": "127.0.0.1",
    "2130706433": "127.0.0.1",
    "127.1": "127.0.0.1",
    "localhost": "127.0.0.1",
    "intern.example": "10.0.0.1",
}
PAGE = b"<html><body><p>A page.</p></body></html>"


@pytest.fixture(autouse=True)
def _switched_on(settings: Any) -> None:
    settings.URL_IMPORT = True


@pytest.fixture(autouse=True)
def _no_connection_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.create_connection

    def connect(address: tuple[str, int], *args: Any, **kwargs: Any) -> socket.socket:
        assert address[0] == "127.0.0.1", address
        return real(address, *args, **kwargs)

    monkeypatch.setattr(socket, "create_connection", connect)


def guard(*addresses: str) -> Guard:
    """Resolves every name to these."""
    return Guard(resolve=lambda *_: list(addresses))


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_that_are_not_the_public_web(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:2800:220:1::1", "2a00::1"])
def test_addresses_of_the_public_web(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", INSIDE)
def test_a_name_that_leads_inside_is_refused(address: str) -> None:
    with pytest.raises(NotPublic):
        fetch("http://name.example/", guard=guard(address))


@pytest.mark.parametrize("address", INSIDE)
def test_one_address_inside_among_public_ones_spoils_the_name(address: str) -> None:
    with pytest.raises(NotPublic):
        fetch("http://name.example/", guard=guard("8.8.8.8", address))


@pytest.mark.parametrize("host", LOCAL_NAMES)
def test_odd_spellings_of_this_machine_are_refused(host: str) -> None:
    with pytest.raises(NotPublic):
        fetch(f"http://{host}/", guard=Guard(resolve=lambda name, _: [LOCAL_NAMES[name]]))


@pytest.mark.parametrize("host", ["[::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "127.0.0.1"])
def test_addresses_in_place_of_names_are_checked_by_the_real_resolver_too(host: str) -> None:
    with pytest.raises((NotPublic, NoAnswer)):
        fetch(f"http://{host}/")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "gopher://a.example/", "ftp://a.example/", "//a.example/",
        "a.example", "javascript:alert(1)", "http:a.example", "http://", "http:///x", "https://:443/",
        "http://user@a.example/", "http://user:word@a.example/", "http://a.example@b.example/",
        "http://a.example:5432/", "http://a.example:22/", "http://a.example:0/",
        "http://a.example:99999/", "http://a.example:x/", "https://a.example:8443/",
        "http://a.example\\@127.0.0.1/", "http://a.example/ b", "http://a.example/\r\nX: y",
        "http://a.example/\x00", " http://a.example/", "http://[::1", "http://a..example/",
        f"http://{'a' * 64}.example/", "",
    ],
)  # fmt: skip
def test_addresses_that_are_none_of_the_web_are_never_resolved(url: str) -> None:
    def never(host: str, port: int) -> list[str]:
        raise AssertionError(host)

    with pytest.raises(UnfitAddress):
        fetch(url, guard=Guard(resolve=never))


def test_it_is_off_unless_the_operator_switched_it_on(settings: Any) -> None:
    settings.URL_IMPORT = False
    with pytest.raises(UrlImportOff):
        fetch("http://a.example/", guard=guard("8.8.8.8"))


def test_a_name_that_does_not_exist_is_no_answer() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror

    with pytest.raises(NoAnswer):
        fetch("http://a.example/", guard=Guard(resolve=unknown))


class Handler(BaseHTTPRequestHandler):
    """Answers as the test says, and remembers what it was asked."""

    answer: Callable[["Handler"], None]
    asked: list[tuple[str, str]]

    def do_GET(self) -> None:
        self.asked.append((self.headers["Host"], self.path))
        type(self).answer(self)

    def say(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def server(answer: Callable[[Handler], None]) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    asked: list[tuple[str, str]] = []
    handler = type("Answering", (Handler,), {"answer": answer, "asked": asked})
    serving = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield serving.server_port, asked
    finally:
        serving.shutdown()
        serving.server_close()
        thread.join()


def here(port: int, **changes: Any) -> Guard:
    """Lets the tests' own server pass for a public one."""
    said = {"resolve": lambda *_: ["127.0.0.1"], "may_reach": {"127.0.0.1"}.__contains__}
    return Guard(**{**said, "ports": frozenset({port}), **changes})


def got(answer: Callable[[Handler], None], path: str = "/", **changes: Any) -> Fetched:
    with server(answer) as (port, _):
        return fetch(f"http://name.example:{port}{path}", guard=here(port, **changes))


def test_a_page_comes_with_what_its_server_says_of_it() -> None:
    found = got(lambda h: h.say(200, PAGE, Content_Type="text/html; charset=KOI8-R"))
    assert found[1:] == (PAGE, "text/html", "koi8-r")


def test_the_name_is_said_to_the_server_and_the_address_connected_to() -> None:
    with server(lambda h: h.say(200, PAGE)) as (port, asked):
        fetch(f"http://näme.example:{port}/ä?q=ö#part", guard=here(port))
        assert asked == [(f"xn--nme-qla.example:{port}", "/%C3%A4?q=%C3%B6")]


def test_the_name_is_resolved_once_so_that_no_second_answer_counts() -> None:
    answers = iter([["127.0.0.1"], ["169.254.169.254"]])
    with server(lambda h: h.say(200, PAGE)) as (port, _):
        rebinding = here(port, resolve=lambda *_: next(answers))
        assert fetch(f"http://name.example:{port}/", guard=rebinding).data == PAGE
        assert next(answers) == ["169.254.169.254"]


def test_the_name_is_what_a_certificate_must_be_for(monkeypatch: pytest.MonkeyPatch) -> None:
    said: dict[str, Any] = {}

    class Context:
        def wrap_socket(self, sock: socket.socket, **how: Any) -> socket.socket:
            said.update(how)
            sock.close()
            raise ssl.SSLError

    monkeypatch.setattr(fetching._Secure, "context", Context())
    with server(lambda h: h.say(200)) as (port, _), pytest.raises(NoAnswer):
        fetch(f"https://name.example:{port}/", guard=here(port))
    assert said["server_hostname"] == "name.example"


def test_certificates_are_checked() -> None:
    context = ssl.create_default_context()
    assert fetching._Secure.context.verify_mode == context.verify_mode == ssl.CERT_REQUIRED
    assert fetching._Secure.context.check_hostname


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_by_hand(status: int) -> None:
    def answer(handler: Handler) -> None:
        if handler.path == "/":
            handler.say(status, Location="/there")
        else:
            handler.say(200, PAGE)

    found = got(answer)
    assert found.url.endswith("/there")
    assert found.data == PAGE


@pytest.mark.parametrize(
    "onward",
    [
        "http://inside.example/", "https://inside.example/", "//inside.example/", "file:///etc/passwd",
        "gopher://inside.example/", "http://user@inside.example/", "http://inside.example:5432/",
        "http://a.example\\@inside.example/", "http://[::1]/",
    ],
)  # fmt: skip
def test_a_redirect_is_checked_like_the_first_address(onward: str) -> None:
    with server(lambda h: h.say(302, Location=onward)) as (port, asked):
        outside = {"name.example": "127.0.0.1"}
        turning = here(
            port,
            ports=frozenset({port, 80, 443}),
            resolve=lambda host, _: [outside.get(host, "169.254.169.254")],
        )
        with pytest.raises((NotPublic, UnfitAddress)):
            fetch(f"http://name.example:{port}/", guard=turning)
        assert len(asked) == 1


def test_a_name_is_resolved_anew_for_each_redirect() -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    with server(lambda h: h.say(302, Location="/again")) as (port, _), pytest.raises(NotPublic):
        rebinding = here(port, resolve=lambda *_: next(answers))
        fetch(f"http://name.example:{port}/", guard=rebinding)


def test_three_redirects_are_followed_and_no_fourth() -> None:
    def countdown(handler: Handler) -> None:
        left = int(handler.path[1:])
        if left:
            handler.say(302, Location=f"/{left - 1}")
        else:
            handler.say(200, PAGE)

    assert got(countdown, "/3").data == PAGE
    with pytest.raises(TooManyRedirects):
        got(countdown, "/4")


@pytest.mark.parametrize("status", [204, 304, 400, 401, 403, 404, 500, 503])
def test_no_page_is_said_without_a_word_of_the_answer(status: int) -> None:
    with pytest.raises(NoPage) as caught:
        got(lambda h: h.say(status, b"" if status in (204, 304) else b"secret-of-the-inside"))
    assert str(status) in str(caught.value)
    assert "secret" not in str(caught.value)


def test_too_large_a_page_is_not_read_to_its_end() -> None:
    def endless(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(100):
            handler.wfile.write(b"x" * 1_000_000)

    with pytest.raises(TooLarge):
        got(quietly(endless))


def test_a_packed_page_may_not_be_larger_either() -> None:
    bomb = gzip.compress(b"x" * 50_000_000)
    with pytest.raises(TooLong):
        got(lambda h: h.say(200, bomb, Content_Encoding="gzip"))
    page = gzip.compress(PAGE)
    assert got(lambda h: h.say(200, page, Content_Encoding="gzip")).data == PAGE


def quietly(answer: Callable[[Handler], None]) -> Callable[[Handler], None]:
    def answering(handler: Handler) -> None:
        try:
            answer(handler)
        except OSError:
            handler.close_connection = True

    return answering


def drip_head(handler: Handler) -> None:
    for _ in range(40):
        handler.wfile.write(b"H")
        handler.wfile.flush()
        sleep(0.1)


def drip_body(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "40")
    handler.end_headers()
    drip_head(handler)


def silence(handler: Handler) -> None:
    sleep(2)


@pytest.mark.parametrize("slow", [silence, drip_head, drip_body])
def test_a_slow_server_is_left_in_time(slow: Callable[[Handler], None]) -> None:
    began = monotonic()
    with server(quietly(slow)) as (port, _), pytest.raises(TooSlow):
        try:
            fetch(f"http://name.example:{port}/", guard=here(port, seconds=0.5))
        finally:
            took = monotonic() - began
    assert took < 2


def test_the_time_runs_over_all_redirects() -> None:
    def slowly_onward(handler: Handler) -> None:
        sleep(0.3)
        handler.say(302, Location="/")

    with pytest.raises(TooSlow):
        got(quietly(slowly_onward), seconds=0.5)


def test_a_page_that_breaks_off_is_none() -> None:
    with pytest.raises(NoAnswer):
        got(lambda h: h.say(200, PAGE, Content_Length=str(len(PAGE) + 1)))


NONSENSE = [b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 200]


@pytest.mark.parametrize("answer", NONSENSE)
def test_nonsense_is_no_answer_and_not_repeated(answer: bytes) -> None:
    def babble(handler: Handler) -> None:
        handler.wfile.write(answer)

    with pytest.raises(Invalid) as caught:
        got(quietly(babble))
    assert "nonsense" not in str(caught.value)


def test_nobody_listening_is_no_answer() -> None:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port = sock.getsockname()[1]
        with pytest.raises(NoAnswer):
            fetch(f"http://name.example:{port}/", guard=here(port))
