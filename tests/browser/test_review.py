"""What a reviewer does: finds labels, shares what was found, reads them in their article."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from annotator.projects.models import Role
from annotator.spans.actions import mark
from annotator.spans.models import Span
from tests.browser.conftest import Site, sign_in
from tests.make import (
    hand_in,
    make_assignment,
    make_member,
    make_project,
    make_span,
    make_text,
    read_by_both,
    wanted,
)
from tests.world import World


@pytest.fixture
def marked(committed_world: World) -> World:
    """Alice and Bob overlap on 'regime'; Bob's span has a note. Alice has submitted."""
    world = committed_world
    make_span(world.alices, "'regime'")
    make_span(world.alices, "claimed victory", "claim")
    asked = wanted(world.text, "topple 'regime'", "loaded", note="Both words judge.", confidence=2)
    mark(person=world.bob, assignment=world.bobs.pk, uuid=uuid4(), wanted=asked)
    hand_in(world.alices)
    return world


@pytest.fixture
def ritas(context: BrowserContext, site: Site, marked: World) -> World:
    """Rita, who reads what was marked."""
    sign_in(context, site, marked.rita)
    return marked


def test_a_reviewer_filters_and_shares_the_address(
    page: Page, context: BrowserContext, ritas: World
) -> None:
    page.goto(f"/projects/{ritas.project.slug}/")
    page.get_by_role("link", name="Read the labels").click()
    rows = page.locator(".spans li")
    expect(rows).to_have_count(3)
    page.get_by_label("Annotator").select_option("P01")
    expect(rows).to_have_count(2)
    page.get_by_label("Label").select_option("claim")
    expect(rows).to_have_count(1)
    expect(page).to_have_url(re.compile(r"/spans/\?label=claim&annotator=P01$"))
    other = context.new_page()
    other.goto(page.url)
    expect(other.locator(".spans li")).to_have_count(1)
    expect(other.locator(".spans li")).to_contain_text("opposition leader claimed victory")
    expect(other.get_by_label("Annotator")).to_have_value("P01")
    page.go_back()
    expect(rows).to_have_count(2)
    page.get_by_role("button", name="Clear the filters").click()
    expect(rows).to_have_count(3)


def test_an_address_that_asks_for_nonsense_can_be_cleared(page: Page, ritas: World) -> None:
    page.goto(f"/projects/{ritas.project.slug}/spans/?state=lost")
    expect(page.get_by_role("alert")).to_contain_text("is not a valid choice")
    page.get_by_role("button", name="Clear the filters").click()
    expect(page.locator(".spans li")).to_have_count(3)


def test_the_first_content_of_each_page_is_one_request(page: Page, ritas: World) -> None:
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url) if "/api/" in r.url else None)
    slug = ritas.project.slug
    for place in ("", "spans/?label=claim", f"texts/{ritas.text.pk}/", "agreement/"):
        asked.clear()
        page.goto(f"/projects/{slug}/{place}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert len(asked) == 1, place


def test_rows_and_spans_by_keyboard_alone(page: Page, ritas: World) -> None:
    page.goto(f"/projects/{ritas.project.slug}/spans/")
    links = page.locator(".spans a")
    expect(links).to_have_count(3)
    page.keyboard.press("j")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("j")
    expect(links.nth(2)).to_be_focused()
    page.keyboard.press("k")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/texts/\d+/\?span=P01\."))
    details = page.get_by_label("The chosen span")
    expect(details).to_contain_text("claimed victory")
    expect(page.locator("mark.on.first")).to_be_focused()
    page.keyboard.press("p")
    expect(details).to_contain_text("P01 · submitted")
    expect(details.get_by_role("blockquote")).to_have_text("'regime'")
    page.keyboard.press("p")
    expect(details).to_contain_text("P02 · in progress")
    expect(details).to_contain_text("Both words judge.")
    page.keyboard.press("n")
    expect(details.get_by_role("blockquote")).to_have_text("'regime'")


def test_a_shared_span_opens_in_its_text_with_all_that_was_said(page: Page, ritas: World) -> None:
    span = Span.objects.get(assignment=ritas.bobs)
    page.goto(f"/projects/{ritas.project.slug}/texts/{ritas.text.pk}/?span=P02.{span.uuid}")
    details = page.get_by_label("The chosen span")
    expect(details.get_by_role("heading")).to_have_text("Loaded language")
    expect(details).to_contain_text("2 of 3, fairly sure")
    chosen = page.locator("mark.on.first")
    expect(chosen).to_be_focused()
    expect(chosen).to_be_in_viewport()
    expect(page.get_by_text("P02 has not submitted yet")).to_be_visible()
    expect(page.get_by_text("2 annotators overlap here")).to_be_visible()


def test_annotators_and_families_can_be_hidden(page: Page, ritas: World) -> None:
    page.goto(f"/projects/{ritas.project.slug}/texts/{ritas.text.pk}/")
    firsts = page.locator("mark.first")
    expect(firsts).to_have_count(3)
    page.get_by_role("button", name="P02").first.click()
    expect(firsts).to_have_count(2)
    expect(page.get_by_text("2 annotators overlap here")).to_have_count(0)
    page.get_by_role("button", name="Evidence").click()
    expect(firsts).to_have_count(1)
    page.get_by_role("button", name="Quotation").click()
    expect(page.get_by_text("All spans are hidden.")).to_be_visible()
    page.get_by_role("button", name="P02").first.click()
    page.get_by_role("button", name="Evidence").click()
    expect(firsts).to_have_count(2)


def test_pressing_words_again_reaches_the_span_behind(page: Page, ritas: World) -> None:
    page.goto(f"/projects/{ritas.project.slug}/texts/{ritas.text.pk}/")
    details = page.get_by_label("The chosen span")
    words = page.locator("mark span", has_text="'regime'").first
    words.click()
    first = details.get_by_role("heading").text_content()
    words.click()
    expect(details.get_by_role("heading")).not_to_have_text(first or "")


def test_from_article_to_article(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    assert world.alices.annotator
    other = make_text(world.project, "The other head\n\nIts body.")
    make_assignment(other, world.alices.annotator)
    sign_in(context, site, world.rita)
    page.goto(f"/projects/{world.project.slug}/texts/{world.text.pk}/")
    page.get_by_role("link", name="Next article").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The other head")
    page.get_by_role("link", name="Previous article").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Plan to topple")


def test_a_manager_is_led_to_a_running_project(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    bare = make_project("bare")
    mia = make_member(bare, "mia", Role.MANAGER).user
    make_text(bare)
    sign_in(context, site, mia)
    page.goto(f"/projects/{bare.slug}/")
    steps = page.locator(".setup li")
    expect(steps).to_have_count(5)
    expect(page.locator(".setup li.done")).to_have_text("Import articlesdone")
    expect(steps.locator("a.strong")).to_have_attribute("href", f"/projects/{bare.slug}/codebook/")
    expect(page.get_by_text("Agreement needs two annotators")).to_be_visible()


def test_the_steps_go_away_once_labels_come_in(
    page: Page, context: BrowserContext, site: Site, marked: World
) -> None:
    sign_in(context, site, marked.mona)
    page.goto(f"/projects/{marked.project.slug}/")
    expect(page.get_by_role("heading", name="Spans per label")).to_be_visible()
    expect(page.locator(".setup")).to_have_count(0)
    expect(page.get_by_role("link", name="Claim")).to_have_attribute(
        "href", f"/projects/{marked.project.slug}/spans/?label=claim"
    )


def test_agreement_says_why_a_figure_is_missing_and_what_a_measure_means(
    page: Page, ritas: World
) -> None:
    make_span(ritas.bobs, "'regime'")
    hand_in(ritas.bobs)
    read_by_both(ritas.alices, ritas.bobs)
    page.goto(f"/projects/{ritas.project.slug}/agreement/")
    row = page.get_by_role("row").filter(has_text="Scare quotes")
    expect(row).to_contain_text("1.000")
    page.get_by_text("What the measures say").click()
    expect(page.get_by_text("Looks at every character")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 900})
    expect(row).to_contain_text("α, per character")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
