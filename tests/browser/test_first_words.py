"""The first words are there before the scripts, and do not move when these take over."""

from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from annotator.articles.models import Article
from annotator.people.models import Preferences
from tests.browser.conftest import Site, sign_in
from tests.make import make_assignment, make_text
from tests.world import World

# Where outlet, date and each of the first blocks lie, and how their letters look.
LOOKS = """() => [...document.querySelectorAll(".kicker, article > *")].slice(0, 4).map((block) => {
    const { x, y, width, height } = block.getBoundingClientRect();
    const { fontSize, fontFamily, color } = getComputedStyle(block);
    return [block.textContent, x, y, width, height, fontSize, fontFamily, color];
})"""

NOON = datetime(2026, 3, 14, 12, 5, tzinfo=UTC)
PUBLISHED = [
    {},
    {"published_at": NOON, "zone_assumed": True},
    {"published_at": NOON.replace(hour=0, minute=0), "byline": "A. Writer"},
    {"published_as_printed": "last Tuesday"},
]


def held_back(context: BrowserContext) -> list[Route]:
    """The article's requests, which wait until the test lets them go on."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    context.route("**/api/v1/assignments/*/", hold)
    return held


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    ("width", "published"), list(zip([1440, 1024, 390, 320], PUBLISHED, strict=True))
)
def test_words_stay_where_they_were(
    page: Page,
    context: BrowserContext,
    site: Site,
    committed_world: World,
    width: int,
    published: dict[str, Any],
    language: str,
) -> None:
    alices = committed_world.alices
    Article.objects.filter(texts=alices.text).update(**published)
    Preferences.objects.create(
        person=committed_world.alice, text_size=120, theme="dark", language=language
    )
    sign_in(context, site, committed_world.alice)
    page.set_viewport_size({"width": width, "height": 800})
    held = held_back(context)
    page.goto(f"{site.url}/assignments/{alices.pk}/")
    expect(page.locator("article h1")).to_be_visible()
    page.evaluate("document.fonts.ready")
    before: list[Any] = page.evaluate(LOOKS)
    assert page.get_by_role("application").count() == 0
    assert before
    for route in held:
        route.continue_()
    expect(page.get_by_role("application")).to_be_visible()
    assert page.evaluate(LOOKS) == before


def test_they_stay_below_the_message_when_the_article_cannot_be_loaded(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.alice)
    context.route("**/api/v1/assignments/*/", lambda route: route.fulfill(status=500, body=""))
    page.goto(f"{site.url}/assignments/{committed_world.alices.pk}/")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("article h1")).to_be_visible()
    expect(page.get_by_role("application")).to_have_count(0)


@pytest.mark.parametrize("width", [1440, 390])
def test_what_was_read_on_stays_where_it_is(
    page: Page, context: BrowserContext, site: Site, committed_world: World, width: int
) -> None:
    world = committed_world
    assert world.alices.annotator
    long = make_assignment(
        make_text(world.project, "Headline\n\n" + "\n\n".join(["Words of a story. " * 20] * 9)),
        world.alices.annotator,
    )
    sign_in(context, site, world.alice)
    page.set_viewport_size({"width": width, "height": 500})
    held = held_back(context)
    page.goto(f"{site.url}/assignments/{long.pk}/")
    page.evaluate("document.fonts.ready")
    seventh = page.locator("article p").nth(6)
    seventh.scroll_into_view_if_needed()
    before = seventh.bounding_box()
    assert before
    assert before["y"] < 500
    for route in held:
        route.continue_()
    expect(page.get_by_role("application")).to_be_focused()
    assert page.locator("article p").nth(6).bounding_box() == before


def test_scripts_that_do_not_come_are_told_of(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.alice)
    context.route("**/*.js", lambda route: route.abort())
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site.url}/assignments/{committed_world.alices.pk}/")
    late = page.get_by_text("This takes longer than usual.")
    expect(late).to_be_hidden()
    expect(late).to_be_visible()
