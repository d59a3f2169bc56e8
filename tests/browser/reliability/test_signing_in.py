"""Sign-ins that end, change, or belong to somebody else: work stays with whom it belongs to."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import BrowserContext, Page, expect

from annotator.assignments.models import Assignment
from annotator.people.models import User
from annotator.spans.actions import reopen, submit
from tests.browser.conftest import Site, sign_in
from tests.browser.reliability.conftest import with_password
from tests.browser.work import counted, in_another_tab, left, live, saved, waiting
from tests.make import PASSWORD
from tests.world import World


def test_an_expired_sign_in_is_renewed_on_the_page_and_the_work_is_sent(
    page: Page, context: BrowserContext, committed_world: World, alices: Assignment
) -> None:
    """Reliability test 11."""
    with_password(committed_world.alice)
    expire(context)
    page.keyboard.press("s")
    dialog = page.get_by_role("dialog", name="Sign in again")
    expect(dialog).to_contain_text("1 change waits in this browser")
    expect(dialog.get_by_label("Username")).to_have_value(committed_world.alice.username)
    dialog.get_by_label("Password").fill("not this")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_have_text(
        "No account has this username and this password."
    )
    dialog.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    saved(page)
    assert live(alices) == ["Plan"]
    assert page.url.endswith(f"/assignments/{alices.pk}/")
    expect(page.locator("article mark")).to_have_text("Plan")


def test_signing_in_again_in_another_tab_closes_the_dialog_unasked(
    page: Page, context: BrowserContext, site: Site, committed_world: World, alices: Assignment
) -> None:
    """With test 11: the first tab never gets the focus meanwhile."""
    expire(context)
    page.keyboard.press("s")
    dialog = page.get_by_role("dialog", name="Sign in again")
    expect(dialog).to_be_visible()
    sign_in(context, site, committed_world.alice)
    other = context.new_page()
    other.goto("/")
    expect(dialog).to_be_hidden()
    saved(page)
    assert live(alices) == ["Plan"]


def test_other_acts_than_marking_ask_for_a_sign_in_that_ended_too(
    page: Page, context: BrowserContext, committed_world: World, alices: Assignment
) -> None:
    """With test 11: nothing is unsent, and submitting asks; too many guesses are told."""
    with_password(committed_world.alice)
    expire(context)
    page.get_by_role("button", name="Submit").click()
    page.get_by_role("dialog").get_by_role("button", name="Submit").click()
    dialog = page.get_by_role("dialog", name="Sign in again")
    password = dialog.get_by_label("Password")
    for _ in range(6):
        password.fill("not this")
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            # Unlike a key, a click waits until the last answer was taken.
            dialog.get_by_role("button", name="Sign in").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Signing in failed too often")
    dialog.get_by_role("button", name="Later").click()
    expect(dialog).to_be_hidden()
    expect(page.locator("article")).to_be_visible()


def test_a_token_changed_by_signing_in_in_another_tab_is_taken_up_unasked(
    page: Page, context: BrowserContext, site: Site, committed_world: World, alices: Assignment
) -> None:
    """Reliability test 12."""
    sign_in(context, site, with_password(committed_world.alice))
    other = in_another_tab(page, alices)
    sign_out(other)
    by_form(other, committed_world.alice)
    page.keyboard.press("s")
    saved(page)
    assert live(alices) == ["Plan"]

    sign_out(other)
    by_form(other, committed_world.alice)
    page.get_by_role("button", name="Submit").click()
    page.get_by_role("dialog").get_by_role("button", name="Submit").click()
    expect(page.get_by_role("link", name="Back to my work")).to_be_visible()


@pytest.mark.parametrize("kept", [True, False])
def test_signing_out_with_unsent_work_asks_and_says_what_stays(
    page: Page,
    context: BrowserContext,
    site: Site,
    committed_world: World,
    alices: Assignment,
    kept: bool,
) -> None:
    """Reliability test 13."""
    submit(person=committed_world.alice, assignment=alices.pk)
    page.keyboard.press("s")
    counted(page, "1 not saved. Kept in this browser.")
    dialog = page.get_by_role("dialog", name="Not everything is saved")
    ask_to_sign_out(page)
    expect(dialog).to_contain_text("stays in this browser")
    dialog.get_by_role("button", name="Stay signed in").click()
    expect(dialog).to_be_hidden()
    ask_to_sign_out(page)
    keeping = "Sign out and keep" if kept else "Sign out and delete"
    dialog.get_by_role("button", name=keeping).click()
    page.wait_for_url("**/accounts/login/**")
    assert len(waiting(page)) == int(kept)

    sign_in(context, site, committed_world.bob)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(left(page)).to_have_count(0)
    assert (len(waiting(page)), live(committed_world.bobs)) == (int(kept), [])

    reopen(person=committed_world.alice, assignment=alices.pk)
    sign_in(context, site, committed_world.alice)
    page.goto("/")
    if kept:
        expect(left(page)).to_contain_text("1 change in “Plan to topple 'regime' announced” was")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert live(alices) == (["Plan"] if kept else [])
    assert waiting(page) == []


def test_a_page_of_somebody_who_is_no_longer_signed_in_is_covered(
    page: Page, context: BrowserContext, site: Site, committed_world: World, alices: Assignment
) -> None:
    """The other half of test 13: nobody sees, in a tab left open, the work of another person."""
    context.set_offline(True)
    page.keyboard.press("s")
    counted(page, "1 waiting to be sent")
    sign_in(context, site, committed_world.bob)
    context.set_offline(False)
    other = context.new_page()
    other.goto("/")
    cover = page.get_by_role("alertdialog", name="Somebody else is signed in")
    expect(cover).to_be_visible()
    expect(left(other)).to_have_count(0)
    assert (live(alices), live(committed_world.bobs)) == ([], [])
    sign_in(context, site, committed_world.alice)
    cover.get_by_role("button", name="look again").click()
    expect(cover).to_be_hidden()
    saved(page)
    assert live(alices) == ["Plan"]


def expire(context: BrowserContext) -> None:
    """As the server does it when a sign-in is too old."""
    [key] = [cookie["value"] for cookie in context.cookies() if cookie["name"] == "session"]
    Session.objects.filter(session_key=key).delete()


def ask_to_sign_out(page: Page) -> None:
    page.get_by_role("button", name="Account").click()
    page.get_by_role("button", name="Sign out").click()


def sign_out(page: Page) -> None:
    ask_to_sign_out(page)
    page.wait_for_url("**/accounts/login/**")


def by_form(page: Page, person: User) -> None:
    page.get_by_label("Username").fill(person.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("My work")
