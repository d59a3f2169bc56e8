"""The REST documentation, as a person finds it."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Site, sign_in
from tests.world import World


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_documentation_opens_without_complaint(
    page: Page,
    context: BrowserContext,
    site: Site,
    committed_world: World,
    theme: Literal["light", "dark"],
) -> None:
    page.emulate_media(color_scheme=theme)
    sign_in(context, site, committed_world.mona)
    page.goto("/api/docs/")
    expect(page).to_have_title("API documentation · Scarequote")
    # of a long list only what is in sight is drawn
    page.get_by_placeholder("Filter by tag").fill("Dataset")
    expect(page.get_by_text("/api/v1/projects/{project}/dataset.jsonl")).to_be_visible()
    # What is inside #swagger-ui is the library's.
    found = Axe().run(page, context={"exclude": [["#swagger-ui"]]}).response["violations"]
    assert [(v["id"], [node["target"] for node in v["nodes"]]) for v in found] == []
    page.get_by_role("link", name="Scarequote", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My project")
