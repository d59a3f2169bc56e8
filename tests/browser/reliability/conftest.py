"""The reliability page's tests 1 to 18: each its own function, named after its rule."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.hashers import make_password
from playwright.sync_api import Browser, Page

from annotator.assignments.models import Assignment
from annotator.people.models import User
from tests.browser.conftest import Begin, Site, sign_in, watched
from tests.browser.reliability.line import Line
from tests.browser.work import open_article
from tests.make import PASSWORD
from tests.world import World


@pytest.fixture
def alices(begin: Begin, committed_world: World) -> Assignment:
    """Alice before her article."""
    return begin(committed_world.alices)


@pytest.fixture
def line(site: Site) -> Iterator[Line]:
    here = Line(site.port)
    yield here
    here.close()


@pytest.fixture
def far_page(browser: Browser, line: Line, site: Site, committed_world: World) -> Iterator[Page]:
    """Alice before her article, with a line to the server that can fail."""
    with watched(browser, base_url=line.url, viewport={"width": 1440, "height": 900}) as mine:
        sign_in(mine, site, committed_world.alice)
        page = mine.new_page()
        open_article(page, committed_world.alices)
        yield page


def with_password(person: User) -> User:
    person.password = make_password(PASSWORD, hasher="argon2")
    person.save()
    return person
