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

from annotator.assignments.models import Assignment
from annotator.people.models import User
from annotator.spans.actions import submit
from annotator.spans.models import Span
from tests.browser.conftest import ROOT, Site, sign_in
from tests.make import make_span

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


MARKING = (follow("Blueprint for"), choose_mark("regime"))
PICTURES = (
    Picture("annotate", "ada", "/", MARKING),
    Picture("annotate-dark", "ada", "/", MARKING, theme="dark"),
    Picture("annotate-phone", "ada", "/", MARKING[:1], size=PHONE),
    Picture("home", "ada", "/"),
    Picture("overview", "mara", "/projects/demo/"),
    Picture("agreement", "mara", "/projects/demo/agreement/"),
)


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        call_command("load_demo")
        if not Span.objects.exists():
            mark_a_little()
        yield
        connection.close()


def mark_a_little() -> None:
    """Two people's work on the demo's articles, so that every page has something to show."""
    for assignment in Assignment.objects.select_related("annotator__user", "text"):
        person = assignment.annotator
        assert person
        ben = person.user.username == "ben"
        for quote, label, by_ben in WORK:
            if quote in assignment.text.content and (by_ben or not ben):
                make_span(assignment, quote, label)
        if "Blueprint" not in assignment.text.headline or ben:
            submit(person=person.user, assignment=assignment.pk)


# Words of the demo's articles, their label, and whether Ben saw them too.
WORK = (
    ("'regime'", "quotation.scare_quote", True),
    ('"opposition leader"', "quotation.scare_quote", True),
    ("boasted", "attribution.loaded_verb", True),
    ("state-funded", "attribution.source_characterisation", False),
    ("Sources close to the magnate", "attribution.vague_source", True),
    ("so-called ghost cargoes", "quotation.distancing_verbal", False),
    ("'rams through'", "quotation.scare_quote", True),
    ("fumed", "attribution.loaded_verb", True),
    ("The so-called night tax", "quotation.distancing_verbal", True),
    ("Observers say", "attribution.vague_source", True),
    ("a shakedown", "wording.loaded_language", False),
    ("but offered no evidence", "evidence.flag", True),
    ("'whitewashed'", "quotation.scare_quote", True),
)


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
