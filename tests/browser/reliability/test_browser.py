"""What browsers do to a page: killed, wrong clocks, no storage, a page out of the past."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from annotator.assignments.models import Assignment
from annotator.history.models import Event
from annotator.spans.models import Span
from tests.browser.conftest import QUIET, Site, program, sign_in
from tests.browser.work import (
    counted,
    in_another_tab,
    kept_unsent,
    left,
    live,
    mark_plan,
    mark_words,
    open_article,
    press,
    saved,
    status,
    waiting,
)
from tests.make import make_span
from tests.world import World

FORBIDDEN = """
Object.defineProperty(globalThis, "indexedDB", { get() {
    throw new DOMException("The operation is insecure.", "SecurityError");
} });
"""


HANGING = """
IDBFactory.prototype.open = () => Object.assign(new EventTarget(), { readyState: "pending" });
"""

NO_LOCAL_STORAGE = """
Object.defineProperty(globalThis, "localStorage", { get() {
    throw new DOMException("Access is denied.", "SecurityError");
} });
"""


class Killable:
    """A browser of its own with a profile on disk, which can be killed and started again."""

    def __init__(self, browser: Browser, profile: Path) -> None:
        self.type, self.profile = browser.browser_type, profile
        self.start()

    def start(self) -> None:
        told = self.profile / "DevToolsActivePort"
        told.unlink(missing_ok=True)
        flags = [*QUIET, "--headless=new", "--remote-debugging-port=0"]
        flags += ["--no-sandbox"] if os.geteuid() == 0 else []
        words = [program() or self.type.executable_path, *flags, f"--user-data-dir={self.profile}"]
        self.process = subprocess.Popen(
            [*words, "about:blank"],
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(300):
            if told.exists() and len(lines := told.read_text().split()) == 2:
                break
            time.sleep(0.05)
        self.browser = self.type.connect_over_cdp(f"http://127.0.0.1:{lines[0]}")
        self.context = self.browser.contexts[0]

    def kill(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def killable(browser: Browser, tmp_path: Path) -> Iterator[Killable]:
    mine = Killable(browser, tmp_path)
    yield mine
    mine.kill()


def test_what_a_killed_browser_left_is_sent_at_that_persons_next_sign_in_alone(
    killable: Killable, site: Site, committed_world: World
) -> None:
    """Reliability test 14."""
    world = committed_world
    page = visit(killable, site, world, "alice", f"/assignments/{world.alices.pk}/")
    expect(page.get_by_role("application")).to_be_focused()
    killable.context.set_offline(True)
    mark_words(page, 5)
    kept_unsent(page, 5)
    assert len(waiting(page)) == 5
    killable.kill()

    killable.start()
    page = visit(killable, site, world, "bob", "/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert len(waiting(page)) == 5
    expect(left(page)).to_have_count(0)
    assert (live(world.alices), live(world.bobs)) == ([], [])

    page = visit(killable, site, world, "alice", "/")
    expect(left(page)).to_contain_text(
        "5 changes in “Plan to topple 'regime' announced” were still waiting in this browser."
        " They are saved now."
    )
    assert live(world.alices) == ["Plan", "to", "topple", "'regime'", "announced"]
    assert (waiting(page), live(world.bobs)) == ([], [])


def test_a_closed_page_sends_at_the_next_visit_what_was_left(
    page: Page, context: BrowserContext, alices: Assignment
) -> None:
    """The mild form of test 14: the article itself is opened again."""
    context.set_offline(True)
    page.keyboard.press("s")
    kept_unsent(page, 1)
    page.close(run_before_unload=False)
    context.set_offline(False)
    again = context.new_page()
    open_article(again, alices)
    saved(again)
    assert live(alices) == ["Plan"]


@pytest.mark.parametrize("days", [2, -2])
def test_a_browsers_clock_that_is_wrong_by_days_changes_neither_order_nor_times(
    page: Page, context: BrowserContext, alices: Assignment, days: int
) -> None:
    """Reliability test 15."""
    begun = timezone.now()
    page.clock.install(time=timezone.now() + timedelta(days=days))
    open_article(page, alices)
    context.set_offline(True)
    mark_words(page, 2)
    # In the middle of the work the clock jumps the other way, and the page is opened anew.
    page.clock.set_system_time(timezone.now() - timedelta(days=days))
    mark_words(page, 1)
    kept_unsent(page, 3)
    page.close(run_before_unload=False)
    context.set_offline(False)
    page = context.new_page()
    open_article(page, alices)
    saved(page)
    assert live(alices) == ["Plan", "to", "topple"]
    spans = Span.objects.filter(assignment=alices).values_list("pk", flat=True)
    events = Event.objects.filter(table="annotator_span", row__in=spans)
    assert all(begun <= event.at <= timezone.now() for event in events)
    assert [event.row for event in events] == sorted(spans)


@pytest.mark.parametrize("trouble", ["forbidden", "full"])
def test_without_storage_the_page_says_so_and_saves_at_once(
    page: Page, context: BrowserContext, alices: Assignment, site: Site, trouble: str
) -> None:
    """Reliability test 17."""
    if trouble == "forbidden":
        context.add_init_script(FORBIDDEN)
    open_article(page, alices)
    if trouble == "full":
        fill_up(context, page, site)
    mark_plan(page)
    expect(page.get_by_role("alert")).to_contain_text("This browser lets the page keep nothing.")
    assert live(alices) == ["Plan"]

    page.get_by_role("textbox", name="Note").press_sequentially("ironic")
    saved(page)
    assert Span.objects.get(assignment=alices).note == "ironic"

    page.get_by_role("application").focus()
    context.set_offline(True)
    if trouble == "full":
        fill_up(context, page, site)  # what was sent made a little room
    press(page, "ArrowRight", 3)
    page.keyboard.press("l")
    counted(page, "Not kept in this browser: leave this page open.")
    warnings: list[str] = []

    def stay(dialog: Dialog) -> None:
        warnings.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.close(run_before_unload=True)
    expect(status(page)).to_contain_text("1 waiting to be sent")
    assert warnings == ["beforeunload"]
    context.set_offline(False)
    saved(page)
    assert len(live(alices)) == 2


@pytest.mark.parametrize(
    ("script", "keeps"),
    [
        ("Object.defineProperty(globalThis, 'indexedDB', { value: undefined });", False),
        (HANGING, False),
        (NO_LOCAL_STORAGE, True),
    ],
    ids=["undefined", "hanging", "no localStorage"],
)
def test_marking_works_whatever_the_storage_does(
    page: Page, context: BrowserContext, alices: Assignment, script: str, keeps: bool
) -> None:
    """With test 17."""
    context.add_init_script(script)
    open_article(page, alices)
    page.keyboard.press("s")
    expect(status(page)).to_have_text("Saved", timeout=30_000)
    assert live(alices) == ["Plan"]
    told = page.get_by_text("This browser lets the page keep nothing.")
    expect(told).to_have_count(0 if keeps else 1)


def test_a_page_out_of_the_past_is_brought_up_to_date(
    page: Page, context: BrowserContext, alices: Assignment
) -> None:
    """Reliability test 18. The browser says by `pageshow` that it shows a page as it was left."""
    mark_plan(page)
    other = in_another_tab(page, alices)
    other.locator("article mark").focus()
    other.get_by_role("button", name="Change label").click()
    other.keyboard.press("l")
    saved(other)
    make_span(alices, "Critics", "loaded")
    expect(page.locator("article mark")).to_have_count(1)
    page.evaluate('dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))')
    expect(page.locator("article mark")).to_have_text(["Plan", "Critics"])
    # What is done now is done to what is stored, not to what was seen before.
    page.locator("article mark").first.focus()
    page.keyboard.press("Delete")
    saved(page)
    assert live(alices) == ["Critics"]


def visit(killable: Killable, site: Site, world: World, name: str, path: str) -> Page:
    sign_in(killable.context, site, getattr(world, name))
    page = killable.context.new_page()
    page.goto(site.url + path)
    return page


def fill_up(context: BrowserContext, page: Page, site: Site) -> None:
    """No room is left for this site."""
    tools = context.new_cdp_session(page)
    tools.send("Storage.overrideQuotaForOrigin", {"origin": site.url, "quotaSize": 400_000})
    said = page.evaluate(
        """() => new Promise((resolve) => {
            const opening = indexedDB.open("filler");
            opening.onupgradeneeded = () => opening.result.createObjectStore("all");
            opening.onsuccess = () => {
                const more = (size) => {
                    const writing = opening.result.transaction("all", "readwrite");
                    writing.objectStore("all").put("x".repeat(size), Math.random());
                    writing.oncomplete = () => more(size);
                    writing.onabort = () =>
                        size > 8 ? more(size >> 1) : resolve(writing.error.name);
                };
                more(65_536);
            };
        })"""
    )
    assert said == "QuotaExceededError"
