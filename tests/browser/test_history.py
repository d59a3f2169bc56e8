"""What a manager sees of the history: acts with values, narrowed; a deleted label comes back."""

from playwright.sync_api import BrowserContext, Page, expect

from annotator.spans.actions import delete
from tests.browser.conftest import Site, sign_in
from tests.browser.looks import is_fine, looks
from tests.make import make_span
from tests.world import World


def test_a_deleted_label_is_found_and_brought_back(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    span = make_span(world.alices, "'regime'")
    delete(person=world.alice, assignment=world.alices.pk, uuid=span.uuid, revision=1)
    sign_in(context, site, world.mona)
    page.goto(f"/projects/{world.project.slug}/history/")
    page.get_by_label("What").select_option("delete span")
    line = page.get_by_role("listitem").filter(has_text="delete span")
    expect(line).to_contain_text("P01")
    line.get_by_text("2 values").click()
    expect(line).to_contain_text("1 → 2")
    for where in looks(page, widths=(1440, 1024, 390)):
        is_fine(page, where)
    line.get_by_role("button", name="Restore").click()
    expect(line.get_by_role("button", name="Restore")).to_have_count(0)
    span.refresh_from_db()
    assert span.deleted_at is None
    page.get_by_label("What").select_option("restore span")
    expect(page.get_by_role("listitem").filter(has_text="restore span")).to_contain_text("P04")
