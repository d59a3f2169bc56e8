"""Every page, at every width, light and dark: usable, and free of what axe finds."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from annotator.spans.actions import submit
from tests.browser.conftest import Site, sign_in
from tests.make import make_span
from tests.world import World

WIDTHS = (1440, 1024, 390)
READERS = ("project", "spans", "reading", "agreement")
PAGES = ("sign-in", "home", "annotate", "submitted", *READERS, "lost")


def visit(name: str, page: Page, context: BrowserContext, site: Site, world: World) -> None:
    make_span(world.alices, "'regime'")
    make_span(world.alices, "to topple 'regime' announced", "loaded")
    make_span(world.alices, "The so-called opposition leader claimed victory", "claim")
    addresses = {
        "sign-in": "/accounts/login/",
        "home": "/",
        "annotate": f"/assignments/{world.alices.pk}/",
        "submitted": f"/assignments/{world.alices.pk}/",
        "project": f"/projects/{world.project.slug}/",
        "spans": f"/projects/{world.project.slug}/spans/",
        "reading": f"/projects/{world.project.slug}/texts/{world.text.pk}/",
        "agreement": f"/projects/{world.project.slug}/agreement/",
        "lost": "/nowhere/",
    }
    if name in ("submitted", "reading", "agreement"):
        make_span(world.bobs, "'regime'")
        for assignment, person in ((world.alices, world.alice), (world.bobs, world.bob)):
            submit(person=person, assignment=assignment.pk)
    if name != "sign-in":
        sign_in(context, site, world.mona if name in READERS else world.alice)
    page.goto(addresses[name])
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("heading", level=1).first).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_page(
    page: Page,
    context: BrowserContext,
    site: Site,
    committed_world: World,
    name: str,
    theme: Literal["light", "dark"],
) -> None:
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    visit(name, page, context, site, committed_world)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page).response["violations"]
        told = [(v["id"], [node["target"] for node in v["nodes"]]) for v in found]
        assert told == [], f"{name} at {width}"
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{name} scrolls sideways at {width}"


def test_the_documentation_opens_without_complaint(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.mona)
    page.goto("/api/docs/")
    expect(page.get_by_text("/api/v1/projects/{project}/dataset.jsonl")).to_be_visible()
