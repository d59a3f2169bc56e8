"""What a manager does when the codebook changes, what a reviewer decides, what a tab says."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from annotator.spans.models import Span
from tests.browser.conftest import Site, sign_in
from tests.browser.work import open_article, saved
from tests.changes.make import apply, label, next_version, write
from tests.make import make_answer, make_span
from tests.world import World


@pytest.fixture
def changed(committed_world: World) -> World:
    """Colliding spans of two labels that the next version has as one, and one to be split."""
    world = committed_world
    make_span(world.alices, "'regime'", "scare_quote")
    make_span(world.alices, "topple 'regime' announced", "loaded")
    make_span(world.bobs, "claimed victory", "claim")
    next_version(world.project, label("cue"), label("assertion"), label("report"))
    return world


def becomes(page: Page, old: str, new: str) -> None:
    page.get_by_label(f"What {old} becomes").select_option(label=new)


def test_a_manager_plans_applies_and_reverts(
    page: Page, context: BrowserContext, site: Site, changed: World
) -> None:
    sign_in(context, site, changed.mona)
    page.goto(f"/projects/{changed.project.slug}/codebook/")
    page.get_by_role("link", name="Move spans to another version").click()
    page.get_by_role("button", name="Plan the change").click()
    expect(page.get_by_role("heading", name="Before it can be applied")).to_be_visible()
    expect(page.get_by_role("button", name="Apply to 3 spans")).to_be_disabled()
    becomes(page, "Scare quotes", "Cue")
    expect(page.get_by_role("row", name="Scare quotes")).to_contain_text("renamed")
    becomes(page, "Loaded language", "Cue")
    expect(page.get_by_role("heading", name="Cue: 1 collision")).to_be_visible()
    becomes(page, "Claim", "split into several…")
    expect(page.get_by_text("its spans count as Cue")).to_be_visible()
    page.get_by_label("Report").click()
    expect(page.get_by_label("Report")).to_be_checked()
    page.get_by_label("Cue", exact=True).click()
    expect(page.get_by_text("its spans count as Assertion")).to_be_visible()
    page.get_by_role("button", name="Apply to 3 spans").click()
    page.get_by_role("button", name="Apply", exact=True).click()
    expect(page.get_by_role("link", name="Open the worklist: 1 case is left")).to_be_visible()
    assert Span.objects.live().filter(assignment=changed.alices).get().label.slug == "cue"
    page.get_by_role("button", name="Revert…").click()
    page.get_by_role("button", name="Revert", exact=True).click()
    expect(page.get_by_text("Everything is as it was")).to_be_visible()
    assert Span.objects.live().filter(assignment=changed.alices).count() == 2


def test_a_reviewer_decides_by_key(
    page: Page, context: BrowserContext, site: Site, changed: World
) -> None:
    labels = {"scare_quote": ["cue"], "loaded": ["cue"], "claim": ["assertion", "report"]}
    plan = apply(changed, labels=labels)
    sign_in(context, site, changed.rita)
    page.goto(f"/projects/{changed.project.slug}/changes/{plan.uuid}/worklist/")
    expect(page.get_by_text("1 case left of 1.")).to_be_visible()
    page.keyboard.press("2")
    expect(page.get_by_text("Every case is decided.")).to_be_visible()
    expect(page.get_by_text("Decided: Report")).to_be_visible()
    page.get_by_role("link", name=re.compile("claimed victory")).click()
    expect(page).to_have_url(re.compile(rf"/texts/{changed.text.pk}/\?span="))


def test_a_question_and_a_kind_of_link_that_are_gone_are_led_elsewhere(
    page: Page, context: BrowserContext, site: Site, changed: World
) -> None:
    make_answer(changed.bobs, "genre", "opinion")
    question = {"slug": "kind", "wording": "Which kind?", "level": "nominal"}
    types = [{"slug": "weighs"}]
    next_version(changed.project, label("cue"), questions=[question], link_types=types)
    plan = write(changed, versions=(1, 3))
    sign_in(context, site, changed.mona)
    page.goto(f"/projects/{changed.project.slug}/changes/{plan.uuid}/")
    expect(page.get_by_text("3 spans wait for a decision")).to_be_visible()
    row = page.get_by_role("row", name="What is it?")
    expect(row.get_by_role("cell").first).to_have_text("1")
    chosen = page.get_by_label("What What is it? becomes")
    expect(chosen.locator("option:checked")).to_have_text("gone: take its answers back")
    for old, new in (("What is it?", "Which kind?"), ("judges", "weighs")):
        with page.expect_response(lambda answer: answer.request.method == "PUT"):
            becomes(page, old, new)
    expect(page.get_by_text("answer has no place")).to_be_hidden()
    plan.refresh_from_db()
    assert plan.decided.questions == {"genre": "kind"}
    assert plan.decided.link_types == {"judges": "weighs"}


def test_a_collision_is_decided_from_what_is_shown(
    page: Page, context: BrowserContext, site: Site, changed: World
) -> None:
    next_version(changed.project, label("cue"), label("loose", self_overlap="allow"))
    labels = {"scare_quote": ["cue"], "loaded": ["cue"], "claim": []}
    rules = {"cue": {"rule": "worklist", "label": ""}}
    plan = apply(changed, versions=(1, 3), labels=labels, collisions=rules)
    sign_in(context, site, changed.rita)
    page.goto(f"/projects/{changed.project.slug}/changes/{plan.uuid}/worklist/")
    case = page.locator(".case")
    expect(case).to_contain_text("It was Scare quotes and would be Cue")
    expect(case.locator("mark")).to_have_text(["'regime'", "topple 'regime' announced"])
    expect(case.get_by_role("button").first).to_have_text("1Loose")
    page.keyboard.press("1")
    expect(page.get_by_text("Decided: Loose")).to_be_visible()


def test_a_tab_that_was_open_keeps_its_work_and_says_to_load_again(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    sign_in(context, site, world.alice)
    open_article(page, world.alices)
    next_version(world.project, label("loaded", key="l"))
    apply(world, labels={"scare_quote": [], "claim": []})
    page.keyboard.press("l")
    expect(page.get_by_text("under version 2 now. Load the page again.")).to_be_visible()
    expect(page.get_by_text("1 not saved. Kept in this browser.")).to_be_visible()
    assert not Span.objects.filter(assignment=world.alices).exists()
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    saved(page)
    assert Span.objects.live().get(assignment=world.alices).label.slug == "loaded"
