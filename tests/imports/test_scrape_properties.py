"""What holds for any page: words unchanged, offsets exact, reading repeatable."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.imports.dates import UNPRINTED
from annotator.imports.decoding import FORBIDDEN
from annotator.imports.scrape import Block, Scrape, compose, read_scrape

PAGES = sorted((Path(__file__).parents[2] / "fixtures" / "scrapes").glob("*.txt"))
PAGE = """18 Jan, 2022 07:36

Mayor of Tolm denies 'plot'

Rivals speak of a cover-up
Mayor of Tolm denies 'plot'

The mayor of Tolm denied on Monday that there was a plot.

{text}

His rivals, who named no source, insist that there was one.
"""

# Any characters that a line of an article may hold, quotes and marks among them more often.
characters = st.characters(exclude_categories=["Cs"]).filter(
    lambda character: character not in "\r\n" and not FORBIDDEN.match(character)
)
marks = st.sampled_from("\"'“”„‘’«»\u00a0\u0301\u200d\u202e👩😀ßé.,:;!?()")
lines = st.text(st.one_of(characters, marks), min_size=1, max_size=80)
kinds = st.sampled_from(["paragraph", "subheading", "caption"])
scrapes = st.builds(
    Scrape,
    headline=lines,
    standfirst=st.none() | lines,
    body=st.lists(st.builds(Block, kind=kinds, text=lines), min_size=1, max_size=8).map(tuple),
    byline=st.none(),
    published=st.just(UNPRINTED),
    dropped=st.just(()),
    steps=st.just(()),
)


@given(scrapes)
def test_offsets_cut_out_exactly_the_blocks(scrape: Scrape) -> None:
    content, blocks = compose(scrape)
    standfirst = [scrape.standfirst] if scrape.standfirst is not None else []
    texts = [scrape.headline, *standfirst, *(block.text for block in scrape.body)]
    assert [content[block.start : block.end] for block in blocks] == texts


@given(scrapes)
def test_blocks_are_ordered_and_one_blank_line_apart(scrape: Scrape) -> None:
    content, blocks = compose(scrape)
    assert (blocks[0].start, blocks[-1].end) == (0, len(content))
    for before, after in pairwise(blocks):
        assert content[before.end : after.start] == "\n\n"


@given(lines)
def test_any_paragraph_comes_back_unchanged(text: str) -> None:
    paragraph = f"The rivals said: {text} is what they heard from one another."
    assert Block("paragraph", paragraph) in _read(paragraph).body


@given(lines, st.sampled_from(['"{}" she said.', "“{}” she said.", "„{}“, sagte sie."]))
def test_any_quotation_comes_back_unchanged(text: str, form: str) -> None:
    paragraph = form.format(text)
    assert paragraph in [block.text for block in _read(paragraph).body]


@given(st.lists(lines, max_size=12))
def test_reading_is_deterministic_and_blind_to_newlines(texts: list[str]) -> None:
    data = PAGE.format(text="\n".join(texts)).encode()
    scrape, again = read_scrape(data), read_scrape(data)
    twin = read_scrape(data.replace(b"\n", b"\r\n"))
    assert scrape == again
    assert twin == replace(scrape, steps=twin.steps)


@given(st.lists(lines, max_size=12))
def test_no_line_vanishes(texts: list[str]) -> None:
    scrape = read_scrape(PAGE.format(text="\n".join(texts)).encode())
    kept = compose(scrape).content + "\n".join(
        [*(line.text for line in scrape.dropped), scrape.byline or ""]
    )
    dated = scrape.published.printed or ""
    assert all(text.strip() in kept or text.strip() in dated for text in texts)


# In UTF-16 a newline is two bytes wide.
@pytest.mark.parametrize(
    "page", [page for page in PAGES if "utf16" not in page.stem], ids=lambda page: page.stem
)
def test_crlf_twin_of_a_page_gives_the_same_article(page: Path) -> None:
    data = page.read_bytes()
    unified = data.replace(b"\r\n", b"\n")
    twins = [read_scrape(unified.replace(b"\n", newline)) for newline in (b"\n", b"\r\n", b"\r")]
    assert all(replace(twin, steps=()) == replace(twins[0], steps=()) for twin in twins)


def _read(paragraph: str) -> Scrape:
    return read_scrape(PAGE.format(text=paragraph).encode())
