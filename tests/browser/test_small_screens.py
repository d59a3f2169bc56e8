"""Phones and tablets: what is chosen can be seen, and the lines above and below stay lines."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from annotator.assignments.models import Assignment
from annotator.people.actions import prefer
from annotator.reports.actions import report
from tests.browser.conftest import Site, sign_in, watched
from tests.browser.looks import is_fine, looks
from tests.browser.work import open_article, point_at, saved
from tests.make import make_assignment, make_codebook, make_span, make_text
from tests.world import World

PHONES = ((390, 844), (360, 640))
WIDTHS = (1200, 1024, 820, 720)


@pytest.fixture
def context(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """To be touched."""
    with watched(browser, base_url=site.url, has_touch=True, is_mobile=True) as mine:
        yield mine


def many_labels(world: World) -> Assignment:
    """As many as a codebook for news has: a sheet of them is higher than a phone."""
    labels = [
        {
            "slug": f"cue{number}",
            "family": "cues",
            "name": f"Cue of the kind {number}",
            "definition": "What it means, in some words. " * 6,
        }
        for number in range(21)
    ]
    families = [{"slug": "cues", "name": "Cues", "question": "Which?", "colour": "teal"}]
    make_codebook(world.project, labels=labels, families=families, link_types=[])
    assert world.alices.annotator
    return make_assignment(make_text(world.project, "Other words"), world.alices.annotator)


def height(page: Page, selector: str) -> int:
    found: int = page.locator(selector).evaluate("each => each.clientHeight")
    return found


@pytest.mark.parametrize(("width", "tall"), PHONES)
def test_the_chosen_span_has_the_sheet(
    page: Page,
    context: BrowserContext,
    site: Site,
    committed_world: World,
    width: int,
    tall: int,
) -> None:
    page.set_viewport_size({"width": width, "height": tall})
    given = many_labels(committed_world)
    sign_in(context, site, committed_world.alice)
    open_article(page, given)
    page.touchscreen.tap(*point_at(page, "words"))
    page.get_by_role("button", name="Cue of the kind 3", exact=True).tap()
    saved(page)
    assert height(page, ".cards") >= 150
    page.get_by_role("button", name="Change label").tap()
    expect(page.get_by_role("searchbox", name="Find a label")).to_be_in_viewport()
    assert height(page, ".families") >= 100
    page.get_by_role("button", name="Choose the new label").tap()
    expect(page.get_by_role("button", name="Change label")).to_be_in_viewport()
    page.get_by_role("tab", name="Spans").tap()
    expect(page.get_by_role("list", name="Spans in reading order")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollHeight") == tall


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_lines_above_and_below_stay_lines(
    page: Page, context: BrowserContext, site: Site, committed_world: World, language: str
) -> None:
    world = committed_world
    world.project.name = "A project whose name nobody would call a short one, in two parts"
    world.project.save()
    make_span(world.alices, "claimed victory", "claim")
    prefer(person=world.alice, language=language)
    given = world.alices.pk
    report(person=world.alice, assignment=given, uuid=uuid4(), kind="other", words="Look.")
    sign_in(context, site, world.alice)
    open_article(page, world.alices)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert height(page, "header") <= 48, width
        assert height(page, "footer") <= 52, width
        assert widest(page) <= width
    context.set_offline(True)
    page.keyboard.press("s")
    trouble = page.locator(".standing.trouble")
    expect(trouble).to_be_visible()
    assert trouble.inner_text().lower().count("aufbewahrt" if language == "de" else "kept") == 1
    for look in looks(page):
        is_fine(page, f"offline in {language} {look}")
        assert height(page, "footer") <= (150 if "390" in look else 100), look
    context.set_offline(False)


def widest(page: Page) -> int:
    """How far to the right anything in the two lines reaches."""
    found: float = page.evaluate(
        """() => Math.max(...[...document.querySelectorAll("header *, footer *")]
            .map(each => each.getBoundingClientRect().right))"""
    )
    return int(found)
