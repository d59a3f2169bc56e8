"""What a reviewer reads of agreement: figures from every side, and the places behind them."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from annotator.jobs import run_gamma
from annotator.statistics.models import GammaRun
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
    rows = page.locator(".closer tbody tr")
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


def test_the_work_is_chosen_in_the_address(page: Page, opened: World) -> None:
    work = page.get_by_role("form", name="Which work")
    work.get_by_label("Published from").fill("2100-01-01")
    expect(
        page.get_by_text("Nothing of this work was submitted by two annotators.")
    ).to_be_visible()
    assert "since=2100-01-01" in page.url
    page.reload()
    expect(page.get_by_text("Nothing of this work")).to_be_visible()
    work.get_by_label("Published from").fill("")
    expect(page.get_by_role("heading", name="Look closer")).to_be_visible()
    assert "since" not in page.url


def test_a_row_opens_the_places_behind_its_figure(page: Page, opened: World) -> None:
    page.get_by_label("Figures for").select_option("layers")
    page.locator(".closer").get_by_role("button", name="Loaded language").click()
    expect(page.get_by_text("Behind the figure of: Loaded language")).to_be_visible()
    expect(page.locator(".places > li")).to_have_count(1)


def test_groups_of_one_are_kept_back(page: Page, opened: World) -> None:
    page.get_by_label("Figures for").select_option("groups")
    page.get_by_label("P01", exact=False).first.select_option("A")
    page.get_by_label("P02", exact=False).first.select_option("B")
    row = page.locator(".closer tbody tr").filter(has_text="A – B")
    expect(row).to_contain_text("too few annotators are in this group")


def test_questions_links_and_all_labels_together(page: Page, opened: World) -> None:
    rows = page.locator(".closer tbody tr")
    page.get_by_label("Figures for").select_option("together")
    expect(rows.filter(has_text="uα (2016)").first).to_be_visible()
    page.get_by_label("Figures for").select_option("questions")
    expect(rows.filter(has_text="What is it? · α (nominal)")).to_be_visible()
    page.get_by_label("Figures for").select_option("matched")
    expect(rows.filter(has_text="Links of any type")).to_contain_text(
        "no link has both of its ends"
    )


def test_figures_are_taken_along(page: Page, opened: World) -> None:
    for name, begin in (("CSV", "label,formula"), ("LaTeX", r"\begin{tabular}")):
        with page.expect_download() as download:
            page.get_by_role("link", name=name).click()
        assert download.value.path().read_text().startswith(begin)
    for kind in ("SVG", "PNG"):
        with page.expect_download() as download:
            page.get_by_role("button", name=kind).click()
        assert download.value.suggested_filename == f"agreement.{kind.lower()}"
        assert download.value.path().stat().st_size > 500


def test_gamma_is_measured_when_asked_for(page: Page, opened: World) -> None:
    page.get_by_role("button", name="Measure γ").click()
    expect(page.get_by_text("Being measured")).to_be_visible()
    run_gamma(run=GammaRun.objects.get().pk)
    expect(page.get_by_text("mean of 2 articles")).to_be_visible()
    expect(page.get_by_text("chance from 30 turned continua")).to_be_visible()
