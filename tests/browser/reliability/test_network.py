"""A bad line: what was sent arrives once, in order, and never over something newer."""

import json
from typing import Any
from uuid import UUID, uuid4

from playwright.sync_api import BrowserContext, Page, expect

from annotator.assignments.models import Assignment
from annotator.history.models import Event
from annotator.spans.models import Span
from tests.browser.conftest import Site, sign_in
from tests.browser.reliability.line import Line
from tests.browser.work import (
    in_another_tab,
    kept_unsent,
    live,
    mark_words,
    press,
    refuse_for_long,
    saved,
)
from tests.world import World


def test_a_lost_connection_loses_nothing_and_doubles_nothing(
    page: Page, context: BrowserContext, alices: Assignment
) -> None:
    """Reliability test 1."""
    context.set_offline(True)
    page.keyboard.press("s")
    press(page, "ArrowRight", 3)
    page.keyboard.press("l")
    kept_unsent(page, 2)
    assert live(alices) == []
    context.set_offline(False)  # the browser says so, and the page sends at once
    saved(page)
    assert len(live(alices)) == 2
    assert set(revisions(alices)) == {1}


def test_an_answer_lost_after_the_commit_does_not_double(
    far_page: Page, line: Line, committed_world: World
) -> None:
    """Reliability test 2."""
    line.lose_next_answer()
    far_page.keyboard.press("s")
    assert line.lost.wait(15)
    saved(far_page)
    assert live(committed_world.alices) == ["Plan"]
    assert revisions(committed_world.alices) == [1]


def test_two_clicks_on_submit_and_equal_requests_at_once_are_one(
    page: Page, context: BrowserContext, site: Site, alices: Assignment
) -> None:
    """Reliability test 3."""
    uuid = uuid4()
    put = putting(page, alices, uuid)
    answers: list[int] = page.evaluate(
        """([address, options]) => Promise.all(
            Array.from({ length: 6 }, () => fetch(address, options).then((a) => a.status)))""",
        put,
    )
    assert sorted(answers) == [200] * 5 + [201]
    assert live(alices) == ["Plan"]

    page.get_by_role("button", name="Submit").click()
    page.get_by_role("dialog").get_by_role("button", name="Submit").dblclick()
    expect(page.get_by_role("link", name="Back to my work")).to_be_visible()
    submitted = Event.objects.filter(
        table="annotator_assignment", row=alices.pk, verb="submit assignment"
    )
    assert submitted.count() == 1


def test_one_id_with_another_content_overwrites_nothing_and_anothers_is_independent(
    page: Page, context: BrowserContext, site: Site, committed_world: World, alices: Assignment
) -> None:
    """Reliability test 4. No request of ours carries an Idempotency-Key; the uuid is the key."""
    uuid, bob = uuid4(), committed_world.bob
    assert ask(page, putting(page, alices, uuid))[0] == 201
    status, body = ask(page, putting(page, alices, uuid, note="other"))
    assert (status, body["code"]) == (409, "stale")
    assert (body["current"]["note"], body["sent"]["note"]) == ("", "other")
    assert Span.objects.get(assignment=alices, uuid=uuid).note == ""

    sign_in(context, site, bob)
    other = context.new_page()
    other.goto("/")
    assert ask(other, putting(other, alices, uuid, note="bob's"))[0] == 404
    assert ask(other, putting(other, committed_world.bobs, uuid, note="bob's"))[0] == 201
    assert Span.objects.get(assignment=alices, uuid=uuid).note == ""


def test_a_request_that_comes_too_late_is_never_put_over_something_newer(
    far_page: Page, line: Line, committed_world: World
) -> None:
    """Reliability test 5."""
    line.delay_next_request()
    far_page.keyboard.press("s")
    assert line.late.wait(15)
    saved(far_page)  # the page has sent it again
    far_page.locator("article mark").focus()
    far_page.keyboard.press("Delete")
    saved(far_page)
    assert b"409" in line.deliver()
    assert live(committed_world.alices) == []
    assert revisions(committed_world.alices) == [2]


def test_of_two_tabs_with_the_same_unsent_work_one_sends_it(
    page: Page, context: BrowserContext, alices: Assignment
) -> None:
    """With test 1: what waits is sent once, however many tabs know of it."""
    context.set_offline(True)
    mark_words(page, 3)
    kept_unsent(page, 3)
    refuse_for_long(page)
    with page.expect_response("**/spans/**"):
        context.set_offline(False)
    other = in_another_tab(page, alices)
    saved(other)
    sent: list[str] = []
    context.on("request", lambda r: sent.append(r.url) if r.method == "PUT" else None)
    page.unroute("**/spans/**")
    page.get_by_role("button", name="Retry").click()
    saved(page)
    assert (sent, revisions(alices)) == ([], [1, 1, 1])
    # And it knows the revisions that the other tab made.
    page.locator("article mark").first.focus()
    page.keyboard.press("Delete")
    saved(page)
    assert live(alices) == ["to", "topple"]


def revisions(assignment: Assignment) -> list[int]:
    return list(Span.objects.filter(assignment=assignment).values_list("revision", flat=True))


def putting(page: Page, assignment: Assignment, uuid: UUID, note: str = "") -> list[Any]:
    """A request as the page sends it, with its token."""
    token = page.locator('meta[name="csrf-token"]').get_attribute("content")
    body = {"label": "scare_quote", "start": 0, "end": 4, "quote": "Plan", "note": note}
    options = {
        "method": "PUT",
        "headers": {"Content-Type": "application/json", "X-CSRFToken": token},
        "body": json.dumps({**body, "revision": 0}),
    }
    return [f"/api/v1/assignments/{assignment.pk}/spans/{uuid}/", options]


def ask(page: Page, request: list[Any]) -> tuple[int, Any]:
    answer: list[Any] = page.evaluate(
        """async ([address, options]) => {
            const answer = await fetch(address, options);
            return [answer.status, await answer.json()];
        }""",
        request,
    )
    return answer[0], answer[1]
