"""WARC: each page of HTML in a crawl is an article, with the place of its record."""

import gzip
import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.imports.files import articles, fixture, named, one, parted, read, texts, trouble

FILE = "crawl.warc"
PAGE = fixture("imports/reservoir.html")
BARE = PAGE.replace(b'rel="canonical"', b'rel="x"')
ADDRESS = "https://upland-herald.example/fetched"
HTML = ("Content-Type", "text/html; charset=UTF-8")


def record(
    payload: bytes, *headers: tuple[str, str], status: str = "200 OK", kind: str = "response"
) -> bytes:
    http = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers or (HTML,))]
    block = ("\r\n".join(http) + "\r\n\r\n").encode() + payload
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {ADDRESS}\r\n"
        f"WARC-Date: 2031-03-04T05:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def test_a_page_is_read_with_its_address_and_place() -> None:
    first = record(b"{}", ("Content-Type", "application/json"))
    found = one(FILE, first + record(BARE))
    assert found.place.byte == len(first)
    assert found.place.file == f"crawl.warc/{ADDRESS}"
    assert found.url == ADDRESS
    assert found.data == BARE
    assert texts(found, "headline") == ["Tolm ‘regime’ to sell the reservoir"]
    assert "taken from a WARC response" in found.steps[0]


@pytest.mark.parametrize("pieces", [1, 3])
def test_packed_as_a_whole_or_record_by_record_it_is_the_same(pieces: int) -> None:
    records = [record(BARE)] * 3
    packed = (
        b"".join(map(gzip.compress, records)) if pieces > 1 else gzip.compress(b"".join(records))
    )
    found = articles("crawl.warc.gz", packed)
    assert [each.place.byte for each in found] == [0, len(records[0]), 2 * len(records[0])]
    assert found[0].blocks == one(FILE, records[0]).blocks


@pytest.mark.parametrize(
    "other",
    [
        record(PAGE, status="404 Not Found"),
        record(PAGE, ("Content-Type", "text/plain")),
        record(PAGE, ("Content-Length", "5")),
        record(b"", ("Location", "/"), status="302 Found"),
    ],
    ids=named,
)
def test_what_is_no_page_is_passed_over(other: bytes) -> None:
    assert len(articles(FILE, other + record(PAGE) + other)) == 1


@pytest.mark.parametrize(
    ("packing", "payload"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("br", brotli.compress(PAGE)),
        ("identity", PAGE),
    ],
    ids=named,
)
def test_packed_pages_are_unpacked_for_the_snapshot(packing: str, payload: bytes) -> None:
    found = one(FILE, record(payload, HTML, ("Content-Encoding", packing)))
    assert found.data == PAGE
    assert (f"unpacked {packing}" in found.steps) == (packing != "identity")


def test_chunks_are_joined() -> None:
    chunks = b"%x\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n" % (100, PAGE[:100], len(PAGE) - 100, PAGE[100:])
    found = one(FILE, record(chunks, HTML, ("Transfer-Encoding", "chunked")))
    assert found.data == PAGE
    assert "chunks joined" in found.steps


def test_the_charset_of_the_server_counts() -> None:
    page = PAGE.decode().replace('<meta charset="utf-8">', "").replace("Tolm", "Тольм")
    page = page.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    found = one(
        FILE,
        record(page.encode("koi8-r", "replace"), ("Content-Type", "text/html; charset=koi8-r")),
    )
    assert "Тольм" in texts(found, "headline")[0]


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (record(b"<html><p>\x00</p>"), "forbidden_character"),
        (record(b"<html><p></p>"), "empty_body"),
        (record(b"x" * 6_000_000), "too_long"),
        (record(gzip.compress(b"x" * 50_000_000), HTML, ("Content-Encoding", "gzip")), "too_long"),
        (record(gzip.compress(PAGE)[:-9], HTML, ("Content-Encoding", "gzip")), "broken_packing"),
        (record(b"no gzip", HTML, ("Content-Encoding", "gzip")), "broken_packing"),
        (record(brotli.compress(b"x" * 50_000_000), HTML, ("Content-Encoding", "br")), "too_long"),
        (record(brotli.compress(PAGE)[:-9], HTML, ("Content-Encoding", "br")), "broken_packing"),
        (record(PAGE, HTML, ("Content-Encoding", "br")), "broken_packing"),
        (record(PAGE, HTML, ("Content-Encoding", "zstd")), "unknown_packing"),
    ],
    ids=named,
)
def test_a_bad_page_is_named_and_takes_no_other_along(bad: bytes, code: str) -> None:
    good, [found] = parted(read(FILE, record(PAGE) + bad + record(PAGE)))
    assert len(good) == 2
    assert (found.code, found.place.byte) == (code, len(record(PAGE)))


@pytest.mark.parametrize(
    "bad",
    [
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: x\r\n\r\n",
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n\r\n",
        b"no record at all\r\n\r\n",
        record(PAGE)[:-100],
        b"Words of an article\r\n" + record(PAGE),
    ],
    ids=named,
)
def test_after_damage_nothing_is_guessed(bad: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    good, [found] = parted(read(FILE, record(PAGE) + bad))
    assert 1 <= len(good) <= 2
    assert found.code == "broken_record"
    assert capsys.readouterr() == ("", "")


def test_a_head_without_end_is_not_held_in_memory() -> None:
    endless = b"WARC/1.0\r\nX: " + b"a" * 10_000_000
    assert trouble(FILE, endless).code == "too_long"
    assert trouble("crawl.warc.gz", gzip.compress(endless)).code == "too_long"


def test_a_packed_file_that_is_cut_keeps_what_is_whole() -> None:
    packed = gzip.compress(record(PAGE)) + gzip.compress(record(PAGE))[:-50]
    good, troubles = parted(read("crawl.warc.gz", packed))
    assert len(good) == 1
    assert [found.code for found in troubles] == ["broken_record", "no_archive"]


@given(st.integers(0, 2**31), st.binary(min_size=1, max_size=9))
def test_damage_never_raises(at: int, data: bytes) -> None:
    whole = bytearray(record(b"<html><body><p>A sentence.</p>") * 2)
    at %= len(whole)
    whole[at : at + len(data)] = data
    read(FILE, bytes(whole))
