"""What happens to a mark when things go wrong: nothing is lost, doubled, or claimed too early."""

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from annotator.assignments.models import Assignment
from annotator.spans.actions import mark, submit
from annotator.spans.models import Span
from tests.browser.conftest import Begin, Site
from tests.browser.work import in_another_tab, live, mark_plan, saved, status, until
from tests.make import wanted
from tests.world import World


@pytest.fixture
def alices(begin: Begin, committed_world: World) -> Assignment:
    """Alice before her article."""
    return begin(committed_world.alices)


def test_saved_is_said_only_after_the_answer(page: Page, alices: Assignment) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/spans/**", hold)
    page.keyboard.press("s")
    expect(page.locator("article mark")).to_have_count(1)
    expect(status(page)).to_have_text("Saving…")
    until(page, lambda: held)  # it is in the browser's own store before it is sent
    assert live(alices) == []
    held[0].continue_()
    saved(page)
    assert live(alices) == ["Plan"]


def test_a_restart_of_the_server_loses_nothing(page: Page, site: Site, alices: Assignment) -> None:
    site.kill()
    try:
        page.keyboard.press("s")
        expect(status(page)).to_contain_text("1 waiting to be sent")
    finally:
        site.start()
    expect(status(page)).to_have_text("Saved", timeout=20_000)
    assert live(alices) == ["Plan"]


@pytest.mark.parametrize("keep", ["mine", "stored"])
def test_words_that_got_the_same_label_elsewhere_first_wait_for_the_choice(
    page: Page, context: BrowserContext, committed_world: World, alices: Assignment, keep: str
) -> None:
    context.set_offline(True)
    page.keyboard.press("s")
    page.locator("article mark").focus()
    page.keyboard.press("2")
    page.get_by_role("textbox", name="Note").press_sequentially("ironic")
    # Meanwhile, in another tab, some of the same words get the same label.
    mark(
        person=committed_world.alice,
        assignment=alices.pk,
        uuid="22222222-2222-4222-8222-222222222222",  # type: ignore[arg-type]
        wanted=wanted(alices.text, "Plan to"),
    )
    context.set_offline(False)
    card = page.get_by_role("alert").filter(has_text="The same label is there already")
    expect(card).to_contain_text("ironic")
    expect(card).to_contain_text("Plan to")
    expect(status(page)).to_contain_text("choose in the panel")
    card.get_by_role("button", name="mine" if keep == "mine" else "stored").click()
    saved(page)
    assert live(alices) == (["Plan"] if keep == "mine" else ["Plan to"])
    if keep == "mine":
        span = Span.objects.live().get(assignment=alices)
        assert (span.note, span.confidence) == ("ironic", 2)


@pytest.mark.parametrize("status_code", [400, 405, 413])
def test_what_something_in_between_refuses_stays_and_says_so(
    page: Page, alices: Assignment, status_code: int
) -> None:
    page.route("**/spans/**", lambda route: route.fulfill(status=status_code, body="<html>No."))
    page.keyboard.press("s")
    expect(page.get_by_role("alert")).to_contain_text("did not say why")
    expect(status(page)).to_contain_text("1 not saved. Kept in this browser.")
    expect(page.locator("article mark")).to_have_count(1)
    page.unroute("**/spans/**")
    page.get_by_role("button", name="Retry").click()
    saved(page)
    assert live(alices) == ["Plan"]


def test_delete_undo_and_redo(page: Page, alices: Assignment) -> None:
    mark_plan(page)
    page.locator("article mark").focus()
    page.keyboard.press("Delete")
    expect(page.locator("article mark")).to_have_count(0)
    saved(page)
    assert live(alices) == []
    page.keyboard.press("Control+z")
    saved(page)
    assert live(alices) == ["Plan"]
    page.keyboard.press("Control+Shift+z")
    saved(page)
    assert live(alices) == []


def test_a_note_is_never_typed_in_vain(page: Page, alices: Assignment) -> None:
    mark_plan(page)
    page.get_by_role("textbox", name="Note").press_sequentially("ironic, I think")
    expect(status(page)).not_to_have_text("Saved")  # not before it is
    saved(page)
    assert Span.objects.get(assignment=alices).note == "ironic, I think"
    page.get_by_role("textbox", name="Note").press_sequentially("!")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    saved(page)
    assert Span.objects.get(assignment=alices).note == "ironic, I think!"


def test_a_disputed_span_waits_for_the_choice(page: Page, alices: Assignment) -> None:
    mark_plan(page)
    other = in_another_tab(page, alices)
    relabel(other, "l")
    saved(other)  # or the first to arrive would be the other one
    relabel(page, "c")
    card = page.get_by_role("button", name="Keep what is stored")
    expect(card).to_be_visible()
    page.locator("article mark").focus()
    page.keyboard.press("Delete")
    expect(page.get_by_text("Choose one of the two versions")).to_be_visible()
    expect(card).to_be_visible()
    card.click()
    saved(page)
    assert Span.objects.get(assignment=alices).label.slug == "loaded"


def relabel(page: Page, key: str) -> None:
    page.locator("article mark").focus()
    page.get_by_role("button", name="Change label").click()
    page.keyboard.press(key)


def test_what_was_marked_after_another_tab_submitted_is_saved_when_one_goes_on(
    page: Page, alices: Assignment
) -> None:
    assert alices.annotator
    submit(person=alices.annotator.user, assignment=alices.pk)
    page.keyboard.press("s")
    expect(page.get_by_role("alert")).to_contain_text("submitted")
    expect(status(page)).to_contain_text("1 not saved. Kept in this browser.")
    page.get_by_role("button", name="Go on marking").click()
    saved(page)
    assert live(alices) == ["Plan"]
