"""What tests do with an article before somebody: mark in it, and see what is stored."""

from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

from annotator.assignments.models import Assignment
from annotator.spans.models import Span
from tests.browser.test_main_job import open_article, press, saved, status


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
    kept: list[dict[str, Any]] = page.evaluate(
        """() => new Promise((resolve) => {
            const opening = indexedDB.open("scarequote");
            opening.onsuccess = () => {
                const reading = opening.result.transaction("unsent").objectStore("unsent").getAll();
                reading.onsuccess = () => { opening.result.close(); resolve(reading.result); };
            };
        })"""
    )
    return kept


def left(page: Page) -> Locator:
    """What a page says about work that an earlier visit left unsent."""
    return page.get_by_role("complementary", name="Unsent work").get_by_role("status")


def counted(page: Page, words: str) -> None:
    expect(status(page)).to_contain_text(words)


def leave(page: Page, context: BrowserContext) -> None:
    """Closes the page as it is, and opens nothing."""
    page.close(run_before_unload=False)
    assert page not in context.pages
