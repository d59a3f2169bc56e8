"""A book of an article: it opens, is found through, and marked at its end."""

import pytest
from playwright.sync_api import Page, expect

from annotator.assignments.models import Assignment
from annotator.spans.models import Span
from tests.benchmarks.long import LAST_WORD, make_long
from tests.browser.conftest import Begin
from tests.browser.work import point_at, saved
from tests.world import World

SPANS = 1_000
# What comes into view is laid out with the next frame.
TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
WATCH = """() => {
    window.touched = new Set();
    new MutationObserver((changes) => changes.forEach(({ target }) => {
        const block = (target instanceof Element ? target : target.parentElement)
            .closest("article > *");
        window.touched.add(block?.textContent ?? "article");
    })).observe(document.querySelector("article"),
        { subtree: true, childList: true, attributes: true, characterData: true });
}"""


@pytest.fixture
def long(page: Page, begin: Begin, committed_world: World) -> Assignment:
    alices = committed_world.alices
    assert alices.annotator
    place = make_long(committed_world.project, alices.annotator, 50_000, SPANS)
    begin(place)
    blocks = len(place.text.blocks)
    expect(page.locator("article > *")).to_have_count(blocks)
    return place


def test_all_of_a_long_article_is_there_for_the_browsers_own_find(
    page: Page, long: Assignment
) -> None:
    marks = page.locator("article mark[tabindex]")
    expect(marks).to_have_count(SPANS)
    assert page.evaluate("word => window.find(word)", LAST_WORD)
    found = "document.getSelection().anchorNode.parentElement.closest('article > *').textContent"
    assert page.evaluate(found) == page.locator("article > *").last.text_content()


def test_a_span_at_its_end_draws_nothing_else_anew(page: Page, long: Assignment) -> None:
    last = page.locator("article > *").last
    last.scroll_into_view_if_needed()
    page.evaluate(TWO_FRAMES)
    page.mouse.click(*point_at(page, LAST_WORD))
    page.evaluate(WATCH)
    page.keyboard.press("l")
    saved(page)
    expect(last.locator("mark")).to_have_text(LAST_WORD)
    page.keyboard.press("Delete")
    saved(page)
    expect(last.locator("mark")).to_have_count(0)
    assert page.evaluate("[...window.touched]") == [last.text_content()]
    assert Span.objects.filter(assignment=long, quote=LAST_WORD).count() == 1
    assert not Span.objects.live().filter(assignment=long, quote=LAST_WORD).exists()
