"""Focus mode: the article and the line below it, and the way to everything else by key."""

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Site, sign_in
from tests.browser.work import open_article, press, saved
from tests.world import World

AT = "document.querySelector('article p').getBoundingClientRect().left"
# How far the handle at the start of the chosen span is from its words.
APART = """(document.querySelector('.bound').getBoundingClientRect().left
    - document.querySelector('article mark').getBoundingClientRect().left)"""


def test_only_the_article_and_back(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.alice)
    open_article(page, committed_world.alices)
    header, panel = page.get_by_role("banner"), page.locator(".panel")
    for back in ("*", "Escape"):
        page.keyboard.press("*")
        expect(header).to_be_hidden()
        expect(panel).to_have_css("opacity", "0")
        expect(page.get_by_role("contentinfo")).to_be_visible()
        expect(page.get_by_role("application")).to_be_focused()
        page.keyboard.press(back)
        expect(header).to_be_visible()
        expect(panel).to_have_css("opacity", "1")
    page.get_by_role("button", name="Only the article").click()
    expect(header).to_be_hidden()
    page.get_by_role("button", name="Show everything").click()
    expect(header).to_be_visible()


def test_definitions_come_as_long_as_they_are_used_and_nothing_moves(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.alice)
    open_article(page, committed_world.alices)
    page.keyboard.press("*")
    left, panel = page.evaluate(AT), page.locator(".panel")
    page.keyboard.press("Enter")
    expect(panel).to_have_css("opacity", "1")
    assert page.evaluate(AT) == left
    page.keyboard.press("Escape")
    expect(panel).to_have_css("opacity", "0")
    page.keyboard.press(",")
    expect(page.get_by_role("region", name="Guide")).to_have_css("opacity", "1")
    assert page.evaluate(AT) == left
    page.keyboard.press("Escape")
    expect(page.get_by_role("banner")).to_be_hidden()


def test_escape_lets_go_before_it_comes_back(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.alice)
    open_article(page, committed_world.alices)
    page.keyboard.press("*")
    press(page, "s")
    saved(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("banner")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.get_by_role("banner")).to_be_visible()


def test_the_handles_of_a_span_go_with_it(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.alice)
    open_article(page, committed_world.alices)
    press(page, "s")
    saved(page)
    before = page.evaluate(APART)
    left = page.evaluate(AT)
    for _ in range(2):
        page.keyboard.press("*")
        page.wait_for_function(f"{AT} !== {left}")
        page.wait_for_function(f"Math.abs({APART} - {before}) < 1")
        left = page.evaluate(AT)
