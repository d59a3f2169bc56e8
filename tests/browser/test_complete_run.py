"""From six files to gold: a manager, three annotators and a reviewer, each at their own pages."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from annotator.assignments.models import Assignment
from annotator.people.models import User
from annotator.projects.models import Project, Role
from tests.browser.conftest import Site, sign_in
from tests.browser.looks import is_fine, looks
from tests.browser.test_corpus import choose, work
from tests.browser.work import open_article, press, saved, words_before
from tests.make import make_codebook, make_member, make_project

LEAD = "Plan to topple 'regime' is out"
BODY = "The so-called government claimed victory in the north, but offered no proof of it at all."


class Team:
    """Three annotators, a reviewer and a manager, of a project without any article."""

    def __init__(self) -> None:
        self.project: Project = make_project("run")
        make_codebook(self.project)
        self.annotators = [
            make_member(self.project, name, Role.ANNOTATOR).user for name in ("ada", "ben", "cleo")
        ]
        self.reviewer = make_member(self.project, "rosa", Role.REVIEWER).user
        self.manager = make_member(self.project, "mara", Role.MANAGER).user


@pytest.fixture
def team(committed_world: Any) -> Team:
    return Team()


def test_from_import_to_gold(
    page: Page, context: BrowserContext, site: Site, team: Team, tmp_path: Path
) -> None:
    sign_in(context, site, team.manager)
    six_articles_come_in(page, team, tmp_path)
    everybody_gets_every_article(page, team)
    for number, annotator in enumerate(team.annotators):
        sign_in(context, site, annotator)
        all_are_marked(page, annotator, everything=number < 2)
    sign_in(context, site, team.reviewer)
    everything_is_settled_by_keyboard(page, team)
    sign_in(context, site, team.annotators[2])
    the_third_hears_what_was_missed(page, team)
    sign_in(context, site, team.manager)
    gold_is_in_the_export(page, team)


def six_articles_come_in(page: Page, team: Team, folder: Path) -> None:
    rows = folder / "six.jsonl"
    articles = (
        {"headline": f"{LEAD} {number}", "body": f"{BODY} Part {number}."} for number in range(6)
    )
    rows.write_text("".join(json.dumps(one) + "\n" for one in articles))
    page.goto(f"/projects/{team.project.slug}/import/")
    choose(page, rows)
    page.get_by_role("button", name="Import 6 articles").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Importing")
    work()
    expect(page.get_by_role("heading", level=1)).to_have_text("6 articles imported")


def everybody_gets_every_article(page: Page, team: Team) -> None:
    page.goto(f"/projects/{team.project.slug}/assignments/")
    page.get_by_role("textbox", name="Annotators for each article").press("ArrowUp")
    page.get_by_role("button", name="See the plan").click()
    page.get_by_role("button", name="Give out 18 assignments").click()
    expect(page.get_by_text("18 assignments given out.")).to_be_visible()


def all_are_marked(page: Page, annotator: User, everything: bool) -> None:
    """The 'regime' by all; the whole headline as loaded by those who see it."""
    for assignment in Assignment.objects.filter(annotator__user=annotator).order_by("id"):
        open_article(page, assignment)
        press(page, "ArrowRight", words_before(LEAD, "'regime'"))
        page.keyboard.press("s")
        saved(page)
        if everything:
            press(page, "Home")
            press(page, "Shift+End")
            page.keyboard.press("l")
            saved(page)
        page.keyboard.press("Control+Enter")
        page.get_by_role("dialog").get_by_role("button", name="Submit").click()
        expect(page.locator("footer")).to_contain_text("Submitted")


def everything_is_settled_by_keyboard(page: Page, team: Team) -> None:
    page.goto(f"/projects/{team.project.slug}/review/")
    items = page.locator(".item")
    expect(items).to_have_count(6)
    for left in range(5, -1, -1):
        expect(page.locator(".context em")).to_contain_text(LEAD)
        page.keyboard.press("1")
        page.keyboard.press("1")
        expect(items).to_have_count(left)
    page.get_by_role("combobox", name="Show", exact=True).select_option("unanimous")
    page.get_by_role("button", name="Settle 6 places all marked alike").press("Enter")
    expect(items).to_have_count(0)


def the_third_hears_what_was_missed(page: Page, team: Team) -> None:
    page.goto("/")
    expect(page.get_by_text("reviewed", exact=True).first).to_be_visible()
    page.get_by_role("link", name=f"{LEAD} 0").click()
    told = page.get_by_role("region", name="What became of your labels")
    expect(told.get_by_text("1 kept, 0 changed, 0 not kept, 1 missed")).to_be_visible()
    missed = told.get_by_role("listitem").filter(has_text="missed")
    expect(missed).to_contain_text(f"{LEAD} 0")
    missed.get_by_role("button", name="Guideline: Loaded language").click()
    expect(page.get_by_text("A word that judges.").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(told).to_be_visible()
    for where in looks(page, widths=(1440, 390)):
        is_fine(page, where)
    page.set_viewport_size({"width": 1440, "height": 900})


def gold_is_in_the_export(page: Page, team: Team) -> None:
    page.goto(f"/projects/{team.project.slug}/dataset/")
    with page.expect_download() as started:
        page.get_by_role("button", name="Download JSONL").click()
    lines = [json.loads(line) for line in Path(started.value.path()).read_bytes().splitlines()]
    assert (lines[-1]["counts"]["gold"], lines[-1]["counts"]["verdicts"]) == (12, 12)
    gold = sorted(lines[1]["gold"], key=lambda one: one["start"])
    assert [(one["quote"], one["by"], one["annotators"], one["readers"]) for one in gold] == [
        (f"{LEAD} 0", "verdict", ["P01", "P02"], 3),
        ("'regime'", "verdict", ["P01", "P02", "P03"], 3),
    ]
    assert {one["verdict"] for one in gold} == {one["uuid"] for one in lines[1]["verdicts"]}
