"""Where a span begins and ends, moved by key, mouse and pen; and what a mouse selects."""

import pytest
from playwright.sync_api import Locator, Page, expect

from annotator.spans.models import Span
from tests.browser.conftest import Begin
from tests.browser.work import point_at, press, saved
from tests.make import make_span
from tests.world import World


@pytest.fixture
def alices(page: Page, begin: Begin, committed_world: World) -> World:
    """Alice before her article, with a claim marked and chosen."""
    make_span(committed_world.alices, "opposition leader", "claim")
    begin(committed_world.alices)
    page.keyboard.press("n")
    expect(handle(page, "end")).to_be_visible()
    return committed_world


def handle(page: Page, edge: str) -> Locator:
    return page.locator(f".bound.{edge}")


def claim(world: World) -> str:
    """What the server holds, checked against the text."""
    span = Span.objects.live().get(assignment=world.alices, label__slug="claim")
    assert world.text.content[span.start : span.end] == span.quote
    return span.quote


def middle(found: Locator) -> tuple[float, float]:
    box = found.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def take(page: Page, edge: str) -> tuple[float, float]:
    x, y = middle(handle(page, edge))
    page.mouse.move(x, y)
    page.mouse.down()
    return x, y


def boundary(page: Page, edge: str) -> tuple[float, float]:
    """Where the chosen span begins or ends, in the middle of its line."""
    found = page.locator(f"mark.on.{'last' if edge == 'end' else 'first'}").first.evaluate(
        """(mark, edge) => {
            const box = [...mark.getClientRects()].at(edge === "end" ? -1 : 0);
            return [edge === "end" ? box.right : box.left, box.y + box.height / 2];
        }""",
        edge,
    )
    return found[0], found[1]


def drag(page: Page, edge: str, word: str) -> None:
    """Takes a handle as far as to the middle of a word; does not let go."""
    from_x, from_y = boundary(page, edge)
    to_x, to_y = point_at(page, word)
    x, y = take(page, edge)
    page.mouse.move(x + to_x - from_x, y + to_y - from_y, steps=5)


def test_shift_and_arrows_move_the_end_and_with_ctrl_the_start(page: Page, alices: World) -> None:
    page.keyboard.press("Shift+ArrowRight")
    saved(page)
    assert claim(alices) == "opposition leader claimed"
    press(page, "Shift+ArrowLeft", 2)
    saved(page)
    assert claim(alices) == "opposition"
    page.keyboard.press("Control+Shift+ArrowLeft")
    saved(page)
    assert claim(alices) == "called opposition"
    press(page, "Shift+Alt+ArrowRight", 4)
    press(page, "Control+Shift+Alt+ArrowRight", 3)
    saved(page)
    assert claim(alices) == "led opposition lead"
    press(page, "Control+z")
    saved(page)
    assert claim(alices) == "lled opposition lead"


def test_a_boundary_is_refused_in_a_sentence(page: Page, alices: World) -> None:
    press(page, "Shift+ArrowLeft", 2)
    expect(page.get_by_role("alert")).to_contain_text("must keep at least one word")
    saved(page)
    assert claim(alices) == "opposition"
    page.keyboard.press("Shift+End")
    press(page, "Shift+ArrowRight")
    expect(page.get_by_role("alert")).to_contain_text("from one paragraph into another")


def test_one_act_is_one_request_and_one_step_back(page: Page, alices: World) -> None:
    sent: list[str] = []
    page.on("request", lambda r: sent.append(r.method) if "/spans/" in r.url else None)
    drag(page, "end", "victory")
    assert sent == []
    page.mouse.up()
    saved(page)
    assert (sent, claim(alices)) == (["PUT"], "opposition leader claimed victory")
    page.keyboard.press("Control+z")
    saved(page)
    assert claim(alices) == "opposition leader"


def test_a_handle_snaps_to_words_and_with_alt_to_characters(page: Page, alices: World) -> None:
    drag(page, "start", "called")
    page.mouse.up()
    saved(page)
    assert claim(alices) == "called opposition leader"
    page.keyboard.down("Alt")
    drag(page, "end", "claimed")
    page.mouse.up()
    page.keyboard.up("Alt")
    saved(page)
    assert claim(alices) in ("called opposition leader cla", "called opposition leader clai")


def test_a_slow_hand_moves_by_characters(page: Page, alices: World) -> None:
    x, y = take(page, "end")
    for step in range(1, 15):
        page.mouse.move(x + step * 1.5, y)
        page.wait_for_timeout(70)
    page.mouse.up()
    saved(page)
    quote = claim(alices)
    assert quote.startswith("opposition leader c")
    assert len(quote) < len("opposition leader claimed")


def test_escape_leaves_a_boundary_and_nothing_in_the_text_moves(page: Page, alices: World) -> None:
    lines = """[...document.querySelectorAll("article > *")].map(
        each => JSON.stringify(each.getBoundingClientRect()))"""
    before = page.evaluate(lines)
    drag(page, "end", "proof")
    assert page.evaluate("CSS.highlights.get('sq-bounds').size") > 0
    assert page.evaluate(lines) == before
    page.keyboard.press("Escape")
    page.mouse.up()
    assert page.evaluate("CSS.highlights.get('sq-bounds').size") == 0
    expect(page.locator("mark.on")).to_have_text("opposition leader")
    saved(page)
    assert claim(alices) == "opposition leader"


@pytest.mark.parametrize("what", ["scroll", "resize", "size"])
def test_handles_stay_at_their_words(page: Page, alices: World, what: str) -> None:
    if what == "scroll":
        page.set_viewport_size({"width": 1100, "height": 420})
        page.locator(".read").evaluate("read => read.scrollBy(0, 90)")
    elif what == "resize":
        page.set_viewport_size({"width": 820, "height": 900})
    else:
        page.evaluate("document.documentElement.style.setProperty('font-size', '22px')")
    page.wait_for_timeout(200)
    end = page.locator("mark.on.last").evaluate(
        "mark => { const box = [...mark.getClientRects()].at(-1); return [box.right, box.bottom] }"
    )
    x, y = middle(handle(page, "end"))
    assert abs(x - end[0]) < 3
    assert 0 < y - end[1] + 10 < 30


def test_a_mouse_takes_words_paragraphs_and_characters(page: Page, alices: World) -> None:
    def selected() -> str:
        return str(page.evaluate("[...CSS.highlights.get('sq-selection')].map(String).join('')"))

    x, y = point_at(page, "victory")
    page.mouse.dblclick(x, y)
    assert selected() == "victory"
    page.wait_for_timeout(600)
    page.mouse.click(*point_at(page, "Critics"), click_count=3)
    assert selected() == "Critics say the 😀 regime is doomed."
    page.wait_for_timeout(600)
    page.mouse.click(*point_at(page, "claimed"))
    page.keyboard.down("Shift")
    page.mouse.click(*point_at(page, "offered"))
    page.keyboard.up("Shift")
    assert selected() == "claimed victory, but offered"
    x, y = point_at(page, "victory")
    page.keyboard.down("Alt")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 20, y, steps=4)
    page.mouse.up()
    page.keyboard.up("Alt")
    assert selected() != ""
    assert selected() in "victory"[2:]
