"""JSON lines: an object a line, every bad line named, every other line read."""

import codecs
import json
import tracemalloc
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.imports.formats.reading import read_file
from annotator.imports.found import FoundArticle, Trouble
from tests.imports.files import (
    HARD,
    articles,
    as_blocks,
    fixture,
    named,
    one,
    parted,
    read,
    texts,
    trouble,
)

GOOD = b'{"headline": "Mayor denies it", "body": "There was no plot, he said."}\n'
FILE = "articles.jsonl"


def line(**fields: object) -> bytes:
    return json.dumps(fields).encode() + b"\n"


def test_fields_become_an_article() -> None:
    first, second = articles(FILE, fixture("imports/three_outlets.jsonl"))
    assert [block.kind for block in first.blocks] == [
        "headline",
        "standfirst",
        "paragraph",
        "paragraph",
    ]
    assert texts(first)[1] == 'Rivals call it a "fire sale".'
    assert (first.outlet, first.byline) == ("The Upland Herald", "Lena Orr, Pavo Mint")
    assert (first.language, first.story, first.external_id) == ("en", "Reservoir", "t-1")
    assert first.url == "https://upland-herald.example/1"
    assert first.published.at is not None
    assert first.published.at.isoformat() == "2031-03-04T04:30:00+00:00"
    assert first.published.printed == "2031-03-04T06:30:00+02:00"
    assert not first.published.zone_assumed
    assert second.external_id == "2"
    assert second.published.zone_assumed


def test_data_of_an_article_is_its_line_and_reads_the_same_alone() -> None:
    _, second = articles(FILE, fixture("imports/three_outlets.jsonl"))
    assert (second.place.line, second.place.byte) == (2, fixture_line())
    assert one(FILE, second.data).blocks == second.blocks


def fixture_line() -> int:
    return fixture("imports/three_outlets.jsonl").index(b"\n") + 1


def test_fields_of_another_kind_are_named() -> None:
    found = one(FILE, line(text="A text.", title="A title", clicks=3))
    assert [(drop.text, drop.reason) for drop in found.dropped] == [
        ("clicks", "field of another kind")
    ]


def test_of_two_names_for_a_field_the_better_counts_and_the_other_is_named() -> None:
    found = one(FILE, line(title="Worse", headline="Better", text="A text."))
    assert texts(found, "headline") == ["Better"]
    assert [drop.text for drop in found.dropped] == ["title"]


@pytest.mark.parametrize(
    ("bad", "code", "sentence"),
    [
        (b'{"headline": \n', "not_json", "Expecting value, at character 12"),
        (b"no json\n", "not_json", "Expecting value"),
        (b"[" * 100_000 + b"\n", "not_json", "nested too deep"),
        (b'{"id": ' + b"9" * 5000 + b"}\n", "not_json", "too many digits"),
        (b"[1]\n", "no_object", "a list"),
        (b'"text"\n', "no_object", "a text"),
        (b'{"body": 5}\n', "wrong_type", "field body holds a number"),
        (b'{"body": true}\n', "wrong_type", "true or false"),
        (
            b'{"body": "A.", "outlet": {"name": "x"}}\n',
            "wrong_type",
            "field outlet holds an object",
        ),
        (b'{"body": "A.", "id": 1.5}\n', "wrong_type", "field id holds a number"),
        (b'{"headline": "Only a headline"}\n', "empty_body", "no body text"),
        (b'{"body": " \\n\\t "}\n', "empty_body", "no body text"),
        (
            b'{"body": "a \\u0000 b"}\n',
            "forbidden_in_field",
            "U+0000 in the paragraph, character 2",
        ),
        (b'{"body": "a \\ud800 b"}\n', "forbidden_in_field", "U+D800"),
        (b'{"body": "a.", "title": "\\udfff"}\n', "forbidden_in_field", "U+DFFF in the headline"),
        (b'{"body": "a.", "outlet": "\\u0001"}\n', "forbidden_in_field", "U+0001 in outlet"),
        (b'{"body": "\xed\xa0\x80"}\n', "not_in_encoding", "is not utf-8"),
        (b'{"body": "Caf\xe9"}\n', "not_in_encoding", "(0xE9) is not utf-8"),
        (b'{"body": "a\x00b"}\n', "not_json", "Invalid control character, at character 11"),
        (line(body="x" * 1_000_001), "too_long", "The text is too long: 1,000,001 characters"),
        (line(body="A.", outlet="x" * 201), "too_long", "The field outlet is too long"),
        (b'{"body": "' + b"x" * 10_000_000 + b'"}\n', "too_long", "10,000,013 bytes, and at most"),
    ],
    ids=named,
)
def test_a_bad_line_is_named_and_takes_no_other_along(bad: bytes, code: str, sentence: str) -> None:
    good, [found] = parted(read(FILE, GOOD * 2 + bad + GOOD))
    assert len(good) == 3
    assert (found.place.file, found.place.line, found.place.byte) == (FILE, 3, 2 * len(GOOD))
    assert found.code == code
    assert sentence in found.reason


def test_the_byte_that_is_no_utf8_is_counted_in_the_file() -> None:
    _, [found] = parted(read(FILE, GOOD + b'{"body": "Caf\xe9"}\n'))
    assert f"Byte {len(GOOD) + 13} " in found.reason


def test_line_7001_of_10000() -> None:
    lines = [line(id=number, body=f"Article number {number}.") for number in range(1, 10_001)]
    lines[7000] = b'{"id": 7001, "body": \n'
    good, [found] = parted(read(FILE, b"".join(lines)))
    assert len(good) == 9_999
    assert (found.place.line, found.place.byte) == (7001, sum(map(len, lines[:7000])))


@pytest.mark.parametrize(
    "spread", [b'[\n{"body": "A."}\n]', b'{\n"body": "A."}', b'[{"body": "A."}]']
)
def test_json_that_is_not_one_object_a_line_is_refused_once(spread: bytes) -> None:
    assert trouble("articles.json", spread).code == "spread_json"


@pytest.mark.parametrize("newline", [b"\n", b"\r\n", b"\n\n"])
def test_newlines_and_blank_lines_do_not_matter(newline: bytes) -> None:
    assert len(articles(FILE, GOOD.strip() + newline + GOOD.strip())) == 2


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_byte_order_marks_are_fine_and_counted(mark: bytes, codec: str) -> None:
    # U+0A0A has the byte of a newline twice and is none.
    record = json.dumps({"body": "Ünder \u0a0a oath."}, ensure_ascii=False) + "\n"
    first, second = articles(FILE, mark + (record * 2).encode(codec))
    assert texts(first) == texts(second) == ["Ünder \u0a0a oath."]
    assert second.place.byte == len(mark) + len(record.encode(codec))
    assert "byte order mark dropped" in first.steps
    assert "byte order mark dropped" not in second.steps


def test_an_address_or_language_that_is_none_goes_and_is_named() -> None:
    found = one(FILE, line(body="A.", url="n/a", language="English"))
    assert (found.url, found.language) == ("", "")
    assert [drop.reason for drop in found.dropped] == ["no web address", "no tag of a language"]


@pytest.mark.parametrize("string", HARD)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_hard_strings_come_back_unchanged(string: str, ascii_only: bool) -> None:
    record = json.dumps({"title": string, "body": f"“{string}”"}, ensure_ascii=ascii_only)
    found = one(FILE, record.encode())
    assert texts(found) == as_blocks(f"“{string}”")


@given(st.text())
def test_any_text_comes_back_or_is_refused_for_what_no_text_may_hold(text: str) -> None:
    [found] = read(FILE, line(headline="Title", body=text))
    if isinstance(found, Trouble):
        assert found.code in ("forbidden_in_field", "empty_body")
    else:
        assert "".join("".join(texts(found)).split()) == "".join(text.split())


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1))
def test_paragraphs_come_back_exactly(paragraphs: list[str]) -> None:
    wanted = [part.strip() for part in paragraphs if part.strip()]
    [found] = read(FILE, line(headline="Title", body="\n\n".join(paragraphs)))
    assert (texts(found) if isinstance(found, FoundArticle) else []) == wanted


def test_ten_thousand_articles_are_read_in_little_memory() -> None:
    record = line(title="A title", body="A sentence of some words that a newspaper prints. " * 100)
    file = BytesIO(record * 10_000)
    tracemalloc.start()
    count = sum(isinstance(found, FoundArticle) for found in read_file(FILE, file))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 10_000
    assert peak < 2_000_000
