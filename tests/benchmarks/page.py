"""What a person waits for on the annotate page, as the browser itself tells it."""

from __future__ import annotations

import os
from collections import defaultdict
from statistics import median
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Browser, Page, sync_playwright

from annotator.people.models import User
from tests.benchmarks.long import LAST_WORD
from tests.benchmarks.serving import Server, cookie_of
from tests.browser.conftest import program

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
    const column = document.querySelector(".read") ?? document.scrollingElement, frames = [];
    let before = performance.now();
    for (let top = 0; top < column.scrollHeight; top += 1500) {
        column.scrollTop = top;
        await new Promise(requestAnimationFrame);
        frames.push(performance.now() - before);
        before = performance.now();
    }
    return frames;
}"""


VISITS = 5
Times = dict[str, list[float]]


def measure_page(ours: Server, floor: Server, place: int, person: User) -> None:
    """Each page in turn, cold each time, so that a busy machine weighs on both alike."""
    addresses = [f"{ours.url}/assignments/{place}/", f"{floor.url}/{place}/page/"]
    times: list[Times] = [defaultdict(list), defaultdict(list)]
    with sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=program(), args=sandbox)
        for _ in range(VISITS):
            for address, taken in zip(addresses, times, strict=True):
                visit(browser, address, cookie_of(person), taken)
        browser.close()
    print(f"{'median of visits':<40}{'ours':>9}{'floor':>9}{'ratio':>8}")
    for name, mine in times[0].items():
        tell(name, mine, times[1].get(name, []))


def visit(browser: Browser, address: str, cookie: str, times: Times) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    name, value = cookie.split("=", 1)
    context.add_cookies([{"name": name, "value": value, "url": urljoin(address, "/")}])
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(address)
    page.locator("article mark[tabindex]").first.wait_for()
    page.wait_for_timeout(3_000)
    opening(page, times)
    working(page, times)
    context.close()


def opening(page: Page, times: Times) -> None:
    seen = page.evaluate("seen")
    times["text visible, cold"].append(seen["text"])
    times[f"{seen['many']:,} spans drawn"].append(seen["spans"])
    times["opening, longest task"].append(longest(seen["tasks"]))
    memory = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
    times["memory of scripts, MB"].append(memory)


def working(page: Page, times: Times) -> None:
    page.evaluate(KEY)
    acts = {"add and delete a span": ["l", "Delete"] * 8}
    if page.locator(".read").count():
        acts |= {
            "next word": ["ArrowRight"] * 10,
            "next sentence": ["ArrowDown"] * 10,
            "to the end of the text": ["Control+End", "Control+Home"] * 2,
        }
    for name, keys in acts.items():
        taken, tasks = pressed(page, keys)
        times[f"{name}, until drawn"] += taken
        times[f"{name}, longest task"].append(longest(tasks))
    frames = page.evaluate(SCROLL)
    times["scrolling, slowest frame"].append(max(frames))
    times["scrolling, median frame"] += frames
    begin = page.evaluate("performance.now()")
    if not page.evaluate("word => window.find(word)", LAST_WORD):
        raise SystemExit("the browser's own find does not find the last paragraph")
    times["found by the browser in"].append(page.evaluate("performance.now()") - begin)


def pressed(page: Page, keys: list[str]) -> tuple[list[float], list[Any]]:
    page.evaluate("() => { seen.keys = []; seen.tasks = []; }")
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(120)
    seen = page.evaluate("seen")
    return seen["keys"] or [float("nan")], seen["tasks"]


def longest(tasks: list[list[float]]) -> float:
    return max((duration for _, duration in tasks), default=0.0)


def tell(name: str, ours: list[float], floor: list[float]) -> None:
    mine, least = median(ours), median(floor) if floor else None
    beside = "" if least is None else f"{least:9.1f}"
    ratio = f"{mine / least:8.2f}" if least else ""
    print(f"{name:<40}{mine:9.1f}{beside}{ratio}")
