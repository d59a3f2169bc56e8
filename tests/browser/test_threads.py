"""A question and its answer: a reviewer asks at the desk, the annotator answers and closes it."""

from playwright.sync_api import BrowserContext, Page, expect

from annotator.threads.models import Comment
from tests.browser.conftest import Site, sign_in
from tests.browser.looks import is_fine, looks
from tests.make import hand_in, make_span
from tests.world import World


def test_a_place_is_discussed(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    make_span(world.alices, "'regime'")
    hand_in(world.alices, world.bobs)
    sign_in(context, site, world.rita)
    page.goto(f"/projects/{world.project.slug}/review/")
    page.locator(".said").get_by_role("button", name="Ask").click()
    page.get_by_role("dialog").get_by_label("Your words").fill("Why the marks, @P01?")
    page.get_by_role("dialog").get_by_role("button", name="Send").click()
    expect(page.get_by_text("Sent. Answers come on the discussions page.")).to_be_visible()

    sign_in(context, site, world.alice)
    page.goto(f"/projects/{world.project.slug}/threads/")
    thread = page.get_by_role("article")
    expect(thread).to_contain_text("calls you")
    for where in looks(page, widths=(1440, 390)):
        is_fine(page, where)
    thread.get_by_label("Reply").fill("Because the text doubts it.")
    thread.get_by_role("button", name="Send").click()
    expect(thread.get_by_role("listitem")).to_have_count(2)
    thread.get_by_role("button", name="Resolve").click()
    expect(page.get_by_text("Nothing is being discussed.")).to_be_visible()
    assert Comment.objects.filter(thread__project=world.project).count() == 2

    sign_in(context, site, world.bob)
    page.goto(f"/projects/{world.project.slug}/threads/")
    expect(page.get_by_text("Nothing is being discussed.")).to_be_visible()
