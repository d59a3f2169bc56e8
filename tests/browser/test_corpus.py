"""What a manager does with the corpus: paste, check, import, look, give out."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from annotator.articles.models import Article
from annotator.assignments.models import Assignment
from annotator.projects.models import Role
from tests.browser.conftest import ROOT, Site, sign_in
from tests.browser.looks import is_fine, looks
from tests.make import make_member, make_project, make_text
from tests.served import database_url
from tests.world import World

SCRAPES = ROOT / "fixtures" / "scrapes"
HEADLINE = "Blueprint for 'regime' overthrow in Velmar unveiled"
WIDTHS = (1440, 1024, 390)


def work() -> None:
    """A worker that does what waits, then ends; a process, since Playwright has this loop."""
    words = ["manage.py", "procrastinate", "worker", "--one-shot", "--queues", "imports"]
    env = {**os.environ, "DATABASE_URL": database_url()}
    subprocess.run([sys.executable, *words], cwd=ROOT, env=env, check=True)


def paste(page: Page, world: World) -> None:
    page.goto(f"/projects/{world.project.slug}/import/")
    page.get_by_label("Or paste a page's text").fill((SCRAPES / "velmar_regime.txt").read_text())
    page.get_by_role("combobox", name="Outlet").fill("Harbour Courier")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="See what was recognised").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check before importing")


def test_from_a_pasted_scrape_to_assignments(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    sign_in(context, site, world.mona)
    paste(page, world)
    expect(page.get_by_role("heading", name=HEADLINE)).to_be_visible()
    expect(page.get_by_text("UTC assumed")).to_be_visible()
    expect(page.get_by_text("9 paragraphs")).to_be_visible()
    page.get_by_text("lines left out").click()
    expect(page.get_by_role("cell", name="icon text").first).to_be_visible()
    page.get_by_role("button", name="Import 1 article").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Importing")
    expect(page.get_by_text("waits for a worker")).to_be_visible()
    work()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 article imported")
    page.get_by_role("link", name="See the articles").click()
    expect(page.get_by_role("link", name=HEADLINE)).to_be_visible()
    expect(page.get_by_text("Harbour Courier · ")).to_be_visible()
    page.get_by_role("link", name="Assignments").click()
    number = page.get_by_role("textbox", name="Annotators for each article")
    for key in ("ArrowDown", "ArrowUp", "ArrowUp"):
        number.press(key)
    page.get_by_role("button", name="See the plan").click()
    page.get_by_role("button", name="Give out 2 assignments").dblclick()
    expect(page.get_by_text("2 assignments given out.")).to_be_visible()
    given = Assignment.objects.filter(project=world.project)
    assert given.filter(text__headline=HEADLINE).count() == 2


def test_files_that_are_there_already_or_unreadable_are_said(
    page: Page, context: BrowserContext, site: Site, committed_world: World, tmp_path: Path
) -> None:
    world = committed_world
    menu = tmp_path / "menu.txt"
    menu.write_text("Home\nShare\nPrint\n")
    sign_in(context, site, world.mona)
    paste(page, world)
    page.get_by_role("button", name="Import 1 article").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Importing")
    work()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 article imported")
    page.get_by_role("link", name="Import more").click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose files…").click()
    names = ("velmar_regime.txt", "border_fence_utf16.txt")
    chooser.value.set_files([menu, *(SCRAPES / name for name in names)])
    page.get_by_role("button", name="See what was recognised").click()
    expect(
        page.get_by_text("1 article is new · 1 is there already · 1 cannot be read")
    ).to_be_visible()
    expect(page.get_by_text("No body text was found")).to_be_visible()
    page.get_by_role("button", name=HEADLINE).click()
    expect(page.get_by_text("This article is there already:")).to_be_visible()
    expect(page.get_by_role("button", name="Import 1 article")).to_be_disabled()
    page.get_by_role("checkbox", name="1 cannot be read: leave it out").check()
    page.get_by_role("button", name="Import 1 article").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Importing")
    page.get_by_role("button", name="Stop importing").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Import cancelled")


def test_what_was_recognised_can_be_changed(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.mona)
    paste(page, committed_world)
    page.get_by_role("button", name="Edit").click()
    page.get_by_label("Words of part 1", exact=True).fill("Another headline")
    page.get_by_label("By-line").fill("By Nobody")
    page.get_by_role("button", name="Keep these changes").click()
    expect(page.get_by_role("heading", name="Another headline")).to_be_visible()
    expect(page.get_by_text("By Nobody")).to_be_visible()
    page.get_by_role("checkbox", name="Import this article").click()
    expect(page.get_by_text("1 is left out")).to_be_visible()


def choose(page: Page, file: Path) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose files…").click()
    chooser.value.set_files([file])
    page.get_by_role("button", name="See what was recognised").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check before importing")


def test_other_words_become_a_new_version_by_keyboard(
    page: Page, context: BrowserContext, site: Site, committed_world: World, tmp_path: Path
) -> None:
    world = committed_world
    article = make_text(world.project, "Levy doubled\n\nThe council voted for it.").article
    Article.objects.filter(pk=article.pk).update(identity="id:levy")
    file = tmp_path / "levy.jsonl"
    told = {"id": "levy", "headline": "Levy doubled", "body": "The council took it back."}
    file.write_text(json.dumps(told))
    sign_in(context, site, world.mona)
    page.goto(f"/projects/{world.project.slug}/import/")
    choose(page, file)
    leave = page.get_by_role("radio", name="Leave the article as it is")
    expect(leave).to_be_checked()
    expect(page.get_by_role("button", name="Nothing to import")).to_be_disabled()
    leave.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_text("1 text gets a new version")).to_be_visible()
    for where in looks(page):
        is_fine(page, where)
    page.get_by_role("button", name="Import 1 new version").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Importing")
    work()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 new version imported")
    expect(page.get_by_role("listitem").filter(has_text="New version")).to_be_visible()
    assert article.texts.count() == 2


def test_too_many_files_are_refused_before_they_are_sent(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.mona)
    page.goto(f"/projects/{committed_world.project.slug}/import/")
    page.get_by_label("Or paste a page's text").fill("a" * 1_000_001)
    expect(page.get_by_role("alert")).to_contain_text("1 MB of a pasted text")
    expect(page.get_by_role("button", name="See what was recognised")).to_be_disabled()


def test_filters_live_in_the_address_and_a_selection_is_assigned(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    text = make_text(world.project, "Harbour levy doubled\n\nWords about the levy.")
    sign_in(context, site, world.mona)
    page.goto(f"/projects/{world.project.slug}/articles/")
    expect(page.get_by_text("2 articles")).to_be_visible()
    page.get_by_label("Search headlines and texts").fill("LEVY")
    expect(page).to_have_url(re.compile(r"\?q=LEVY$"))
    expect(page.get_by_role("status").filter(has_text="1 article")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Search headlines and texts")).to_have_value("LEVY")
    page.get_by_role("checkbox", name="Select “Harbour levy doubled”").check()
    page.get_by_role("button", name="Give out").click()
    page.get_by_role("dialog").get_by_role("checkbox").first.check()
    page.get_by_role("dialog").get_by_role("button", name="Give out").click()
    expect(page.get_by_text("1 assignment given out.")).to_be_visible()
    assert Assignment.objects.filter(text=text).count() == 1


def test_a_reviewer_reads_the_list_and_cannot_import(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.rita)
    page.goto(f"/projects/{committed_world.project.slug}/articles/")
    expect(page.get_by_role("link", name="Plan to topple")).to_be_visible()
    expect(page.get_by_role("link", name="Import articles")).to_have_count(0)
    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(page.get_by_role("link", name="Assignments")).to_have_count(0)


def test_a_project_without_anything_says_what_to_do_next(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    bare = make_project("bare")
    sign_in(context, site, make_member(bare, "mia", Role.MANAGER).user)
    page.goto(f"/projects/{bare.slug}/assignments/")
    for words in ("no published codebook", "no annotator", "no articles to give out"):
        expect(page.get_by_text(words)).to_be_visible()
    page.get_by_role("link", name="Import articles").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Import articles")


def test_what_is_alike_is_read_side_by_side_and_decided_by_keyboard(
    page: Page, context: BrowserContext, site: Site, committed_world: World, tmp_path: Path
) -> None:
    world = committed_world
    words = (SCRAPES / "velmar_regime.txt").read_text()
    for name, text in (("one", words), ("two", words.replace("cargo vessel", "cargo ferry"))):
        (tmp_path / f"{name}.txt").write_text(text)
    sign_in(context, site, world.mona)
    page.goto(f"/projects/{world.project.slug}/import/")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose files…").click()
    chooser.value.set_files([tmp_path / "one.txt", tmp_path / "two.txt"])
    page.get_by_role("button", name="See what was recognised").click()
    page.get_by_role("button", name=re.compile(f"^2 ?{HEADLINE}")).click()
    compare = page.get_by_role("button", name=f"Compare with {HEADLINE}")
    compare.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Side by side")
    expect(dialog.get_by_text("% of all runs of four words stand in both texts.")).to_be_visible()
    there = dialog.get_by_role("region", name="Number 1")
    here = dialog.get_by_role("region", name="Number 2")
    expect(there.locator("mark")).to_have_text("only here: vessel")
    expect(here.locator("mark")).to_have_text("only here: ferry")
    for where in looks(page):
        is_fine(page, where)
        one, other = there.locator("mark").bounding_box(), here.locator("mark").bounding_box()
        assert one
        assert other
        level = abs(one["y"] - other["y"]) < 4
        assert level == ("at 390" not in where)
    keep = dialog.get_by_role("radio", name="Import it: both stay, linked as much alike")
    expect(keep).to_be_checked()
    texts = dialog.get_by_role("region", name="Both texts")
    texts.focus()
    page.keyboard.press("Tab")
    expect(keep).to_be_focused()
    page.keyboard.press("ArrowDown")
    out = dialog.get_by_role("radio", name="Leave it out")
    expect(out).to_be_checked()
    expect(page.get_by_text("1 is left out")).to_be_visible()
    expect(out).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(compare).to_be_focused()
    expect(page.get_by_role("button", name="Import 1 article")).to_be_enabled()
