"""HTML as text: what a browser would print, block by block, and the tree it stands in.

Nothing is fetched and no entity that a document declares is resolved.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import lxml.html
from lxml import etree

from annotator.imports.decoding import refuse_forbidden
from annotator.imports.formats.encodings import UTF8, Encoding, encoding_of
from annotator.imports.formats.paragraphs import unified
from annotator.imports.formats.troubles import BrokenMarkup, DeclaresEntities, NotInEncoding

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
DECLARES = re.compile(r"<!ENTITY\s+(?:%\s+)?([\w.:-]{1,60})", re.IGNORECASE)
ROOT = re.compile(r"<(?:html|head|body|rss|feed|rdf)\b", re.IGNORECASE)
# Codecs of characters; Python has others, which unpack or compute.
TEXT_CODEC = re.compile(
    r"utf-8|ascii|iso8859-\d+|cp\d+|koi8-[rtu]|gbk?|gb2312|gb18030|big5(hkscs)?|shift_jis\w*|"
    r"euc_\w+|iso2022_jp\w*|mac-\w+|tis-620|johab|hz"
)
# Browsers read these names so, because pages mean it so.
MEANT = {
    "iso8859-1": "windows-1252",
    "ascii": "windows-1252",
    "gb2312": "gb18030",
    "shift_jis": "cp932",
}
CHARSET_WITHIN = 4096


def _tags(table: str) -> frozenset[str]:
    return frozenset(table.split())


BLOCKS = _tags(
    """address article aside blockquote body center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol
    p pre search section summary table caption tbody td tfoot th thead tr ul"""
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
UNPRINTED = _tags(
    """head script style noscript template svg math iframe object embed select textarea button
    audio video canvas datalist"""
)
SPACES = re.compile(r"[ \t\n\r\f]+")
SPACES_IN_LINE = re.compile(r"[ \t\r\f]+")


@dataclass(frozen=True)
class Printed:
    """A block as a page prints it, and the element it stands in."""

    line: int
    text: str
    element: Any

    @property
    def around(self) -> Iterator[Any]:
        yield self.element
        yield from self.element.iterancestors()

    def within(self, *tags: str) -> str:
        return next((element.tag for element in self.around if element.tag in tags), "")


def page_text(data: bytes, charset: str = "") -> tuple[str, tuple[str, ...]]:
    """The characters of a page, decoded as UTF-8 where it is that, else as it says itself."""
    encoding = _encoding(data, charset)
    try:
        text = data.removeprefix(encoding.mark).decode(encoding.codec)
    except UnicodeDecodeError as error:
        offset = len(encoding.mark) + error.start
        byte = f"0x{data[offset]:02X}"
        raise NotInEncoding(offset=offset, byte=byte, encoding=encoding.codec) from error
    refuse_forbidden(text)
    return unified(text), encoding.steps


def _encoding(data: bytes, charset: str) -> Encoding:
    told = encoding_of(data, or_1252=True)
    if told.mark or (not data.isascii() and _is_utf8(data)):
        return told
    return Encoding(_codec(charset) or _codec(_declared(data)) or told.codec)


def declared_codec(data: bytes) -> str:
    """What a document of XML is encoded in; UTF-8 where it does not say."""
    marked = encoding_of(data, or_1252=False)
    return marked.codec if marked.mark else _codec(_declared(data)) or UTF8


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode(UTF8)
    except UnicodeDecodeError:
        return False
    return True


def _declared(data: bytes) -> str:
    found = XML_ENCODING.search(data[:CHARSET_WITHIN]) or CHARSET.search(data[:CHARSET_WITHIN])
    return found[1].decode("ascii", "replace") if found else ""


def _codec(name: str) -> str:
    try:
        found = codecs.lookup(name.strip()).name if name else ""
    except (LookupError, ValueError):  # the latter for a name with NUL in it
        return ""
    found = MEANT.get(found, found)
    return found if TEXT_CODEC.fullmatch(found) or found == "windows-1252" else ""


def refuse_entities(text: str) -> None:
    """Only what stands before the document itself can declare any."""
    root = ROOT.search(text)
    found = DECLARES.search(text, 0, root.start() if root else CHARSET_WITHIN)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise DeclaresEntities(name=found[1], line=line)


def parsed(text: str) -> Any:
    """The tree of a page. Raises BrokenMarkup where the parser would give up half of it."""
    parser = lxml.html.HTMLParser(
        encoding=UTF8, remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        tree = lxml.html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, AssertionError, ValueError) as error:
        raise BrokenMarkup(reason="no element was found") from error
    fatal = next((e for e in parser.error_log if e.level == etree.ErrorLevels.FATAL), None)
    if fatal is not None:
        raise BrokenMarkup(reason=fatal.message.strip().rstrip("."), line=fatal.line)
    return tree


def printed(tree: Any) -> Iterator[Printed]:
    """Every block with text, in order. Spaces collapse as in browsers; no-break spaces stay."""
    pending: list[str] = []
    owner = tree
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in BLOCKS:
                yield from _blocks(pending, owner)
                owner = element
            if tag in UNPRINTED:
                walk.skip_subtree()
            else:
                pending.append("\n" if tag == "br" else _collapsed(element, element.text))
        else:
            if tag in BLOCKS:
                yield from _blocks(pending, owner)
                owner = _block_around(element, tree)
            pending.append(_collapsed(element, element.tail))
    yield from _blocks(pending, owner)


def _block_around(element: Any, tree: Any) -> Any:
    return next((e for e in element.iterancestors() if e.tag in BLOCKS), tree)


def _collapsed(element: Any, text: str | None) -> str:
    if not text:
        return ""
    kept = element.tag == "pre" or next(element.iterancestors("pre"), None) is not None
    return (SPACES_IN_LINE if kept else SPACES).sub(" ", text)


def _blocks(pending: list[str], owner: Any) -> Iterator[Printed]:
    """What was gathered, parted at blank lines (two `br`); spaces about a line break go."""
    text = re.sub(r" *\n *", "\n", re.sub(" {2,}", " ", "".join(pending)))
    pending.clear()
    for part in re.split(r"\n\n+", text):
        if part.strip():
            yield Printed(owner.sourceline or 0, part.strip(), owner)


def fragment(html: str) -> Any:
    """The tree of a piece of HTML."""
    return parsed(f"<div>{html}</div>")


def text_of(html: str) -> str:
    """A piece of HTML as text, a blank line between its blocks; plain text stays as it is."""
    if "<" not in html and "&" not in html:
        return html
    return "\n\n".join(block.text for block in printed(fragment(html)))
