"""Files that hold no article are refused with the place and the reason."""

import codecs

import pytest

from annotator.errors import Invalid
from annotator.imports.decoding import BrokenUtf16, EmptyFile, ForbiddenCharacter, Undecodable
from annotator.imports.scrape import NoBody, NoHeadline, read_scrape

STORY = "Mayor denies 'plot'\n\nThe mayor of Tolm denied on Monday that there was a plot."


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE], ids=repr
)
def test_empty_file(data: bytes) -> None:
    with pytest.raises(EmptyFile):
        read_scrape(data)


def test_no_sentences_says_how_many_lines_were_looked_at() -> None:
    with pytest.raises(NoBody, match="only 0 of 3 lines look like sentences"):
        read_scrape(b"Share\n18 Jan 2022\nA headline and nothing else")


def test_nothing_but_furniture() -> None:
    with pytest.raises(NoBody, match="only 0 of 2 lines"):
        read_scrape(b"Share\n18 Jan 2022")


def test_a_headline_and_furniture_is_no_article() -> None:
    with pytest.raises(NoBody):
        read_scrape(b"Mayor denies plot\n\nSign up to our newsletter for more stories like this.")


def test_prose_without_headline() -> None:
    with pytest.raises(NoHeadline, match=r"line 2 .* 301 characters"):
        read_scrape(b"\n" + b"a" * 300 + b".\n\nThe mayor denied it on Monday.")


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        pytest.param("“Naïve”, he said. ".encode() * 3 + b"\xff", 69, id="damaged utf-8"),
        pytest.param(b"Caf\xe9 \x81", 3, id="undefined in windows-1252"),
        pytest.param(codecs.BOM_UTF8 + b"Caf\xe9!", 6, id="marked as utf-8"),
    ],
)
def test_undecodable_bytes_are_named(data: bytes, offset: int) -> None:
    with pytest.raises(Undecodable, match=rf"Byte {offset} "):
        read_scrape(data)


def test_cut_utf16() -> None:
    with pytest.raises(BrokenUtf16, match="byte 4 "):
        read_scrape(codecs.BOM_UTF16_LE + b"a\0b")


@pytest.mark.parametrize(
    "character", ["\x00", "\x01", "\x08", "\x0e", "\x1b", "\x1f", "\ufffe", "\uffff", "\ud800"]
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_forbidden_characters_are_named_with_their_place(character: str, codec: str) -> None:
    data = f"Title\r\n\r\nab{character}c".encode(codec, "surrogatepass")
    with pytest.raises(ForbiddenCharacter, match=f"U\\+{ord(character):04X} at line 3, column 3 "):
        read_scrape(data)


@pytest.mark.parametrize("character", ["\t", "\x0b", "\x0c", "\x85", "\u2028", "\u00ad", "\u202e"])
def test_odd_white_space_and_marks_stay(character: str) -> None:
    text = f"The mayor{character}of Tolm denied on Monday that there was a plot."
    assert read_scrape(f"Mayor denies it\n\n{text}".encode()).body[0].text == text


def test_utf16_and_utf8_give_the_same_article() -> None:
    plain, wide = read_scrape(STORY.encode()), read_scrape(STORY.encode("utf-16"))
    assert (plain.headline, plain.body) == (wide.headline, wide.body)


def test_windows_1252_is_recorded() -> None:
    scrape = read_scrape(STORY.replace("'", "’").encode("windows-1252"))
    assert scrape.headline == "Mayor denies ’plot’"
    assert "decoded windows-1252" in scrape.steps


def test_capital_umlaut_before_a_closing_quote_is_not_damaged_utf8() -> None:
    # "Ö“" is D6 93 in windows-1252, and a whole sequence in UTF-8.
    text = "Streit um die Partei „FPÖ“\n\nDie Führung der „FPÖ“ möchte darüber nicht reden."
    assert read_scrape(text.encode("windows-1252")).body[0].text.startswith("Die Führung")


def test_refusals_are_invalid_input() -> None:
    refusals = (BrokenUtf16, EmptyFile, ForbiddenCharacter, NoBody, NoHeadline, Undecodable)
    assert all(issubclass(refusal, Invalid) for refusal in refusals)
