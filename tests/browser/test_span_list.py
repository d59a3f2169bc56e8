"""The list of spans and the list of links beside the text: find one, and go there."""

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from annotator.assignments.models import Assignment
from annotator.spans.models import Link
from tests.browser.conftest import Begin, Site, sign_in
from tests.browser.looks import is_fine, looks
from tests.browser.marked import given, long_text, put, richly_marked
from tests.browser.work import open_article, saved
from tests.world import World


@pytest.fixture
def article(begin: Begin, committed_world: World) -> Assignment:
    return begin(richly_marked(committed_world))


def entries(page: Page) -> Locator:
    return page.get_by_role("list", name="Spans in reading order").get_by_role("button")


def quotes(page: Page) -> list[str]:
    expect(entries(page).first).to_be_visible()
    return entries(page).locator("mark").all_inner_texts()


def focused_span(page: Page) -> Locator:
    return page.locator("article mark:focus")


def test_all_spans_in_reading_order_with_what_was_said(page: Page, article: Assignment) -> None:
    page.get_by_role("tab", name="Spans 6").click()
    assert quotes(page) == [
        "'regime'",
        "dubbed the country's “opposition leader”",
        "“opposition leader”",
        "claimed victory on Monday",
        "but offered no proof",
        "doomed",
    ]
    expect(entries(page).nth(0)).to_contain_text("headline · the government")
    expect(entries(page).nth(1)).to_contain_text("A banker living overseas, dubbed")
    expect(entries(page).nth(1)).to_contain_text("Note: see the headline")
    expect(entries(page).nth(3)).to_contain_text("part 1 of 2")
    expect(entries(page).nth(4)).to_contain_text("part 2 of 2")


def test_the_list_is_walked_by_key_and_left_at_a_span(page: Page, article: Assignment) -> None:
    page.keyboard.press("#")
    expect(entries(page).nth(0)).to_be_focused()
    page.keyboard.press("End")
    expect(entries(page).nth(5)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(focused_span(page)).to_have_text("claimed victory on Monday")
    expect(entries(page).nth(3)).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("region", name="The chosen span")).to_contain_text("claimed victory")


def test_the_key_leads_to_the_chosen_span(page: Page, article: Assignment) -> None:
    page.locator("article mark", has_text="doomed").focus()
    page.keyboard.press("#")
    expect(entries(page).nth(5)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("application")).to_be_focused()


def test_spans_are_searched_and_filtered(page: Page, article: Assignment) -> None:
    page.get_by_role("tab", name="Spans").click()
    search = page.get_by_label("Find a span")
    search.fill("HEADLINE")
    expect(page.get_by_text("2 spans found")).to_be_attached()
    assert quotes(page) == ["'regime'", "dubbed the country's “opposition leader”"]
    search.fill("nowhere")
    expect(page.get_by_text("No span fits.")).to_be_visible()
    search.fill("")
    page.get_by_role("combobox", name="Label").select_option("Claim")
    expect(entries(page)).to_have_count(2)
    search.fill("proof")
    expect(entries(page)).to_have_count(1)
    search.press("Enter")
    expect(focused_span(page)).to_have_text("but offered no proof")


def test_an_incomplete_span_says_so(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    link_types = [
        {"slug": "judges", "from_labels": ["loaded"], "to_labels": ["claim"], "required": True}
    ]
    mine = given(committed_world, link_types=link_types)
    put(mine, "doomed", "loaded")
    put(mine, "claimed victory", "claim")
    sign_in(context, site, committed_world.alice)
    open_article(page, mine)
    page.keyboard.press("#")
    expect(entries(page).nth(1)).to_contain_text("incomplete")
    expect(entries(page).nth(0)).not_to_contain_text("incomplete")


def test_links_are_listed_followed_and_removed(page: Page, article: Assignment) -> None:
    page.get_by_role("tab", name="Links 2").click()
    page.get_by_role("button", name="to Claim: claimed victory on Monday").nth(1).click()
    expect(focused_span(page)).to_have_text("claimed victory on Monday")
    page.get_by_role("button", name="from Loaded language: doomed").click()
    expect(focused_span(page)).to_have_text("doomed")
    page.get_by_role("button", name="Remove the link judges").click()
    expect(page.get_by_role("tab", name="Links 1")).to_be_visible()
    expect(page.get_by_role("list", name="Links of this article")).to_be_focused()
    saved(page)
    assert not Link.objects.live().filter(assignment=article, type__slug="judges").exists()
    page.keyboard.press("Control+z")
    expect(page.get_by_role("tab", name="Links 2")).to_be_visible()
    saved(page)


def test_the_links_of_the_chosen_span_are_drawn_and_named(page: Page, article: Assignment) -> None:
    expect(page.locator("svg.links path")).to_have_count(0)
    page.locator("article mark", has_text="doomed").focus()
    expect(page.locator("svg.links text")).to_have_text(["judges"])
    tip, start = page.locator("svg.links path").evaluate(
        "path => [path.getAttribute('d').split('M')[2], path.getAttribute('d').split('M')[1]]"
    )
    # The arrow's head is drawn where the claim is, above the word that judges it.
    assert float(tip.split("L")[1].split(" ")[1]) < float(start.split("H")[0].split(" ")[1])
    page.locator("article mark", has_text="claimed victory").focus()
    expect(page.locator("svg.links text")).to_have_count(2)
    expect(page.locator("svg.links .joined text")).to_have_text("continues")


def test_parts_of_a_span_are_one(page: Page, article: Assignment) -> None:
    page.locator("article mark", has_text="but offered no proof").focus()
    expect(page.locator("article mark.whole")).to_have_text("claimed victory on Monday")
    expect(page.locator("article mark.part")).to_have_count(2)
    page.locator("article mark", has_text="doomed").focus()
    expect(page.locator("article mark.whole")).to_have_count(0)


@pytest.mark.parametrize("view", ["Spans", "Links"])
def test_the_lists_are_usable_in_every_look(page: Page, article: Assignment, view: str) -> None:
    page.locator("article mark", has_text="doomed").focus()
    page.get_by_role("tab", name=view).click()
    for where in looks(page):
        expect(page.get_by_role("tabpanel", name=view)).to_be_visible()
        is_fine(page, f"{view} {where}")


def test_a_long_list_is_walked_and_searched(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    mine = given(committed_world, long_text(200))
    for number in range(200):
        put(mine, f"plan {number} said")
    sign_in(context, site, committed_world.alice)
    open_article(page, mine)
    page.keyboard.press("#")
    expect(entries(page)).to_have_count(200)
    expect(entries(page).first).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(focused_span(page)).to_have_text("plan 199 said")
    expect(focused_span(page)).to_be_in_viewport()
    page.get_by_label("Find a span").fill("said 77")
    expect(entries(page).locator("mark")).to_have_text(["plan 77 said", "plan 177 said"])
