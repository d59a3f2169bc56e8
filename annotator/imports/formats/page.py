"""A saved page of HTML: one article.

schema.org's NewsArticle says which words are headline and standfirst, and author, outlet, time,
language and address; trafilatura says which blocks are the body; the page itself gives the words.
Everything that was printed and is not in the article is listed with its line and the reason.
"""

import re
from importlib.metadata import version
from typing import BinaryIO, NamedTuple

from annotator.errors import Invalid
from annotator.imports.formats import fields, schema_org
from annotator.imports.formats.checking import checked, refuse_forbidden
from annotator.imports.formats.choosing import chosen, key
from annotator.imports.formats.layout import Layout, laid_out
from annotator.imports.formats.limits import MOST_BLOCKS, MOST_ELEMENTS, MOST_PAGE
from annotator.imports.formats.markup import page_text, parsed, printed, refuse_entities
from annotator.imports.formats.paragraphs import blocks, one_block
from annotator.imports.formats.plain import place_in
from annotator.imports.formats.schema_org import About
from annotator.imports.formats.troubles import TooLong, trouble
from annotator.imports.found import Found, FoundArticle, Place
from annotator.imports.lines import Dropped
from annotator.imports.scrape import Block

EXTRACTOR, MEDIA_TYPE = "html-page", "text/html"
VERSION = f"1 (trafilatura {version('trafilatura')}, lxml {version('lxml')})"
SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")
# The body in the data for machines stands in only where the page prints much less.
MUCH_LESS = 2


class Origin(NamedTuple):
    """What is known of a page besides its bytes: the address it came from, what a server said."""

    url: str = ""
    charset: str = ""
    steps: tuple[str, ...] = ()


def read_page(name: str, stream: BinaryIO, origin: Origin) -> Found:
    data = stream.read(MOST_PAGE + 1)
    try:
        if len(data) > MOST_PAGE:
            raise TooLong(what="The page", size=len(data), unit="bytes", most=MOST_PAGE)
        return page(Place(file=name, line=1, byte=0), data, origin)
    except Invalid as refused:
        return trouble(place_in(name, data, refused), refused)


def page(place: Place, data: bytes, origin: Origin) -> FoundArticle:
    """The article of a page. Raises subclasses of Invalid."""
    text, steps = page_text(data, origin.charset)
    refuse_entities(text)
    tree = parsed(text)
    said = schema_org.about(tree)
    _refuse_more("elements", sum(1 for _ in tree.iter()), MOST_ELEMENTS)
    printed_blocks = list(printed(tree))
    _refuse_more("blocks of text", len(printed_blocks), MOST_BLOCKS)
    for block in printed_blocks:
        refuse_forbidden("the page", block.text, line=block.line)
    layout = laid_out(printed_blocks, chosen(tree, printed_blocks), said)
    body, body_step = _body(layout, said)
    saved_from = SAVED_FROM.search(text)
    return checked(
        FoundArticle(
            place=place,
            blocks=(
                *one_block("headline", layout.headline),
                *one_block("standfirst", layout.standfirst),
                *body,
            ),
            data=data,
            media_type=MEDIA_TYPE,
            extractor=EXTRACTOR,
            version=VERSION,
            byline=said.byline or layout.byline,
            outlet=said.outlet,
            url=said.url or origin.url or (saved_from[1] if saved_from else ""),
            language=said.language,
            published=fields.published(said.published or layout.date),
            dropped=(*layout.dropped, *_unprinted(layout, said, body)),
            steps=(
                *origin.steps,
                *steps,
                said.step,
                body_step,
                "white space joined as browsers do",
            ),
        )
    )


def _refuse_more(unit: str, size: int, most: int) -> None:
    if size > most:
        raise TooLong(what="The page", size=size, unit=unit, most=most, line=1)


def _body(layout: Layout, said: About) -> tuple[tuple[Block, ...], str]:
    shown = sum(len(block.text) for block in layout.body if block.kind == "paragraph")
    if len(said.body) > MUCH_LESS * shown:
        return tuple(blocks("paragraph", said.body)), "body taken from schema.org articleBody"
    return tuple(layout.body), "body chosen by trafilatura"


def _unprinted(layout: Layout, said: About, body: tuple[Block, ...]) -> list[Dropped]:
    """Words that only machines were shown: no reader saw them, so they are not in the text."""
    words = key("".join([layout.headline, layout.standfirst, *(block.text for block in body)]))
    told = {"headline": said.headline, "description": said.standfirst}
    return [
        Dropped(0, text, f"{what} that the page does not print")
        for what, text in told.items()
        if key(text) not in words
    ]
