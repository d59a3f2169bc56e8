"""What a person waits for on the annotate page, as the browser itself tells it."""

from __future__ import annotations

import os
import shutil
from statistics import median
from typing import Any

from playwright.sync_api import Page, sync_playwright

from annotator.people.models import User
from tests.benchmarks.long import LAST_WORD
from tests.benchmarks.serving import Server, cookie_of

# Before the page's own scripts: when its first words and its last span are there, what blocked it,
# and how long a key takes until what it changed is drawn.
WATCH = """
window.seen = { tasks: [], keys: [] };
new PerformanceObserver((list) => list.getEntries().forEach((task) =>
    seen.tasks.push([task.startTime, task.duration])))
    .observe({ type: "longtask", buffered: true });
const drawn = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(0);
});
new MutationObserver(() => {
    if (!seen.text && document.querySelector("article h1")) drawn((now) => seen.text ??= now);
    const marks = document.querySelectorAll("article mark[tabindex]").length;
    if (marks > (seen.many ?? 0)) { seen.many = marks; drawn((now) => seen.spans = now); }
    if (seen.pressed) { const key = seen.pressed; seen.pressed = 0;
        drawn((now) => seen.keys.push(now - key)); }
}).observe(document, { subtree: true, childList: true, characterData: true,
    attributes: true, attributeFilter: ["class"] });
"""
KEY = """() => addEventListener("keydown", (event) => {
    seen.pressed = event.timeStamp; seen.many = 1e9; }, true)"""
SCROLL = """async () => {
    const column = document.querySelector(".read"), frames = [];
    let before = performance.now();
    for (let top = 0; top < column.scrollHeight; top += 1500) {
        column.scrollTop = top;
        await new Promise(requestAnimationFrame);
        frames.push(performance.now() - before);
        before = performance.now();
    }
    return frames;
}"""


def measure_page(server: Server, place: int, person: User) -> None:
    with sync_playwright() as playwright:
        program = os.environ.get("SCAREQUOTE_BROWSER") or shutil.which("chromium")
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=program, args=sandbox)
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        name, value = cookie_of(person).split("=", 1)
        context.add_cookies([{"name": name, "value": value, "url": server.url}])
        context.add_init_script(WATCH)
        page = context.new_page()
        page.goto(f"{server.url}/assignments/{place}/")
        page.locator("article mark[tabindex]").first.wait_for()
        page.wait_for_timeout(3_000)
        opening(page)
        working(page)
        browser.close()


def opening(page: Page) -> None:
    seen = page.evaluate("seen")
    tell("text visible, cold", seen["text"])
    tell(f"{seen['many']:,} spans drawn", seen["spans"])
    tell("longest task", longest(seen["tasks"]))
    tell("memory of scripts, MB", page.evaluate("performance.memory.usedJSHeapSize") / 1e6)


def working(page: Page) -> None:
    page.evaluate(KEY)
    for name, keys in {
        "next word": ["ArrowRight"] * 20,
        "next sentence": ["ArrowDown"] * 10,
        "to the end of the text": ["Control+End", "Control+Home"] * 2,
        "add and delete a span": ["l", "Delete"] * 10,
    }.items():
        times, tasks = pressed(page, keys)
        tell(f"{name}, until drawn, median", median(times))
        tell(f"{name}, longest task", longest(tasks))
    frames = page.evaluate(SCROLL)
    tell("scrolling, slowest frame", max(frames))
    tell("scrolling, frames", len(frames))
    begin = page.evaluate("performance.now()")
    if not page.evaluate("word => window.find(word)", LAST_WORD):
        raise SystemExit("the browser's own find does not find the last paragraph")
    tell("found by the browser in", page.evaluate("performance.now()") - begin)


def pressed(page: Page, keys: list[str]) -> tuple[list[float], list[Any]]:
    page.evaluate("() => { seen.keys = []; seen.tasks = []; }")
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(120)
    seen = page.evaluate("seen")
    return seen["keys"] or [float("nan")], seen["tasks"]


def longest(tasks: list[list[float]]) -> float:
    return max((duration for _, duration in tasks), default=0.0)


def tell(name: str, value: float) -> None:
    print(f"{name:<40}{value:9.1f}")
