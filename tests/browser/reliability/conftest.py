"""The reliability page's tests 1 to 18: each its own function, named after its rule."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.hashers import make_password
from playwright.sync_api import Browser, BrowserContext, Page

from annotator.assignments.models import Assignment
from annotator.people.models import User
from tests.browser.conftest import Site, sign_in, watch
from tests.browser.reliability.line import Line
from tests.browser.test_main_job import open_article
from tests.make import PASSWORD
from tests.world import World


@pytest.fixture
def alices(page: Page, context: BrowserContext, site: Site, committed_world: World) -> Assignment:
    """Alice before her article."""
    sign_in(context, site, committed_world.alice)
    open_article(page, committed_world.alices)
    return committed_world.alices


@pytest.fixture
def line(site: Site) -> Iterator[Line]:
    here = Line(site.port)
    yield here
    here.close()


@pytest.fixture
def far_page(browser: Browser, line: Line, site: Site, committed_world: World) -> Iterator[Page]:
    """Alice before her article, with a line to the server that can fail."""
    mine = browser.new_context(base_url=line.url, viewport={"width": 1440, "height": 900})
    complaints = watch(mine)
    sign_in(mine, site, committed_world.alice)
    page = mine.new_page()
    open_article(page, committed_world.alices)
    yield page
    mine.close()
    assert complaints == []


def with_password(person: User) -> User:
    person.password = make_password(PASSWORD, hasher="argon2")
    person.save()
    return person
