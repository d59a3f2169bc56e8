"""States of pages that only an act leads to: at every width, light and dark, usable as well.

The pages as they open, with their menus and dialogs, are in test_every_page.py.
"""

from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from annotator.invitations.actions import accept, invite
from annotator.projects.actions import add_member
from annotator.projects.models import Project, Role
from tests.browser.conftest import Site, sign_in
from tests.browser.looks import is_fine, looks
from tests.browser.test_corpus import paste, work
from tests.browser.test_people import choose, invited, join
from tests.make import make_member, make_project, make_text, make_user
from tests.world import World


def bare_project(world: World) -> Project:
    """A project of Mona's without a codebook."""
    project = make_project("bare")
    add_member(actor=None, project=project, user=world.mona, role=Role.MANAGER)
    return project


def first_steps(page: Page, world: World) -> None:
    page.goto(f"/projects/{bare_project(world).slug}/")


def preset(page: Page, world: World) -> None:
    page.goto(f"/projects/{bare_project(world).slug}/codebook/")


def whole_codebook(page: Page, world: World) -> None:
    preset(page, world)
    page.get_by_role("button", name="Take it").click()
    expect(page.get_by_role("heading", name="Framing cues in news")).to_be_visible()


def open_codebook(page: Page, world: World) -> None:
    page.goto(f"/projects/{world.project.slug}/codebook/")
    page.locator("summary").first.click()


def new_project_refused(page: Page, world: World) -> None:
    world.mona.is_superuser = True
    world.mona.save()
    page.goto("/projects/new/")
    page.get_by_text("another language").click()
    page.get_by_label("Address").fill("Not an address")
    page.get_by_role("button", name="Create the project").click()


def last_manager_refused(page: Page, world: World) -> None:
    page.goto(f"/projects/{world.project.slug}/people/")
    choose(page, f"{world.mona.username} (P04)", "Make annotator")
    page.get_by_role("dialog").get_by_role("button", name="Make annotator").click()
    expect(page.get_by_role("alert")).to_be_visible()


def invitation_ready(page: Page, world: World) -> None:
    page.goto(f"/projects/{world.project.slug}/people/")
    page.get_by_role("button", name="Invite somebody").click()
    page.get_by_role("button", name="Make the link").click()
    expect(page.get_by_role("heading", name="The link is ready")).to_be_visible()


def invitation_form_refused(page: Page, world: World) -> None:
    page.context.clear_cookies()
    join(page, f"/invitations/{invited(world).token}/", "no spaces, please")


def invitation_signed_in(page: Page, world: World) -> None:
    there = make_project("elsewhere")
    other = make_member(there, "ola", Role.MANAGER).user
    token = invite(actor=other, project=there, uuid=uuid4(), role=Role.REVIEWER)[0].token
    page.goto(f"/invitations/{token}/")


def invitation_used(page: Page, world: World) -> None:
    used = invited(world)
    accept(person=make_user("eve"), token=used.token)
    page.context.clear_cookies()
    page.goto(f"/invitations/{used.token}/")


def chosen_articles(page: Page, world: World) -> None:
    for number in range(3):
        make_text(world.project, f"Harbour levy doubled, part {number}\n\nWords about it.")
    page.goto(f"/projects/{world.project.slug}/articles/")
    page.get_by_role("checkbox", name="Select “Plan to").check()


def added_page(page: Page, world: World) -> None:
    page.goto(f"/projects/{world.project.slug}/import/")
    page.get_by_label("Or paste a page's text").fill("A headline\n\nA sentence or two.")
    page.get_by_role("button", name="Add it and paste another").click()


def waiting_import(page: Page, world: World) -> None:
    paste(page, world)
    page.get_by_role("button", name="Import 1 article").click()
    expect(page.get_by_text("waits for a worker")).to_be_visible()


def finished_import(page: Page, world: World) -> None:
    waiting_import(page, world)
    work()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 article imported")


def plan(page: Page, world: World) -> None:
    make_text(world.project, "Harbour levy doubled\n\nWords about it.")
    page.goto(f"/projects/{world.project.slug}/assignments/")
    page.get_by_role("button", name="See the plan").click()
    expect(page.get_by_role("heading", name="The plan")).to_be_visible()


STATES: tuple[Callable[[Page, World], None], ...] = (
    first_steps,
    preset,
    whole_codebook,
    open_codebook,
    new_project_refused,
    last_manager_refused,
    invitation_ready,
    invitation_form_refused,
    invitation_signed_in,
    invitation_used,
    chosen_articles,
    added_page,
    waiting_import,
    finished_import,
    plan,
)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_state(
    page: Page,
    context: BrowserContext,
    site: Site,
    committed_world: World,
    state: Callable[[Page, World], None],
) -> None:
    sign_in(context, site, committed_world.mona)
    state(page, committed_world)
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("heading").first).to_be_visible()
    for look in looks(page):
        is_fine(page, f"{state.__name__} {look}")
