"""The first words are there before the scripts, and do not move when these take over."""

from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from annotator.articles.models import Article
from annotator.people.models import Preferences
from tests.browser.conftest import Site, sign_in
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
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    context.route("**/api/v1/assignments/*/", hold)
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


def test_what_cannot_be_loaded_is_said_in_their_place(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.alice)
    context.route("**/api/v1/assignments/*/", lambda route: route.fulfill(status=500, body=""))
    page.goto(f"{site.url}/assignments/{committed_world.alices.pk}/")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("article")).to_have_count(0)
