"""Reads one article out of the plain text of a scraped news page.

A page of this kind is icon text, a date, the headline (often twice), a standfirst, paragraphs and
what the site put between them. Words are never changed: a block is a line (or a hard-wrapped
paragraph) exactly as printed, without the white space at its ends. What is thrown away is listed
with its line number and reason; what is doubtful stays in the body.

    scrape = read_scrape(data)
    content, blocks = compose(scrape)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile
from math import inf
from typing import Literal, NamedTuple

from annotator.errors import Invalid
from annotator.imports import furniture
from annotator.imports.dates import UNPRINTED, Published, Stamp, choose, read_date_line
from annotator.imports.decoding import decode
from annotator.imports.lines import Dropped, Line, folded, join_wrapped, split_lines

EXTRACTOR = "plain-text-scrape"
VERSION = "2"

Kind = Literal["headline", "standfirst", "subheading", "paragraph", "caption"]

# Scrapes have some hundred; what a line costs to read is felt on the page that waits for it.
MOST_LINES = 5000
TOP_LINES = 8  # the headline and its second copy are looked for in so many lines
HEADLINE_WORDS = 5  # a shorter line above a doubled headline names the section or the outlet
DOUBLED_WORDS = 3
LONGEST_HEADLINE = 300
LONGEST_STANDFIRST = 400
SUBHEADING_AFTER_LINKS = 5  # words
META_SEPARATORS = "|•·"
TITLE_SEPARATORS = (" | ", " - ", " – ", " — ", " :: ")


class TooManyLines(Invalid):
    """It has {lines:,} lines, and at most {most:,} are read of one source."""

    field = "sources"


class NoHeadline(Invalid):
    """No headline was found: line {line} comes first and has {length} characters."""


class NoBody(Invalid):
    """No body text was found: {reason}."""


class Block(NamedTuple):
    kind: Kind
    text: str


class Placed(NamedTuple):
    """A block of composed text: code points, start inclusive, end exclusive."""

    kind: Kind
    start: int
    end: int


class Composed(NamedTuple):
    content: str
    blocks: tuple[Placed, ...]


@dataclass(frozen=True)
class Scrape:
    headline: str
    standfirst: str | None
    body: tuple[Block, ...]
    byline: str | None
    published: Published
    dropped: tuple[Dropped, ...]
    steps: tuple[str, ...]
    extractor: str = EXTRACTOR
    version: str = VERSION


class Meta(NamedTuple):
    """A line about the article: its dates, its authors, or both."""

    line: Line
    stamps: tuple[Stamp, ...] = ()
    byline: str | None = None
    furniture: tuple[Dropped, ...] = ()


class Sorted(NamedTuple):
    """Lines parted in two, and the reasons for those that go."""

    kept: list[Line]
    dropped: list[Dropped]


class Facts(NamedTuple):
    """What the lines about the article say, and the lines that said it."""

    published: Published
    byline: str | None
    dropped: list[Dropped]


def read_scrape(data: bytes) -> Scrape:
    """The article in the bytes of a scraped page. Raises a subclass of `Invalid`."""
    text, steps = decode(data)
    _refuse_too_many(text.count("\n") + 1)
    lines = split_lines(text)
    prose, unneeded = _without_furniture(lines)
    metas = _metas(prose)
    facts = _facts(metas)
    about = {meta.line.number for meta in metas}
    rest = [line for line in prose if line.number not in about]
    headline = _headline(rest, len(lines))
    story, copies = _without_headline(rest, headline)
    standfirst = _standfirst(story, headline, about | {copy.line for copy in copies})
    body = _body([line for line in story if line is not standfirst], len(lines))
    return Scrape(
        headline=headline.text,
        standfirst=standfirst.text if standfirst else None,
        body=body,
        byline=facts.byline,
        published=facts.published,
        dropped=tuple(sorted([*unneeded, *facts.dropped, *copies])),
        steps=(*steps, *_steps(text, [*unneeded, *facts.dropped, *copies])),
    )


def _refuse_too_many(lines: int) -> None:
    if lines > MOST_LINES:
        raise TooManyLines(lines=lines, most=MOST_LINES)


def compose(scrape: Scrape) -> Composed:
    """The text that is stored and annotated, and where its blocks lie in it."""
    blocks = all_blocks(scrape)
    placed, position = [], 0
    for kind, text in blocks:
        placed.append(Placed(kind, position, position + len(text)))
        position += len(text) + len("\n\n")
    return Composed("\n\n".join(block.text for block in blocks), tuple(placed))


def all_blocks(scrape: Scrape) -> list[Block]:
    """Headline, standfirst and body in reading order."""
    blocks = [Block("headline", scrape.headline)]
    if scrape.standfirst is not None:
        blocks.append(Block("standfirst", scrape.standfirst))
    return [*blocks, *scrape.body]


# Furniture


def _without_furniture(lines: Iterable[Line]) -> Sorted:
    reasons = {line.number: furniture.why_furniture(line.text) for line in lines}
    alone = [line for line in lines if reasons[line.number] is None]
    dropped = [
        Dropped(line.number, line.text, reason)
        for line in lines
        if (reason := reasons[line.number])
    ]
    kept, links = _without_links(join_wrapped(alone))
    return Sorted(kept, [*dropped, *links])


def _without_links(lines: list[Line]) -> Sorted:
    """Related-links blocks: a heading and the link titles under it, or both in one line."""
    kept: list[Line] = []
    dropped: list[Dropped] = []
    position, below_prose = 0, False
    while position < len(lines):
        taken = _links_at(lines, position, below_prose=below_prose)
        dropped += [Dropped(line.number, line.text, "related links") for line in taken]
        kept += [] if taken else [lines[position]]
        below_prose = below_prose or (not taken and _is_sentence(lines[position]))
        position += len(taken) or 1
    return Sorted(kept, dropped)


def _links_at(lines: list[Line], position: int, *, below_prose: bool) -> list[Line]:
    line = lines[position]
    if furniture.is_related_link(line.text):
        return [line]
    if not furniture.is_related_heading(line.text):
        return []
    titles = _titles_after(lines, position, beyond_group=below_prose)
    return [line, *titles]


def _titles_after(lines: list[Line], position: int, *, beyond_group: bool) -> list[Line]:
    """Link titles under a heading. Above the prose a headline may follow: only the same group."""
    titles: list[Line] = []
    previous = lines[position]
    for line in map(lines.__getitem__, range(position + 1, len(lines))):
        near = line.group == previous.group
        if not (near or beyond_group) or not _is_link_title(line, near=near):
            break
        titles.append(line)
        previous = line
    return titles[:-1] if _is_subheading_after(titles, lines, position) else titles


def _is_link_title(line: Line, *, near: bool) -> bool:
    text = line.text
    if near and text.endswith("?"):
        return len(text.split()) <= furniture.LINK_WORDS
    if furniture.is_caption(text) or (furniture.is_quoted(text) and not near):
        return False
    return not _is_sentence(line) and not furniture.ends_a_sentence(text)


def _is_subheading_after(titles: list[Line], lines: list[Line], position: int) -> bool:
    """The last of several titles is a subheading if it is short, apart, and prose follows."""
    end = position + 1 + len(titles)
    if len(titles) <= 1 or end == len(lines):
        return False
    before, last = titles[-2:]
    short = len(last.text.split()) <= SUBHEADING_AFTER_LINKS
    return short and before.group != last.group != lines[end].group


# Dates and by-lines


class Place(NamedTuple):
    """Line numbers between which the prose runs."""

    first_sentence: float
    second_sentence: float
    last_sentence: float


def _metas(lines: list[Line]) -> list[Meta]:
    """The lines about the article, in the top and under the last sentence of the page.

    Between those only labelled dates count ("Updated: ..."): a bare date is a subheading there.
    """
    found = {line.number: meta for line in lines if (meta := _read_meta(line))}
    place = _place([line for line in lines if line.number not in found])
    top = [meta for number, meta in found.items() if number < place.first_sentence]
    dated, named = any(meta.stamps for meta in top), any(meta.byline for meta in top)
    return [
        meta
        for number, meta in found.items()
        if number < place.first_sentence
        or number > place.last_sentence
        or (number < place.second_sentence and _follows_a_standfirst(meta, dated, named))
        or _is_labelled(meta)
    ]


def _place(lines: list[Line]) -> Place:
    numbers: list[float] = [line.number for line in lines if _is_sentence(line)]
    first, second = [*numbers, inf, inf][:2]
    return Place(first, second, numbers[-1] if numbers else inf)


def _follows_a_standfirst(meta: Meta, dated: bool, named: bool) -> bool:
    """The first sentence may be a standfirst; what the top has said already is the story's own."""
    if meta.byline:
        return not named and len(meta.line.text.split()) > len(("By", "Night"))
    return not dated


def _is_labelled(meta: Meta) -> bool:
    return meta.byline is None and all(stamp.label for stamp in meta.stamps)


def _read_meta(line: Line) -> Meta | None:
    stamps = read_date_line(line.text)
    if stamps:
        return Meta(line, stamps)
    mixed = _read_mixed_meta(line)
    if mixed is None and furniture.is_byline(line.text):
        return Meta(line, byline=line.text)
    return mixed


def _read_mixed_meta(line: Line) -> Meta | None:
    """Such as `By Jane Doe | 18 January 2022 | 3 min read`: every part must be known."""
    parts = [part.strip() for part in _split_any(line.text, META_SEPARATORS) if part.strip()]
    if len(parts) < 2:
        return None
    stamps = tuple(stamp for part in parts for stamp in read_date_line(part))
    names = [part for part in parts if furniture.is_byline(part)]
    others = [part for part in parts if not read_date_line(part) and part not in names[:1]]
    reasons = [furniture.why_furniture(part) for part in others]
    if not (stamps or names) or not all(reasons):
        return None
    unneeded = zip(others, filter(None, reasons), strict=True)
    dropped = tuple(Dropped(line.number, part, reason) for part, reason in unneeded)
    return Meta(line, stamps, names[0] if names else None, dropped)


def _split_any(text: str, separators: str) -> list[str]:
    for separator in separators[1:]:
        text = text.replace(separator, separators[0])
    return text.split(separators[0])


def _facts(metas: list[Meta]) -> Facts:
    chosen = choose([stamp for meta in metas for stamp in meta.stamps])
    named = next((meta for meta in metas if meta.byline), None)
    unused = [line for meta in metas for line in _unused(meta, chosen, meta is named)]
    published = chosen.published if chosen else UNPRINTED
    return Facts(published, named.byline if named else None, unused)


def _unused(meta: Meta, chosen: Stamp | None, named: bool) -> list[Dropped]:
    number = meta.line.number
    dates = [stamp.published.printed for stamp in meta.stamps if stamp is not chosen]
    dropped = [Dropped(number, printed, "other date") for printed in dates if printed]
    if meta.byline and not named:
        dropped.append(Dropped(number, meta.byline, "other by-line"))
    return [*dropped, *meta.furniture]


# Headline and standfirst


def _headline(lines: list[Line], total: int) -> Line:
    top = _below_masthead(_top(lines))
    doubled = [line for line in top if _is_doubled(line, lines)]
    candidates = [line for line in top if _may_be_headline(line, doubled)]
    headline = next(iter([*candidates, *top]), None)
    if headline is None:
        raise NoBody(reason=_count_sentences(0, total))
    if len(headline.text) > LONGEST_HEADLINE:
        raise NoHeadline(line=headline.number, length=len(headline.text))
    return headline


def _top(lines: list[Line]) -> list[Line]:
    """The lines that may be the headline: those above the first full stop."""
    above_prose = list(takewhile(lambda line: not _is_statement(line), lines[:TOP_LINES]))
    return above_prose or lines[:1]


def _is_statement(line: Line) -> bool:
    return _is_sentence(line) and line.text.rstrip(furniture.CLOSERS).endswith(".")


def _below_masthead(top: list[Line]) -> list[Line]:
    lines = [line for line in top if not furniture.is_section_name(line.text)]
    if len(lines) > 1 and furniture.is_outlet_name(lines[0].text) and not _is_sentence(lines[1]):
        name = folded(lines[0].text)
        return [line for line in lines if folded(line.text) != name]
    return lines


def _may_be_headline(line: Line, doubled: list[Line]) -> bool:
    if not doubled or line in doubled:
        return True
    is_title = any(_is_page_title(folded(line.text), folded(other.text)) for other in doubled)
    return not is_title and len(line.text.split()) >= HEADLINE_WORDS


def _is_doubled(line: Line, lines: list[Line]) -> bool:
    return len(line.text.split()) >= DOUBLED_WORDS and any(
        other.number != line.number and _is_copy(other.text, line.text) for other in lines
    )


def _is_copy(text: str, headline: str) -> bool:
    words, wanted = folded(text), folded(headline)
    return words.startswith(wanted) and (words == wanted or _is_page_title(words, wanted))


def _is_page_title(words: str, wanted: str) -> bool:
    """Such as `Headline | Name of the outlet`."""
    return words.startswith(tuple(wanted + mark for mark in TITLE_SEPARATORS))


def _without_headline(lines: list[Line], headline: Line) -> Sorted:
    above = {folded(line.text) for line in lines if line.number < headline.number}
    story: list[Line] = []
    dropped: list[Dropped] = []
    for line in lines:
        reason = _why_not_story(line, headline, above)
        if reason:
            dropped.append(Dropped(line.number, line.text, reason))
        elif line.number != headline.number:
            story.append(line)
    return Sorted(story, dropped)


def _why_not_story(line: Line, headline: Line, above: set[str]) -> str | None:
    if line.number == headline.number or furniture.is_caption(line.text):
        return None
    if _is_copy(line.text, headline.text):
        return "doubled headline"
    if folded(line.text) not in above or _is_sentence(line):
        return None
    return "section name" if furniture.is_section_name(line.text) else "above the headline"


def _standfirst(story: list[Line], headline: Line, about: set[int]) -> Line | None:
    """The line under the headline, if it is no sentence or stands apart from the paragraphs."""
    lines = [line for line in story if not furniture.is_caption(line.text)]
    if len(lines) < 2 or len(lines[0].text) > LONGEST_STANDFIRST or lines[0].text[-1] in ":;":
        return None
    first, second = lines[:2]
    sentences_follow = any(map(_is_sentence, lines[1:]))
    apart = _stands_apart(first, second, headline, about)
    return first if sentences_follow and (apart or not _is_prose(first)) else None


def _stands_apart(first: Line, second: Line, headline: Line, about: set[int]) -> bool:
    """A date, a by-line or the second headline divides it from the text, or a blank line does."""
    divided = any(first.number < number < second.number for number in about)
    return divided or (headline.group == first.group != second.group)


def _is_prose(line: Line) -> bool:
    return furniture.ends_a_sentence(line.text)


# Body


def _body(lines: list[Line], total: int) -> tuple[Block, ...]:
    sentences = [line for line in lines if _is_sentence(line)]
    if not sentences:
        raise NoBody(reason=_count_sentences(0, total))
    last = sentences[-1].number
    return tuple(Block(_kind(line, last), line.text) for line in lines)


def _kind(line: Line, last_sentence: int) -> Kind:
    if furniture.is_caption(line.text):
        return "caption"
    if line.number < last_sentence and furniture.looks_like_a_subheading(line.text):
        return "subheading"
    return "paragraph"


def _is_sentence(line: Line) -> bool:
    return furniture.looks_like_a_sentence(line.text) and not furniture.is_caption(line.text)


def _count_sentences(sentences: int, total: int) -> str:
    return f"only {sentences} of {total} lines look like sentences"


def _steps(text: str, dropped: list[Dropped]) -> list[str]:
    doubled = any(line.reason == "doubled headline" for line in dropped)
    others = any(line.reason != "doubled headline" for line in dropped)
    ragged = any(line != line.strip() for line in text.split("\n"))
    taken = {
        "white space at line ends dropped": ragged,
        "furniture dropped": others,
        "doubled headline dropped": doubled,
    }
    return [step for step, happened in taken.items() if happened]
