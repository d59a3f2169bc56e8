"""Whether what is shown is usable and free of what axe finds, at every width, light and dark."""

from collections.abc import Iterator
from itertools import product
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDTHS = (1440, 1024, 820, 390)
Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
AXE = "within => axe.run(within, {resultTypes: ['violations']})"


def looks(
    page: Page, themes: tuple[Theme, ...] = THEMES, widths: tuple[int, ...] = WIDTHS
) -> Iterator[str]:
    """Gives the page each of its looks in turn, and says which it is."""
    page.evaluate(Axe().axe_script)
    for theme, width in product(themes, widths):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 900})
        yield f"at {width}, {theme}"


def is_fine(page: Page, where: str, within: str = "html") -> None:
    found = page.evaluate(AXE, within)["violations"]
    told = [(v["id"], [node["target"] for node in v["nodes"]]) for v in found]
    assert not told, f"{where}: {told}"
    widths = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    content, window = page.evaluate(widths)
    assert content <= window, f"{where} scrolls sideways"
