"""CSV: named columns, a row an article; quotation marks are read strictly, words never repaired."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.imports.formats.fields import NAMES
from annotator.imports.found import FoundArticle, Trouble
from tests.imports.files import (
    FIXTURES,
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

FILE = "articles.csv"
HEADER = b"headline,body\n"
GOOD = b'Mayor denies it,"There was no plot, he said."\n'


def table(*rows: list[str], delimiter: str = ",") -> str:
    written = StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows([["headline", "body"], *rows])
    return written.getvalue()


def test_columns_become_an_article() -> None:
    first, second = articles(FILE, fixture("imports/three_outlets.csv"))
    assert texts(first, "standfirst") == ['A "loan", says the council']
    assert texts(first) == ["The council sells the reservoir.", 'Rivals call it a "fire sale".']
    assert (first.outlet, first.byline, first.story) == (
        "The Upland Herald",
        "Lena Orr",
        "Reservoir",
    )
    assert (second.language, second.external_id) == ("de", "t-2")
    assert second.published.printed == "04.03.2031"
    assert [drop.text for drop in first.dropped] == ["Clicks"]


def test_data_of_an_article_is_its_row_under_the_header_and_reads_the_same_alone() -> None:
    first, second = articles(FILE, fixture("imports/three_outlets.csv"))
    assert (first.place.line, second.place.line) == (2, 5)
    for found in (first, second):
        again = one(FILE, found.data)
        assert (again.blocks, again.outlet) == (found.blocks, found.outlet)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_delimiter_and_encoding_are_found_out(delimiter: str, codec: str) -> None:
    body = "Für „Krieg“; sagte er, | „naïve“ Leute\tund andere."
    text = table(["Titel", body], ["Zwei", body], delimiter=delimiter)
    for found in articles(FILE, text.encode(codec)):
        assert texts(found) == [body]


def test_the_encoding_is_recorded() -> None:
    found = one(FILE, table(["Ärger", "Für „Krieg“."]).encode("windows-1252"))
    assert "decoded windows-1252" in found.steps


@pytest.mark.parametrize(
    ("bad", "code", "sentence"),
    [
        (b"only one cell\n", "wrong_cells", "1 cells, and the header 2"),
        (b"a,b,c\n", "wrong_cells", "3 cells, and the header 2"),
        (b'Title,"He said "no" loudly"\n', "broken_row", "inside a quoted cell and is not doubled"),
        (b'Title,"never ends\n', "broken_row", "quot"),
        (b"Title,a\rb\n", "broken_row", "carriage return"),
        (b"Title,\n", "empty_body", "no body text"),
        (b"Title,a\x00b\n", "forbidden_in_field", "U+0000 in the paragraph, character 1"),
        (b"Title,\x1b[31m\n", "forbidden_in_field", "U+001B"),
        (b"Title,Caf\xe9 \n", "not_in_encoding", "(0xE9) is not utf-8"),
        (b"Title,\xed\xa0\x80\n", "not_in_encoding", "is not utf-8"),
        (
            b"Title," + b"x" * 10_000_000 + b"\n",
            "too_long",
            "The row is too long: 10,000,007 bytes",
        ),
        (b"Title," + b"x" * 1_000_001 + b"\n", "too_long", "The text is too long"),
    ],
    ids=named,
)
def test_a_bad_row_is_named_and_takes_no_other_along(bad: bytes, code: str, sentence: str) -> None:
    # Enough UTF-8 before it to know the encoding from the head of the file.
    before = HEADER + GOOD + "Ärger,Für „Krieg“ und „Frieden“.\n".encode()
    good, [found] = parted(read(FILE, before + bad + GOOD * 2))
    assert len(good) == 4
    assert (found.place.line, found.place.byte) == (4, len(before))
    assert found.code == code
    assert sentence in found.reason


def test_a_bad_byte_in_a_row_of_several_lines_is_placed_on_its_line() -> None:
    data = HEADER + "Ä,Für „A“\n".encode() + b'Title,"One\nCaf\xe9"\n'
    _, [found] = parted(read(FILE, data))
    assert (found.place.line, found.place.byte) == (4, data.index(b"Caf"))


def test_lines_of_a_row_are_counted() -> None:
    data = HEADER + b'T,"one\ntwo\n\nthree"\n' + GOOD
    assert [found.place.line for found in articles(FILE, data)] == [2, 6]


def test_a_file_of_stray_marks_comes_to_an_end() -> None:
    data = HEADER + b'a,"b\n' * 20_001
    assert all(isinstance(found, Trouble) for found in read(FILE, data))


@pytest.mark.parametrize("data", [b"a,b\n1,2\n", b"1;2;3\n", b'"never closed\n', b"\n\n"])
def test_without_a_column_for_the_text_nothing_is_read(data: bytes) -> None:
    found = trouble(FILE, data)
    assert found.place.line == 1
    assert found.code in ("no_columns", "broken_row")


def test_a_header_alone_holds_no_article() -> None:
    assert read(FILE, HEADER) == []


def test_sniffing_takes_no_time_on_hostile_headers() -> None:
    assert trouble(FILE, b'"' + b'a""' * 60_000).code in ("broken_row", "no_columns")


@pytest.mark.parametrize("string", HARD)
def test_hard_strings_come_back_unchanged(string: str) -> None:
    found = one(FILE, table(["T", f"“{string}”"]).encode())
    assert texts(found) == as_blocks(f"“{string}”")


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from([",", ";", "\t"]))
def test_any_text_comes_back_or_is_refused_for_what_no_text_may_hold(
    text: str, delimiter: str
) -> None:
    [found] = read(FILE, table(["Title", text], delimiter=delimiter).encode())
    if isinstance(found, FoundArticle):
        assert "".join("".join(texts(found)).split()) == "".join(text.split())
    else:
        assert found.code in ("forbidden_in_field", "empty_body")


def test_the_readme_names_every_column() -> None:
    readme = (FIXTURES.parent / "README.md").read_text(encoding="utf-8")
    for names in NAMES.values():
        assert f"| {', '.join(f'`{name}`' for name in names)} |" in readme
