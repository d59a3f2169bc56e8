"""What tests do with an article before somebody: mark in it, and see what is stored."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

from annotator.assignments.models import Assignment
from annotator.spans.models import Span


def open_article(page: Page, assignment: Assignment) -> None:
    page.goto(f"/assignments/{assignment.pk}/")
    expect(page.get_by_role("application")).to_be_focused()
    page.evaluate("document.fonts.ready")  # words move while the fonts come


def status(page: Page) -> Locator:
    """The line that says what is saved."""
    return page.get_by_role("contentinfo").get_by_role("status")


def saved(page: Page) -> None:
    expect(status(page)).to_have_text("Saved")


def press(page: Page, key: str, times: int = 1) -> None:
    for _ in range(times):
        page.keyboard.press(key)


def refuse_for_long(page: Page) -> None:
    """Nothing is sent again by itself until the person asks for it."""
    headers = {"Retry-After": "600"}
    page.route("**/spans/**", lambda route: route.fulfill(status=503, headers=headers))


def point_at(page: Page, word: str) -> tuple[float, float]:
    """Where on the screen a word of the article stands."""
    found = page.evaluate(
        """word => {
            const walker = document.createTreeWalker(
                document.querySelector("article"), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(word);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(walker.currentNode, at);
                range.setEnd(walker.currentNode, at + word.length);
                const box = range.getBoundingClientRect();
                return [box.x + box.width / 2, box.y + box.height / 2];
            }
        }""",
        word,
    )
    return found[0], found[1]


def words_before(text: str, quote: str) -> int:
    return len(text[: text.index(quote)].split())


def mark_plan(page: Page) -> None:
    page.keyboard.press("s")
    saved(page)


def mark_words(page: Page, many: int) -> None:
    """One word of a label that may overlap nothing, then on to the next."""
    for _ in range(many):
        page.keyboard.press("s")
        press(page, "ArrowRight")


def in_another_tab(page: Page, assignment: Assignment) -> Page:
    other = page.context.new_page()
    open_article(other, assignment)
    return other


def live(assignment: Assignment) -> list[str]:
    spans = Span.objects.live().filter(assignment=assignment).order_by("id")
    return list(spans.values_list("quote", flat=True))


def waiting(page: Page) -> list[dict[str, Any]]:
    """What the outbox of this browser holds, whoever it belongs to."""
    return stored(page, "unsent")


def undoable(page: Page) -> list[dict[str, Any]]:
    """What this browser can undo. Asked after the page itself, so that by then the page knows."""
    return stored(page, "journal")


def stored(page: Page, store: str) -> list[dict[str, Any]]:
    kept: list[dict[str, Any]] = page.evaluate(
        """(store) => new Promise((resolve) => {
            const opening = indexedDB.open("scarequote");
            opening.onsuccess = () => {
                const reading = opening.result.transaction(store).objectStore(store).getAll();
                reading.onsuccess = () => { opening.result.close(); resolve(reading.result); };
            };
        })""",
        store,
    )
    return kept


def until(page: Page, holds: Callable[[], object]) -> None:
    """Waits, as `expect` does, for what cannot be seen on the page."""
    for _ in range(300):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it never came to hold")


def left(page: Page) -> Locator:
    """What a page says about work that an earlier visit left unsent."""
    return page.get_by_role("complementary", name="Unsent work").get_by_role("status")


def counted(page: Page, words: str) -> None:
    expect(status(page)).to_contain_text(words)


def kept_unsent(page: Page, many: int) -> None:
    """The line says so only when the disk has it."""
    expect(status(page)).to_have_text(
        f"{many} waiting to be sent. The server cannot be reached. Kept in this browser."
    )


def leave(page: Page, context: BrowserContext) -> None:
    """Closes the page as it is, and opens nothing."""
    page.close(run_before_unload=False)
    assert page not in context.pages
