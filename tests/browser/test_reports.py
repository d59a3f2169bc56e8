"""A problem with an article: reported where it is read, settled, and answered there."""

from playwright.sync_api import BrowserContext, Page, expect

from annotator.reports.models import Report
from tests.browser.conftest import Site, sign_in
from tests.browser.work import open_article
from tests.world import World


def test_from_the_article_to_the_manager_and_back(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.alice)
    open_article(page, committed_world.alices)
    page.keyboard.press("!")
    dialog = page.get_by_role("dialog")
    send = dialog.get_by_role("button", name="Send the report")
    dialog.get_by_role("radio", name="Something else").check(force=True)
    expect(send).to_be_disabled()
    dialog.get_by_role("radio", name="Text cut off").check(force=True)
    dialog.get_by_label("In your words").fill("The end is missing.")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Report a problem").click()
    expect(dialog.get_by_label("In your words")).to_have_value("The end is missing.")
    send.click()
    expect(page.get_by_role("button", name="Your report: open")).to_be_focused()

    sign_in(context, site, committed_world.mona)
    page.goto(f"/projects/{committed_world.project.slug}/")
    page.get_by_role("link", name="Reports on articles: 1 open").click()
    expect(page.get_by_role("listitem").get_by_text("The end is missing.")).to_be_visible()
    page.get_by_role("button", name="Settle the report").click()
    page.get_by_label("Reply to the annotator").fill("It ends there.")
    page.get_by_role("button", name="Settle it").click()
    expect(page.get_by_text("No report is open.")).to_be_visible()
    page.get_by_role("radio", name="Settled").click()
    expect(page.get_by_text("It ends there.")).to_be_visible()

    sign_in(context, site, committed_world.alice)
    open_article(page, committed_world.alices)
    page.get_by_role("button", name="Your report: settled").click()
    expect(dialog.get_by_text("It ends there.")).to_be_visible()


def test_a_report_that_did_not_arrive_is_not_lost_and_not_doubled(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.alice)
    open_article(page, committed_world.alices)
    page.keyboard.press("!")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("radio", name="Duplicate").check(force=True)
    # The server takes it, and its answer is lost on the way.
    page.route("**/reports/**", lambda route: (route.fetch(), route.abort())[0] and None)
    dialog.get_by_role("button", name="Send the report").click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    page.unroute("**/reports/**")
    dialog.get_by_role("button", name="Send the report").click()
    expect(dialog).to_have_count(0)
    assert Report.objects.filter(project=committed_world.project).count() == 1


def test_the_reading_page_leads_to_the_reports_on_its_article(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.rita)
    page.goto(f"/projects/{committed_world.project.slug}/texts/{committed_world.text.pk}/")
    page.get_by_role("link", name="Reports on this article (0 open)").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reports")
    expect(page.get_by_role("link", name="Reports on all articles")).to_be_visible()
