"""The README's pictures, taken anew by `make pictures` from the demo in a database of its own.

No test: pytest collects it only where it is named, for the sake of the fixtures.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from re import compile as pattern
from typing import Any, Literal

import pytest
from django.core.management import call_command
from django.db import connection
from playwright.sync_api import Browser, Page, expect

from annotator.people.models import User
from tests.browser.conftest import ROOT, Site, sign_in

FOLDER = ROOT / "frontend" / "screenshots"
WIDE, PHONE = (1440, 900), (390, 844)
Step = Callable[[Page], None]


@dataclass(frozen=True)
class Picture:
    """What `person` sees at `address` after `steps`."""

    name: str
    person: str
    address: str
    steps: tuple[Step, ...] = ()
    size: tuple[int, int] = WIDE
    theme: Literal["light", "dark"] = "light"


def follow(name: str) -> Step:
    return lambda page: page.get_by_role("link", name=pattern(name)).first.click()


def choose_mark(words: str) -> Step:
    def step(page: Page) -> None:
        page.locator("article mark", has_text=words).first.click()

    return step


def press(name: str) -> Step:
    return lambda page: page.get_by_role("button", name=pattern(name)).first.click()


def paste(page: Page) -> None:
    scrape = (ROOT / "fixtures" / "scrapes" / "harbour_levy.txt").read_text(encoding="utf-8")
    page.get_by_label("Or paste a page's text").fill(scrape)


def go_on(page: Page) -> None:
    """Takes a submitted article back, so that the picture shows work."""
    button = page.get_by_role("button", name="Go on marking")
    expect(page.get_by_role("contentinfo")).to_be_visible()
    if button.count():
        button.click()
        expect(button).to_have_count(0)


OPENED = (press("Show all"), follow("Blueprint for"), go_on)
MARKING = (*OPENED, choose_mark("regime"))
DEMO = "/projects/demo/"
PICTURES = (
    Picture("home", "demo-ada", "/"),
    Picture("overview", "demo-mara", DEMO),
    Picture("import", "demo-mara", f"{DEMO}import/", (paste, press("See what was recognised"))),
    Picture("codebook", "demo-mara", f"{DEMO}codebook/"),
    Picture("people", "demo-mara", f"{DEMO}people/", (press("Invite somebody"),)),
    Picture("assignments", "demo-mara", f"{DEMO}assignments/"),
    Picture("spans", "demo-rosa", f"{DEMO}spans/"),
    Picture("reading", "demo-rosa", f"{DEMO}spans/", (follow("regime"),)),
    Picture("agreement", "demo-rosa", f"{DEMO}agreement/"),
    Picture("dataset", "demo-ines", f"{DEMO}dataset/"),
    Picture("annotate", "demo-ada", "/", MARKING),
    Picture("annotate-dark", "demo-ada", "/", MARKING, theme="dark"),
    Picture("annotate-phone", "demo-ada", "/", OPENED, size=PHONE),
)


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        call_command("load_demo")
        yield
        connection.close()


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_take(browser: Browser, site: Site, demo: None, picture: Picture) -> None:
    width, height = picture.size
    context = browser.new_context(
        base_url=site.url,
        viewport={"width": width, "height": height},
        color_scheme=picture.theme,
        reduced_motion="reduce",
    )
    sign_in(context, site, User.objects.get(username=picture.person))
    page = context.new_page()
    page.goto(picture.address)
    for step in (settled, *picture.steps, settled):
        step(page)
    page.screenshot(path=FOLDER / f"{picture.name}.png")
    context.close()


def settled(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
