"""Every page, at every width, light and dark: usable, and free of what axe finds."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, Page, Response, Route, expect

from annotator.people.models import User
from tests.api.test_routes import ours
from tests.browser.conftest import Site, sign_in, watch
from tests.browser.looks import is_fine, looks
from tests.browser.visits import NO_PAGES, VISITS, Place, Step, Visit, furnished
from tests.make import make_user
from tests.world import make_world

ACCOUNT = re.compile("^Account")
OPENED = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]"


def test_every_page_is_visited() -> None:
    pages = {route for route in ours() if not route.startswith(NO_PAGES)}
    missing = pages - {visit.route for visit in VISITS}
    assert not missing, f"tests/browser/visits.py has no visit to {missing}"


@pytest.fixture(scope="module")
def place(django_db_setup: None, django_db_blocker: Any) -> Iterator[Place]:
    with django_db_blocker.unblock():
        yield furnished(make_world())
        connection.close()


@pytest.fixture(scope="module")
def contexts(browser: Browser, site: Site, place: Place) -> Iterator[Callable[..., Any]]:
    """One profile for each person, signed in once; with it, what the browser complained of."""
    made: dict[tuple[str, str], tuple[BrowserContext, list[str]]] = {}

    def of(person: str, locale: str = "en-US") -> tuple[BrowserContext, list[str]]:
        known = person, locale
        if known not in made:
            context = browser.new_context(base_url=site.url, reduced_motion="reduce", locale=locale)
            made[known] = (context, watch(context))
            if person:
                sign_in(context, site, place.person(person))
        return made[known]

    yield of
    for context, _ in made.values():
        context.close()


class Data:
    """What a page asks of the REST interface before it shows anything."""

    def __init__(self, page: Page) -> None:
        self.early: list[str] = []
        self.held: list[Route] | None = []
        self.answered = False
        page.route("**/api/**", self._ask)
        page.on("response", self._answer)

    def _ask(self, route: Route) -> None:
        first = not self.early
        if not self.answered:
            self.early.append(route.request.url)
        if first or self.held is None:
            route.continue_()
        else:
            self.held.append(route)

    def _answer(self, response: Response) -> None:
        self.answered = self.answered or "/api/" in response.url

    def release(self) -> None:
        held, self.held = self.held or [], None
        for route in held:
            route.continue_()


@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.name)
def test_page(contexts: Callable[..., Any], place: Place, visit: Visit) -> None:
    context, complaints = contexts(visit.person)
    page = context.new_page()
    data = Data(page)
    page.goto(place.address(visit))
    # Its heading comes while every data request but the first is still held back.
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    data.release()
    page.wait_for_load_state("networkidle")
    assert len(data.early) <= 1, data.early
    for look in looks(page):
        look_at(page, visit, f"{visit.name} {look}")
    page.close()
    assert complaints == []


@pytest.mark.parametrize(
    "visit", [one for one in VISITS if one.route != "api/docs/"], ids=lambda visit: visit.name
)
def test_page_in_german(contexts: Callable[..., Any], place: Place, visit: Visit) -> None:
    """Its words are longer: what has no room for them shows at the two outer widths."""
    context, complaints = contexts(visit.person, "de-DE")
    page = context.new_page()
    page.goto(place.address(visit), wait_until="networkidle")
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    for look in looks(page, themes=("light",), widths=(1440, 390)):
        is_fine(page, f"{visit.name} in German {look}")
    page.close()
    assert complaints == []


def look_at(page: Page, visit: Visit, where: str) -> None:
    is_fine(page, where)
    if page.get_by_role("button", name=ACCOUNT).count():
        open_and_close(page, open_account, f"account menu of {where}")
    for number, step in enumerate(visit.opens, 1):
        open_and_close(page, step, f"dialog {number} of {where}")


def open_account(page: Page) -> None:
    page.get_by_role("button", name=ACCOUNT).click()


def open_and_close(page: Page, step: Step, where: str) -> None:
    step(page)
    opened = page.locator(OPENED)
    expect(opened.first).to_be_visible()
    is_fine(page, where, OPENED)  # all else is hidden from everybody as long as it is open
    page.keyboard.press("Escape")
    expect(opened).to_have_count(0)


def test_the_admin_opens_without_complaint(
    page: Page, context: BrowserContext, site: Site, place: Place
) -> None:
    chief = make_user("chief")
    User.objects.filter(pk=chief.pk).update(is_staff=True, is_superuser=True)
    sign_in(context, site, chief)
    for address in ("", "annotator/event/", f"annotator/user/{chief.pk}/change/"):
        page.goto(f"/admin/{address}")
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
    page.goto(f"/admin/annotator/user/{chief.pk}/password/")
    expect(page.get_by_label("Password:")).to_be_visible()
