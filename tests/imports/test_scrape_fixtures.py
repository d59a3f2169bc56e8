"""Every page in fixtures/scrapes gives exactly the article written down beside it."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from annotator.imports.scrape import EXTRACTOR, VERSION, Scrape, compose, read_scrape

SCRAPES = Path(__file__).parents[2] / "fixtures" / "scrapes"
PAGES = sorted(SCRAPES.glob("*.txt"))


def as_json(scrape: Scrape) -> dict[str, Any]:
    at = scrape.published.at
    return {
        "headline": scrape.headline,
        "standfirst": scrape.standfirst,
        "byline": scrape.byline,
        "published": {
            "at": at.isoformat() if at else None,
            "printed": scrape.published.printed,
            "zone_assumed": scrape.published.zone_assumed,
        },
        "blocks": [{"kind": block.kind, "text": block.text} for block in scrape.body],
        "dropped": dict(sorted(Counter(line.reason for line in scrape.dropped).items())),
        "steps": list(scrape.steps),
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_gives_its_article(page: Path) -> None:
    expected = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    assert as_json(read_scrape(page.read_bytes())) == expected


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_line_is_kept_or_reported(page: Path) -> None:
    data = page.read_bytes()
    codec = {b"\xff\xfe": "utf-16", b"\xef\xbb": "utf-8-sig"}.get(data[:2], "utf-8")
    codec = "windows-1252" if page.stem.endswith("1252") else codec
    scrape = read_scrape(data)
    known = [compose(scrape).content, scrape.byline, scrape.published.printed]
    known += [line.text for line in scrape.dropped]
    lost = {
        part.strip()
        for line in data.decode(codec).splitlines()
        if not any(line.strip() in (text or "") for text in known)
        for part in line.split("|")
        if not any(part.strip() in (text or "") for text in known)
    }
    assert not lost


def test_there_are_pages() -> None:
    assert len(PAGES) >= 10


def test_the_files_are_still_byte_exact() -> None:
    """An editor or git that "repairs" these files would empty the tests of their meaning."""

    def page(name: str) -> bytes:
        return (SCRAPES / f"{name}.txt").read_bytes()

    crlf = page("dam_vote_crlf")
    assert crlf.count(b"\r\n") == crlf.count(b"\n") > 10
    assert page("lantern_festival_bom").startswith(b"\xef\xbb\xbf")
    assert b"e\xcc\x81" in page("lantern_festival_bom")
    assert b"\xc2\xa0" in page("lantern_festival_bom")
    assert b"\x84Kampagne\x93" in page("pflegeheim_windows_1252")
    assert page("border_fence_utf16").startswith(b"\xff\xfe")


def test_extractor_is_named() -> None:
    scrape = read_scrape(PAGES[0].read_bytes())
    assert (scrape.extractor, scrape.version) == (EXTRACTOR, VERSION)
    assert EXTRACTOR == "plain-text-scrape"


def test_demo_article_keeps_both_spellings_and_its_uneven_quotes() -> None:
    scrape = read_scrape((SCRAPES / "velmar_regime.txt").read_bytes())
    content = compose(scrape).content
    assert "Darro Menk," in content
    assert "Menck has" in content
    assert '"Freedom does not arrive by post,”' in content
    assert "“terrorists”" in content
    assert "presented no evidence" in content
    assert len(scrape.body) == 9
