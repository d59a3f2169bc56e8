"""RSS and Atom: each entry an article, whole where the feed has it whole."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.imports.files import articles, fixture, named, one, parted, read, texts, trouble

FILE = "feed.xml"
ITEM = "<item><title>Sold</title><description>The reservoir is sold.</description></item>"


def rss(items: str, head: str = '<?xml version="1.0"?>', codec: str = "utf-8") -> bytes:
    channel = f"<channel><title>Wire</title>\n{items}</channel>"
    return f"{head}\n<rss version='2.0'>{channel}</rss>".encode(codec)


def test_an_rss_feed_is_understood_whole() -> None:
    whole, short = articles(FILE, fixture("imports/velm_wire.rss"))
    assert [tuple(block) for block in whole.blocks] == [
        ("headline", 'Dam "safe", says engineer who built it'),
        ("standfirst", "Rivals doubt it."),
        (
            "paragraph",
            "The dam above Tolm is “safe”, said the engineer who built & tests it.",
        ),
        ("subheading", "A crack"),
        ("paragraph", "A\xa0crack was found in May.\nNobody was told."),
    ]
    assert (whole.byline, whole.outlet, whole.language) == ("Ida Brask", "Velm Wire", "en-GB")
    assert (whole.url, whole.external_id) == ("https://velm-wire.example/dam", "dam-17")
    assert whole.published.printed == "Tue, 04 Mar 2031 07:36:00 +0100"
    assert whole.published.at is not None
    assert whole.published.at.isoformat() == "2031-03-04T06:36:00+00:00"
    assert "text from the full content of the entry" in whole.steps
    assert texts(short, "headline") == ["AT&T of the valleys folds"]
    assert "text from the summary of the entry" in short.steps


def test_an_atom_feed_is_understood_whole() -> None:
    found = one(FILE, fixture("imports/tolmer_bote.atom"))
    assert texts(found, "headline") == ["Stausee: Streit um „Notverkauf“"]
    assert texts(found, "standfirst") == ["Der Rat widerspricht."]
    assert len(texts(found)) == 2
    assert (found.byline, found.language) == ("Jule Venn", "de")
    assert found.published.printed == "2031-03-04T05:30:00Z"
    assert "feedparser" in found.version


def test_data_of_an_article_is_its_entry() -> None:
    data = fixture("imports/velm_wire.rss")
    for found in articles(FILE, data):
        assert found.data.startswith(b"<item>")
        assert found.data.endswith(b"</item>")
        assert found.place.byte == data.index(found.data)
        assert found.place.line == data[: found.place.byte].count(b"\n") + 1


def test_a_summary_that_begins_the_text_is_no_standfirst() -> None:
    item = (
        "<item xmlns:c='http://purl.org/rss/1.0/modules/content/'><title>Sold</title>"
        "<description>The reservoir is</description>"
        "<c:encoded>The reservoir is sold.</c:encoded></item>"
    )
    assert texts(one(FILE, rss(item)), "standfirst") == []


def test_names_of_html_without_a_declaration_are_no_trouble() -> None:
    item = "<item><title>Sold</title><description>The&nbsp;reservoir is sold.</description></item>"
    assert texts(one(FILE, rss(item))) == ["The\xa0reservoir is sold."]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_the_encoding_is_the_one_it_declares(codec: str) -> None:
    head = f'<?xml version="1.0" encoding="{codec.removesuffix("-sig")}"?>'
    item = ITEM.replace("reservoir", "Stausee in Tölm")
    assert texts(one(FILE, rss(item, head, codec))) == ["The Stausee in Tölm is sold."]


@pytest.mark.parametrize(
    ("codec", "words"),
    [
        ("gb2312", "水库已经出售。"),
        ("gbk", "水庫已經出售。"),
        ("gb18030", "水库已经出售😀。"),
        ("big5", "水庫已經出售。"),
        ("Shift_JIS", "貯水池は売られた。ソ表①"),
        ("euc-jp", "貯水池は売られた。"),
        ("euc-kr", "저수지가 팔렸다."),
    ],
)
def test_so_is_one_of_several_bytes_a_character(codec: str, words: str) -> None:
    head = f'<?xml version="1.0" encoding="{codec}"?>'
    item = ITEM.replace("The reservoir is sold.", words)
    wide = "cp932" if codec == "Shift_JIS" else codec
    found = one(FILE, rss(item, head, wide))
    assert texts(found) == [words]
    # Bytes of the file are not counted; the line is.
    assert (found.place.line, found.place.byte) == (3, None)
    assert found.steps[0].startswith("decoded ")
    assert found.data.decode() == item


def test_what_stands_before_the_damage_is_read() -> None:
    data = rss(f"{ITEM}\n{ITEM}\n<item><title>x</b></item>\n{ITEM}")
    good, [found] = parted(read(FILE, data))
    assert len(good) == 2
    assert (found.code, found.place.line) == ("broken_markup", 5)
    assert found.place.byte == data.index(b"<item><title>x")
    assert "mismatched tag" in found.reason


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (rss("", '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), "declares_entities"),
        (rss(ITEM, '<!DOCTYPE r [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;">]>'), "declares_entities"),
        (
            rss(ITEM, '<!DOCTYPE r [<!ENTITY % p SYSTEM "//a.example/">%p;]>'),
            "declares_entities",
        ),
        (rss(ITEM, '<?xml version="1.0" encoding="utf-k"?>'), "broken_markup"),
        (rss(ITEM, '<?xml version="1.0" encoding="rot13"?>'), "broken_markup"),
        (
            rss(ITEM, '<?xml version="1.0" encoding="gb2312"?>').replace(b"sold", b"\xff"),
            "not_in_encoding",
        ),
        (rss(""), "no_entries"),
        (rss("<item/>" * 20_002), "too_many_entries"),
        (rss("<item><title>Only a headline</title></item>"), "empty_body"),
        (rss(ITEM.replace("sold", "a\x00b")), "broken_markup"),
        (rss(ITEM.replace("sold", "&#0;")), "broken_markup"),
        (rss(ITEM.replace("sold", "&#xD800;")), "broken_markup"),
        (rss(ITEM).replace(b"sold", b"\xff"), "broken_markup"),
        (b"<rss><channel>" + b" " * 20_000_000, "too_long"),
        (b"<rss" + b"<a" * 100_000, "broken_markup"),
        (b"<rss>" + b"<a>" * 100_000, "broken_markup"),
    ],
    ids=named,
)
def test_troubles_are_named(data: bytes, code: str) -> None:
    assert trouble(FILE, data).code == code


def test_elements_that_are_no_entries_are_not_taken_for_some() -> None:
    odd = f"<x:item xmlns:x='urn:x'><title>Odd</title></x:item>{ITEM}"
    assert trouble(FILE, rss(odd)).code == "broken_markup"


def test_a_doctype_without_entities_is_fine_and_loads_nothing() -> None:
    head = '<!DOCTYPE rss PUBLIC "-//X//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss.dtd">'
    assert len(articles(FILE, rss(ITEM, head))) == 1


def test_a_feed_that_looks_like_an_address_or_a_path_opens_nothing() -> None:
    assert trouble("/etc/passwd.xml", b"<rss>/etc/passwd</rss>").code == "no_entries"


@pytest.mark.parametrize("text", ["Â¡", "Ã¼ber", "&#195;&#188;", "&Acirc;&iexcl;", "\x85", "\x93"])
def test_words_are_not_repaired(text: str) -> None:
    found = one(FILE, rss(ITEM.replace("sold", text)))
    assert texts(found) == [html.unescape(f"The reservoir is {text}.")]


printing = st.characters(exclude_categories=["Cs", "Cc", "Z"], exclude_characters="\ufffe\uffff")


@given(st.text(printing, min_size=1))
def test_any_words_come_back_unchanged(text: str) -> None:
    twice = text.replace("&", "&amp;").replace("<", "&lt;").replace("&", "&amp;")
    item = ITEM.replace("The reservoir is sold.", f"&lt;p&gt;He said: {twice}.&lt;/p&gt;")
    assert texts(one(FILE, rss(item))) == [f"He said: {text}."]


@given(st.binary(max_size=300))
def test_damage_never_raises(data: bytes) -> None:
    read(FILE, b"<rss><channel>" + ITEM.encode() + data + ITEM.encode() + b"</channel></rss>")
