"""What a manager sees of files of every kind: a feed, an archive, rows that cannot be read."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import ROOT, Site, sign_in
from tests.browser.looks import is_fine
from tests.browser.test_corpus import choose, work
from tests.browser.test_label_imports import LABELLED, send
from tests.imports.test_read_warc import BARE, record
from tests.world import World

FEED = ROOT / "fixtures" / "imports" / "velm_wire.rss"
BAD = '{"headline": "A", "body": "\\ud800"}\n'


def test_a_feed_and_an_archive_are_imported_and_bad_rows_say_where_they_stand(
    page: Page, context: BrowserContext, site: Site, committed_world: World, tmp_path: Path
) -> None:
    world = committed_world
    archive, rows = tmp_path / "crawl.warc", tmp_path / "rows.jsonl"
    archive.write_bytes(record(BARE))
    rows.write_text(BAD * 3)
    sign_in(context, site, world.mona)
    page.goto(f"/projects/{world.project.slug}/import/")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose files…").click()
    chooser.value.set_files([FEED, archive])
    choose(page, rows)
    expect(page.get_by_text("line 2:").first).to_be_visible()
    start = page.get_by_role("button", name="Import ").filter(has_text="article")
    expect(start).to_be_disabled()
    page.get_by_role("checkbox", name="3 cannot be read: leave them out").check()
    start.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Importing")
    work()
    expect(page.get_by_role("heading", level=1)).to_contain_text("imported")
    page.get_by_role("link", name="Import more").click()
    expect(page.get_by_role("link", name="velm_wire.rss and 2 more")).to_be_visible()


def test_a_draft_of_labels_can_be_left(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.mona)
    send(page, committed_world.project, LABELLED / "label_studio.json")
    expect(page.get_by_role("heading", level=1)).to_have_text("Decide what the files mean")
    page.set_viewport_size({"width": 390, "height": 900})
    page.evaluate(Axe().axe_script)
    is_fine(page, "at 390")
    box = page.get_by_label("Loaded becomes", exact=True).bounding_box()
    assert box
    assert box["x"] + box["width"] <= 390
    page.get_by_role("button", name="Import nothing").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The import was stopped")
