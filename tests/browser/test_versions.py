"""What people do when a text turns out wrong, or must go."""

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, expect

from annotator.articles.actions import add_version
from annotator.articles.models import Text
from annotator.assignments.models import Assignment
from tests.browser.conftest import Site, sign_in
from tests.browser.visits import make_corrected
from tests.browser.work import open_article, waiting
from tests.make import blocks_of, make_span
from tests.world import World


@pytest.fixture
def monas(context: BrowserContext, site: Site, committed_world: World) -> World:
    sign_in(context, site, committed_world.mona)
    return committed_world


def test_a_manager_corrects_a_text_and_brings_the_work(page: Page, monas: World) -> None:
    make_span(monas.alices, "claimed victory", "claim")
    page.goto(f"/projects/{monas.project.slug}/texts/{monas.text.pk}/")
    page.get_by_role("link", name="Correct the text").click()
    third = page.get_by_label("Words of block 3")
    third.fill(third.input_value().replace("claimed victory", "conceded"))
    page.get_by_label("What was corrected").fill("He conceded.")
    page.get_by_role("button", name="Save as version 2").click()
    expect(page.get_by_role("heading", name="From version 1 to 2")).to_be_visible()
    expect(page.locator(".compared article del")).to_contain_text("claimed victory")
    expect(page.locator(".compared article ins")).to_contain_text("conceded")
    expect(page.locator(".orphans li")).to_contain_text("opposition leader claimed victory")
    page.get_by_role("button", name="Bring 2 assignments").click()
    expect(page.get_by_text("1 assignment moved.")).to_be_visible()
    newest = Text.objects.get(article=monas.text.article, version=2)
    assert Assignment.objects.filter(text=newest).count() == 2


def test_a_correction_is_not_left_behind_unasked(page: Page, monas: World) -> None:
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.goto(f"/projects/{monas.project.slug}/texts/{monas.text.pk}/correct/")
    page.get_by_label("Words of block 3").fill("Nobody said anything.")
    page.get_by_role("link", name="Leave it as it is").click()
    expect(page.get_by_label("Words of block 3")).to_have_value("Nobody said anything.")
    assert asked == ["beforeunload"]
    page.get_by_role("button", name="Save as version 2").click()
    expect(page.get_by_role("heading", name="From version 1 to 2")).to_be_visible()
    assert asked == ["beforeunload"]


def test_who_was_slower_sees_the_other_correction_and_keeps_the_own(
    page: Page, monas: World
) -> None:
    page.goto(f"/projects/{monas.project.slug}/texts/{monas.text.pk}/correct/")
    page.get_by_label("Words of block 3").fill("Nobody said anything.")
    content = "Another head\n\nAnother body."
    article = monas.text.article
    blocks = blocks_of(content)
    newest, _ = add_version(actor=None, article=article, content=content, blocks=blocks)
    page.get_by_role("button", name="Save as version 2").click()
    link = page.get_by_role("link", name="What changed in version 2")
    below = f"/projects/{monas.project.slug}/texts/{newest.pk}/"
    expect(link).to_have_attribute("href", f"{below}difference/1/")
    expect(page.get_by_label("Words of block 3")).to_have_value("Nobody said anything.")
    page.get_by_role("button", name="Save mine as version 3 all the same").click()
    expect(page.get_by_role("heading", name="From version 2 to 3")).to_be_visible()


def test_the_last_line_of_a_block_is_in_sight(page: Page, monas: World) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"/projects/{monas.project.slug}/texts/{monas.text.pk}/correct/")
    field = page.get_by_label("Words of block 3")
    field.fill("Words that wrap. " * 60)
    assert field.evaluate("field => field.scrollHeight <= field.clientHeight + 1")


def test_equal_words_make_no_version(page: Page, monas: World) -> None:
    page.goto(f"/projects/{monas.project.slug}/texts/{monas.text.pk}/correct/")
    page.get_by_role("button", name="Save as version 2").click()
    expect(page.get_by_text("The words are the same, so there is no new version")).to_be_visible()


def test_a_manager_pastes_the_corrected_page(page: Page, monas: World) -> None:
    page.goto(f"/projects/{monas.project.slug}/texts/{monas.text.pk}/correct/")
    page.get_by_role("button", name="Paste the corrected page instead").click()
    body = "The council voted for it on Monday evening, it said."
    page.get_by_label("The page as copied").fill(f"A levy on the harbour\n\n{body}")
    page.get_by_role("button", name="Recognise the blocks").click()
    expect(page.get_by_label("Words of block 1")).to_have_value("A levy on the harbour")
    expect(page.get_by_label("Words of block 2")).to_have_value(body)


def test_an_annotator_decides_what_goes_along(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    place = make_corrected(committed_world)
    sign_in(context, site, committed_world.alice)
    page.goto(f"/assignments/{place.pk}/")
    page.get_by_role("link", name="see your earlier labels").click()
    expect(page.get_by_role("heading", name="No place any more (1)")).to_be_visible()
    page.get_by_role("button", name="Accept 1 label with the same words").click()
    expect(page.get_by_text("accepted", exact=True)).to_have_count(1)
    page.get_by_role("button", name="Accept: claimed victory").click()
    expect(page.get_by_text("accepted", exact=True)).to_have_count(2)
    quotes = place.spans.order_by("start").values_list("quote", "origin")
    assert list(quotes) == [("topple", "carried_over"), ("claimed a victory", "carried_over")]


def test_a_manager_withdraws_an_article_and_takes_it_back(page: Page, monas: World) -> None:
    make_span(monas.alices, "topple", "loaded")
    address = f"/projects/{monas.project.slug}/texts/{monas.text.pk}/"
    page.goto(address)
    page.get_by_role("button", name="Withdraw the article").click()
    sure = page.get_by_role("button", name="Withdraw", exact=True)
    expect(sure).to_be_disabled()
    page.get_by_label("Why").fill("Court order.")
    sure.click()
    expect(page.locator(".rows li")).to_contain_text("Court order. · 1 label kept")
    assert page.request.get(address).status == 410
    page.get_by_role("button", name="Restore article").click()
    page.get_by_role("dialog").get_by_role("button", name="Restore").click()
    expect(page.get_by_text("No article is withdrawn")).to_be_visible()
    assert page.request.get(address).status == 200


def test_who_has_a_withdrawn_article_open_is_told_and_keeps_what_they_wrote(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    sign_in(context, site, world.alice)
    open_article(page, world.alices)
    article = world.text.article
    article.withdrawn_at = "2026-01-01T00:00:00Z"
    article.save()
    page.keyboard.press("l")  # the first word
    expect(page.get_by_text("This article was withdrawn").first).to_be_visible()
    assert ["loaded" in str(change) for change in waiting(page)] == [True]
    assert not world.alices.spans.exists()
