"""From an empty project to invited people: what managers, members and guests do and see."""

from re import compile as compile_pattern
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.hashers import make_password
from playwright.sync_api import Browser, BrowserContext, Page, expect

from annotator.invitations.actions import invite
from annotator.invitations.models import Invitation
from annotator.people.models import User
from annotator.projects.models import Project, Role
from tests.browser.conftest import Site, sign_in
from tests.browser.looks import is_fine
from tests.make import PASSWORD
from tests.world import World

# The label with its key; other headings speak of scare quotes too.
SCARE_QUOTES = compile_pattern(r"^Scare quotes S$")


@pytest.fixture
def monas(page: Page, context: BrowserContext, site: Site, committed_world: World) -> World:
    """Mona before the people of her project."""
    sign_in(context, site, committed_world.mona)
    page.goto(f"/projects/{committed_world.project.slug}/people/")
    return committed_world


def superuser() -> User:
    return User.objects.create_superuser(f"sam-{uuid4().hex[:8]}", password=PASSWORD)


def invited(world: World, role: Role = Role.ANNOTATOR) -> Invitation:
    return invite(actor=world.mona, project=world.project, uuid=uuid4(), role=role)[0]


def choose(page: Page, member: str, entry: str) -> None:
    page.get_by_role("button", name=f"Change {member}").click()
    page.get_by_role("menuitem", name=entry).click()


def test_from_nothing_to_an_invited_annotator(
    browser: Browser, context: BrowserContext, page: Page, site: Site, committed_world: World
) -> None:
    sign_in(context, site, superuser())
    slug = f"border-talks-{uuid4().hex[:8]}"
    page.goto("/")
    page.get_by_role("link", name="Create a project").click()
    page.get_by_label("Name").fill(slug.replace("-", " ").capitalize())
    expect(page.get_by_label("Address")).to_have_value(slug)
    page.get_by_text("German").click()
    page.get_by_role("button", name="Create the project").click()
    page.wait_for_url(f"**/projects/{slug}/")
    assert Project.objects.get(slug=slug).language == "de"

    page.get_by_role("link", name="Choose the codebook").click()
    page.get_by_role("button", name="Take it, with 18 labels").click()
    expect(page.get_by_role("heading", name="Framing cues in news")).to_be_visible()
    expect(page.get_by_role("heading", name=SCARE_QUOTES)).to_be_visible()

    page.get_by_role("link", name="People").click()
    page.get_by_role("button", name="Invite somebody").click()
    page.get_by_role("button", name="Make the link").click()
    shown = page.get_by_role("dialog").get_by_role("textbox", name="Link for one annotator")
    link = shown.input_value()

    guest = browser.new_context(base_url=site.url).new_page()
    join(guest, link, f"eve-{uuid4().hex[:8]}")
    expect(guest.get_by_role("heading", name="My work")).to_be_visible()
    guest.get_by_role("link", name=slug.replace("-", " ").capitalize()).click()
    expect(guest.get_by_role("heading", name=SCARE_QUOTES)).to_be_visible()
    expect(guest.get_by_role("link", name="People")).to_have_count(0)
    guest.context.close()


def join(page: Page, link: str, username: str) -> None:
    page.goto(link)
    page.get_by_label("Username").fill(username)
    page.get_by_label("First name").fill("Eve")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password again").fill(PASSWORD)
    page.get_by_role("button", name="Make my account and join").click()


def test_the_way_in_with_an_account(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    world.otto.password = make_password(PASSWORD, hasher="argon2")
    world.otto.save()
    page.goto(f"/invitations/{invited(world, Role.REVIEWER).token}/")
    page.get_by_role("link", name="I have an account already").click()
    page.get_by_label("Username").fill(world.otto.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name="Join as reviewer").click()
    page.wait_for_url(f"**/projects/{world.project.slug}/")


def test_a_taken_address_is_said_and_nothing_is_lost(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, superuser())
    page.goto("/projects/new/")
    page.get_by_label("Name").fill("Study")
    page.get_by_label("Address").fill(committed_world.project.slug)
    page.get_by_role("button", name="Create the project").click()
    expect(page.get_by_role("alert")).to_have_text("This address is taken. Choose another one.")
    expect(page.get_by_label("Name")).to_have_value("Study")


def test_a_change_of_role_says_what_it_brings(page: Page, monas: World) -> None:
    choose(page, f"{monas.alice.username} (P01)", "Make reviewer")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("they see what others marked")
    expect(dialog).to_contain_text("unfinished assignments wait")
    dialog.get_by_role("button", name="Make reviewer").click()
    expect(page.get_by_role("status").first).to_contain_text("is reviewer now")
    assert monas.project.memberships.get(user=monas.alice).role == Role.REVIEWER


def test_out_and_in_again(page: Page, monas: World) -> None:
    choose(page, f"{monas.bob.username} (P02)", "End membership")
    page.get_by_role("dialog").get_by_role("button", name="End membership").click()
    expect(page.get_by_role("heading", name="Former members")).to_be_visible()
    page.get_by_role("button", name=f"Let {monas.bob.username} (P02) back in").click()
    page.get_by_role("dialog").get_by_role("button", name="Let back in").click()
    expect(page.get_by_role("heading", name="Former members")).to_have_count(0)
    assert monas.project.memberships.get(user=monas.bob).ended_at is None


def test_the_last_manager_is_told_why_not(page: Page, monas: World) -> None:
    choose(page, f"{monas.mona.username} (P04)", "End membership")
    page.get_by_role("dialog").get_by_role("button", name="End membership").click()
    expect(page.get_by_role("alert")).to_contain_text("Make somebody else a manager first")


def test_an_invitation_taken_back_opens_nothing(
    page: Page, context: BrowserContext, monas: World
) -> None:
    token = invited(monas).token
    page.reload()
    page.get_by_role("button", name="Take back the link for one annotator").click()
    page.get_by_role("dialog").get_by_role("button", name="Take back").click()
    expect(page.get_by_text("No invitation is waiting")).to_be_visible()
    context.clear_cookies()
    answer = page.goto(f"/invitations/{token}/")
    assert answer
    assert answer.status == 410
    expect(page.get_by_text("was taken back")).to_be_visible()


def test_searching_the_codebook(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    sign_in(context, site, world.alice)
    page.goto(f"/projects/{world.project.slug}/codebook/")
    page.get_by_label("Search labels").fill("judges")
    expect(page.get_by_role("heading", level=3)).to_have_text(["Loaded language L"])
    expect(page.get_by_role("status")).to_have_text("1 of 3 labels")
    page.get_by_label("Search labels").fill("nowhere")
    expect(page.get_by_text("Try a shorter word")).to_be_visible()


def test_a_refused_change_leaves_the_keyboard_where_it_was(page: Page, monas: World) -> None:
    choose(page, "mona", "Make annotator")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Make annotator").press("Enter")
    expect(dialog.get_by_role("alert")).to_be_visible()
    expect(dialog.get_by_role("button", name="Make annotator")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_a_manager_hands_over_a_way_back_in(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    sign_in(context, site, world.mona)
    page.goto(f"/projects/{world.project.slug}/people/")
    page.get_by_role("button", name=f"Change {world.alice.username}").click()
    page.get_by_role("menuitem", name="Make a password link").click()
    page.get_by_role("dialog").get_by_role("button", name="Make a password link").click()
    link = page.get_by_role("textbox", name="Password link for").input_value()
    page.evaluate(Axe().axe_script)
    is_fine(page, "with a link")
    context.clear_cookies()
    page.goto(link)
    page.get_by_label("New password", exact=True).fill("a quite new battery staple")
    page.get_by_label("New password confirmation").fill("a quite new battery staple")
    page.get_by_role("button", name="Set the password").click()
    page.get_by_label("Username").fill(world.alice.username)
    page.get_by_label("Password").fill("a quite new battery staple")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="My work")).to_be_visible()
