"""Time on task: only what is worked counts, and the server has it when one has left."""

from time import monotonic, sleep

from playwright.sync_api import BrowserContext, Page, expect

from annotator.assignments.models import Assignment, Sitting
from annotator.people.models import Preferences
from tests.browser.conftest import Site, sign_in
from tests.world import World

HIDDEN = """hidden => {
    Object.defineProperty(document, "visibilityState",
        {value: hidden ? "hidden" : "visible", configurable: true});
    document.dispatchEvent(new Event("visibilitychange"));
}"""


def begin(page: Page, assignment: Assignment) -> None:
    page.clock.install()
    page.goto(f"/assignments/{assignment.pk}/")
    expect(page.get_by_role("application")).to_be_focused()
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)


def work(page: Page, minutes: int) -> None:
    for _ in range(minutes * 2):
        page.keyboard.press("ArrowRight")
        page.clock.run_for(30_000)


def test_idle_and_hidden_time_does_not_count(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.alice)
    begin(page, committed_world.alices)
    shown = page.locator(".worktime")
    expect(shown).to_have_text("0 min")
    work(page, 2)
    expect(shown).to_have_text("2 min")
    page.clock.run_for(20 * 60_000)
    expect(shown).to_have_text("2 min")  # the last act was at 1:30, so the clock stands at 2:30
    page.evaluate(HIDDEN, True)
    work(page, 5)
    expect(shown).to_have_text("2 min")
    page.evaluate(HIDDEN, False)
    work(page, 2)
    expect(shown).to_have_text("4 min")
    shown.click()
    expect(page.get_by_role("dialog")).to_contain_text("the clock stands still")


def test_the_server_has_it_after_leaving_also_when_it_is_not_shown(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    Preferences.objects.create(person=committed_world.alice, show_time=False)
    sign_in(context, site, committed_world.alice)
    begin(page, committed_world.alices)
    work(page, 1)
    page.keyboard.press("ArrowRight")
    page.clock.run_for(12_000)
    expect(page.locator(".worktime")).to_have_count(0)
    page.goto("about:blank")
    told = Sitting.objects.filter(assignment=committed_world.alices)
    end = monotonic() + 15
    while not told.filter(seconds__range=(70, 75)).exists():
        assert monotonic() < end, list(told.values("seconds"))
        sleep(0.1)
