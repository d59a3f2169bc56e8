"""An article annotated with fingers alone, on a phone and on a tablet."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Locator, Page, expect

from annotator.spans.models import Span
from tests.browser.conftest import Site, watched
from tests.browser.test_bounds import boundary
from tests.browser.work import point_at, saved, status
from tests.world import World

SCREENS = {"phone": (390, 844), "tablet": (820, 1180)}


@pytest.fixture(params=SCREENS)
def context(
    browser: Browser, site: Site, request: pytest.FixtureRequest
) -> Iterator[BrowserContext]:
    width, height = SCREENS[request.param]
    screen = {"width": width, "height": height}
    with watched(
        browser, base_url=site.url, viewport=screen, has_touch=True, is_mobile=True
    ) as mine:
        yield mine


@pytest.fixture
def finger(page: Page, context: BrowserContext) -> CDPSession:
    return context.new_cdp_session(page)


def touch(finger: CDPSession, kind: str, *place: float) -> None:
    points = [{"x": place[0], "y": place[1]}] if place else []
    finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


LONG_PRESS = """([x, y]) => {
    const { offsetNode, offset } = document.caretPositionFromPoint(x, y);
    const selection = getSelection();
    selection.collapse(offsetNode, offset);
    selection.modify("move", "backward", "word");
    selection.modify("extend", "forward", "word");
}"""


def press_long(page: Page, finger: CDPSession, word: str) -> None:
    """A browser without a screen leaves out what a phone does meanwhile: it selects the word."""
    place = point_at(page, word)
    touch(finger, "touchStart", *place)
    page.wait_for_timeout(600)
    page.evaluate(LONG_PRESS, list(place))
    touch(finger, "touchEnd")


def drag(page: Page, finger: CDPSession, edge: str, word: str) -> None:
    """With a finger, by the handle and not by the words: as far as from the end to the word."""
    box = page.locator(f".bound.{edge}").bounding_box()
    assert box
    assert (box["width"], box["height"]) == (44, 44)
    x, y = box["x"] + 22, box["y"] + 22
    from_x, from_y = boundary(page, edge)
    to_x, to_y = point_at(page, word)
    touch(finger, "touchStart", x, y)
    for step in range(1, 9):
        touch(finger, "touchMove", x + (to_x - from_x) * step / 8, y + (to_y - from_y) * step / 8)
    touch(finger, "touchEnd")


def bar(page: Page) -> Locator:
    return page.get_by_role("toolbar", name="Labels for the selected words")


def loaded(page: Page) -> Locator:
    return bar(page).get_by_role("button", name="Loaded language")


def mark_loaded(page: Page, word: str) -> None:
    """The click that makes it comes a moment after the tap."""
    loaded(page).tap()
    expect(page.locator("mark.on")).to_have_text(word)
    saved(page)


def spans(world: World) -> list[tuple[str, str]]:
    live = Span.objects.live().filter(assignment=world.alices).order_by("start", "label__slug")
    found = list(live)
    assert all(world.text.content[s.start : s.end] == s.quote for s in found)
    return [(s.label.slug, s.quote) for s in found]


def test_a_long_press_selects_and_a_tap_marks(
    page: Page, alices: World, finger: CDPSession
) -> None:
    press_long(page, finger, "doomed")
    page.wait_for_function("() => [...CSS.highlights.get('sq-selection')].join('') === 'doomed'")
    box = loaded(page).bounding_box()
    assert box
    assert box["height"] >= 44
    mark_loaded(page, "doomed")
    assert ("loaded", "doomed") in spans(alices)
    chosen = page.get_by_role("region", name="The chosen span")
    expect(chosen.get_by_text("doomed")).to_be_in_viewport()


def test_a_whole_article_by_touch_alone(page: Page, alices: World, finger: CDPSession) -> None:
    page.touchscreen.tap(*point_at(page, "proof"))
    mark_loaded(page, "proof")
    chosen = page.get_by_role("region", name="The chosen span")
    expect(chosen).to_be_visible()
    expect(page.locator("mark.on")).to_be_in_viewport()
    drag(page, finger, "end", "Critics")
    expect(page.get_by_role("alert")).to_contain_text("one paragraph")
    page.touchscreen.tap(*point_at(page, "claimed"))
    expect(chosen.get_by_text("claimed victory")).to_be_in_viewport()
    drag(page, finger, "end", "offered")
    saved(page)
    assert spans(alices) == [("claim", "claimed victory, but offered"), ("loaded", "proof")]
    chosen.get_by_role("button", name="Change label").tap()
    page.get_by_role("button", name="Scare quotes").tap()
    saved(page)
    page.get_by_role("button", name="Undo").tap()
    saved(page)
    page.get_by_role("textbox", name="Note").tap()
    page.get_by_role("textbox", name="Note").fill("by thumb")
    saved(page)
    page.get_by_role("button", name="Submit").tap()
    page.get_by_role("dialog").get_by_role("button", name="Submit").tap()
    expect(status(page)).to_have_text("Submitted")
    assert Span.objects.get(assignment=alices.alices, label__slug="claim").note == "by thumb"


def test_the_label_used_last_comes_first(page: Page, alices: World) -> None:
    page.touchscreen.tap(*point_at(page, "proof"))
    mark_loaded(page, "proof")
    page.touchscreen.tap(*point_at(page, "Exile"))
    expect(bar(page).get_by_role("button").first).to_have_text("Loaded language")


def test_scrolling_with_a_finger_selects_nothing(
    page: Page, alices: World, finger: CDPSession
) -> None:
    before = page.evaluate("[...CSS.highlights.get('sq-caret')].join('')")
    x, y = point_at(page, "Critics")
    touch(finger, "touchStart", x, y)
    for step in range(1, 9):
        touch(finger, "touchMove", x, y - 20 * step)
    touch(finger, "touchEnd")
    page.get_by_role("button", name="Undo").tap()
    expect(page.get_by_role("alert")).to_be_visible()
    assert page.evaluate("[...CSS.highlights.get('sq-caret')].join('')") == before


def test_a_tap_on_a_handle_is_meant_for_the_words_below_it(page: Page, alices: World) -> None:
    page.touchscreen.tap(*point_at(page, "claimed"))
    expect(page.locator("mark.on")).to_have_text("claimed victory")
    box = page.locator(".bound.start").bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + 22, box["y"] + 16)
    expect(page.locator("mark.on")).to_have_count(0)
    saved(page)
    assert spans(alices) == [("claim", "claimed victory")]


def test_a_link_by_touch_is_told_and_asks_for_no_keys(page: Page, alices: World) -> None:
    page.touchscreen.tap(*point_at(page, "proof"))
    mark_loaded(page, "proof")
    page.get_by_role("button", name="Link · judges").tap()
    spoken = page.locator("#spoken")
    expect(spoken).to_contain_text("Press the other span in the text.")
    page.touchscreen.tap(*point_at(page, "claimed"))
    expect(spoken).to_contain_text("proof is now linked with claimed victory.")
    page.wait_for_timeout(1000)  # the focus that follows a tap must not change what is said
    expect(spoken).to_contain_text("proof is now linked with claimed victory.")


def test_what_is_touched_is_large_enough(page: Page, alices: World) -> None:
    page.touchscreen.tap(*point_at(page, "claimed"))
    expect(page.locator("mark.on")).to_be_visible()
    small = page.evaluate(
        """() => [...document.querySelectorAll(
            ".place a, .viewTabs button, .definition .plain, .tools button, .status button")]
            .map(each => [each.className, each.getBoundingClientRect()])
            .filter(([, box]) => box.width > 0 && (box.width < 44 || box.height < 40))
            .map(([name, box]) => `${name} ${box.width} ${box.height}`)"""
    )
    assert small == []
