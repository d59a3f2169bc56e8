"""What kind a file is: its content says it, its name only where the content leaves it open."""

import gzip
from io import BytesIO, RawIOBase
from typing import Any, BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.imports.formats.reading import read_file
from annotator.imports.found import FoundArticle, Trouble
from tests.imports.files import (
    FIXTURES,
    articles,
    fixture,
    named,
    one,
    parted,
    read,
    trouble,
    zipped,
)

STORY = b"Mayor denies it\n\nThe mayor of Tolm denied on Monday that there was a plot.\n"
KINDS = {
    "reservoir.html": "html-page",
    "velm_wire.rss": "feed",
    "tolmer_bote.atom": "feed",
    "three_outlets.csv": "csv",
    "three_outlets.jsonl": "json-lines",
}


@pytest.mark.parametrize("file", KINDS)
@pytest.mark.parametrize("name", ["x", "x.txt", "x.csv", "x.html", "x.zip", "x.jsonl", "x.xml"])
def test_content_counts_more_than_the_name(file: str, name: str) -> None:
    assert {a.extractor for a in articles(name, fixture(f"imports/{file}"))} == {KINDS[file]}


def test_there_is_a_fixture_for_every_file() -> None:
    assert {path.name for path in (FIXTURES / "imports").iterdir()} == set(KINDS)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.csv", b"one\n", "no_columns"),
        ("a.jsonl", b"one\n", "not_json"),
        ("a.html", b"one\n", "empty_body"),
        ("a.xml", b"<?xml version='1.0'?><other/>", "no_entries"),
        ("a.zip", STORY, "no_archive"),
        ("a.warc", STORY, "broken_record"),
        ("a.pdf", b"%PDF-1.7\n", "unknown_kind"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "unknown_kind"),
        ("a.txt", b"", "empty_file"),
        ("a.html", b"", "empty_file"),
        ("a.csv", b"\xef\xbb\xbf", "no_columns"),
        ("a.gz", gzip.compress(gzip.compress(STORY)), "no_archive"),
        ("a.gz", gzip.compress(STORY)[:30], "no_archive"),
        ("a.gz", gzip.compress(b"0" * 10_000_000), "too_long"),
    ],
    ids=named,
)
def test_where_the_content_says_nothing_the_name_does(name: str, data: bytes, code: str) -> None:
    assert trouble(name, data).code == code


def test_a_packed_file_that_is_a_bomb_is_not_read_to_its_end() -> None:
    data = gzip.compress(b'{"body": "A."}\n' + b"0" * 300_000_000)
    [found] = parted(read("a.jsonl.gz", data))[1]
    assert found.code == "bomb"


def test_packed_files_are_what_is_in_them() -> None:
    packed = gzip.compress(fixture("imports/three_outlets.jsonl"))
    assert len(articles("x.jsonl.gz", packed)) == 2
    assert len(articles("x", packed)) == 2


def test_a_headline_is_no_header_of_a_table() -> None:
    assert one("x.txt", b"Text, title and tears\n\n" + STORY).extractor == "plain-text-scrape"


def test_the_address_of_a_fetched_page_is_its_url() -> None:
    page = fixture("imports/reservoir.html").replace(b'rel="canonical"', b"")
    [found] = read_file("page", BytesIO(page), url="https://herald.example/a")
    assert isinstance(found, FoundArticle)
    assert found.url == "https://herald.example/a"


class Trickle(RawIOBase):
    """A stream as networks give it: a few bytes at a time, and no way back."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece, self.data = self.data[: min(7, len(buffer))], self.data[7:]
        buffer[: len(piece)] = piece
        return len(piece)


@pytest.mark.parametrize("file", [*KINDS, "zip"])
def test_a_stream_may_be_slow_and_go_one_way(file: str) -> None:
    data = zipped({"a.txt": STORY}) if file == "zip" else fixture(f"imports/{file}")
    found = list(read_file(file, cast(BinaryIO, Trickle(data))))
    assert found == read(file, data)


@given(
    st.binary(max_size=2000),
    st.sampled_from([b"", b"PK\x03\x04", b"WARC/1.0\r\n", b"\x1f\x8b", b"<rss>", b"<html>", b'{"']),
    st.sampled_from(["a.csv", "a.jsonl", "a.html", "a.xml", "a.zip", "a.warc", "a.txt", "a"]),
)
def test_no_bytes_make_it_raise(data: bytes, sign: bytes, name: str) -> None:
    found, troubles = parted(read(name, sign + data))
    assert all(each.blocks for each in found)
    assert all(each.reason and each.place.file.startswith(name) for each in troubles)


@given(st.text(max_size=300), st.sampled_from(["a.csv", "a.jsonl", "a.html", "a.xml", "a.txt"]))
def test_no_text_makes_it_raise(text: str, name: str) -> None:
    found = read(name, text.encode("utf-8", "surrogatepass"))
    assert all(isinstance(each, FoundArticle | Trouble) for each in found)
