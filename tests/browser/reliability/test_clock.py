"""The server's clock is set back by an hour: what must last lasts, and the order stays."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from django.db import connection
from playwright.sync_api import BrowserContext, Page, expect

from annotator.history.models import Event
from annotator.invitations.actions import invite
from annotator.projects.models import Membership, Role
from annotator.projects.token_actions import make_token
from annotator.spans.models import Span
from tests.browser.conftest import Site
from tests.browser.reliability.conftest import with_password
from tests.browser.work import live, mark_plan, open_article, press, saved
from tests.make import PASSWORD
from tests.world import World

LATE = "tests.browser.reliability.late_clock:application"


def test_a_server_whose_clock_was_set_back_keeps_sign_ins_invitations_tokens_and_order(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    """Reliability test 16."""
    world = committed_world
    page.goto("/")
    page.get_by_label("Username").fill(with_password(world.alice).username)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("My work")
    open_article(page, world.alices)
    mark_plan(page)
    invitation, _ = invite(
        actor=world.mona, project=world.project, uuid=uuid4(), role=Role.ANNOTATOR
    )
    _, secret = make_token(
        actor=world.mona, user=world.mona, project=world.project, name="", days=1
    )

    with set_back(site):
        press(page, "ArrowRight")
        page.keyboard.press("s")
        saved(page)
        page.reload()  # still signed in
        saved(page)
        assert live(world.alices) == ["Plan", "to"]
        reading = f"/api/v1/projects/{world.project.slug}/dataset.jsonl"
        token = {"Authorization": f"Bearer {secret}"}
        assert context.request.get(reading, headers=token).status == 200

        guest = context.browser.new_page(base_url=site.url) if context.browser else page
        guest.goto(f"/invitations/{invitation.token}/")
        name = f"gus-{uuid4().hex[:8]}"
        guest.get_by_label("Username").fill(name)
        guest.get_by_label("First name,").fill("Gus")
        for field in ("Password", "Password again"):
            guest.get_by_label(field, exact=True).fill(PASSWORD)
        guest.keyboard.press("Enter")
        expect(guest.get_by_role("heading", level=1)).to_be_visible()
        assert Membership.objects.filter(project=world.project, user__username=name).exists()
        guest.close()

    first, second = Span.objects.filter(assignment=world.alices).order_by("id")
    assert first.quote == "Plan"
    before, after = (
        Event.objects.get(table="annotator_span", row=span.pk) for span in (first, second)
    )
    assert before.id < after.id  # the order is the database's own counting
    assert after.at < before.at  # which the clock would tell wrong


@contextmanager
def set_back(site: Site) -> Iterator[None]:
    """Server and database live an hour in the past."""
    site.kill()
    site.start(LATE)
    history_at("clock_timestamp() - interval '1 hour'")
    try:
        yield
    finally:
        history_at("clock_timestamp()")
        site.kill()
        site.start()


def history_at(moment: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE annotator_event ALTER at SET DEFAULT {moment}")
