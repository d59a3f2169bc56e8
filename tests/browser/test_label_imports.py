"""What a manager does with labels made elsewhere: send, decide what values mean, import, look."""

from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from annotator.projects.actions import add_member
from annotator.projects.models import Project, Role
from tests.browser.conftest import ROOT, Site, sign_in
from tests.browser.test_corpus import work
from tests.make import make_project
from tests.world import World

LABELLED = ROOT / "fixtures" / "labelled"


def send(page: Page, project: Project, file: Path) -> None:
    page.goto(f"/projects/{project.slug}/import/")
    page.get_by_role("link", name="Import labels made elsewhere").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Read the files").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The files are being read")
    work()


def test_values_are_given_their_meaning(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    sign_in(context, site, world.mona)
    send(page, world.project, LABELLED / "label_studio.json")
    expect(page.get_by_role("heading", level=1)).to_have_text("Decide what the files mean")
    expect(page.get_by_text("The offsets count UTF-16 units")).to_be_visible()
    page.get_by_label("Loaded becomes", exact=True).select_option(label="Claim")
    expect(page.get_by_role("link", name="Download all of them")).to_be_visible()
    page.get_by_role("button", name="Import the labels").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Labels are being imported")
    work()
    expect(page.get_by_role("heading", level=1)).to_have_text("The labels are imported")
    page.get_by_role("link", name="Look at the labels").click()
    expect(page.get_by_text("storms").first).to_be_visible()


def test_a_project_without_codebook_gets_one_and_the_unit_is_asked(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    project = make_project("foreign")
    add_member(actor=None, project=project, user=committed_world.mona, role=Role.MANAGER)
    sign_in(context, site, committed_world.mona)
    send(page, project, LABELLED / "doccano.jsonl")
    expect(page.get_by_role("heading", name="The codebook that will be made")).to_be_visible()
    begin = page.get_by_role("button", name="Import the labels")
    expect(begin).to_be_disabled()
    page.get_by_text("characters (Unicode code points", exact=False).click()
    begin.click()
    work()
    expect(page.get_by_role("heading", level=1)).to_have_text("The labels are imported")
