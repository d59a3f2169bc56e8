"""Small screens, zoom, and where the keyboard is after each act."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from annotator.assignments.models import Assignment
from tests.browser.conftest import Site, sign_in
from tests.browser.work import open_article, press, refuse_for_long, saved, status
from tests.make import make_assignment, make_span, make_text
from tests.world import World


@pytest.fixture
def long_article(committed_world: World) -> Assignment:
    sentence = "The ministry said that nothing of the kind had ever been planned by anybody. "
    content = "\n\n".join(["A long headline about very little", *[sentence * 4] * 12])
    assert committed_world.alices.annotator
    return make_assignment(
        make_text(committed_world.project, content), committed_world.alices.annotator
    )


@pytest.mark.parametrize(("width", "height"), [(720, 450), (844, 390), (390, 844), (320, 256)])
def test_the_caret_stays_in_view(
    page: Page,
    context: BrowserContext,
    site: Site,
    committed_world: World,
    long_article: Assignment,
    width: int,
    height: int,
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    sign_in(context, site, committed_world.alice)
    open_article(page, long_article)
    press(page, "ArrowDown", 12)
    page.keyboard.press("s")
    saved(page)
    box = page.locator("article mark").bounding_box()
    assert box
    assert 0 <= box["y"] <= height - box["height"]


def test_the_keyboard_is_back_in_the_text_after_each_act(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.alice)
    open_article(page, committed_world.alices)
    text = page.get_by_role("application")
    page.keyboard.press("s")
    saved(page)
    page.locator("article mark").focus()
    page.get_by_role("button", name="Remove").click()
    expect(text).to_be_focused()
    expect(page.locator("article mark")).to_have_count(0)
    saved(page)
    refuse_for_long(page)
    page.keyboard.press("s")
    expect(page.locator("article mark")).to_have_count(1)
    expect(status(page)).to_contain_text("1 waiting to be sent")
    page.unroute("**/spans/**")
    page.get_by_role("button", name="Retry").press("Enter")
    saved(page)
    expect(text).to_be_focused()


def test_the_definition_shown_is_that_of_the_chosen_span(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.alice)
    open_article(page, committed_world.alices)
    page.keyboard.press("s")
    press(page, "ArrowRight", 2)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Loaded language").press("Enter")
    saved(page)
    page.keyboard.press("p")
    panel = page.get_by_role("region", name="Labels and their meaning")
    expect(panel.get_by_role("heading", level=2).first).to_contain_text("Scare quotes")
    expect(panel.get_by_role("textbox", name="Note")).to_be_visible()


def test_a_load_that_fails_says_so_in_words(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.alice)
    page.route("**/api/v1/**", lambda route: route.abort())
    page.goto(f"/assignments/{committed_world.alices.pk}/")
    expect(page.get_by_role("alert")).to_contain_text("server could not be reached", timeout=15_000)
    page.unroute("**/api/v1/**")
    page.get_by_role("button", name="Try again").click()
    # Until the article is there, the failure and the first words stand beside each other.
    expect(page.get_by_role("button", name="Try again")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_contain_text("regime")


def test_a_double_click_near_the_edge_takes_the_word_that_was_clicked(
    page: Page,
    context: BrowserContext,
    site: Site,
    committed_world: World,
    long_article: Assignment,
) -> None:
    sign_in(context, site, committed_world.alice)
    open_article(page, long_article)
    scrolled = "document.querySelector('.read').scrollTop"
    before = page.evaluate(scrolled)
    x, y, word = page.evaluate(
        """() => {
            for (let y = innerHeight - 70; y > 0; y -= 4) {
                const found = document.caretPositionFromPoint(150, y);
                if (found?.offsetNode.nodeType !== Node.TEXT_NODE) continue;
                const text = found.offsetNode.data;
                const start = text.lastIndexOf(" ", found.offset - 1) + 1;
                return [150, y, text.slice(start).match(/^[A-Za-z]+/)[0]];
            }
        }"""
    )
    page.mouse.dblclick(x, y)
    assert page.evaluate(scrolled) == before
    page.keyboard.press("s")
    saved(page)
    expect(page.locator("article mark")).to_have_text(word)


def test_colours_of_the_system_leave_all_to_be_seen(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    make_span(committed_world.alices, "claimed victory", "claim")
    make_span(committed_world.alices, "doomed", "loaded")
    sign_in(context, site, committed_world.alice)
    page.emulate_media(forced_colors="active", color_scheme="dark")
    open_article(page, committed_world.alices)
    page.keyboard.press("n")
    for mark in (page.locator("mark.on"), page.locator("mark:not(.on)").first):
        expect(mark).to_have_css("color", "rgb(255, 255, 255)")
        expect(mark).to_have_css("background-color", "rgb(0, 0, 0)")
    expect(page.get_by_role("button", name="Submit")).to_have_css("border-top-width", "1px")
    below = "tab => getComputedStyle(tab).borderBottomColor"
    tabs = [page.get_by_role("tab", name=name).evaluate(below) for name in ("Labels", "Links")]
    assert tabs[0] != tabs[1]
