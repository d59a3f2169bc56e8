"""A saved page: schema.org says which words are what, the page gives the words."""

import codecs
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.imports.files import HARD, fixture, named, one, parted, read, texts, trouble

FILE = "page.html"
SENTENCE = "The council of Tolm wants to sell its reservoir, and nobody in the town knows why."
MORE = "The opposition has five of fourteen seats, and it wants to bring the matter before a court."


def html(body: str, head: str = "", **data: object) -> bytes:
    said = {"@type": "NewsArticle", **data}
    script = f'<script type="application/ld+json">{json.dumps(said)}</script>' if data else ""
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}{script}</head>'
        f"<body>{body}</body></html>"
    ).encode()


def story(inside: str = "", headline: str = "Reservoir to be sold") -> str:
    article = f"<h1>{headline}</h1><p>{SENTENCE}</p>{inside}<p>{MORE}</p>"
    return f"<nav><a href='/'>Tolm</a></nav><article>{article}</article>"


def test_the_fixture_is_understood_whole() -> None:
    found = one(FILE, fixture("imports/reservoir.html"))
    assert [block.kind for block in found.blocks] == [
        "headline", "standfirst", "caption", "paragraph", "paragraph", "subheading", "paragraph",
        "paragraph",
    ]  # fmt: skip
    assert texts(found, "headline") == ["Tolm ‘regime’ to sell the reservoir"]
    assert texts(found, "subheading") == ["Three bidders, one letter"]
    assert texts(found)[0].endswith("until last week, and that has\xa012\xa0employees.")
    assert (found.byline, found.outlet) == ("Lena Orr, Pavo Mint", "The Upland Herald")
    assert (found.language, found.url) == ("en-GB", "https://upland-herald.example/tolm/reservoir")
    assert found.published.at is not None
    assert found.published.at.isoformat() == "2031-03-04T04:30:00+00:00"
    assert {(drop.text, drop.reason) for drop in found.dropped} == {
        ("Home", "buttons"),
        ("Tolm", "outside the article (nav)"),
        ("Share Tweet", "buttons"),
        ("Read more", "not part of the article"),
        ("Storm over the passes", "not part of the article"),
        ("Late trains again", "not part of the article"),
        ("Most read", "outside the article (aside)"),
        ("Ten lambs you will not forget", "outside the article (aside)"),
        ("© 2031 The Upland Herald. All rights reserved.", "copyright notice"),
    }
    assert found.extractor == "html-page"
    assert "trafilatura" in found.version
    assert "schema.org data read" in found.steps


def test_every_word_of_the_page_is_in_the_article_or_named() -> None:
    found = one(FILE, fixture("imports/reservoir.html"))
    kept = " ".join([*(block.text for block in found.blocks), *(d.text for d in found.dropped)])
    shown = fixture("imports/reservoir.html").decode().split("<body>")[1]
    for word in ("Home", "Tweet", "supplies", "strongman", "withdrew", "lambs", "reserved"):
        assert word in shown
        assert word in kept


def test_the_printed_headline_counts_not_the_one_for_machines() -> None:
    found = one(FILE, html(story(headline="Tolm ‘regime’ sells"), headline="Tolm sells | Herald"))
    assert texts(found, "headline") == ["Tolm ‘regime’ sells"]
    assert ("Tolm sells | Herald", "headline that the page does not print") in [
        (drop.text, drop.reason) for drop in found.dropped
    ]


def test_without_a_printed_headline_the_data_say_it() -> None:
    found = one(FILE, html(f"<article><p>{SENTENCE}</p><p>{MORE}</p></article>", headline="Tolm"))
    assert texts(found, "headline") == ["Tolm"]


def test_a_description_that_nobody_saw_is_not_in_the_text() -> None:
    found = one(FILE, html(story(), headline="Reservoir to be sold", description="For machines."))
    assert texts(found, "standfirst") == []
    assert [d.reason for d in found.dropped if d.text == "For machines."] == [
        "description that the page does not print"
    ]


def test_a_description_that_is_the_first_paragraph_is_no_standfirst() -> None:
    found = one(FILE, html(story(), headline="Reservoir to be sold", description=SENTENCE))
    assert texts(found, "standfirst") == []
    assert texts(found) == [SENTENCE, MORE]


def test_the_body_for_machines_stands_in_where_the_page_prints_much_less() -> None:
    body = "\n\n".join([SENTENCE, MORE] * 3)
    page = html("<article><h1>Sold</h1><p>Please switch on scripts to read on.</p></article>",
                headline="Sold", articleBody=body)  # fmt: skip
    found = one(FILE, page)
    assert texts(found) == [SENTENCE, MORE] * 3
    assert "body taken from schema.org articleBody" in found.steps


def test_data_in_a_graph_among_others_and_with_odd_shapes_are_found() -> None:
    news = {
        "@type": "NewsArticle",
        "headline": "Sold &amp; gone",
        "author": "Lena Orr",
        "publisher": [{"name": "The Herald"}],
        "inLanguage": ["de"],
        "mainEntityOfPage": {"@id": "https://herald.example/x"},
    }
    graph = {"@graph": [{"@type": "WebPage"}, [news]]}
    script = f'<script type="application/ld+json">{json.dumps(graph)};</script>'
    broken = '<script type="application/ld+json">{"@type": </script>'
    found = one(FILE, html(story(headline="Sold &amp; gone"), broken + script))
    assert texts(found, "headline") == ["Sold & gone"]
    assert (found.byline, found.outlet, found.language) == ("Lena Orr", "The Herald", "de")
    assert found.url == "https://herald.example/x"


def test_without_such_data_the_meta_elements_speak() -> None:
    head = (
        '<meta property="og:site_name" content="The Herald"><meta name="author" content="Lena Orr">'
        '<meta property="article:published_time" content="2031-03-04T05:00:00Z">'
        '<meta property="og:url" content="https://herald.example/y">'
    )
    found = one(FILE, html(story(), head))
    assert (found.outlet, found.byline) == ("The Herald", "Lena Orr")
    assert found.published.printed == "2031-03-04T05:00:00Z"
    assert found.url == "https://herald.example/y"
    assert "meta elements read" in found.steps


def test_lines_above_the_text_say_who_and_when_where_nothing_else_does() -> None:
    above = "<p>By Lena Orr</p><p>4 March 2031, 06:30 GMT</p>"
    body = f"<article><h1>Reservoir sold</h1>{above}<p>{SENTENCE}</p><p>{MORE}</p></article>"
    found = one(FILE, html(body))
    assert (found.byline, found.published.printed) == ("By Lena Orr", "4 March 2031, 06:30 GMT")
    assert texts(found) == [SENTENCE, MORE]


def test_line_breaks_part_lines_and_two_of_them_paragraphs() -> None:
    inside = f"<p>{SENTENCE}<br>Line two of it.<br><br>{MORE}</p>"
    found = one(FILE, html(f"<article><h1>Sold</h1>{inside}<p>{MORE} Twice.</p></article>"))
    assert texts(found) == [f"{SENTENCE}\nLine two of it.", MORE, f"{MORE} Twice."]


def test_a_bold_line_between_paragraphs_is_a_subheading() -> None:
    found = one(FILE, html(story("<p><strong>A letter without reasons</strong></p>")))
    assert texts(found, "subheading") == ["A letter without reasons"]


@pytest.mark.parametrize(
    ("codec", "head"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("windows-1252", ""),
        ("iso-8859-15", '<meta charset="iso-8859-15">'),
        ("koi8-r", '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'),
        ("utf-8", '<meta charset="iso-8859-1">'),
        ("utf-8", '<meta charset="rot13">'),
    ],
)
def test_the_encoding_is_found_out(codec: str, head: str) -> None:
    words = "ты и я" if codec == "koi8-r" else "„Ärger“ in Tölm" if "8859" not in codec else "Tölm"
    page = f"<html><head>{head}</head><body>{story(f'<p>{words}: {SENTENCE}</p>')}</body></html>"
    assert f"{words}: {SENTENCE}" in texts(one(FILE, page.encode(codec)))


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (html(story()) + b"\n\n\x00", "forbidden_character", 3),
        (html(story(f"<p>a&#1;b {SENTENCE}</p>")), "forbidden_in_field", 1),
        (html("<p></p>"), "empty_body", 1),
        (html("<div>" * 5000 + "<p>deep</p>"), "broken_markup", 1),
        (b"<html><p>" + b"x" * 10_000_000, "too_long", 1),
        (b"<html><p>" + b"a<br>" * 50_001, "too_long", 1),
        (b"<html>" + b"<p>a" * 5_001, "too_long", 1),
        (b'<html><meta charset="utf-8">\n' + "“ä”".encode() * 9 + b"\xff", "not_in_encoding", 2),
        (
            b'<!DOCTYPE html [\n<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<html>&a;',
            "declares_entities", 2,
        ),
        (b'<!DOCTYPE x [<!ENTITY % p SYSTEM "//a.example/">%p;]><html>', "declares_entities", 1),
    ],
    ids=named,
)  # fmt: skip
def test_troubles_are_named(data: bytes, code: str, line: int) -> None:
    found = trouble(FILE, data)
    assert (found.code, found.place.line) == (code, line)


def test_numbers_that_are_no_character_never_become_one() -> None:
    text = texts(one(FILE, html(story(f"<p>a&#xD800;b&#0;c {SENTENCE}</p>"))))[1]
    assert not {"\ud800", "\x00"} & set(text)


def test_nothing_is_fetched_and_no_file_is_read() -> None:
    inside = '<iframe src="file:///etc/passwd"></iframe><object data="/etc/passwd"></object>&x;'
    page = html(story(f"<p>{inside}{SENTENCE}</p>"), '<base href="http://127.0.0.1:9/">')
    assert "root:" not in str(one(FILE, page))


@pytest.mark.parametrize("string", [hard for hard in HARD if "\n" not in hard and "\r" not in hard])
def test_hard_strings_come_back_as_browsers_print_them(string: str) -> None:
    escaped = string.replace("&", "&amp;").replace("<", "&lt;")
    found = one(FILE, html(story(f"<p>{escaped} {SENTENCE}</p>")))
    printed = " ".join(f"{string} {SENTENCE}".replace("\t", " ").split(" ")).strip()
    assert printed in [" ".join(text.split(" ")) for text in texts(found)]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1))
def test_any_words_come_back_unchanged(words: str) -> None:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;")
    found = one(FILE, html(story(f"<p>The rivals said: {escaped} is what they heard there.</p>")))
    assert f"The rivals said: {words} is what they heard there." in texts(found)


@given(st.binary(max_size=400))
def test_any_bytes_in_a_page_give_an_article_or_a_trouble(data: bytes) -> None:
    found, troubles = parted(read(FILE, b"<html><body><p>" + data + b"</p>"))
    assert len(found) + len(troubles) == 1


def test_a_marked_page_is_not_taken_for_another() -> None:
    assert one("saved.txt", codecs.BOM_UTF8 + html(story())).extractor == "html-page"
