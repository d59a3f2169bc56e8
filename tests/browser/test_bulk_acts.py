"""One act on many spans, foretold before it is done and taken back by one undo."""

import pytest
from playwright.sync_api import Page, expect

from annotator.spans.models import Span
from tests.browser.conftest import Begin
from tests.browser.work import point_at, saved
from tests.make import make_assignment, make_text
from tests.world import World

CONTENT = "A regime falls\n\nThe regime fell. Regimes fall, and a 'regime' too; no Regime stays."


@pytest.fixture
def work(page: Page, begin: Begin, committed_world: World) -> World:
    """Alice before an article that says one word four times, with its first place marked."""
    world = committed_world
    text = make_text(world.project, CONTENT)
    assert world.alices.annotator
    world.alices = begin(make_assignment(text, world.alices.annotator))
    page.mouse.dblclick(*point_at(page, "regime"))
    page.keyboard.press("l")
    saved(page)
    return world


def live(world: World) -> list[tuple[str, str]]:
    spans = Span.objects.live().filter(assignment=world.alices).order_by("start")
    return list(spans.values_list("label__slug", "quote"))


def mark_all(page: Page) -> None:
    expect(page.get_by_role("button", name="Mark 3 places")).to_be_focused()
    page.keyboard.press("Enter")
    marked(page, 4)


def marked(page: Page, spans: int) -> None:
    expect(page.locator("article mark")).to_have_count(spans)
    saved(page)


def test_the_same_words_are_marked_everywhere_and_taken_back_at_once(
    page: Page, work: World
) -> None:
    page.keyboard.press("+")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("3 more places can get Loaded language.")
    mark_all(page)
    words = ["regime", "regime", "regime", "Regime"]
    assert live(work) == [("loaded", word) for word in words]
    expect(page.get_by_role("application")).to_be_focused()
    page.keyboard.press("Control+z")
    saved(page)
    assert live(work) == [("loaded", "regime")]


def test_all_spans_of_a_label_are_changed_or_removed(page: Page, work: World) -> None:
    page.keyboard.press("+")
    mark_all(page)
    page.get_by_role("button", name="All like this").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("3 have Loaded language already.")
    dialog.get_by_label("New label").select_option("claim")
    dialog.get_by_role("button", name="Change 4").click()
    expect(page.get_by_role("group", name="Claim: regime").first).to_be_visible()
    saved(page)
    assert {label for label, _ in live(work)} == {"claim"}
    page.keyboard.press("+")
    page.get_by_role("dialog").get_by_role("button", name="Remove all 4").click()
    marked(page, 0)
    assert live(work) == []
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    marked(page, 4)
    assert live(work)[0] == ("loaded", "regime")
    assert len(live(work)) == 4
