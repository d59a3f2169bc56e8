"""Whoever reads German works in German: the page, its refusals, its line of what is saved."""

from playwright.sync_api import BrowserContext, Page, expect

from annotator.people.actions import prefer
from annotator.people.models import Preferences
from tests.browser.conftest import Site, sign_in
from tests.browser.looks import is_fine, looks
from tests.browser.work import open_article, point_at
from tests.world import World


def test_an_annotator_works_in_german(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    prefer(person=world.alice, language="de")
    sign_in(context, site, world.alice)
    open_article(page, world.alices)
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator("article")).to_have_attribute("lang", "en")

    page.mouse.dblclick(*point_at(page, "doomed"))
    page.keyboard.press("l")
    saved = page.get_by_role("contentinfo").get_by_role("status")
    expect(saved).to_have_text("Gespeichert")
    expect(page.locator("article mark")).to_have_text("doomed")

    page.keyboard.press("Escape")
    page.keyboard.press("Control+Home")
    page.keyboard.press("Control+Shift+End")
    page.keyboard.press("s")
    refusal = page.get_by_text("darf nicht von einem Absatz in einen anderen reichen")
    expect(refusal.first).to_be_visible()
    for look in looks(page, themes=("light",), widths=(1440, 390)):
        is_fine(page, f"a German refusal {look}")

    page.get_by_role("button", name="Abgeben").click()
    asked = page.get_by_role("dialog", name="Diesen Artikel abgeben?")
    expect(asked).to_contain_text("Sie haben 1 Textstelle markiert.")
    asked.get_by_role("button", name="Abgeben").click()
    expect(page.get_by_text("Dieser Artikel ist abgegeben.").first).to_be_visible()
    expect(saved).to_have_text("Abgegeben")


def test_the_language_changes_at_once_and_for_good(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    sign_in(context, site, world.alice)
    page.goto("/")
    page.get_by_role("button", name="Account").click()
    with page.expect_response("**/api/v1/preferences/"):
        page.get_by_label("Deutsch").check()
    expect(page.get_by_role("dialog", name="Konto")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    assert Preferences.objects.of(world.alice).language == "de"
    page.reload()
    expect(page.get_by_role("heading", name="Meine Arbeit")).to_be_visible()
    page.goto("/accounts/password/change/")
    expect(page.get_by_role("heading", name="Passwort ändern")).to_be_visible()


def test_a_language_whose_words_do_not_come_is_not_chosen(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.alice)
    page.goto("/")
    page.get_by_role("button", name="Account").click()
    page.route("**/marking-*.js", lambda route: route.abort())
    page.get_by_label("Deutsch").click()
    expect(page.get_by_text("The words of this language could not be fetched.")).to_be_visible()
    expect(page.get_by_label("As the browser")).to_be_checked()
    assert not Preferences.objects.of(committed_world.alice).language
