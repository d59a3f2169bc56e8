"""From nothing to a dataset, without a word of documentation: the whole way in one browser test."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from playwright.sync_api import Browser, BrowserContext, Page, expect

from annotator.people.models import User
from tests.browser.conftest import ROOT, Site, watch
from tests.browser.test_corpus import HEADLINE, work
from tests.browser.test_people import join
from tests.browser.work import press, saved, status, words_before
from tests.make import PASSWORD

NAMES = ("una", "vic", "wim")
PASTED = ROOT / "fixtures" / "scrapes" / "velmar_regime.txt"


@pytest.fixture
def admin(django_db_setup: None, django_db_blocker: object) -> Iterator[str]:
    """Made by `manage.py createsuperuser`, as the first person of an instance is."""
    name = f"first-{uuid4().hex[:8]}"
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        os.environ["DJANGO_SUPERUSER_PASSWORD"] = PASSWORD
        call_command("createsuperuser", username=name, email="", interactive=False, verbosity=0)
        # The tests' quick hash is none that the server knows.
        strong = make_password(PASSWORD, hasher="argon2")
        User.objects.filter(username=name).update(password=strong)
        yield name


def test_from_nothing_to_a_dataset(
    browser: Browser, context: BrowserContext, page: Page, site: Site, admin: str, tmp_path: Path
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    slug = f"river-{uuid4().hex[:8]}"
    arrive(page, admin)
    create_project(page, slug)
    choose_codebook(page)
    import_pasted(page)
    links = [invite(page) for _ in NAMES]
    people = [joined(browser, site, link, name) for link, name in zip(links, NAMES, strict=True)]
    give_out(page)
    for number, person in enumerate(people):
        mark_and_submit(person, bold=number > 0)
        person.context.close()
    see_agreement(page, slug)
    take_out(page, slug, tmp_path)


def arrive(page: Page, admin: str) -> None:
    page.goto("/")
    page.get_by_label("Username").fill(admin)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")


def create_project(page: Page, slug: str) -> None:
    page.get_by_role("link", name="Create a project").click()
    page.get_by_label("Name").fill(slug.capitalize())
    expect(page.get_by_label("Address")).to_have_value(slug)
    page.get_by_role("button", name="Create the project").click()


def choose_codebook(page: Page) -> None:
    page.get_by_role("link", name="Choose the codebook").click()
    page.get_by_role("button", name="Take it").click()
    expect(page.get_by_role("heading", name="Framing cues in news")).to_be_visible()


def import_pasted(page: Page) -> None:
    page.get_by_role("link", name="Overview").click()
    page.get_by_role("link", name="Import articles").click()
    page.get_by_label("Or paste a page's text").fill(PASTED.read_text(encoding="utf-8"))
    page.get_by_role("button", name="See what was recognised").click()
    page.get_by_role("button", name="Import 1 article").click()
    work()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 article imported")


def invite(page: Page) -> str:
    page.get_by_role("link", name="People").click()
    page.get_by_role("button", name="Invite somebody").click()
    page.get_by_role("button", name="Make the link").click()
    dialog = page.get_by_role("dialog")
    link = dialog.get_by_role("textbox", name="Link for one annotator").input_value()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    return link


def joined(browser: Browser, site: Site, link: str, name: str) -> Page:
    context = browser.new_context(base_url=site.url)
    watch(context)
    page = context.new_page()
    join(page, link, f"{name}-{uuid4().hex[:8]}")
    expect(page.get_by_role("heading", name="My work")).to_be_visible()
    return page


def give_out(page: Page) -> None:
    page.get_by_role("link", name="Assignments").click()
    page.get_by_role("button", name="One more").click()
    page.get_by_role("button", name="See the plan").click()
    page.get_by_role("button", name="Give out 3 assignments").click()
    expect(page.get_by_text("3 assignments given out.")).to_be_visible()


def mark_and_submit(page: Page, bold: bool) -> None:
    """All mark the headline's 'regime'; the bold ones a verb as well."""
    page.goto("/")
    expect(page.get_by_role("link", name="Begin the next article")).to_be_focused()
    page.keyboard.press("Enter")  # the next article, in one key
    expect(page.get_by_role("application")).to_be_focused()
    press(page, "ArrowRight", words_before(HEADLINE, "'regime'"))
    page.keyboard.press("s")
    saved(page)
    if bold:
        page.get_by_role("application").get_by_text("boasted").first.dblclick()
        page.keyboard.press("r")
        saved(page)
    page.keyboard.press("Control+Enter")
    page.get_by_role("dialog").get_by_role("button", name="Submit").click()
    expect(status(page)).to_have_text("Submitted")


def see_agreement(page: Page, slug: str) -> None:
    page.goto(f"/projects/{slug}/")
    page.get_by_role("link", name="Agreement", exact=True).click()
    row = page.get_by_role("row").filter(has_text="Scare quotes")
    # one article is no figure, and the page says so
    expect(row).to_contain_text("too few articles")
    expect(page.get_by_text("3 annotators").first).to_be_visible()


def take_out(page: Page, slug: str, folder: Path) -> None:
    """The file of the button and that of the pasted curl line are the same, byte for byte."""
    page.get_by_role("link", name="Dataset", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download JSONL").click()
    by_button = Path(waiting.value.path()).read_bytes()
    page.get_by_label("What it is for").fill("the walk")
    page.get_by_role("button", name="Make a token").click()
    expect(page.get_by_role("region", name="Copy the token")).to_be_visible()
    page.get_by_role("tab", name="curl", exact=True).click()
    page.get_by_role("button", name="Copy the lines for curl").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    lines = page.evaluate("navigator.clipboard.readText()")
    subprocess.run(["/bin/sh", "-c", lines], cwd=folder, check=True, timeout=60)
    assert (folder / f"{slug}.jsonl").read_bytes() == by_button
    assert by_button.count(b'"label":"quotation.scare_quote","start"') == len(NAMES)
