"""Undo reaches over everything done in the article, and over reloads; it overwrites nothing."""

from playwright.sync_api import BrowserContext, Page, expect

from annotator.spans.actions import mark
from annotator.spans.models import Answer, Link, Span
from tests.browser.work import kept_unsent, open_article, point_at, saved, status, undoable, until
from tests.make import wanted
from tests.world import World

UNDO, REDO = "Control+z", "Control+Shift+z"


def link_doomed(page: Page) -> None:
    """“doomed” marked as loaded, and linked with the claim."""
    page.mouse.dblclick(*point_at(page, "doomed"))
    page.keyboard.press("l")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    saved(page)


def again(page: Page) -> None:
    page.reload()
    expect(page.get_by_role("application")).to_be_focused()
    undoable(page)  # it is read a moment after the article is there


def live(world: World) -> list[str]:
    spans = Span.objects.live().filter(assignment=world.alices).order_by("start")
    return list(spans.values_list("quote", flat=True))


def links(world: World) -> int:
    return Link.objects.live().filter(assignment=world.alices).count()


def test_a_removed_span_comes_back_with_its_link_after_a_reload(page: Page, alices: World) -> None:
    link_doomed(page)
    page.locator("article mark", has_text="claimed victory").first.focus()
    page.keyboard.press("Delete")
    saved(page)
    assert (live(alices), links(alices)) == (["doomed"], 0)
    again(page)
    page.keyboard.press(UNDO)
    saved(page)
    assert (live(alices), links(alices)) == (["claimed victory", "doomed"], 1)
    again(page)
    page.keyboard.press(REDO)
    saved(page)
    assert (live(alices), links(alices)) == (["doomed"], 0)


def test_attributes_notes_answers_and_marks_are_undone_after_a_reload(
    page: Page, alices: World
) -> None:
    page.keyboard.press("s")
    page.keyboard.press("2")
    page.keyboard.press(":")
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    saved(page)
    span = Span.objects.get(assignment=alices.alices, label__slug="scare_quote")
    given = Answer.objects.given().filter(assignment=alices.alices)
    assert (span.confidence, given.count()) == (2, 1)
    again(page)
    page.keyboard.press(UNDO)
    saved(page)
    assert given.count() == 0
    page.keyboard.press(UNDO)
    saved(page)
    span.refresh_from_db()
    assert span.confidence is None
    page.keyboard.press(UNDO)
    saved(page)
    assert live(alices) == ["claimed victory"]
    page.keyboard.press(UNDO)
    expect(page.get_by_role("alert")).to_contain_text("nothing to undo")


def test_a_killed_page_with_unsent_work_can_be_undone(
    page: Page, context: BrowserContext, alices: World
) -> None:
    context.set_offline(True)
    page.keyboard.press("s")
    kept_unsent(page, 1)
    until(page, lambda: undoable(page))
    page.close(run_before_unload=False)
    context.set_offline(False)
    other = context.new_page()
    open_article(other, alices.alices)
    saved(other)
    assert len(live(alices)) == 2
    undoable(other)
    other.keyboard.press(UNDO)
    saved(other)
    assert live(alices) == ["claimed victory"]


def test_what_was_changed_elsewhere_is_not_overwritten(page: Page, alices: World) -> None:
    page.keyboard.press("s")
    page.keyboard.press("2")
    saved(page)
    span = Span.objects.get(assignment=alices.alices, label__slug="scare_quote")
    sure = wanted(alices.text, span.quote, revision=span.revision, confidence=3)
    mark(person=alices.alice, assignment=alices.alices.pk, uuid=span.uuid, wanted=sure)
    again(page)
    page.keyboard.press(UNDO)
    expect(page.get_by_role("alert")).to_contain_text("changed elsewhere")
    span.refresh_from_db()
    assert span.confidence == 3


def test_undo_works_where_storage_is_forbidden(
    page: Page, context: BrowserContext, alices: World
) -> None:
    context.add_init_script(
        "Object.defineProperty(globalThis, 'indexedDB', { get() { return undefined } })"
    )
    page.reload()
    page.keyboard.press("s")
    saved(page)
    page.keyboard.press(UNDO)
    saved(page)
    assert live(alices) == ["claimed victory"]


def test_submitting_ends_what_can_be_undone(page: Page, alices: World) -> None:
    page.keyboard.press("s")
    saved(page)
    page.keyboard.press("Control+Enter")
    page.get_by_role("dialog").get_by_role("button", name="Submit").click()
    expect(status(page)).to_have_text("Submitted")
    page.get_by_role("button", name="Go on marking").click()
    saved(page)
    again(page)
    page.keyboard.press(UNDO)
    expect(page.get_by_role("alert")).to_contain_text("nothing to undo")
