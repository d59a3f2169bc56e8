"""What a small screen must leave room for, and what must not move when one comes back."""

import pytest
from playwright.sync_api import BrowserContext, FloatRect, Page, ViewportSize, expect

from annotator.codebook.draft_actions import save_draft
from annotator.people.models import User
from annotator.projects.models import Role
from tests.browser.conftest import Site, sign_in
from tests.changes.make import write
from tests.make import hand_in, make_assignment, make_codebook, make_member, make_span, make_text
from tests.world import World

PHONE: ViewportSize = {"width": 390, "height": 844}


def box(page: Page, selector: str) -> FloatRect:
    found = page.locator(selector).first.bounding_box()
    assert found
    return found


@pytest.mark.parametrize(("place", "field"), [("articles", "word"), ("codebook", "label")])
def test_a_search_field_looks_like_its_own_page(
    page: Page, context: BrowserContext, site: Site, committed_world: World, place: str, field: str
) -> None:
    sign_in(context, site, committed_world.mona)
    page.goto(f"/projects/{committed_world.project.slug}/{place}/")
    search = page.locator(f".{field}Search")
    expect(search).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(search).to_have_css("position", "static")


def test_the_current_tab_is_in_view(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.mona)
    page.set_viewport_size(PHONE)
    page.goto(f"/projects/{committed_world.project.slug}/people/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".tabs [aria-current]")).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollX") == 0


def test_the_article_comes_first_on_a_phone(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    make_span(world.alices, "'regime'")
    sign_in(context, site, world.rita)
    page.set_viewport_size(PHONE)
    page.goto(f"/projects/{world.project.slug}/texts/{world.text.pk}/")
    article = page.locator("article")
    expect(article).to_be_visible()
    assert box(page, "article")["y"] < PHONE["height"] / 3
    assert box(page, ".spanPanel")["height"] < PHONE["height"] / 6
    page.get_by_role("button", name="Annotators and families").click()
    expect(page.get_by_role("button", name="P01")).to_be_visible()
    page.get_by_role("button", name="Next span").click()
    expect(page.get_by_label("The chosen span").get_by_role("blockquote")).to_have_text("'regime'")
    expect(page.locator("mark.on.first")).to_be_in_viewport()
    page.get_by_role("button", name="Spans of this article").click()
    expect(page.locator(".groups")).to_be_hidden()


def test_lines_of_a_third_annotator_do_not_reach_the_next_line(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    carl = make_member(world.project, "carl", Role.ANNOTATOR)
    for assignment in (world.alices, world.bobs, make_assignment(world.text, carl)):
        make_span(assignment, "The so-called opposition leader claimed victory", "claim")
    sign_in(context, site, world.rita)
    page.goto(f"/projects/{world.project.slug}/texts/{world.text.pk}/")
    mark = page.locator("mark.lane-2").first
    expect(mark).to_be_visible()
    line, words, below = mark.evaluate(
        """mark => [
            parseFloat(getComputedStyle(mark).lineHeight),
            mark.querySelector("span").getClientRects()[0].height,
            parseFloat(getComputedStyle(mark).paddingBottom)
                + parseFloat(getComputedStyle(mark).borderBottomWidth),
        ]"""
    )
    assert words + below <= line


def test_the_axis_can_be_read_where_it_is_narrow(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    for assignment in (world.alices, world.bobs):
        make_span(assignment, "'regime'")
        hand_in(assignment)
    sign_in(context, site, world.rita)
    page.set_viewport_size({"width": 1024, "height": 900})
    page.goto(f"/projects/{world.project.slug}/agreement/")
    number = page.locator(".axis text").first
    expect(number).to_be_visible()
    scale = number.evaluate("text => text.getScreenCTM().a")
    assert scale * number.evaluate("text => parseFloat(getComputedStyle(text).fontSize)") >= 11


def test_one_is_never_told_as_many(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    make_span(world.alices, "'regime'")
    hand_in(world.alices)
    sign_in(context, site, world.rita)
    page.goto(f"/projects/{world.project.slug}/")
    counts = page.locator(".counts")
    expect(counts.get_by_text("span", exact=True)).to_be_visible()
    expect(counts.get_by_text("article", exact=True)).to_be_visible()


def test_back_leads_to_the_same_place_in_the_list(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    words = [f"word{number:03}" for number in range(70)]
    text = make_text(world.project, "Many words\n\n" + " ".join(words))
    assert world.alices.annotator
    assignment = make_assignment(text, world.alices.annotator)
    for word in words:
        make_span(assignment, word, "loaded")
    sign_in(context, site, world.rita)
    page.goto(f"/projects/{world.project.slug}/spans/")
    page.get_by_role("button", name="Show more").click()
    rows = page.locator(".spans li")
    expect(rows).to_have_count(70)
    row = rows.nth(60)
    row.scroll_into_view_if_needed()
    top = page.evaluate("scrollY")
    assert top > 0
    row.get_by_role("link").click()
    page.wait_for_url("**/texts/**")
    expect(page.locator("article")).to_be_visible()
    page.go_back()
    expect(rows).to_have_count(70)
    page.wait_for_function("top => Math.abs(scrollY - top) < 5", arg=top)
    page.get_by_role("link", name="All labels").click()
    expect(rows).to_have_count(50)


@pytest.mark.parametrize("staff", [True, False])
def test_the_menu_leads_to_what_one_may_open(
    page: Page, context: BrowserContext, site: Site, committed_world: World, staff: bool
) -> None:
    mona = committed_world.mona
    User.objects.filter(pk=mona.pk).update(is_staff=staff)
    sign_in(context, site, mona)
    page.goto(f"/projects/{committed_world.project.slug}/")
    page.get_by_role("button", name="Account").click()
    expect(page.get_by_role("link", name="Administration")).to_have_count(int(staff))
    page.get_by_role("link", name="Change password").click()
    expect(page.get_by_label("Current Password")).to_be_visible()
    expect(page.locator("h1")).to_have_css(
        "font-family", '"Source Serif 4 Variable", Charter, Georgia, serif'
    )
    assert page.evaluate(
        "document.fonts.ready.then(() => document.fonts.check('16px \"Inter Variable\"'))"
    )
    assert page.evaluate("[...document.fonts].some(font => font.status === 'loaded')")


@pytest.mark.parametrize("width", [390, 1024])
def test_one_long_word_as_a_name_breaks_no_page(
    page: Page, context: BrowserContext, site: Site, committed_world: World, width: int
) -> None:
    world = committed_world
    word = "Rindfleischetikettierungs" * 4
    long = {"slug": f"quotation.{word[:84].lower()}", "family": "quotation", "name": word[:84]}
    families = [{"slug": "quotation", "name": word[:84], "question": "", "colour": "red"}]
    content = {"title": word[:84], "labels": [{**long, "definition": "D."}], "families": families}
    make_span(world.alices, "'regime'")
    make_codebook(world.project, **content)
    assert world.alices.annotator
    given = make_assignment(make_text(world.project, "Other words"), world.alices.annotator)
    save_draft(actor=world.mona, project=world.project, revision=0, content=content)
    base = f"/projects/{world.project.slug}"
    plan = write(world, labels={"scare_quote": [long["slug"]]})
    page.set_viewport_size({"width": width, "height": 844})
    sign_in(context, site, world.mona)
    for place in ("codebook/", "codebook/draft/", f"changes/{plan.uuid}/"):
        page.goto(f"{base}/{place}")
        expect(page.get_by_text(word[:84]).first).to_be_attached()
        assert widest(page) <= width, place
    sign_in(context, site, world.alice)
    page.goto(f"/assignments/{given.pk}/")
    expect(page.locator("article")).to_be_visible()
    assert widest(page) <= width


def widest(page: Page) -> int:
    found: int = page.evaluate("document.documentElement.scrollWidth")
    return found
