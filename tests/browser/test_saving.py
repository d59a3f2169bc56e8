"""What happens to a mark when things go wrong: nothing is lost, doubled, or claimed too early."""

from playwright.sync_api import BrowserContext, Page, Route, expect

from annotator.assignments.models import Assignment
from annotator.spans.actions import mark
from annotator.spans.models import Span
from tests.browser.conftest import Site, sign_in
from tests.browser.test_main_job import open_article, press, saved, status
from tests.make import wanted
from tests.world import World


def opened(page: Page, context: BrowserContext, site: Site, world: World) -> Assignment:
    sign_in(context, site, world.alice)
    open_article(page, world.alices)
    return world.alices


def live(assignment: Assignment) -> list[str]:
    return list(Span.objects.live().filter(assignment=assignment).values_list("quote", flat=True))


def test_saved_is_said_only_after_the_answer(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/spans/**", hold)
    opened(page, context, site, committed_world)
    page.keyboard.press("s")
    expect(page.locator("article mark")).to_have_count(1)
    expect(status(page)).to_have_text("Saving…")
    assert live(committed_world.alices) == []
    held[0].continue_()
    saved(page)
    assert live(committed_world.alices) == ["Plan"]


def test_a_lost_connection_loses_nothing_and_doubles_nothing(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    assignment = opened(page, context, site, committed_world)
    context.set_offline(True)
    page.keyboard.press("s")
    press(page, "ArrowRight", 3)
    page.keyboard.press("l")
    expect(status(page)).to_contain_text("2 waiting to be sent")
    assert live(assignment) == []
    context.set_offline(False)  # the browser says so, and the page sends at once
    saved(page)
    assert len(live(assignment)) == 2


def test_an_answer_that_got_lost_does_not_double(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    lost: list[str] = []

    def lose_first(route: Route) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route.request.url)
            route.fetch()
            route.abort()

    page.route("**/spans/**", lose_first)
    assignment = opened(page, context, site, committed_world)
    page.keyboard.press("s")
    saved(page)
    assert live(assignment) == ["Plan"]
    assert Span.objects.get(assignment=assignment).revision == 1


def test_a_closed_page_sends_what_was_left_at_the_next_visit(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    assignment = opened(page, context, site, committed_world)
    context.set_offline(True)
    page.keyboard.press("s")
    expect(status(page)).to_contain_text("1 waiting to be sent")
    page.close(run_before_unload=False)
    context.set_offline(False)
    again = context.new_page()
    open_article(again, assignment)
    saved(again)
    assert live(assignment) == ["Plan"]


def test_a_restart_of_the_server_loses_nothing(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    assignment = opened(page, context, site, committed_world)
    site.kill()
    try:
        page.keyboard.press("s")
        expect(status(page)).to_contain_text("1 waiting to be sent")
    finally:
        site.start()
    expect(status(page)).to_have_text("Saved", timeout=20_000)
    assert live(assignment) == ["Plan"]


def test_a_refused_mark_is_taken_back_with_the_sentence(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    opened(page, context, site, world)
    # Meanwhile, in another tab, the same words get the same label.
    from_elsewhere = wanted(world.text, "Plan to")
    mark(
        person=world.alice,
        assignment=world.alices.pk,
        uuid="22222222-2222-4222-8222-222222222222",  # type: ignore[arg-type]
        wanted=from_elsewhere,
    )
    page.keyboard.press("s")
    expect(page.get_by_text("already covers part of these words")).to_be_visible()
    expect(page.locator("article mark")).to_have_count(0)
    assert live(world.alices) == ["Plan to"]


def test_two_tabs_show_both_versions(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    opened(page, context, site, world)
    page.keyboard.press("s")
    saved(page)
    other = context.new_page()
    open_article(other, world.alices)
    other.locator("article mark").focus()
    other.keyboard.press("Delete")
    saved(other)
    page.locator("article mark").focus()
    page.get_by_role("button", name="Change label").click()
    page.keyboard.press("l")
    expect(page.get_by_text("changed elsewhere").first).to_be_visible()
    page.get_by_role("button", name="Use mine").click()
    saved(page)
    span = Span.objects.get(assignment=world.alices)
    assert (span.label.slug, span.deleted_at) == ("loaded", None)


def test_a_new_sign_in_in_another_tab_is_taken_up(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    opened(page, context, site, world)
    context.clear_cookies()
    page.keyboard.press("s")
    expect(status(page)).to_contain_text("signed out")
    sign_in(context, site, world.alice)
    page.get_by_role("button", name="Retry").click()
    saved(page)
    assert live(world.alices) == ["Plan"]


def test_delete_undo_and_redo(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    assignment = opened(page, context, site, committed_world)
    page.keyboard.press("s")
    saved(page)
    page.locator("article mark").focus()
    page.keyboard.press("Delete")
    expect(page.locator("article mark")).to_have_count(0)
    saved(page)
    assert live(assignment) == []
    page.keyboard.press("Control+z")
    saved(page)
    assert live(assignment) == ["Plan"]
    page.keyboard.press("Control+Shift+z")
    saved(page)
    assert live(assignment) == []


def test_a_note_is_never_typed_in_vain(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    assignment = opened(page, context, site, committed_world)
    page.keyboard.press("s")
    saved(page)
    page.get_by_role("textbox", name="Note").press_sequentially("ironic, I think")
    expect(status(page)).not_to_have_text("Saved")  # not before it is
    saved(page)
    assert Span.objects.get(assignment=assignment).note == "ironic, I think"
    page.get_by_role("textbox", name="Note").press_sequentially("!")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    saved(page)
    assert Span.objects.get(assignment=assignment).note == "ironic, I think!"


def test_a_disputed_span_waits_for_the_choice(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    opened(page, context, site, world)
    page.keyboard.press("s")
    saved(page)
    other = context.new_page()
    open_article(other, world.alices)
    for tab, label in ((other, "l"), (page, "c")):
        tab.locator("article mark").focus()
        tab.get_by_role("button", name="Change label").click()
        tab.keyboard.press(label)
    card = page.get_by_role("button", name="Keep what is stored")
    expect(card).to_be_visible()
    page.locator("article mark").focus()
    page.keyboard.press("Delete")
    expect(page.get_by_text("Choose one of the two versions")).to_be_visible()
    expect(card).to_be_visible()
    card.click()
    saved(page)
    assert Span.objects.get(assignment=world.alices).label.slug == "loaded"
