"""The main job, as a person does it: a scrape in, cues marked by keyboard, the dataset out."""

import hashlib
import json
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from playwright.sync_api import BrowserContext, Page, expect

from annotator.articles.models import Article
from annotator.assignments.models import Assignment
from annotator.spans.models import Span
from tests.browser.conftest import Site, sign_in
from tests.browser.work import open_article, point_at, press, saved, words_before
from tests.make import PASSWORD, make_assignment, make_text
from tests.world import World

VELMAR = Path(__file__).resolve().parents[2] / "fixtures" / "scrapes" / "velmar_regime.txt"


@pytest.fixture
def velmar(committed_world: World) -> Assignment:
    """The messy scrape, imported and given to Alice and Bob by the command."""
    slug = committed_world.project.slug
    call_command("import_articles", VELMAR, project=slug, assign=True, stdout=StringIO())
    article = Article.objects.filter(project=committed_world.project).latest("id")
    return Assignment.objects.get(text__article=article, annotator__user=committed_world.alice)


def test_from_sign_in_to_export(
    page: Page, context: BrowserContext, site: Site, committed_world: World, velmar: Assignment
) -> None:
    world = committed_world
    world.alice.password = make_password(PASSWORD, hasher="argon2")
    world.alice.save()
    page.goto("/")
    page.get_by_label("Username").fill(world.alice.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("link", name=velmar.text.headline).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(velmar.text.headline)

    # The headline's 'regime', by keyboard alone.
    expect(page.get_by_role("application")).to_be_focused()
    press(page, "ArrowRight", words_before(velmar.text.headline, "'regime'"))
    page.keyboard.press("s")
    saved(page)
    mark = page.locator("h1 mark")
    expect(mark).to_have_text("'regime'")

    # A longer span of another label around it: the words do not move.
    before = page.locator("h1").bounding_box()
    press(page, "Home")
    press(page, "Shift+End")
    page.keyboard.press("l")
    saved(page)
    expect(page.locator("h1 > mark")).to_have_count(3)
    assert page.locator("h1").bounding_box() == before

    page.reload()
    expect(page.locator("h1 mark mark")).to_have_text("'regime'")
    page.keyboard.press("Control+Enter")
    page.get_by_role("dialog").get_by_role("button", name="Submit").click()
    expect(page.locator("footer")).to_contain_text("Submitted")

    # The manager finds it and takes it out.
    spans = list(Span.objects.filter(assignment=velmar).order_by("start"))
    found = [(s.start, s.end, s.quote) for s in spans]
    context.clear_cookies()
    sign_in(context, site, world.mona)
    page.goto(f"/projects/{world.project.slug}/spans/")
    row = page.get_by_role("listitem").filter(has_text="'regime'").filter(has_text="Scare quotes")
    expect(row).to_contain_text("P01")
    page.goto(f"/projects/{world.project.slug}/")
    page.get_by_role("link", name="Take the dataset out").click()
    with page.expect_download() as started:
        page.get_by_role("button", name="Download JSONL").click()
    content = Path(started.value.path()).read_bytes()
    lines = [json.loads(line) for line in content.splitlines()]
    article = next(x for x in lines[1:-1] if x["article"] == velmar.text.article.identity)
    exported = [(s["start"], s["end"], s["quote"]) for s in article["assignments"][0]["spans"]]
    assert exported == found
    text = article["text"]["content"]
    assert all(text[start:end] == quote for start, end, quote in found)
    assert lines[-1]["counts"]["spans"] == 2
    assert (
        lines[-1]["sha256"]
        == hashlib.sha256(content[: content.rindex(b'{"type":"end"')]).hexdigest()
    )


def test_an_emoji_article_is_right_end_to_end(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    content = "🔥 Talks 'collapse' 👨‍👩‍👧 again 😀\n\nA fla\u0301g 🇩🇪 and a 👍🏽 'regime' here."
    assert world.alices.annotator
    assignment = make_assignment(make_text(world.project, content), world.alices.annotator)
    sign_in(context, site, world.alice)
    open_article(page, assignment)
    for quote, label in (("'collapse'", "s"), ("'regime'", "s")):
        page.mouse.dblclick(*point_at(page, quote.strip("'")))
        page.keyboard.press(label)
        saved(page)
    spans = Span.objects.filter(assignment=assignment).order_by("start")
    assert [(s.quote, content[s.start : s.end]) for s in spans] == [
        ("'collapse'", "'collapse'"),
        ("'regime'", "'regime'"),
    ]
    page.reload()
    expect(page.locator("article mark")).to_have_text(["'collapse'", "'regime'"])


def test_the_page_opens_with_one_data_request(
    page: Page, context: BrowserContext, site: Site, committed_world: World, velmar: Assignment
) -> None:
    sign_in(context, site, committed_world.alice)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_article(page, velmar)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/api/" in url] == [
        f"{site.url}/api/v1/assignments/{velmar.pk}/"
    ]
    asked.clear()
    page.keyboard.press("s")
    saved(page)
    assert len(asked) == 1
