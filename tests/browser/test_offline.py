"""Without a network everything of the annotate page opens, and what needs the server says so."""

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from annotator.assignments.models import Assignment
from tests.browser.conftest import Begin
from tests.browser.work import live, mark_plan, open_article, status
from tests.world import World


@pytest.fixture
def alices(page: Page, begin: Begin, committed_world: World) -> Assignment:
    """Alice before her article, with one span in it."""
    begin(committed_world.alices)
    mark_plan(page)
    return committed_world.alices


def all_is_there(page: Page) -> None:
    """The browser was idle, and has loaded what the page may open."""
    page.wait_for_function(
        """() => {
            const names = performance.getEntriesByType("resource").map(({ name }) => name).join();
            const parts = ["Report", "Comfort", "Shortcuts", "Bulk", "SignIn", "SignOut"];
            return parts.every((part) => names.includes(`${part}Dialog`))
                && ["Guide-", "Side-", "Markdown-"].every((part) => names.includes(part));
        }"""
    )


def test_every_dialog_opens_without_a_network(
    page: Page, context: BrowserContext, alices: Assignment
) -> None:
    all_is_there(page)
    context.set_offline(True)
    page.locator("article mark").focus()
    for key in ("!", "=", "?", "+", "Control+Enter"):
        page.keyboard.press(key)
        dialog = page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        expect(dialog).not_to_contain_text("could not be loaded")
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        page.locator("article mark").focus()
    page.keyboard.press(",")
    expect(page.get_by_role("region", name="Guide to the labels")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("application").focus()
    page.keyboard.press("#")
    expect(page.get_by_role("tab", name="Spans", selected=True)).to_be_visible()
    expect(page.get_by_role("tabpanel").get_by_text("Plan").first).to_be_visible()


@pytest.mark.parametrize("part", ["ReportDialog", "Guide-", "Side-"])
def test_what_cannot_be_loaded_says_so_in_its_place_and_comes_later(
    page: Page, alices: Assignment, part: str
) -> None:
    """Here the cut comes before the browser was idle."""

    def cut(route: Route) -> None:
        route.abort("internetdisconnected")

    page.route(f"**/assets/{part}*", cut)
    open_article(page, alices)
    page.keyboard.press({"ReportDialog": "!", "Guide-": ",", "Side-": "#"}[part])
    told = page.get_by_text("This part of the page could not be loaded")
    expect(told).to_be_visible()
    expect(page.locator("article mark")).to_have_count(1)
    page.unroute(f"**/assets/{part}*")
    page.get_by_role("button", name="Try again").click()
    expect(told).to_be_hidden()
    if part == "ReportDialog":
        dialog = page.get_by_role("dialog", name="Report a problem with this article")
        expect(dialog).to_be_visible()
        # Its style sheet came with it.
        assert page.evaluate(
            "[...document.querySelectorAll('link[rel=stylesheet]')].every((l) => l.sheet)"
        )


def test_submitting_without_a_network_is_told_and_never_happens_later_by_itself(
    page: Page, context: BrowserContext, alices: Assignment
) -> None:
    context.set_offline(True)
    page.keyboard.press("Control+Enter")
    page.get_by_role("dialog").get_by_role("button", name="Submit").click()
    expect(page.get_by_role("alert")).to_contain_text("The server could not be reached")
    expect(page.get_by_role("button", name="Submit")).to_be_enabled()
    context.set_offline(False)
    page.wait_for_timeout(1_000)
    alices.refresh_from_db()
    assert alices.state != "submitted"
    page.get_by_role("button", name="Submit").click()
    page.get_by_role("dialog").get_by_role("button", name="Submit").click()
    expect(page.get_by_role("link", name="Back to my work")).to_be_visible()


def test_a_report_without_a_network_is_told_and_kept_in_its_dialog(
    page: Page, context: BrowserContext, alices: Assignment
) -> None:
    all_is_there(page)
    context.set_offline(True)
    page.keyboard.press("!")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("radio").first.check(force=True)
    dialog.get_by_role("button", name="Send").click()
    expect(dialog.get_by_role("alert").first).to_contain_text("could not be reached")


def test_a_broken_page_says_the_truth_about_what_is_unsent(
    page: Page, context: BrowserContext, alices: Assignment
) -> None:
    """The browser keeps nothing, and then a part of the page throws."""
    context.add_init_script("Object.defineProperty(globalThis, 'indexedDB', {value: undefined})")
    open_article(page, alices)
    all_is_there(page)
    context.set_offline(True)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("s")
    expect(status(page)).to_contain_text("1 waiting to be sent")
    # React finds nothing where it put the panel's list.
    page.evaluate("document.querySelector('.view').replaceChildren()")
    page.keyboard.press("#")
    expect(page.get_by_role("heading", name="Something on this page broke")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("this browser keeps nothing")
    assert live(alices) == ["Plan"]
    page.on("dialog", lambda dialog: dialog.dismiss())
    with page.expect_event("dialog") as warning:
        page.get_by_role("button", name="Open the page anew").click()
    assert warning.value.type == "beforeunload"
    # The queue goes on without its page.
    with page.expect_event("response", lambda answer: "/spans/" in answer.url):
        context.set_offline(False)
    assert len(live(alices)) == 2
