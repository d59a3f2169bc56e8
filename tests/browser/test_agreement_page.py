"""What a reviewer reads of agreement: figures from every side, and the places behind them."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Site, sign_in
from tests.browser.looks import is_fine, looks
from tests.make import hand_in, make_placed, make_span, read_by_both
from tests.world import World


@pytest.fixture
def opened(page: Page, context: BrowserContext, site: Site, committed_world: World) -> World:
    """Two articles of both: they agree on one place, and differ about two in the Herald."""
    world = committed_world
    make_placed(world.text)
    make_span(world.alices, "'regime'")
    make_span(world.alices, "topple", "loaded")
    make_span(world.bobs, "Plan to topple", "loaded")
    hand_in(world.alices, world.bobs)
    read_by_both(world.alices, world.bobs, marks="'regime'")
    sign_in(context, site, world.rita)
    page.goto(f"/projects/{world.project.slug}/agreement/")
    expect(page.get_by_role("heading", name="Look closer")).to_be_visible()
    return world


def test_pairs_with_their_interval(page: Page, opened: World) -> None:
    page.get_by_role("combobox", name="Measure", exact=True).select_option("span_f1_exact")
    row = page.get_by_role("row").filter(has_text="P01 – P02")
    expect(row).to_contain_text(".400")
    expect(row).to_contain_text("[.000, 1.000]")


def test_parts_of_the_work(page: Page, opened: World) -> None:
    page.get_by_label("Figures for").select_option("outlet")
    rows = page.locator(".sides tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("Herald")
    expect(rows.first).to_contain_text("too few articles")


def test_every_measure_of_every_label_and_family(page: Page, opened: World) -> None:
    page.get_by_label("Figures for").select_option("layers")
    page.get_by_role("combobox", name="Measure", exact=True).select_option("span_f1_overlap")
    table = page.get_by_role("table", name="Span F1, any overlap")
    expect(table.get_by_role("row").filter(has_text="Family: Evidence")).to_contain_text("1.000")
    expect(table.get_by_role("row").filter(has_text="Scare quotes")).to_contain_text(".667")


def test_a_figure_opens_the_places_behind_it(page: Page, opened: World) -> None:
    places = page.locator(".places > li")
    expect(places).to_have_count(2)
    expect(places.filter(has_text="not marked by P02").locator("mark")).to_have_text("'regime'")
    page.get_by_label("Label or family").select_option("loaded")
    expect(places).to_have_count(1)
    expect(places.locator("mark")).to_have_text("Plan to topple")
    page.get_by_label("In what").select_option("attribute")
    expect(page.get_by_text("Nobody differs here")).to_be_visible()


def test_a_place_leads_to_its_article(page: Page, opened: World) -> None:
    page.locator(".places a").first.click()
    page.wait_for_url(f"**/texts/{opened.text.pk}/")


def test_it_is_fine_at_every_width_in_light_and_dark(page: Page, opened: World) -> None:
    for where in looks(page):
        is_fine(page, where)
