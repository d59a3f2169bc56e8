"""The map of a long text: where its spans lie, and the way there."""

from re import compile as pattern

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from annotator.assignments.models import Assignment
from tests.browser.conftest import Begin, Site, sign_in
from tests.browser.marked import given, long_text, put, richly_marked
from tests.browser.work import open_article, press
from tests.world import World

ONE_STROKE = pattern(r"^M[^M]+$")


@pytest.fixture
def article(begin: Begin, committed_world: World) -> Assignment:
    mine = given(committed_world, long_text(60))
    put(mine, "plan 5 said", "scare_quote")
    put(mine, "plan 50 said", "loaded")
    put(mine, "plan 51 said", "claim")
    return begin(mine)


def scrolled(page: Page) -> float:
    found: float = page.locator(".read").evaluate(
        "read => read.scrollTop / (read.scrollHeight - read.clientHeight)"
    )
    return found


def box(page: Page) -> tuple[float, float, float, float]:
    found = page.locator(".minimap").bounding_box()
    assert found
    return found["x"], found["y"], found["width"], found["height"]


def test_a_short_text_has_none(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.alice)
    open_article(page, richly_marked(committed_world))
    expect(page.locator(".minimap")).to_be_hidden()


def test_spans_lie_where_they_are_each_family_in_its_own_track(
    page: Page, article: Assignment
) -> None:
    expect(page.locator(".minimap")).to_be_visible()
    strokes = page.locator(".minimap g path").evaluate_all(
        "paths => paths.map(path => path.getAttribute('d').split('M').slice(1))"
    )
    assert [len(each) for each in strokes] == [1, 2]
    places = [
        [float(n) for n in each.split("h")[0].split(" ")] for track in strokes for each in track
    ]
    height = box(page)[3]
    assert places[0][1] < height / 4
    assert places[1][1] > height * 3 / 4
    assert places[0][0] != places[1][0]


def test_a_press_goes_there_and_a_drag_follows(page: Page, article: Assignment) -> None:
    x, y, width, height = box(page)
    page.mouse.move(x + width / 2, y + height / 2)
    page.mouse.down()
    assert 0.4 < scrolled(page) < 0.6
    page.mouse.move(x - 100, y + height - 2, steps=4)
    assert scrolled(page) > 0.9
    page.mouse.up()
    page.mouse.move(x + width / 2, y + 2)
    assert scrolled(page) > 0.9
    # The press took neither the focus nor the place of the keyboard.
    expect(page.get_by_role("application")).to_be_focused()


def test_it_shows_what_is_seen(page: Page, article: Assignment) -> None:
    seen = page.locator(".minimap .seen")
    assert float((seen.get_attribute("y") or "").rstrip("%")) == 0
    page.locator(".read").evaluate("read => read.scrollTo(0, read.scrollHeight)")
    expect(seen).not_to_have_attribute("y", "0%")
    bottom = sum(float((seen.get_attribute(a) or "").rstrip("%")) for a in ("y", "height"))
    assert bottom == pytest.approx(100, abs=0.5)


def test_it_follows_marking_and_the_chosen_span(page: Page, article: Assignment) -> None:
    press(page, "ArrowDown", 3)
    page.keyboard.press("s")
    expect(page.locator(".minimap .here")).to_have_attribute("d", ONE_STROKE)
    assert len(str(page.locator(".minimap g path").first.get_attribute("d")).split("M")) == 3


def test_screen_readers_and_the_keyboard_pass_it_by(page: Page, article: Assignment) -> None:
    expect(page.locator(".minimap")).to_have_attribute("aria-hidden", "true")
    assert page.locator(".minimap :is(a, button, [tabindex])").count() == 0


def test_it_lies_beside_the_text(page: Page, article: Assignment) -> None:
    for width in (1440, 1024, 800):
        page.set_viewport_size({"width": width, "height": 900})
        right = page.locator("article").evaluate("text => text.getBoundingClientRect().right")
        assert box(page)[0] >= right
