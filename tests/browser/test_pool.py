"""The pool in the browser: a manager opens slots, an annotator takes the next article by key."""

from playwright.sync_api import BrowserContext, Page, expect

from annotator.assignments.models import Assignment
from tests.browser.conftest import Site, sign_in
from tests.browser.looks import is_fine, looks
from tests.make import make_text
from tests.world import World


def test_slots_are_opened_and_articles_taken(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    make_text(world.project, "A head of its own\n\nA 'regime' here and there.")
    sign_in(context, site, world.mona)
    page.goto(f"/projects/{world.project.slug}/assignments/")
    page.get_by_role("button", name="Open slots").click()
    expect(page.get_by_text("2 slots are open.")).to_be_visible()
    for where in looks(page, widths=(1440, 390)):
        is_fine(page, where)
    page.set_viewport_size({"width": 1440, "height": 900})
    sign_in(context, site, world.alice)
    page.goto("/")
    expect(page.get_by_text("1 article to take in Study")).to_be_visible()
    for where in looks(page, widths=(1440, 390)):
        is_fine(page, where)
    page.get_by_role("button", name="Take the next article").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A head of its own")
    taken = Assignment.objects.get(lease_until__isnull=False, project=world.project)
    assert taken.annotator
    assert taken.annotator.user == world.alice
    sign_in(context, site, world.mona)
    page.goto(f"/projects/{world.project.slug}/assignments/")
    page.get_by_role("button", name="Close the open slots").click()
    expect(page.get_by_text("No slot is open.")).to_be_visible()
