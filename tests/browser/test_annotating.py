"""Attributes, links, questions, search, and the way through the articles: by key and by hand."""

from playwright.sync_api import Page, expect

from annotator.spans.models import Answer, Link, Span
from tests.browser.work import point_at, press, saved, status
from tests.make import make_assignment, make_text
from tests.world import World


def mark_loaded(page: Page, word: str) -> None:
    page.mouse.dblclick(*point_at(page, word))
    page.keyboard.press("l")
    saved(page)


def links(world: World) -> list[tuple[str, str]]:
    live = Link.objects.live().filter(assignment=world.alices)
    return list(live.values_list("source__quote", "target__quote"))


def test_a_link_is_made_by_key(page: Page, alices: World) -> None:
    mark_loaded(page, "doomed")
    page.keyboard.press("j")
    expect(page.locator("mark.aim")).to_have_text("claimed victory")
    page.keyboard.press("Enter")
    saved(page)
    assert links(alices) == [("doomed", "claimed victory")]
    expect(page.locator("svg.links path")).to_have_count(1)
    page.keyboard.press("Control+z")
    saved(page)
    assert links(alices) == []


def test_a_link_is_made_with_the_mouse_and_taken_back(page: Page, alices: World) -> None:
    mark_loaded(page, "doomed")
    page.get_by_role("button", name="Link · judges").click()
    page.mouse.click(*point_at(page, "victory"))
    saved(page)
    assert links(alices) == [("doomed", "claimed victory")]
    page.get_by_role("button", name="Remove the link with claimed victory").click()
    saved(page)
    assert links(alices) == []


def test_a_link_survives_a_reload(page: Page, alices: World) -> None:
    mark_loaded(page, "doomed")
    press(page, "j")
    page.keyboard.press("Enter")
    saved(page)
    page.reload()
    page.locator("article mark", has_text="doomed").focus()
    chosen = page.get_by_role("region", name="The chosen span")
    expect(chosen.get_by_text("claimed victory")).to_be_visible()


def test_attributes_note_and_confidence_by_keyboard(page: Page, alices: World) -> None:
    page.keyboard.press("s")
    page.keyboard.press("2")
    page.keyboard.press(".")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("the plan")
    page.keyboard.press("Escape")
    expect(page.get_by_role("application")).to_be_focused()
    saved(page)
    span = Span.objects.get(assignment=alices.alices, label__slug="scare_quote")
    assert (span.confidence, span.attributes["target"]) == (2, "the plan")
    assert span.attributes["origin"] == "author_voice"


def test_questions_are_reached_by_key_and_answered(page: Page, alices: World) -> None:
    expect(page.get_by_text("3 questions left")).to_be_visible()
    page.keyboard.press(":")
    page.keyboard.press("Space")
    saved(page)
    expect(page.get_by_text("2 questions left")).to_be_visible()
    page.get_by_label("security").check()
    page.get_by_label("How warm, from 0 to 100?").fill("70")
    saved(page)
    given = Answer.objects.given().filter(assignment=alices.alices)
    values = dict(given.values_list("question__slug", "value"))
    assert values == {"genre": "reporting", "frames": ["security"], "tone": 70}
    page.get_by_role("button", name="Take the answer back").first.click()
    saved(page)
    assert "genre" not in dict(given.values_list("question__slug", "value"))


def test_a_label_is_found_by_its_words(page: Page, alices: World) -> None:
    page.keyboard.press("/")
    page.keyboard.type("judges")
    expect(page.get_by_role("button", name="Scare quotes")).to_have_count(0)
    page.keyboard.press("Enter")
    saved(page)
    assert Span.objects.filter(assignment=alices.alices, label__slug="loaded").count() == 1
    expect(page.get_by_role("application")).to_be_focused()


def test_a_submitted_article_is_taken_back_and_marked_on(page: Page, alices: World) -> None:
    page.keyboard.press("Control+Enter")
    page.get_by_role("dialog").get_by_role("button", name="Submit").click()
    expect(status(page)).to_have_text("Submitted")
    page.keyboard.press("s")
    expect(page.get_by_role("alert")).to_contain_text("Go on marking")
    page.get_by_role("button", name="Go on marking").click()
    saved(page)
    page.keyboard.press("s")
    saved(page)
    alices.alices.refresh_from_db()
    assert (alices.alices.state, alices.alices.submitted_at) == ("in_progress", None)
    assert Span.objects.filter(assignment=alices.alices).count() == 2


def test_the_neighbours_are_a_key_away(page: Page, alices: World) -> None:
    assert alices.alices.annotator
    other = make_assignment(
        make_text(alices.project, "Another headline\n\nIts standfirst"), alices.alices.annotator
    )
    page.reload()
    expect(page.get_by_role("application")).to_be_focused()
    page.keyboard.press("Alt+PageDown")
    page.wait_for_url(f"**/assignments/{other.pk}/")
    page.get_by_role("link", name="Previous article").click()
    page.wait_for_url(f"**/assignments/{alices.alices.pk}/")


def test_redo_and_undo_are_buttons_too(page: Page, alices: World) -> None:
    page.keyboard.press("s")
    saved(page)
    count = page.locator("article mark")
    page.get_by_role("button", name="Undo").click()
    expect(count).to_have_count(1)
    page.get_by_role("button", name="Redo").click()
    expect(count).to_have_count(2)
    saved(page)
    assert Span.objects.live().filter(assignment=alices.alices).count() == 2
