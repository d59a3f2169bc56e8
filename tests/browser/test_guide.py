"""The guide beside the text, by keyboard: read, turn its pages, change the span, go back."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from annotator.assignments.models import Assignment
from annotator.codebook.actions import preset, publish, write_codebook
from annotator.spans.models import Span
from tests.browser.conftest import Begin
from tests.browser.looks import is_fine, looks
from tests.browser.work import press, saved
from tests.make import make_assignment, make_text
from tests.world import World


@pytest.fixture
def article(committed_world: World) -> Assignment:
    """An article for Alice under the codebook that comes along."""
    content = preset("framing_cues")
    written = write_codebook(actor=None, project=committed_world.project, content=content)
    publish(actor=None, codebook=written)
    annotator = committed_world.alices.annotator
    assert annotator
    return make_assignment(make_text(committed_world.project), annotator)


@pytest.fixture
def reader(page: Page, begin: Begin, article: Assignment) -> Page:
    begin(article)
    return page


def guide(page: Page) -> Locator:
    return page.get_by_role("region", name="Guide to the labels")


def title(page: Page) -> Locator:
    return guide(page).get_by_role("heading", level=2)


def selected(page: Page) -> Any:
    return page.evaluate("[...CSS.highlights.get('sq-selection') ?? []].map(String).join()")


def test_it_opens_at_the_chosen_span_and_changes_it_by_a_letter(reader: Page) -> None:
    press(reader, "ArrowRight", 3)
    reader.keyboard.press("l")
    saved(reader)
    reader.keyboard.press(",")
    expect(title(reader)).to_contain_text("Loaded language")
    contrast = (
        guide(reader)
        .get_by_role("listitem")
        .filter(has_text="Why is this not “Labelling and name-calling”?")
    )
    expect(contrast).to_contain_text("who is called that?")
    reader.keyboard.press("w")
    expect(title(reader)).to_contain_text("Labelling and name-calling")
    saved(reader)
    assert Span.objects.latest("id").label.slug == "wording.labelling"
    reader.keyboard.press("Escape")
    expect(reader.get_by_role("application")).to_be_focused()
    reader.keyboard.press("Control+z")
    saved(reader)
    assert Span.objects.latest("id").label.slug == "wording.loaded_language"


def test_arrow_keys_turn_its_pages_and_the_selection_stays(reader: Page) -> None:
    press(reader, "Shift+ArrowRight", 3)
    before = selected(reader)
    assert before
    reader.keyboard.press(",")
    expect(title(reader)).to_contain_text("Scare quotes")
    reader.keyboard.press("ArrowRight")
    expect(title(reader)).to_contain_text("Verbal distancing")
    press(reader, "ArrowLeft", 2)
    expect(guide(reader).get_by_role("status").last).to_have_text(
        "Headline or lead overstates body, 21 of 21"
    )
    reader.keyboard.press("Escape")
    expect(guide(reader)).to_have_count(0)
    expect(reader.get_by_role("application")).to_be_focused()
    assert selected(reader) == before


def test_it_explains_the_span_at_the_cursor(reader: Page) -> None:
    press(reader, "ArrowRight", 3)
    reader.keyboard.press("l")
    saved(reader)
    reader.keyboard.press("Escape")
    press(reader, "ArrowDown", 2)
    reader.keyboard.press("s")
    saved(reader)
    reader.keyboard.press("Escape")
    reader.keyboard.press("Control+Home")
    press(reader, "ArrowRight", 3)
    reader.keyboard.press(",")
    expect(title(reader)).to_contain_text("Loaded language")


def test_a_label_is_found_by_its_words_and_a_guideline_read(reader: Page) -> None:
    reader.keyboard.press(",")
    expect(title(reader)).to_be_visible()
    reader.keyboard.press("/")
    reader.keyboard.type("boasted")
    reader.keyboard.press("Enter")
    expect(title(reader)).to_contain_text("Loaded reporting verb")
    guide(reader).get_by_role("button", name="Scare quotes, step by step").press("Enter")
    expect(title(reader)).to_have_text("Scare quotes, step by step")
    expect(guide(reader).get_by_role("heading", name="Signs of distance")).to_be_visible()
    reader.keyboard.press("ArrowRight")
    expect(title(reader)).to_contain_text("Source or actor characterisation")


def test_it_never_lies_over_the_text(reader: Page) -> None:
    reader.keyboard.press(",")
    expect(title(reader)).to_be_visible()
    for look in looks(reader):
        is_fine(reader, look)
        text, beside = reader.locator(".read").bounding_box(), guide(reader).bounding_box()
        assert text
        assert beside
        clear_across = text["x"] + text["width"] <= beside["x"]
        clear_below = text["y"] + text["height"] <= beside["y"]
        assert clear_across or clear_below, look
        close = guide(reader).get_by_role("button", name="Close the guide")
        expect(close).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768)])
def test_the_labels_keep_their_names_while_a_span_is_chosen(
    reader: Page, width: int, height: int
) -> None:
    reader.set_viewport_size({"width": width, "height": height})
    press(reader, "ArrowRight", 3)
    reader.keyboard.press("l")
    saved(reader)
    labels = reader.get_by_role("toolbar", name="Labels")
    expect(labels.get_by_text("Labelling and name-calling")).to_be_in_viewport()
    expect(reader.get_by_role("textbox", name="Target")).to_be_in_viewport(ratio=1)
