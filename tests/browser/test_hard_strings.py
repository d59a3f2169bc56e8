"""Strings on which offsets go wrong, marked by real keys, to the export."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from annotator.articles.models import Article, Text
from annotator.assignments.models import Assignment
from tests.browser.conftest import Begin, Site, sign_in
from tests.browser.work import saved
from tests.make import hand_in, make_assignment
from tests.world import World

FILE = Path(__file__).resolve().parents[2] / "fixtures" / "offsets.json"
CASES: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))["cases"]
Place = tuple[int, int]


def hard_text(world: World) -> tuple[Text, list[Place]]:
    """One article of all the strings, a paragraph each, and where their spans lie in it."""
    content, blocks = "Head", [{"kind": "headline", "start": 0, "end": 4}]
    places: set[Place] = set()
    for case in CASES:
        start = len(content) + 2
        content += "\n\n" + case["string"]
        blocks.append({"kind": "paragraph", "start": start, "end": len(content)})
        spans = [(start + s["start"], start + s["end"]) for s in case["spans"]]
        places.update(place for place in spans if content[slice(*place)].strip())
    article = Article.objects.create(project=world.project, identity="test:hard", language="en")
    digest = sha256(content.encode()).hexdigest()
    text = Text.objects.create(article=article, content=content, sha256=digest, blocks=blocks)
    return text, sorted(places)


CHARACTERS = """() => {
    const cut = new Intl.Segmenter("en", { granularity: "grapheme" });
    return [...document.querySelectorAll("article > *")].flatMap(block => {
        const backwards = getComputedStyle(block).direction === "rtl";
        let at = Number(block.querySelector("[data-at]").dataset.at);
        return [...cut.segment(block.textContent)].map(({ segment }) => {
            const start = at;
            at += [...segment].length;
            return { start, end: at, forward: backwards ? "ArrowLeft" : "ArrowRight" };
        });
    });
}"""


class Hand:
    """Goes through the text by Alt and arrow keys, a character each, as the lines run."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.characters: list[dict[str, Any]] = page.evaluate(CHARACTERS)
        self.starts = [each["start"] for each in self.characters]
        self.ends = [each["end"] for each in self.characters]
        self.at = 0
        page.keyboard.press("Control+Home")

    def mark(self, place: Place, key: str) -> None:
        first, last = self.starts.index(place[0]), self.ends.index(place[1])
        if first == self.at:
            self.go(first - 1)
        self.go(first)
        for number in range(first, last + 1):
            self.page.keyboard.press(f"Shift+Alt+{self.characters[number]['forward']}")
        self.page.keyboard.press(key)

    def go(self, to: int) -> None:
        while self.at < to:
            self.page.keyboard.press(f"Alt+{self.characters[self.at]['forward']}")
            self.at += 1
        while self.at > to:
            forward = self.characters[self.at]["forward"]
            back = "ArrowRight" if forward == "ArrowLeft" else "ArrowLeft"
            self.page.keyboard.press(f"Alt+{back}")
            self.at -= 1


@pytest.fixture
def hard(page: Page, begin: Begin, committed_world: World) -> tuple[Assignment, list[Place]]:
    text, places = hard_text(committed_world)
    assert committed_world.alices.annotator
    page.set_viewport_size({"width": 1440, "height": 1000})
    return begin(make_assignment(text, committed_world.alices.annotator)), places


def check(
    page: Page, world: World, site: Site, assignment: Assignment, places: list[Place]
) -> None:
    """The server's answer and the exported dataset say what was marked, point by point."""
    text = assignment.text.content
    wanted = [(start, end, text[start:end]) for start, end in places]
    told = page.request.get(f"/api/v1/assignments/{assignment.pk}/").json()
    assert told["text"]["content"] == text
    assert sorted((s["start"], s["end"], s["quote"]) for s in told["spans"]) == wanted
    hand_in(assignment)
    page.context.clear_cookies()
    sign_in(page.context, site, world.mona)
    page.goto(f"/projects/{world.project.slug}/dataset/")
    with page.expect_download() as started:
        page.get_by_role("button", name="Download JSONL").click()
    lines = map(json.loads, Path(started.value.path()).read_bytes().splitlines())
    article = next(line for line in lines if line.get("article") == "test:hard")
    content = article["text"]["content"]
    assert list(map(ord, content)) == list(map(ord, text))
    exported = article["assignments"][0]["spans"]
    found = sorted((s["start"], s["end"], s["quote"]) for s in exported)
    assert found == [(start, end, content[start:end]) for start, end in places]


def test_every_hard_string_by_key(
    page: Page, site: Site, committed_world: World, hard: tuple[Assignment, list[Place]]
) -> None:
    assignment, places = hard
    hand = Hand(page)
    for place in places:
        hand.mark(place, "c")
    saved(page)
    check(page, committed_world, site, assignment, places)
