"""What a manager does with a draft: by keyboard, and with honest words about what is saved."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from annotator.codebook.draft_actions import draft_of, save_draft
from annotator.codebook.models import Codebook
from annotator.codebook.reading import content_of
from tests.browser.conftest import Site, sign_in
from tests.codebook.drafts import plain
from tests.make import make_codebook
from tests.world import World

AXE = Axe()


def begin(page: Page, world: World) -> None:
    save_draft(actor=world.mona, project=world.project, revision=0, content=plain())
    page.goto(f"/projects/{world.project.slug}/codebook/draft/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Draft of codebook 2")


def saved(page: Page) -> None:
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()


def tab_to(page: Page, name: str) -> None:
    """Goes on by Tab until what is called so has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "document.activeElement.ariaLabel || document.activeElement.labels?.[0]?.textContent"
            " || document.activeElement.textContent"
        )
        if focused == name:
            return
    raise AssertionError(f"{name} was not reached by Tab")


def test_a_draft_is_begun_edited_and_published_by_keyboard(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    sign_in(context, site, world.mona)
    page.goto(f"/projects/{world.project.slug}/codebook/")
    tab_to(page, "Begin the next version")
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="the newest version")).to_be_checked()
    tab_to(page, "Begin")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Draft of codebook 2")
    tab_to(page, "Definition")
    page.keyboard.press("Control+A")
    page.keyboard.type("Marks that keep a word at arm's length.")
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    saved(page)
    tab_to(page, "Add an example")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    page.get_by_label("Sentence 1", exact=True).focus()
    page.keyboard.type("the 'reform'")
    for _ in range(8):
        page.keyboard.press("Shift+ArrowLeft")
    tab_to(page, "Mark what is selected")
    page.keyboard.press("Enter")
    expect(page.locator(".shownExample mark")).to_have_text("'reform'")
    saved(page)
    page.get_by_role("button", name="Publish…").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Marks that keep a word at arm's length.")).to_be_visible()
    tab_to(page, "What is different, and why")
    page.keyboard.type("Distance, not doubt.")
    tab_to(page, "Publish it")
    page.keyboard.press("Enter")
    page.wait_for_url("**/codebook/")
    expect(page.get_by_text("Distance, not doubt.")).to_be_visible()
    book = Codebook.objects.get(project=world.project, number=2)
    assert (book.state, book.change_note) == ("published", "Distance, not doubt.")
    label = content_of(book)["labels"][0]
    assert label["definition"] == "Marks that keep a word at arm's length."
    assert label["examples"] == [{"text": "the 'reform'", "spans": [[4, 12]], "why": ""}]


def test_a_problem_leads_to_its_field(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.mona)
    begin(page, committed_world)
    page.get_by_label("Key", exact=True).fill("n")
    saved(page)
    page.get_by_role("button", name="About this codebook").click()
    page.get_by_text("1 problem before it can be published").click()
    page.get_by_role("button", name=re.compile("uses N itself")).click()
    expect(page.get_by_label("Key", exact=True)).to_be_focused()
    page.get_by_role("button", name="Publish…").click()
    page.get_by_label("What is different, and why").fill("Why.")
    page.get_by_role("button", name="Publish it").click()
    expect(page.get_by_role("alert")).to_contain_text("uses N itself")


def test_a_published_label_keeps_its_short_name_when_it_is_renamed(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    sign_in(context, site, world.mona)
    labels = [{**plain()["labels"][0], "slug": "quotation.scare_quotes"}]
    content = plain(labels=labels, link_types=[])
    make_codebook(world.project, **content)
    save_draft(actor=world.mona, project=world.project, revision=0, content=content)
    page.goto(f"/projects/{world.project.slug}/codebook/draft/")
    page.get_by_label("Name", exact=True).fill("Sneer quotes")
    slug = page.get_by_label("Short name").first
    expect(slug).to_have_value("quotation.scare_quotes")
    slug.fill("quotation.sneer")
    told = page.get_by_text("it is another label than quotation.scare_quotes")
    expect(told).to_be_visible()
    slug.fill("quotation.scare_quotes")
    expect(told).to_be_hidden()
    attribute = page.get_by_label("Short name").nth(1)
    attribute.fill("source")
    expect(page.get_by_text("it is another attribute than origin")).to_be_visible()


def test_labels_are_added_put_in_order_and_removed(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.mona)
    begin(page, committed_world)
    page.get_by_role("button", name="Add a label here").click()
    page.get_by_label("Name", exact=True).fill("Mention")
    expect(page.get_by_label("Short name").first).to_have_value("quotation.mention")
    page.get_by_role("button", name="Move up").click()
    saved(page)
    draft = draft_of(committed_world.project)
    assert draft
    slugs = [label.slug for label in draft.labels.all()]
    assert slugs == ["quotation.scare", "quotation.mention", "quotation.direct"]
    page.get_by_role("button", name="Remove", exact=True).first.click()
    page.get_by_role("button", name="Take it back").click()
    saved(page)
    assert draft.labels.count() == 3


def test_dragging_by_keyboard_puts_labels_in_order(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.mona)
    begin(page, committed_world)
    page.get_by_role("row", name="Direct").click()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Insert after Direct")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator(".tree .item .name").first).to_have_text("Direct")
    saved(page)
    draft = draft_of(committed_world.project)
    assert draft
    assert next(label.slug for label in draft.labels.all()) == "quotation.direct"


def test_without_the_server_nothing_is_called_saved(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.mona)
    begin(page, committed_world)
    context.set_offline(True)
    page.get_by_label("Name", exact=True).fill("Unsent")
    expect(page.get_by_text("the server cannot be reached")).to_be_visible()
    context.set_offline(False)
    saved(page)


def test_guidelines_are_markdown_and_never_html(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.mona)
    begin(page, committed_world)
    page.get_by_role("row", name="How to start").click()
    page.get_by_label("Text").fill("# First\n\n<script>x</script>\n\n**bold**")
    preview = page.locator(".preview")
    expect(preview.locator("strong")).to_have_text("bold")
    expect(preview.get_by_text("<script>")).to_be_visible()
    expect(preview.locator("script")).to_have_count(0)


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_the_editor_fits_and_is_accessible(
    page: Page, context: BrowserContext, site: Site, committed_world: World, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(context, site, committed_world.mona)
    begin(page, committed_world)
    assert AXE.run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
