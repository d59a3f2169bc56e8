"""A whole article with real key presses alone, and what a screen reader hears of each act."""

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from annotator.assignments.models import Assignment
from annotator.people.models import Preferences
from annotator.spans.models import Answer, Link, Span
from tests.browser.conftest import Site, sign_in
from tests.browser.work import open_article, press, saved
from tests.make import make_assignment, make_text
from tests.world import World

FOCUSED = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText"
MOST_STEPS = 120


def spoken(page: Page) -> Locator:
    """The one place that speaks of acts."""
    return page.locator("#spoken")


def hears(page: Page, sentence: str) -> None:
    expect(spoken(page)).to_have_text(sentence)


def go_to(page: Page, word: str, key: str = "ArrowRight") -> None:
    """Presses the key until the word is heard."""
    for _ in range(MOST_STEPS):
        if spoken(page).inner_text().replace("\xa0", "").split(", in ")[0] == word:
            return
        page.keyboard.press(key)
    raise AssertionError(f"{word} was never reached")


def tab_to(page: Page, name: str, key: str = "Tab") -> None:
    for _ in range(MOST_STEPS):
        if page.evaluate(FOCUSED).startswith(name):
            return
        page.keyboard.press(key)
    raise AssertionError(f"the focus never came to {name}")


@pytest.fixture
def alices(page: Page, context: BrowserContext, site: Site, committed_world: World) -> World:
    sign_in(context, site, committed_world.alice)
    return committed_world


def test_a_whole_article_by_keyboard_alone(page: Page, alices: World) -> None:
    assert alices.alices.annotator
    other = make_assignment(
        make_text(alices.project, "Another headline\n\nIts standfirst"), alices.alices.annotator
    )
    page.goto("/")
    expect(page.get_by_role("link", name="Begin the next article")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("application")).to_be_focused()
    mark_and_detail(page)
    mark_and_link(page)
    choose_among_overlapping(page)
    relabel_remove_undo_redo(page)
    answer(page)
    choose_a_key(page)
    submit_and_go_on(page, other)
    check(alices)


def mark_and_detail(page: Page) -> None:
    go_to(page, "'regime'")
    page.keyboard.press("s")
    hears(page, "Scare quotes: 'regime'. Marked.")
    expect(page.locator(".details .field").first).to_be_visible()
    page.keyboard.press(".")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    hears(page, "Scare quotes, origin: author voice.")
    page.keyboard.press("Escape")
    page.keyboard.press(";")
    page.keyboard.type("odd")
    hears(page, "Note of Scare quotes changed.")
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    hears(page, "Scare quotes: fairly sure.")


def mark_and_link(page: Page) -> None:
    press(page, "Control+ArrowDown", 2)
    hears(page, "The")
    go_to(page, "claimed")
    press(page, "Shift+ArrowRight", 3)
    hears(page, "selected: claimed victory, but")
    press(page, "Shift+ArrowLeft")
    hears(page, "selected: claimed victory")
    page.keyboard.press("c")
    hears(page, "Claim: claimed victory. Marked.")
    page.keyboard.press("Control+End")
    hears(page, "doomed")
    page.keyboard.press("l")
    page.keyboard.press("j")
    hears(
        page,
        "Choose the other span with N and P, then Enter. Claim: claimed victory. 1 of 1.",
    )
    page.keyboard.press("Enter")
    hears(page, "doomed is now linked with claimed victory.")


def choose_among_overlapping(page: Page) -> None:
    go_to(page, "claimed", "ArrowLeft")
    page.keyboard.press("l")
    hears(page, "Loaded language: claimed. Marked.")
    press(page, "ArrowRight")
    hears(page, "victory, in Claim")
    press(page, "ArrowLeft")
    hears(page, "claimed, in Claim, Loaded language")
    page.keyboard.press("-")
    hears(page, "1 of 2: Loaded language.")
    page.keyboard.press("-")
    hears(page, "2 of 2: Claim.")
    page.keyboard.press("-")
    hears(page, "1 of 2: Loaded language.")
    expect(page.locator("mark.on")).to_have_text("claimed")
    expect(page.locator("mark:focus")).to_have_accessible_name("claimed")


def relabel_remove_undo_redo(page: Page) -> None:
    page.keyboard.press("F2")
    hears(page, "Press the key of the new label, or Escape to leave it.")
    page.keyboard.press("s")
    hears(page, "Now Scare quotes: claimed.")
    page.keyboard.press("Delete")
    hears(page, "Scare quotes: claimed. Removed.")
    page.keyboard.press("Control+z")
    hears(page, "Undone. Scare quotes, claimed: marked.")
    page.keyboard.press("Control+Shift+z")
    hears(page, "Done again. Scare quotes, claimed: no longer marked.")
    page.keyboard.press("n")
    hears(page, "Claim. 2 of 3.")
    page.keyboard.press("p")
    hears(page, "Scare quotes. 1 of 3. origin: author voice. fairly sure. Note: odd.")


def answer(page: Page) -> None:
    page.keyboard.press(":")
    page.keyboard.press("Space")
    hears(page, "Answered: What is it?")
    page.keyboard.press("Escape")
    expect(page.get_by_role("application")).to_be_focused()


def choose_a_key(page: Page) -> None:
    """The guide's key: a label has the first wish; the second is free."""
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog")
    tab_to(page, "Change keys")
    page.keyboard.press("Enter")
    tab_to(page, "Change the key of guide", "Shift+Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("s")
    expect(dialog.get_by_text("S is “Scare quotes” already.")).to_be_visible()
    page.keyboard.press("Control+w")
    expect(dialog.get_by_text("Ctrl W belongs to the browser.")).to_be_visible()
    with page.expect_response("**/api/v1/preferences/"):
        page.keyboard.press("y")
    expect(dialog.get_by_role("button", name="Change the key of guide")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    guide = page.get_by_role("region", name="Guide to the labels")
    page.keyboard.press(",")
    expect(guide).to_have_count(0)
    page.keyboard.press("y")
    expect(guide).to_be_visible()
    page.keyboard.press("y")
    expect(guide).to_have_count(0)


def submit_and_go_on(page: Page, other: Assignment) -> None:
    saved(page)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("dialog").get_by_role("button", name="Submit")).to_be_focused()
    page.keyboard.press("Enter")
    hears(page, "Submitted. To change something, choose “Go on marking”.")
    expect(page.get_by_role("link", name="Next article")).to_be_focused()
    page.keyboard.press("Control+Enter")
    page.wait_for_url(f"**/assignments/{other.pk}/")
    expect(page.get_by_role("application")).to_be_focused()


def check(alices: World) -> None:
    spans = Span.objects.live().filter(assignment=alices.alices)
    made = sorted(spans.values_list("label__slug", "quote", "confidence", "note"))
    assert made == [
        ("claim", "claimed victory", None, ""),
        ("loaded", "doomed", None, ""),
        ("scare_quote", "'regime'", 2, "odd"),
    ]
    assert spans.get(label__slug="scare_quote").attributes == {"origin": "author_voice"}
    links = Link.objects.live().filter(assignment=alices.alices)
    assert list(links.values_list("source__quote", "target__quote")) == [
        ("doomed", "claimed victory")
    ]
    given = Answer.objects.given().filter(assignment=alices.alices)
    assert dict(given.values_list("question__slug", "value")) == {"genre": "reporting"}
    alices.alices.refresh_from_db()
    assert alices.alices.state == "submitted"
    assert Preferences.objects.of(alices.alice).hotkeys == {"guide": "y"}


def test_a_key_is_swapped_shown_everywhere_and_reset(page: Page, alices: World) -> None:
    open_article(page, alices.alices)
    label = page.get_by_role("button", name="Scare quotes, not used here")
    expect(label.locator("kbd")).to_have_text("S")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Change keys").click()
    dialog.get_by_role("button", name="Change the key of Scare quotes, now S").click()
    page.keyboard.press("l")
    dialog.get_by_role("button", name="Swap").click()
    row = dialog.get_by_role("listitem").filter(has_text="Scare quotes")
    expect(row.locator("kbd")).to_have_text("L")
    expect(row.get_by_text("your own")).to_be_visible()
    expect(dialog.get_by_role("listitem").filter(has_text="Loaded language")).to_contain_text("S")
    page.keyboard.press("Escape")
    expect(label.locator("kbd")).to_have_text("L")
    page.keyboard.press("l")
    hears(page, "Scare quotes: Plan. Marked.")
    saved(page)
    open_article(page, alices.alices)
    page.keyboard.press("?")
    dialog.get_by_role("button", name="Change keys").click()
    with page.expect_response("**/api/v1/preferences/"):
        dialog.get_by_role("button", name="Reset all keys").click()
    expect(dialog.get_by_text("your own")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Scare quotes, used").locator("kbd")).to_have_text("S")
    assert Preferences.objects.of(alices.alice).hotkeys == {}


def test_without_letters_own_keys_with_alt_act(page: Page, alices: World) -> None:
    hotkeys = {"label:scare_quote": "Alt+q"}
    Preferences.objects.create(person=alices.alice, letter_keys=False, hotkeys=hotkeys)
    open_article(page, alices.alices)
    marks = page.locator("article mark")
    page.keyboard.press("l")
    page.keyboard.press("Shift+L")
    expect(marks).to_have_count(0)
    expect(page.get_by_role("button", name="Loaded language").locator("kbd")).to_have_count(0)
    page.keyboard.press("Alt+q")
    hears(page, "Scare quotes: Plan. Marked.")
    page.get_by_role("button", name="Shortcuts").press("Enter")
    expect(page.get_by_text("Single letters and signs are switched off")).to_be_visible()


def test_a_key_the_server_could_not_keep_says_so(page: Page, alices: World) -> None:
    open_article(page, alices.alices)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Change keys").click()
    dialog.get_by_role("button", name="Change the key of guide").click()
    page.route("**/preferences/", lambda route: route.abort())
    page.keyboard.press("y")
    expect(dialog.get_by_role("alert")).to_contain_text("The server has not kept this")
    page.unroute("**/preferences/")
    dialog.get_by_role("button", name="Reset the key of guide").click()
    expect(dialog.get_by_role("alert")).to_have_count(0)


def test_a_key_two_acts_want_is_named(page: Page, alices: World) -> None:
    Preferences.objects.create(person=alices.alice, hotkeys={"guide": "s"})
    open_article(page, alices.alices)
    page.keyboard.press("?")
    row = page.get_by_role("dialog").get_by_role("listitem").filter(has_text="Scare quotes")
    expect(row).to_contain_text("no key")
    expect(row).to_contain_text("S is “guide to the labels” already.")


def test_paragraphs_by_key_and_back(page: Page, alices: World) -> None:
    """Also where a paragraph begins with a quotation mark."""
    assert alices.alices.annotator
    content = "A headline\n\nA standfirst\n\n“Never again,” he said. Nobody spoke.\n\nThe end."
    quoted = make_assignment(make_text(alices.project, content), alices.alices.annotator)
    open_article(page, quoted)
    heard = []
    for key in ("Down", "Down", "Down", "Up", "Up", "Up"):
        page.keyboard.press(f"Control+Arrow{key}")
        heard.append(spoken(page).inner_text().replace("\xa0", ""))
    assert heard == ["A", "Never", "The", "Never", "A", "A"]
    page.keyboard.press("Control+ArrowDown")
    page.keyboard.press("Control+Shift+ArrowDown")
    hears(page, "selected: A standfirst")


def test_the_same_word_twice_is_said_twice(page: Page, alices: World) -> None:
    """A region that does not change is not read."""
    assert alices.alices.annotator
    content = "Never, never, never\n\nA standfirst"
    twice = make_assignment(make_text(alices.project, content), alices.alices.annotator)
    open_article(page, twice)
    page.keyboard.press("ArrowRight")
    first = spoken(page).evaluate("node => node.textContent")
    page.keyboard.press("ArrowRight")
    second = spoken(page).evaluate("node => node.textContent")
    assert first != second
    assert first.strip() == second.strip() == "never"


def test_an_act_is_said_in_one_place(page: Page, alices: World) -> None:
    """Saved is no news after each act, and a refusal, an alert, speaks itself."""
    open_article(page, alices.alices)
    page.keyboard.press("s")
    saved(page)
    live = page.locator("[aria-live=polite], [role=alert], [role=status]:not([aria-live=off])")
    said = [text for text in live.all_inner_texts() if text.strip()]
    assert said == ["Scare quotes: Plan. Marked."]
    page.keyboard.press("s")
    expect(page.get_by_role("alert")).to_contain_text("This span is “Scare quotes” already.")
    hears(page, "")
