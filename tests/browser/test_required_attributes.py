"""What the codebook requires of a span: asked once, offered as last time, never lost from sight."""

import pytest
from playwright.sync_api import Locator, Page, expect

from annotator.projects.models import Role
from annotator.spans.models import Span
from tests.browser.conftest import Begin
from tests.browser.work import point_at, saved, status
from tests.make import make_assignment, make_codebook, make_member, make_project, make_text
from tests.world import World

ORIGIN = {
    "slug": "origin",
    "kind": "choice",
    "required": True,
    "values": [
        {"value": "headline", "meaning": "the headline"},
        {"value": "author_voice", "meaning": "the running text"},
    ],
}
LABELS = [
    {
        "slug": "scare_quote",
        "family": "quotation",
        "name": "Scare quotes",
        "key": "s",
        "definition": "Marks that signal doubt.",
        "attributes": [ORIGIN, {"slug": "target", "kind": "text", "required": True}],
    },
    {
        "slug": "loaded",
        "family": "evidence",
        "name": "Loaded language",
        "key": "l",
        "definition": "A word that judges.",
    },
]


@pytest.fixture
def alices(begin: Begin, committed_world: World) -> World:
    """An annotator before her article, under a codebook that requires two attributes."""
    project = make_project("strict")
    make_codebook(project, labels=LABELS, link_types=[])
    member = make_member(project, "alma", Role.ANNOTATOR)
    committed_world.alices = begin(make_assignment(make_text(project), member))
    return committed_world


def mark_word(page: Page, word: str) -> None:
    page.mouse.dblclick(*point_at(page, word))
    page.keyboard.press("s")


def mark_and_say(page: Page, word: str) -> None:
    """Marks it and says what is asked: the first choice, and some words."""
    mark_word(page, word)
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.keyboard.type("the plan")
    page.keyboard.press("Enter")


def said(world: World, quote: str) -> dict[str, str]:
    return dict(Span.objects.get(assignment=world.alices, quote=quote).attributes)


def lines_of(article: Locator) -> object:
    """Where every stretch of the text stands."""
    return article.evaluate(
        """article => [...article.children].map(block => {
            const box = block.getBoundingClientRect();
            return [box.x, box.y, box.width, box.height];
        })"""
    )


def test_they_are_asked_once_right_away_by_keyboard(page: Page, alices: World) -> None:
    mark_and_say(page, "doomed")
    expect(page.get_by_role("application")).to_be_focused()
    saved(page)
    assert said(alices, "doomed") == {"origin": "headline", "target": "the plan"}
    expect(page.locator("article mark.gap")).to_have_count(0)


def test_a_label_that_requires_nothing_asks_nothing(page: Page, alices: World) -> None:
    page.keyboard.press("l")
    expect(page.get_by_role("application")).to_be_focused()


def test_escape_leaves_them_for_later_and_the_span_stays_in_sight(
    page: Page, alices: World
) -> None:
    article = page.get_by_role("application")
    before = lines_of(article)
    mark_word(page, "doomed")
    page.keyboard.press("Escape")
    expect(article).to_be_focused()
    saved(page)
    expect(page.get_by_role("group", name="doomed, incomplete")).to_be_visible()
    assert lines_of(article) == before
    expect(page.locator(".notes [data-note] .gap")).to_have_text("incomplete: origin, target")
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="1 incomplete").click()
    expect(page.get_by_label("headline", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press(">")
    expect(page.get_by_label("headline", exact=True)).to_be_focused()


def test_what_was_said_last_is_offered_and_taken_by_one_key(page: Page, alices: World) -> None:
    mark_and_say(page, "doomed")
    mark_word(page, "victory")
    offer = page.get_by_role("button", name="As last time: headline · the plan")
    expect(offer).to_be_focused()
    saved(page)
    assert said(alices, "victory") == {}
    page.keyboard.press("Enter")
    expect(page.get_by_role("application")).to_be_focused()
    saved(page)
    assert said(alices, "victory") == {"origin": "headline", "target": "the plan"}
    page.keyboard.press("Control+z")
    saved(page)
    assert said(alices, "victory") == {}
    page.keyboard.press("&")
    saved(page)
    assert said(alices, "victory") == {"origin": "headline", "target": "the plan"}


def test_submitting_is_refused_and_the_list_leads_to_each(page: Page, alices: World) -> None:
    mark_word(page, "doomed")
    page.keyboard.press("Escape")
    saved(page)
    page.keyboard.press("Control+Enter")
    page.get_by_role("dialog").get_by_role("button", name="doomed").click()
    expect(page.get_by_label("headline", exact=True)).to_be_focused()
    alices.alices.refresh_from_db()
    assert alices.alices.submitted_at is None


def test_the_questions_are_a_key_and_a_button_away_at_any_time(page: Page, alices: World) -> None:
    page.keyboard.press(":")
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    page.keyboard.press(":")
    expect(page.get_by_label("economic")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    page.keyboard.press(":")
    page.keyboard.type("70")
    saved(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Questions").click()
    expect(page.get_by_label("reporting")).to_be_focused()
    page.keyboard.press("Control+Enter")
    page.get_by_role("dialog").get_by_role("button", name="Submit").click()
    expect(status(page)).to_have_text("Submitted")
    page.get_by_role("button", name="Questions").click()
    expect(page.get_by_role("heading", name="About the whole article")).to_be_focused()
