"""What others do meanwhile: nobody overwrites anybody, and work stays what it was made as."""

import json
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from annotator.articles.actions import withdraw_article
from annotator.assignments.models import Assignment
from annotator.codebook.draft_actions import draft_of, publish_draft, retire, save_draft
from annotator.codebook.models import Codebook
from annotator.codebook.reading import content_of
from annotator.dataset.rows import dataset
from annotator.projects.actions import change_member
from annotator.projects.models import Project, Role
from annotator.spans.models import Span
from tests.browser.conftest import Site, sign_in
from tests.browser.test_codebook_draft import begin
from tests.browser.test_codebook_draft import saved as draft_saved
from tests.browser.work import counted, in_another_tab, live, mark_plan, press, saved, waiting
from tests.changes.make import apply, label, next_version
from tests.codebook.drafts import with_label
from tests.conftest import As
from tests.make import hand_in
from tests.world import World


def test_of_two_tabs_the_second_is_told_and_both_versions_can_be_had(
    page: Page, alices: Assignment
) -> None:
    """Reliability test 6."""
    mark_plan(page)
    other = in_another_tab(page, alices)
    other.locator("article mark").focus()
    other.keyboard.press("Delete")
    saved(other)
    page.locator("article mark").focus()
    page.get_by_role("button", name="Change label").click()
    page.keyboard.press("l")
    card = page.get_by_role("alert").filter(has_text="This was changed elsewhere")
    expect(card).to_contain_text("removed")
    expect(card).to_contain_text("Loaded")
    counted(page, "1 changed elsewhere and not saved")
    expect(card.locator("strong")).to_have_count(2)
    page.keyboard.press("*")
    expect(page.get_by_role("banner")).to_be_hidden()
    expect(page.locator(".panel")).to_have_css("opacity", "1")
    page.keyboard.press(".")
    expect(page.get_by_role("button", name="Use mine")).to_be_focused()
    page.keyboard.press("Enter")
    saved(page)
    span = Span.objects.get(assignment=alices)
    assert (span.label.slug, span.deleted_at) == ("loaded", None)


def test_of_two_people_at_one_thing_neither_overwrites_the_other(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    """Reliability test 7. A span has one owner; where two people write is a codebook's draft."""
    world = committed_world
    sign_in(context, site, world.mona)
    begin(page, world)
    hers = with_label(1, name="Hers")
    save_draft(actor=world.mona, project=world.project, revision=1, content=hers)
    page.get_by_label("Name", exact=True).fill("Mine")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("quotation.direct")).to_be_visible()
    draft = draft_of(world.project)
    assert draft
    assert content_of(draft) == hers
    dialog.get_by_role("button", name="Keep mine").click()
    draft_saved(page)
    draft.refresh_from_db()
    assert content_of(draft)["labels"][0]["name"] == "Mine"


def test_work_goes_on_under_the_version_it_began_with_and_says_so(
    page: Page, context: BrowserContext, committed_world: World, alices: Assignment
) -> None:
    """Reliability test 8. Where a manager moves the article to the new version, work is kept."""
    world = committed_world
    publish(world)
    retire(actor=world.mona, project=world.project, number=1)
    mark_plan(page)
    assert codebook_of(alices) == [(1, Codebook.State.RETIRED)]

    next_version(world.project, label("loaded", key="l"))
    apply(world, versions=(1, 3), labels={"scare_quote": [], "claim": []})
    press(page, "ArrowRight", 3)
    page.keyboard.press("l")
    expect(page.get_by_role("alert")).to_contain_text("under version 3 now. Load the page again")
    counted(page, "1 not saved. Kept in this browser.")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    saved(page)
    assert codebook_of(alices)[-1][0] == 3


def test_work_on_what_was_taken_away_is_kept_and_the_refusal_stands_in_the_log(
    page: Page,
    committed_world: World,
    alices: Assignment,
    api: As,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Reliability test 9."""
    world = committed_world
    assert alices.annotator
    change_member(actor=world.mona, member=alices.annotator, role=Role.ANNOTATOR, active=False)
    page.keyboard.press("s")
    counted(page, "1 not saved. Kept in this browser.")
    assert live(alices) == []
    where = f"/api/v1/assignments/{alices.pk}/spans/{uuid4()}/"
    assert api(world.alice).delete(where, headers={"If-Match": '"1"'}).status_code == 404
    assert f"DELETE {where} by {world.alice.username} was refused: not_yours" in caplog.text
    assert [entry["content"]["quote"] for entry in waiting(page)] == ["Plan"]
    change_member(actor=world.mona, member=alices.annotator, role=Role.ANNOTATOR, active=True)
    page.get_by_role("button", name="Retry").click()
    saved(page)

    withdraw_article(actor=world.mona, article=alices.text.article, reason="a judgement")
    press(page, "ArrowRight", 3)
    page.keyboard.press("l")
    expect(page.get_by_role("alert")).to_contain_text("This article was withdrawn")
    counted(page, "1 not saved. Kept in this browser.")
    assert live(alices) == ["Plan"]


def test_a_guideline_that_is_published_meanwhile_changes_nothing_of_what_is_annotated(
    page: Page, committed_world: World, alices: Assignment
) -> None:
    """Reliability test 10."""
    publish(committed_world, principle="Another guideline.")
    mark_plan(page)
    assert codebook_of(alices)[0][0] == 1
    hand_in(alices)
    assert codebooks_exported(committed_world.project) == [1]


def publish(world: World, **changes: object) -> None:
    content = {**with_label(), **changes}
    save_draft(actor=world.mona, project=world.project, revision=0, content=content)
    note = "Reworded."
    publish_draft(actor=world.mona, project=world.project, number=2, revision=1, change_note=note)


def codebook_of(assignment: Assignment) -> list[tuple[int, str]]:
    spans = Span.objects.filter(assignment=assignment).order_by("id")
    return list(spans.values_list("label__codebook__number", "label__codebook__state"))


def codebooks_exported(project: Project) -> list[int]:
    lines = [json.loads(line) for line in b"".join(dataset(project)).splitlines()]
    return [done["codebook"] for line in lines for done in line.get("assignments", [])]
