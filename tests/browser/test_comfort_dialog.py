"""Display and comfort: each choice holds at once, is kept by the server, and costs nothing."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from annotator.people.models import Preferences, User
from tests.browser.conftest import Site, sign_in
from tests.browser.work import open_article, until
from tests.make import make_span
from tests.world import World

Opened = Callable[..., Page]


def kept(person: User) -> Preferences:
    return Preferences.objects.of(person)


@pytest.fixture
def opened(page: Page, context: BrowserContext, site: Site, committed_world: World) -> Opened:
    """The annotate page of Alice, who has chosen before what is given."""

    def open_it(**chosen: object) -> Page:
        Preferences.objects.update_or_create(person=committed_world.alice, defaults=chosen)
        sign_in(context, site, committed_world.alice)
        open_article(page, committed_world.alices)
        return page

    return open_it


def seen(page: Page, expression: str) -> object:
    return page.evaluate(f"getComputedStyle({expression}")


def test_every_choice_holds_at_once_and_in_every_browser(
    opened: Opened, committed_world: World
) -> None:
    page = opened()
    page.keyboard.press("=")
    dialog = page.get_by_role("dialog")
    for name in ("dark", "high", "reduced"):
        dialog.get_by_role("radio", name=name).check(force=True)
    for name in ("Single letters", "Show my time"):
        dialog.get_by_label(name).uncheck()
    size = dialog.get_by_role("slider", name="Size of")
    before = float(str(seen(page, "document.querySelector('article')).fontSize")).rstrip("px"))
    size.focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    expect(dialog.get_by_text("200 %")).to_be_visible()
    assert seen(page, "document.querySelector('article')).fontSize") == f"{2 * before:g}px"
    dialog.get_by_role("slider", name="Length").focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(page.get_by_role("application")).to_be_focused()
    # Choices are sent one after the other; this one is the last.
    until(page, lambda: kept(committed_world.alice).line_length == 44)
    chosen = kept(committed_world.alice)
    assert (chosen.theme, chosen.contrast, chosen.motion) == ("dark", "high", "reduced")
    assert (chosen.text_size, chosen.line_length) == (200, 44)
    assert (chosen.letter_keys, chosen.show_time) == (False, False)
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-contrast", "high")


def test_the_account_menu_has_it_on_every_page_and_the_way_back_to_the_defaults(
    opened: Opened, committed_world: World
) -> None:
    page = opened(theme="dark", text_size=150, line_length=80)
    page.goto("/")
    page.get_by_role("button", name="Account").click()
    page.get_by_role("button", name="Display and comfort").click()
    dialog = page.get_by_role("dialog", name="Display and comfort")
    with page.expect_response("**/api/v1/preferences/"):
        dialog.get_by_role("button", name="Back to the defaults").click()
    expect(dialog.get_by_text("100 %")).to_be_visible()
    dialog.get_by_role("button", name="Done").click()
    expect(dialog).to_have_count(0)
    chosen = kept(committed_world.alice)
    assert (chosen.theme, chosen.text_size, chosen.line_length) == ("auto", 100, 68)


def test_it_is_said_when_the_server_did_not_take_a_choice(
    opened: Opened, committed_world: World
) -> None:
    page = opened()
    page.keyboard.press("=")
    page.route("**/api/v1/preferences/", lambda route: route.abort())
    page.get_by_role("radio", name="dark").check(force=True)
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".kept")).to_contain_text("The server did not take this")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.unroute("**/api/v1/preferences/")
    dialog.get_by_role("button", name="Try again").click()
    expect(dialog.locator(".kept")).to_be_empty()
    assert kept(committed_world.alice).theme == "dark"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_high_contrast_is_seven_to_one_everywhere(
    opened: Opened, committed_world: World, theme: str
) -> None:
    for label in ("scare_quote", "loaded", "claim"):
        make_span(committed_world.alices, "topple", label)
    page = opened(theme=theme, contrast="high")
    assert enhanced(page) == []
    page.keyboard.press("=")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert enhanced(page) == []


def enhanced(page: Page) -> list[object]:
    page.evaluate(Axe().axe_script)
    found: list[object] = page.evaluate(
        """async () => (await axe.run(document.querySelector("[role=dialog]") ?? "html",
            {rules: {"color-contrast-enhanced": {enabled: true}}, resultTypes: ["violations"]})
        ).violations.map(({id, nodes}) => [
            id, nodes.map(({target, any}) => [target, any[0]?.message])])"""
    )
    return found


def test_what_is_left_to_the_system_follows_it(opened: Opened) -> None:
    page = opened()
    expect(page.locator("html")).to_have_attribute("data-contrast", "auto")
    page.emulate_media(contrast="more", reduced_motion="reduce")
    expect(page.locator("html")).to_have_attribute("data-contrast", "high")
    expect(page.locator("html")).to_have_attribute("data-motion", "reduced")


def test_forced_colours_still_show_where_a_span_is(opened: Opened, committed_world: World) -> None:
    make_span(committed_world.alices, "topple", "loaded")
    page = opened()
    page.emulate_media(forced_colors="active")
    assert seen(page, "document.querySelector('article mark')).outlineStyle") == "solid"


SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""
LOST = """() => [...document.querySelectorAll(".top *, .status *, article *, .questions *")]
    .filter(one => one.checkVisibility() && one.children.length === 0 && one.textContent.trim())
    .filter(one => !one.closest(".unseen"))
    .filter(one => {
        const {left, right} = one.getBoundingClientRect();
        return right > innerWidth + 1 || left < -1;
    }).map(one => one.textContent)"""


@pytest.mark.parametrize("width", [1440, 390])
def test_large_text_and_wide_spacing_lose_nothing(opened: Opened, width: int) -> None:
    """WCAG 1.4.4, 1.4.10 and 1.4.12."""
    page = opened(text_size=200, line_length=100)
    page.set_viewport_size({"width": width, "height": 900})
    for spaced in (False, True):
        if spaced:
            page.evaluate(SPACED)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        read = "document.querySelector('.read')"
        assert page.evaluate(f"{read}.scrollWidth <= {read}.clientWidth")
        assert page.evaluate(LOST) == []
        expect(page.get_by_role("button", name="Submit")).to_be_in_viewport(ratio=1)
