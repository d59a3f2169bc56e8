"""What a person does with search and stories: by keyboard, and without losing the way back."""

import re

from playwright.sync_api import BrowserContext, Page, expect

from annotator.articles.models import Story
from tests.browser.conftest import Site, sign_in
from tests.make import make_placed, make_span, make_text
from tests.world import World


def articles(page: Page, world: World) -> None:
    page.goto(f"/projects/{world.project.slug}/articles/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_search_by_keyboard_marks_hits_and_is_kept_under_a_name(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    make_text(world.project, "Harbour shut\n\nThe levies on ships were doubled overnight.")
    make_text(world.project, "Dam voted down\n\nNo levy was ever paid.")
    sign_in(context, site, world.rita)
    articles(page, world)
    page.keyboard.press("/")
    page.keyboard.type('levy -"ever paid"')
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="1 article")).to_be_visible()
    expect(page.locator(".snippet mark")).to_have_text("levies")
    page.get_by_role("button", name="Save this filter").press("Enter")
    page.get_by_role("textbox", name="Name").fill("Levies")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="Clear the filters").click()
    expect(page.get_by_text("3 articles")).to_be_visible()
    page.get_by_role("button", name="Levies").press("Enter")
    expect(page.get_by_label("Search headlines and texts")).to_have_value('levy -"ever paid"')
    expect(page.get_by_text("1 article", exact=False).first).to_be_visible()


def test_filters_are_cleared_by_keyboard_and_the_next_words_can_be_typed(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    make_text(world.project, "Harbour shut\n\nThe levies on ships were doubled overnight.")
    sign_in(context, site, world.rita)
    articles(page, world)
    page.keyboard.press("/")
    page.keyboard.type("levy")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="1 article")).to_be_visible()
    clear = page.get_by_role("button", name="Clear the filters")
    for _ in range(30):
        page.keyboard.press("Tab")
        if clear.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 articles")).to_be_visible()
    expect(clear).to_have_count(0)
    page.keyboard.type("topple")
    expect(page.get_by_role("status").filter(has_text="1 article")).to_be_visible()


def test_words_nobody_wrote_lead_back_to_all_articles(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    sign_in(context, site, committed_world.rita)
    articles(page, committed_world)
    page.get_by_label("Search headlines and texts").fill("nowhere")
    expect(page.get_by_text("No article has these words")).to_be_visible()
    page.get_by_role("button", name="Clear the filters").press("Enter")
    expect(page.get_by_label("Search headlines and texts")).to_be_focused()
    expect(page.get_by_role("link", name="Plan to topple")).to_be_visible()


def test_articles_are_put_into_a_story_read_side_by_side_and_taken_out(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    make_span(world.alices, "topple", "loaded")
    make_text(world.project, "Harbour shut\n\nIn short\n\nThe levies were doubled.")
    sign_in(context, site, world.mona)
    articles(page, world)
    page.get_by_role("checkbox", name="Select all articles shown").check()
    page.get_by_role("button", name="Put into a story").click()
    page.get_by_role("combobox", name="Story").fill("The night of the levy")
    page.get_by_role("button", name="Make this story").click()
    expect(page.get_by_text("2 articles are in “The night of the levy” now.")).to_be_visible()
    page.get_by_role("link", name="The night of the levy").first.click()
    expect(page.get_by_role("article")).to_have_count(2)
    expect(page.locator("mark")).to_have_count(0)
    page.get_by_role("button", name="Show labels").click()
    expect(page.locator("mark")).to_have_text("topple")
    page.get_by_role("button", name="Take “Harbour shut” out of the story").click()
    expect(page.get_by_text("“Harbour shut” is no longer in this story.")).to_be_visible()
    assert Story.objects.get(project=world.project).article_set.count() == 1


def test_a_story_is_known_however_many_there_are_and_found_by_its_name(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    names = ["The dam", *(f"Story {number}" for number in range(210))]
    Story.objects.bulk_create(Story(project=world.project, name=name) for name in names)
    sign_in(context, site, world.mona)
    articles(page, world)
    page.get_by_role("checkbox", name="Select all articles shown").check()
    page.get_by_role("button", name="Put into a story").click()
    page.get_by_role("combobox", name="Story").fill("The dam")
    # It is known, though none of the first 200 offers: no new story is made of it.
    expect(page.get_by_role("button", name="Put them into it", include_hidden=True)).to_be_visible()
    page.goto(f"/projects/{world.project.slug}/stories/")
    expect(page.get_by_role("link", name="The dam")).to_have_count(0)
    page.get_by_label("Stories and outlets with this in their name").fill("dam")
    expect(page.locator(".rows").first.get_by_role("link")).to_have_text(["The dam"])


def test_arrow_keys_go_from_article_to_article(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    for number in range(4):
        text = make_text(world.project, f"Telling {number}\n\nIn short\n\nThe levies.")
        text.article.published_at = f"2024-03-0{number + 1}T08:00Z"
        _, story = make_placed(text, f"Outlet {number}")
    sign_in(context, site, world.rita)
    page.goto(f"/projects/{world.project.slug}/stories/{story.pk}/")
    expect(page.get_by_role("article")).to_have_count(3)
    expect(page.get_by_role("button", name="Take")).to_have_count(0)
    for number in range(4):
        page.keyboard.press("ArrowRight")
        expect(page.get_by_role("article", name=f"Telling {number}")).to_be_focused()
    expect(page.get_by_role("article", name="Telling 0")).to_have_count(0)
    expect(page.locator(".telling .standfirst")).to_have_text(["In short"] * 3)
    tops = "bodies => bodies.map((one) => Math.round(one.getBoundingClientRect().top))"
    assert len(set(page.locator(".telling .body").evaluate_all(tops))) == 1
    page.set_viewport_size({"width": 390, "height": 900})
    expect(page.get_by_role("article")).to_have_count(1)
    page.get_by_role("button", name="Outlet 1").click()
    expect(page.get_by_role("heading", level=2, name="Telling 1")).to_be_visible()


def test_a_profile_is_refused_without_a_source_and_then_saved(
    page: Page, context: BrowserContext, site: Site, committed_world: World
) -> None:
    world = committed_world
    outlet, _ = make_placed(world.text)
    sign_in(context, site, world.mona)
    page.goto(f"/projects/{world.project.slug}/outlets/{outlet.pk}/")
    page.get_by_role("button", name="Edit the profile").click()
    page.get_by_label("Leaning", exact=True).fill("centre")
    expect(page.get_by_text("Say who calls it that, and where.")).to_be_visible()
    expect(page.get_by_role("button", name="Save the profile")).to_be_disabled()
    page.get_by_label("Source of the leaning").fill(" ")
    expect(page.get_by_role("button", name="Save the profile")).to_be_disabled()
    page.get_by_label("Source of the leaning").fill("a handbook")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("centre.*source: a handbook"))).to_be_visible()
