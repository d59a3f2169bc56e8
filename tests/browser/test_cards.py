"""What is said of a span where it is: the card under the pointer, the note beside it; and lanes."""

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from annotator.assignments.models import Assignment
from tests.browser.conftest import Begin, Site, sign_in
from tests.browser.looks import is_fine, looks
from tests.browser.marked import TEXT, given, put, richly_marked
from tests.browser.work import open_article, point_at, saved
from tests.make import make_link
from tests.world import World

# Where every word of the article stands, with its place in the text.
WORDS = """() => {
    const found = [];
    for (const leaf of document.querySelectorAll("article [data-at]")) {
        const text = leaf.firstChild;
        for (const word of text.data.matchAll(/\\S+/gu)) {
            for (const [at, sign] of [...word[0]].entries()) {
                const range = document.createRange();
                const before = [...word[0]].slice(0, at).join("").length;
                range.setStart(text, word.index + before);
                range.setEnd(text, word.index + before + sign.length);
                const box = range.getBoundingClientRect();
                found.push([sign, box.x, box.y]);
            }
        }
    }
    return found;
}"""


@pytest.fixture
def article(begin: Begin, committed_world: World) -> Assignment:
    return begin(richly_marked(committed_world))


def card(page: Page) -> Locator:
    return page.get_by_role("region", name="What is marked here")


def hover(page: Page, word: str) -> None:
    page.mouse.move(5, 300)
    page.mouse.move(*point_at(page, word))


def test_the_card_tells_all_of_a_span(page: Page, article: Assignment) -> None:
    hover(page, "regime")
    expect(card(page)).to_contain_text("Scare quotes")
    expect(card(page)).to_contain_text("Quotation · yours, saved")
    expect(card(page).get_by_role("definition")).to_have_text(["headline", "the government"])
    hover(page, "victory")
    expect(card(page).get_by_role("term")).to_have_text(["← continues", "← judges"])
    expect(card(page).get_by_role("definition").last).to_have_text("doomed")


def test_all_spans_under_the_pointer_are_listed(page: Page, article: Assignment) -> None:
    hover(page, "leader")
    names = card(page).get_by_role("button")
    expect(names).to_have_count(2)
    expect(names.first).to_contain_text("“opposition leader”")
    expect(card(page)).to_contain_text("fairly sure")
    expect(card(page)).to_contain_text("see the headline")
    names.nth(1).click()
    expect(page.locator("article mark:focus")).to_contain_text("dubbed")
    expect(card(page)).to_have_count(0)


def test_the_card_stands_beside_the_text(page: Page, article: Assignment) -> None:
    hover(page, "leader")
    expect(card(page)).to_be_visible()
    right = page.locator("article").evaluate("text => text.getBoundingClientRect().right")
    place = card(page).bounding_box()
    assert place
    assert place["x"] > right


def test_the_card_can_be_pointed_at_and_stays(page: Page, article: Assignment) -> None:
    hover(page, "doomed")
    expect(card(page)).to_be_visible()
    x, y = point_at(page, "doomed")
    place = card(page).bounding_box()
    assert place
    # Straight along the line and into the card, as slowly as anybody likes.
    page.mouse.move(place["x"] - 60, y)
    page.wait_for_timeout(700)
    expect(card(page)).to_be_visible()
    page.mouse.move(place["x"] + 20, place["y"] + 20)
    page.wait_for_timeout(700)
    expect(card(page)).to_be_visible()
    page.mouse.move(x, y + 200)
    expect(card(page)).to_have_count(0)


def test_escape_closes_the_card_alone(page: Page, article: Assignment) -> None:
    page.locator("article mark", has_text="'regime'").focus()
    hover(page, "doomed")
    expect(card(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(card(page)).to_have_count(0)
    expect(page.locator("article mark:focus")).to_have_text("'regime'")
    x, y = point_at(page, "doomed")
    page.mouse.move(x + 2, y)
    page.wait_for_timeout(600)
    expect(card(page)).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("application")).to_be_focused()


def test_a_pressed_span_has_the_panel_and_no_card(page: Page, article: Assignment) -> None:
    page.mouse.click(*point_at(page, "doomed"))
    page.wait_for_timeout(700)
    expect(card(page)).to_have_count(0)
    expect(page.get_by_role("region", name="The chosen span")).to_contain_text("doomed")


def test_the_focused_span_says_all_in_the_margin(page: Page, article: Assignment) -> None:
    page.get_by_role("application").focus()
    page.keyboard.press("n")
    note = page.locator(".notes .facts")
    expect(note).to_contain_text("Quotation · yours, saved")
    expect(note.get_by_role("definition")).to_have_text(["headline", "the government"])
    page.keyboard.press("n")
    expect(note.get_by_role("definition")).to_have_text(["see the headline"])


@pytest.mark.parametrize("word", ["leader", "victory"])
def test_the_card_is_usable_in_every_look(page: Page, article: Assignment, word: str) -> None:
    for where in looks(page):
        hover(page, word)
        expect(card(page)).to_be_visible()
        is_fine(page, f"card {where}")
        width = page.evaluate("innerWidth")
        place = card(page).bounding_box()
        assert place
        assert 0 <= place["x"] <= width - place["width"]


def test_no_letter_moves_when_spans_come(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    mine = given(committed_world)
    sign_in(context, site, committed_world.alice)
    open_article(page, mine)
    before = page.evaluate(WORDS)
    sentence = TEXT.split("\n\n")[2]
    words = sentence.split()
    spans = [put(mine, " ".join(words[:size]), "claim") for size in range(3, 12)]
    put(mine, "opposition")
    put(mine, "doomed", "loaded")
    make_link(mine, spans[1], spans[0], "continues")
    page.reload()
    expect(page.locator("article mark[tabindex]")).to_have_count(11)
    page.evaluate("document.fonts.ready")
    after = page.evaluate(WORDS)
    assert [sign for sign, *_ in after] == [sign for sign, *_ in before]
    moved = [
        (a, b)
        for a, b in zip(before, after, strict=True)
        if abs(a[1] - b[1]) > 0.5 or abs(a[2] - b[2]) > 0.5
    ]
    assert moved == []
    page.locator("article mark[tabindex]").nth(4).focus()
    assert page.evaluate(WORDS) == after


def test_eight_spans_over_the_same_words_have_a_line_each(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    mine = given(committed_world)
    words = TEXT.split("\n\n")[2].split()
    for size in range(3, 11):
        put(mine, " ".join(words[:size]), "claim")
    sign_in(context, site, committed_world.alice)
    open_article(page, mine)
    lines = page.locator("article mark.first").evaluate_all(
        "marks => marks.map(mark => Math.round(mark.getClientRects()[0].bottom))"
    )
    assert len(set(lines)) == 8
    # Above the small letters of the next line, so that it can be read.
    tops = sorted({y for _, _, y in page.evaluate(WORDS)})
    next_line = min(y for y in tops if y > min(lines))
    assert max(lines) <= next_line + 10
    hover(page, "living")
    expect(card(page).get_by_role("button")).to_have_count(8)


def test_marking_with_the_keyboard_moves_nothing(page: Page, article: Assignment) -> None:
    before = page.evaluate(WORDS)
    page.get_by_role("application").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("c")
    saved(page)
    after = page.evaluate(WORDS)
    assert all(
        abs(a[1] - b[1]) < 0.5 and abs(a[2] - b[2]) < 0.5
        for a, b in zip(before, after, strict=True)
    )
