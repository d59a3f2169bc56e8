"""Families of labels are shown and hidden, and what is hidden is never forgotten."""

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from annotator.assignments.models import Assignment
from tests.browser.conftest import Begin, Site, sign_in
from tests.browser.marked import richly_marked
from tests.browser.work import open_article, point_at, saved
from tests.world import World


@pytest.fixture
def article(begin: Begin, committed_world: World) -> Assignment:
    return begin(richly_marked(committed_world))


def show_legend(page: Page) -> Locator:
    page.get_by_role("tab", name="Spans").click()
    legend = page.get_by_role("group", name="Families")
    expect(legend).to_be_visible()
    return legend


def show_names(page: Page) -> Locator:
    legend = show_legend(page)
    page.get_by_role("button", name="Families by name").click()
    return legend


def drawn(page: Page) -> Locator:
    return page.locator("article mark[tabindex]")


def test_the_legend_counts_the_spans_of_each_family(page: Page, article: Assignment) -> None:
    legend = show_legend(page)
    expect(legend.locator(".name")).to_have_text(["Quotation", "Evidence"])
    expect(legend.locator(".count")).to_have_text(["2", "4"])


def test_the_families_take_one_line_until_their_names_are_asked_for(
    page: Page, article: Assignment
) -> None:
    legend = show_legend(page)
    folded = legend.bounding_box()
    assert folded
    assert folded["height"] <= 50
    legend.get_by_role("checkbox", name="Quotation").uncheck()
    expect(drawn(page)).to_have_count(4)
    page.get_by_role("button", name="Families by name").click()
    expect(legend.get_by_text("Quotation")).to_be_in_viewport()
    expect(legend.get_by_role("checkbox", name="Quotation")).not_to_be_checked()


def test_a_hidden_family_is_neither_drawn_nor_reached(page: Page, article: Assignment) -> None:
    show_legend(page).get_by_role("checkbox", name="Quotation").uncheck()
    expect(drawn(page)).to_have_count(4)
    expect(page.get_by_text("2 spans of 1 family hidden.")).to_be_visible()
    page.get_by_role("application").focus()
    page.keyboard.press("n")
    expect(page.locator("article mark:focus")).to_contain_text("dubbed")
    page.keyboard.press("n")
    expect(page.locator("article mark:focus")).to_have_text("claimed victory on Monday")
    page.get_by_role("button", name="Show all").click()
    expect(drawn(page)).to_have_count(6)
    expect(page.get_by_text("hidden.")).to_have_count(0)


def test_families_are_turned_by_keyboard_alone(page: Page, article: Assignment) -> None:
    legend = show_names(page)
    page.get_by_role("tab", name="Spans").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Families by name")).to_be_focused()
    page.keyboard.press("Tab")
    expect(legend.get_by_role("checkbox", name="Quotation")).to_be_focused()
    page.keyboard.press("Space")
    expect(drawn(page)).to_have_count(4)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(drawn(page)).to_have_count(2)
    page.keyboard.press("Enter")
    expect(drawn(page)).to_have_count(6)


def test_only_one_family_and_all_again(page: Page, article: Assignment) -> None:
    show_names(page)
    only = page.get_by_role("button", name="Only Evidence")
    only.click()
    expect(drawn(page)).to_have_count(4)
    only.click()
    expect(drawn(page)).to_have_count(6)


def test_marking_brings_a_hidden_family_back(page: Page, article: Assignment) -> None:
    show_legend(page).get_by_role("checkbox", name="Quotation").uncheck()
    page.mouse.dblclick(*point_at(page, "Exile"))
    page.keyboard.press("s")
    expect(drawn(page)).to_have_count(7)
    expect(page.get_by_text("hidden.")).to_have_count(0)
    saved(page)


def test_hiding_the_family_of_the_chosen_span_lets_it_go(page: Page, article: Assignment) -> None:
    legend = show_legend(page)
    page.locator("article mark", has_text="'regime'").focus()
    expect(page.get_by_role("region", name="The chosen span")).to_be_visible()
    legend.get_by_role("checkbox", name="Quotation").uncheck()
    expect(page.get_by_role("region", name="The chosen span")).to_have_count(0)
    expect(drawn(page)).to_have_count(4)


def test_it_holds_for_this_visit_and_this_article_alone(
    page: Page, context: BrowserContext, article: Assignment, committed_world: World
) -> None:
    show_legend(page).get_by_role("checkbox", name="Evidence").uncheck()
    expect(drawn(page)).to_have_count(2)
    page.reload()
    expect(drawn(page)).to_have_count(2)
    expect(page.get_by_text("4 spans of 1 family hidden.")).to_be_visible()
    other = context.new_page()
    open_article(other, article)
    expect(drawn(other)).to_have_count(6)


def test_a_link_to_a_hidden_span_shows_it(page: Page, article: Assignment) -> None:
    show_legend(page).get_by_role("checkbox", name="Evidence").uncheck()
    page.get_by_role("tab", name="Links").click()
    page.get_by_role("button", name="from Loaded language: doomed").click()
    expect(page.locator("article mark:focus")).to_have_text("doomed")
    expect(drawn(page)).to_have_count(6)


def test_by_touch_on_a_phone(site: Site, committed_world: World, context: BrowserContext) -> None:
    mine = richly_marked(committed_world)
    assert context.browser
    phone = context.browser.new_context(
        base_url=site.url, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    sign_in(phone, site, committed_world.alice)
    page = phone.new_page()
    open_article(page, mine)
    page.get_by_role("button", name="Show the labels").tap()
    page.get_by_role("tab", name="Spans").tap()
    page.get_by_role("button", name="Families by name").tap()
    page.get_by_role("button", name="Only Quotation").tap()
    expect(drawn(page)).to_have_count(2)
    page.get_by_role("button", name="Show all").tap()
    expect(drawn(page)).to_have_count(6)
    page.get_by_role("list", name="Spans in reading order").get_by_role("button").nth(5).tap()
    expect(page.locator("article mark:focus")).to_have_text("doomed")
    phone.close()
