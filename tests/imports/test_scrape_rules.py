"""Single rules of reading a page, each with the line it must not mistake for another."""

import time

import pytest

from annotator.imports.furniture import is_byline, is_caption, why_furniture
from annotator.imports.scrape import Block, Scrape, read_scrape

FIRST = "The mayor of Tolm denied on Monday that there was a plot."
SECOND = "His rivals, who named no source, insist that there was one."


def read(*lines: str) -> Scrape:
    return read_scrape("\n".join(lines).encode())


@pytest.mark.parametrize(
    "line",
    [
        '"We will," he said.',
        '"Print"',
        "“Share this article,” she begged.",
        "Share prices fell.",
        "Print workers walked out on Friday.",
        "He printed it.",
        "Twitter and Facebook were blocked.",
        "Photos, letters and maps were seized.",
        "Photo by photo, the truth emerged.",
        "Register entries leaked by e-mail show that the minister lied.",
        "We baked cookies for the soldiers.",
        "Copyright law is a mess.",
        "Article 12(c) is dead.",
        "Related parties were not heard.",
        "The icon of icons, an iconic icon.",
        "Nonsense!",
    ],
)
def test_prose_is_never_furniture(line: str) -> None:
    assert why_furniture(line) is None
    body = read("Mayor denies it", "", FIRST, "", line, "", SECOND).body
    assert line in [block.text for block in body]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("icon closeicon menuicon searchicon", "icon text"),
        ("Share", "buttons"),
        ("Facebook Twitter WhatsApp", "buttons"),
        ("Comments (12)", "buttons"),
        ("1.2K shares", "buttons"),
        ("Home > World > Velmar", "breadcrumbs"),
        ("Home | News | Sport | Subscribe", "menu"),
        ("Advertisement", "advertisement"),
        ("Sign up to our newsletter", "newsletter or app"),
        ("We and our partners use cookies.", "cookie notice"),
        ("Copyright 2022 Upland Herald", "copyright notice"),
        ("Photo: Lena Orr", "picture credit"),
        ("© Lena Orr / Velm Wire", "picture credit"),
        ("FILE PHOTO", "picture credit"),
        ("5 min read", "reading time"),
        ("3 hours ago", "relative date"),
        ("* * *", "no letters or digits"),
        ("Tags: ferries, strike", "tags"),
    ],
)
def test_furniture_has_a_reason(line: str, reason: str) -> None:
    assert why_furniture(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe",
        "BY JANE DOE AND OLA TARN",
        "By Jane Doe in Velm",
        "Von Karla von der Wendt",
        "Jane Doe, Political editor",
    ],
)
def test_bylines(line: str) -> None:
    assert is_byline(line)
    assert read("Mayor denies it", line, "", FIRST, "", SECOND).byline == line


@pytest.mark.parametrize(
    "line", ["By Order of the King", "Von Ostvar nach Velm", "By the time it was over"]
)
def test_no_bylines(line: str) -> None:
    assert not is_byline(line)


def test_captions_say_something() -> None:
    assert is_caption("FILE PHOTO: Soldiers guard the bridge in Ostvar in March 2021.")
    assert not is_caption("Photo: Lena Orr")
    assert not is_caption("“Photo: A man walks past the ruined bank in Velm.”")


def test_a_sentence_under_the_headline_is_a_paragraph_unless_it_stands_apart() -> None:
    assert read("Mayor denies it", "", FIRST, "", SECOND).standfirst is None
    assert read("Mayor denies it", "", FIRST, "", "By Jane Doe", "", SECOND).standfirst == FIRST
    assert read("Mayor denies it", FIRST, "", SECOND, "", FIRST).standfirst == FIRST


def test_doubled_headline_may_differ_in_its_quotes() -> None:
    scrape = read("Mayor denies 'plot'", "", "MAYOR DENIES ‘PLOT’", "", FIRST)
    assert (scrape.headline, scrape.dropped[0].reason) == (
        "Mayor denies 'plot'",
        "doubled headline",
    )


@pytest.mark.parametrize(
    "above",
    [
        [],
        ["WORLD NEWS"],
        ["The Upland Herald"],
        ["Mayor of Tolm denies 'plot' | The Upland Herald"],
        ["Dispatches", "Mayor of Tolm denies 'plot'"],
    ],
    ids=lambda lines: " / ".join(lines) or "nothing",
)
def test_what_stands_above_the_headline_goes(above: list[str]) -> None:
    scrape = read(*above, "Mayor of Tolm denies 'plot'", "Rivals name no source", FIRST)
    assert (scrape.headline, scrape.standfirst) == (
        "Mayor of Tolm denies 'plot'",
        "Rivals name no source",
    )
    assert len(scrape.dropped) == len(above)


def test_a_short_headline_above_repeated_lines_stays_the_headline() -> None:
    scrape = read("Mayor denies it", FIRST, "a", "a", FIRST)
    assert scrape.headline == "Mayor denies it"


def test_pages_without_blank_lines() -> None:
    scrape = read("Mayor denies it", FIRST, "What the rivals say", SECOND)
    assert [block.kind for block in scrape.body] == ["paragraph", "subheading", "paragraph"]


def test_a_date_or_name_inside_the_story_stays_in_it() -> None:
    scrape = read("18 Jan 2022", "Mayor denies it", "", FIRST, "", "19 January", "", SECOND)
    assert scrape.body[1] == Block("subheading", "19 January")
    scrape = read("Mayor denies it", "", FIRST, "", SECOND, "", "19 Jan 2022", "", FIRST)
    assert scrape.body[2] == Block("subheading", "19 Jan 2022")
    assert scrape.published.at is None


def test_a_date_under_the_story_is_its_date() -> None:
    scrape = read("Mayor denies it", "", FIRST, "", SECOND, "", "By Jane Doe | 19 Jan 2022")
    assert scrape.byline == "By Jane Doe"
    assert scrape.published.printed == "19 Jan 2022"


def test_prose_between_upright_lines_is_no_menu() -> None:
    line = "Menk | Orr | Politics"
    assert [block.text for block in read("Mayor denies it", "", FIRST, line, SECOND).body][
        1
    ] == line


def test_every_part_of_a_mixed_line_is_kept_or_reported() -> None:
    line = "By Jane Doe | Published 18 Jan 2022 | Updated 19 Jan 2022 | 3 min read"
    scrape = read("Mayor denies it", line, "", FIRST)
    assert scrape.byline == "By Jane Doe"
    assert [tuple(dropped) for dropped in scrape.dropped] == [
        (2, "3 min read", "reading time"),
        (2, "Updated 19 Jan 2022", "other date"),
    ]


def test_links_above_the_story_do_not_swallow_the_headline() -> None:
    scrape = read("Trending", "Five lakes to swim in", "", "Mayor denies it", "", FIRST)
    assert scrape.headline == "Mayor denies it"


def test_white_space_at_line_ends_goes_and_inside_stays() -> None:
    scrape = read("  Mayor denies it\t", "", f"\u00a0{FIRST} \u00a0 {SECOND} ")
    assert scrape.body == (Block("paragraph", f"{FIRST} \u00a0 {SECOND}"),)
    assert "white space at line ends dropped" in scrape.steps


@pytest.mark.parametrize(
    "line",
    [
        "a\n",
        "Related\n",
        "18 Jan 2022\n",
        "Updated: 18 Jan 2022\n",
        "By Jane Doe\n",
        "By Jane Doe | 18 Jan 2022\n",
        "Read more: a\n\n",
        "x" * 999 + "\n",
        "By " + "A" * 500 + " ",
        "1 of ",
        "By A, A, A and A, A, ",
        "> ",
        "icon ",
        "a / ",
    ],
    ids=lambda line: line[:24].strip(),
)
def test_large_hostile_pages_take_linear_time(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.imports.scrape.MOST_LINES", 1_000_000)
    page = f"Mayor denies it\n\n{FIRST}\n{line * (60_000 // len(line))}\n\n{SECOND}"
    # Processor time, not the clock's: squared, this would be minutes, however idle the machine is.
    started = time.thread_time()
    read(page)
    assert time.thread_time() - started < 15
