"""The blocks of a page, sorted: headline, standfirst, body, and what is left out and why."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from annotator.imports import furniture
from annotator.imports.dates import read_date_line
from annotator.imports.formats.choosing import key
from annotator.imports.formats.markup import HEADINGS, Printed
from annotator.imports.formats.schema_org import About
from annotator.imports.lines import Dropped
from annotator.imports.scrape import Block, Kind

LANDMARKS = ("nav", "footer", "aside", "form", "menu", "dialog", "header")
STANDFIRST = re.compile(
    r"\b(standfirst|sub-?head(line)?|subtitle|dek|lede|vorspann|article-?summary)\b", re.IGNORECASE
)


@dataclass
class Layout:
    """What a page prints, in order; `byline` and `date` are lines it prints above the text."""

    headline: str = ""
    standfirst: str = ""
    body: list[Block] = field(default_factory=list)
    byline: str = ""
    date: str = ""
    dropped: list[Dropped] = field(default_factory=list)


def laid_out(blocks: list[Printed], wanted: set[int], said: About) -> Layout:
    return _Sorting(blocks, wanted, said).layout


class _Sorting:
    def __init__(self, blocks: list[Printed], wanted: set[int], said: About) -> None:
        self.blocks, self.wanted, self.said = blocks, wanted, said
        self.keys = [key(block.text) for block in blocks]
        self.title = self._headline()
        printed = blocks[self.title].text if self.title is not None else ""
        self.layout = Layout(headline=printed or said.headline)
        self.title_key = key(self.layout.headline)
        prose = [n for n in sorted(wanted) if self._is_prose(n)]
        self.first, self.last = (prose[0], prose[-1]) if prose else (len(blocks), len(blocks))
        self.second = prose[1] if len(prose) > 1 else None
        for position in range(len(blocks)):
            self._sort(position)

    def _headline(self) -> int | None:
        """Where the headline is printed: what readers saw counts more than what machines are told.

        A first-order heading that is not in the article and says something else names the site.
        """
        said = key(self.said.headline)
        main = [n for n, block in enumerate(self.blocks) if block.element.tag == "h1"]
        same = [n for n, k in enumerate(self.keys) if k and k == said]
        inside = [n for n in main if n in self.wanted]
        candidates = [*(n for n in same if n in main), *same, *inside, *([] if said else main)]
        return next(iter(candidates), None)

    def _is_prose(self, position: int) -> bool:
        block = self.blocks[position]
        heading = block.within(*HEADINGS, "figcaption")
        return not heading and furniture.looks_like_a_sentence(block.text)

    def _sort(self, position: int) -> None:
        block = self.blocks[position]
        if position == self.title:
            return
        if self._is_standfirst(position):
            self.layout.standfirst = block.text
            return
        reason = self._why_not(position)
        if reason and not self._says_who_or_when(position):
            self.layout.dropped.append(Dropped(block.line, block.text, reason))
        elif not reason:
            self.layout.body.append(Block(self._kind(position), block.text))

    def _is_standfirst(self, position: int) -> bool:
        if self.layout.standfirst or position > self.first or not self.keys[position]:
            return False
        marked = any(
            STANDFIRST.search(f"{e.get('class', '')} {e.get('itemprop', '')}")
            for e in self._nearest(position)
        )
        if marked:
            return position in self.wanted or not self.blocks[position].within("nav", "footer")
        return self.keys[position] == key(self.said.standfirst) and self._stands_apart(position)

    def _nearest(self, position: int) -> Iterable[Any]:
        element = self.blocks[position].element
        parent = element.getparent()
        # A parent that holds more than this block may be the head of the whole article.
        return [element] if parent is None or len(parent) > 1 else [element, parent]

    def _stands_apart(self, position: int) -> bool:
        """Many a site describes an article by its first paragraph, which is no standfirst."""
        if position != self.first or self.second is None:
            return True
        element, following = self.blocks[position].element, self.blocks[self.second].element
        return element.getparent() is not following.getparent() or element.tag != following.tag

    def _why_not(self, position: int) -> str:
        block = self.blocks[position]
        if self.keys[position] and self.keys[position] == self.title_key:
            return "doubled headline"
        reason = furniture.why_furniture(block.text)
        if reason or (block.within("figcaption") and self._is_inside(position)):
            return reason or ""
        return self._why_not_body(position) if position in self.wanted else _where(block)

    def _why_not_body(self, position: int) -> str:
        block = self.blocks[position]
        if furniture.is_related_link(block.text) or furniture.is_related_heading(block.text):
            return "related links"
        if position < self.first and (_is_date(block.text) or furniture.is_byline(block.text)):
            return "line about the article"
        below = block.within(*HEADINGS) and position > self.last
        return "heading without text below it" if below else ""

    def _is_inside(self, position: int) -> bool:
        begin = min(self.wanted, default=0) if self.title is None else self.title
        landmark = self.blocks[position].within("nav", "footer", "aside")
        return begin <= position <= self.last and not landmark

    def _says_who_or_when(self, position: int) -> bool:
        """Lines above the text that say what the data of the page do not."""
        text = self.blocks[position].text
        if position > self.first or self.blocks[position].within("nav", "footer", "aside"):
            return False
        if _is_date(text) and not (self.said.published or self.layout.date):
            self.layout.date = text
            return True
        if furniture.is_byline(text) and not (self.said.byline or self.layout.byline):
            self.layout.byline = text
            return True
        return False

    def _kind(self, position: int) -> Kind:
        block = self.blocks[position]
        if block.within("figcaption"):
            return "caption"
        heading = block.within(*HEADINGS) or _is_bold(block)
        return "subheading" if heading and position < self.last else "paragraph"


def _is_date(text: str) -> bool:
    return bool(read_date_line(text))


def _is_bold(block: Printed) -> bool:
    """A paragraph that is bold as a whole and no sentence."""
    children = list(block.element)
    alone = len(children) == 1 and children[0].tag in ("b", "strong")
    whole = alone and key(children[0].text_content()) == key(block.text)
    return whole and furniture.looks_like_a_subheading(block.text)


def _where(block: Printed) -> str:
    if any(element.get("hidden") is not None for element in block.around):
        return "hidden"
    landmark = block.within(*LANDMARKS)
    return f"outside the article ({landmark})" if landmark else "not part of the article"
