"""A reviewer at the desk: every verdict by key, with reason and words, and the way back."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from annotator.review.models import GoldSpan, Verdict
from tests.browser.conftest import Site, sign_in
from tests.browser.looks import is_fine, looks
from tests.make import hand_in, make_span, read_by_both
from tests.world import World

QUOTED, BARE = "'regime'", "regime"


@pytest.fixture
def desk(page: Page, context: BrowserContext, site: Site, committed_world: World) -> World:
    """One place with two boundaries, one that Alice alone saw, one with two labels."""
    world = committed_world
    make_span(world.alices, QUOTED)
    make_span(world.bobs, BARE)
    make_span(world.alices, "topple", "loaded")
    make_span(world.alices, "opposition leader", "loaded")
    make_span(world.bobs, "opposition leader", "claim")
    hand_in(world.alices, world.bobs)
    sign_in(context, site, world.rita)
    page.goto(f"/projects/{world.project.slug}/review/")
    expect(page.locator(".item")).to_have_count(3)
    expect(page.locator(".context em")).to_be_visible()
    return world


def settled(world: World) -> list[tuple[str, str]]:
    live = Verdict.objects.live().in_project(world.project)
    gold = GoldSpan.objects.filter(verdict__in=live, live=True).order_by("start", "end")
    return [(one.label.slug, one.quote) for one in gold.select_related("label")]


def left(page: Page, many: int) -> None:
    expect(page.locator(".item")).to_have_count(many)


def go_to(page: Page, words: str) -> None:
    page.locator(".item q").get_by_text(words, exact=True).click()
    expect(page.locator(".context em")).to_have_text(words)


def test_everything_is_settled_by_keyboard(page: Page, desk: World) -> None:
    for many in (2, 1, 0):
        page.keyboard.press("1")
        expect(page.locator(".ruled[aria-pressed=true]")).to_contain_text("Adopt")
        page.keyboard.press("Enter")
        left(page, many)
    expect(page.get_by_text("Nothing waits for a verdict here.")).to_be_visible()
    assert len(settled(desk)) == 3


def test_the_queue_leads_on_and_back_by_key(page: Page, desk: World) -> None:
    items = page.locator(".item")
    expect(items.first).to_have_attribute("aria-current", "true")
    page.keyboard.press("j")
    expect(items.nth(1)).to_have_attribute("aria-current", "true")
    page.keyboard.press("k")
    expect(items.first).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize(
    ("key", "left_over"),
    [
        ("0", []),
        ("u", [("scare_quote", QUOTED)]),
        ("i", [("scare_quote", BARE)]),
        ("b", [("scare_quote", QUOTED), ("scare_quote", BARE)]),
    ],
)
def test_each_verdict_has_its_key(
    page: Page, desk: World, key: str, left_over: list[tuple[str, str]]
) -> None:
    go_to(page, QUOTED)
    page.keyboard.press(key)
    page.keyboard.press(key)
    left(page, 2)
    assert settled(desk) == left_over


def test_a_boundary_of_ones_own_by_arrow_keys(page: Page, desk: World) -> None:
    go_to(page, "topple")
    page.keyboard.press("e")
    expect(page.locator(".context .inside")).to_have_text(["topple"])
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Enter")
    left(page, 2)
    assert settled(desk) == [("loaded", "Plan to topple")]


def test_a_boundary_of_ones_own_by_pressing_words(page: Page, desk: World) -> None:
    go_to(page, "topple")
    page.keyboard.press("e")
    page.locator(".word", has_text="regime").first.click()
    page.get_by_role("button", name="Settle").click()
    left(page, 2)
    assert settled(desk) == [("loaded", "topple 'regime")]


def test_where_labels_differ_one_is_asked_for(page: Page, desk: World) -> None:
    go_to(page, "opposition leader")
    page.keyboard.press("l")
    expect(page.get_by_role("button", name="Settle")).to_be_disabled()
    page.get_by_label("Which label").select_option("Scare quotes")
    page.get_by_role("button", name="Settle").click()
    left(page, 2)
    assert settled(desk) == [("scare_quote", "opposition leader")]


def test_reason_note_and_a_wish_for_the_guidelines_are_kept(page: Page, desk: World) -> None:
    page.keyboard.press("0")
    page.get_by_label("Because").select_option("codebook")
    page.get_by_label("needs a change of the guidelines").check()
    page.get_by_label("Note for the annotators").fill("Ask at the next meeting.")
    page.keyboard.press("Enter")
    left(page, 2)
    verdict = Verdict.objects.in_project(desk.project).get()
    told = (verdict.reason, verdict.note, verdict.guideline_change)
    assert told == ("codebook", "Ask at the next meeting.", True)


def test_the_last_verdict_is_undone_by_key(page: Page, desk: World) -> None:
    page.keyboard.press("0")
    page.keyboard.press("0")
    left(page, 2)
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    page.keyboard.press("Control+z")
    left(page, 3)
    assert not Verdict.objects.live().in_project(desk.project).exists()


def test_a_settled_place_is_reopened_and_settled_anew(page: Page, desk: World) -> None:
    go_to(page, QUOTED)
    page.keyboard.press("0")
    page.keyboard.press("0")
    left(page, 2)
    page.get_by_role("combobox", name="Show", exact=True).select_option("settled")
    expect(page.get_by_text("Nothing stays here.")).to_be_visible()
    page.keyboard.press("u")
    page.keyboard.press("Enter")
    expect(page.locator(".standing q")).to_have_text(QUOTED)
    page.get_by_role("button", name="Reopen").click()
    left(page, 0)
    assert not Verdict.objects.live().in_project(desk.project).exists()


def test_names_are_hidden_until_the_reviewer_wants_them(page: Page, desk: World) -> None:
    expect(page.locator(".who").first).to_have_text(re.compile("Annotator [AB]$"))
    page.get_by_label("Show who is who").check()
    expect(page.locator(".who").filter(has_text="P01")).to_have_count(1)


def test_an_article_is_given_back(page: Page, desk: World) -> None:
    page.get_by_label("Show who is who").check()
    page.locator(".who", has_text="P01").get_by_role("button", name="Give the article").click()
    page.get_by_label("Why, for the annotator").fill("The end is not read yet.")
    page.get_by_role("button", name="Give back", exact=True).click()
    left(page, 0)
    desk.alices.refresh_from_db()
    assert (desk.alices.state, desk.alices.returned_because) == (
        "returned",
        "The end is not read yet.",
    )


def test_what_cannot_be_saved_stays_chosen(page: Page, desk: World) -> None:
    page.route("**/verdicts/**", lambda route: route.abort())
    page.keyboard.press("0")
    page.keyboard.press("0")
    expect(page.get_by_text("Not saved. What you decided is kept here.")).to_be_visible()
    page.unroute("**/verdicts/**")
    page.keyboard.press("Enter")
    left(page, 2)
    assert Verdict.objects.in_project(desk.project).count() == 1


def test_the_queue_is_narrowed_and_the_address_says_how(page: Page, desk: World) -> None:
    page.get_by_label("Differing in").select_option("boundary")
    left(page, 1)
    assert page.url.endswith("?kind=boundary")
    page.get_by_label("Differing in").select_option("")
    page.get_by_role("combobox", name="Label", exact=True).select_option("claim")
    left(page, 1)


def test_what_all_marked_alike_is_settled_at_once(page: Page, desk: World) -> None:
    read_by_both(desk.alices, desk.bobs, marks=QUOTED)
    page.goto(f"/projects/{desk.project.slug}/review/?state=unanimous")
    page.get_by_role("button", name="Settle 1 place all marked alike").click()
    left(page, 0)
    assert settled(desk) == [("scare_quote", QUOTED)]


def test_the_desk_is_fine_at_every_width(page: Page, desk: World) -> None:
    page.keyboard.press("e")
    page.get_by_label("Show who is who").check()
    for where in looks(page):
        is_fine(page, where)
