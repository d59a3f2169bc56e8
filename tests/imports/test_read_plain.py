"""Plain text: what `read_scrape` finds, with the place of what it refuses."""

import codecs
from pathlib import Path

import pytest

from annotator.imports.scrape import EXTRACTOR, VERSION, all_blocks, read_scrape
from tests.imports.files import FIXTURES, named, one, trouble

PAGES = sorted((FIXTURES / "scrapes").glob("*.txt"))
STORY = b"Mayor denies it\n\nThe mayor of Tolm denied on Monday that there was a plot.\n"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_scrape_is_read_as_ever(page: Path) -> None:
    data = page.read_bytes()
    found, scrape = one(page.name, data), read_scrape(data)
    assert list(found.blocks) == all_blocks(scrape)
    assert (found.dropped, found.steps) == (scrape.dropped, scrape.steps)
    assert (found.byline, found.published) == (scrape.byline or "", scrape.published)
    assert (found.extractor, found.version, found.data) == (EXTRACTOR, VERSION, data)


@pytest.mark.parametrize(
    ("data", "code", "line", "byte"),
    [
        (b"", "empty_file", 1, 0),
        (b" \n\t\n", "empty_file", 1, 0),
        (STORY + b"a\x00b", "forbidden_character", 4, len(STORY)),
        (STORY.replace(b"\n", b"\r\n") + b"a\x01", "forbidden_character", 4, len(STORY) + 3),
        (STORY + "“Naïve”, he said. ".encode() * 3 + b"\xff", "undecodable", 4, len(STORY)),
        (STORY + b"\xed\xa0\x80", "forbidden_character", 4, len(STORY)),
        (b"Title\n\n" + b"x" * 10_000_000, "too_long", 3, 7),
        (b"x\n" * 5001, "too_many_lines", 1, 0),
    ],
    ids=named,
)
def test_troubles_name_line_and_byte(data: bytes, code: str, line: int, byte: int) -> None:
    found = trouble("page.txt", data)
    assert (found.code, found.place.line, found.place.byte) == (code, line, byte)


def test_lines_of_utf16_are_counted_in_bytes_of_the_file() -> None:
    found = trouble("page.txt", codecs.BOM_UTF16_LE + "Title\n\u0a0a\nab\x00".encode("utf-16-le"))
    assert (found.place.line, found.place.byte) == (3, 2 + 2 * len("Title\n\u0a0a\n"))
