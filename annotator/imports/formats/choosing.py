"""Which printed blocks of a page are its article.

trafilatura says which words are; the words themselves are taken from the page, because
trafilatura joins spaces (no-break ones too) and an offset must mean what was printed.
"""

import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any
from unicodedata import normalize

import trafilatura

from annotator.imports.formats.markup import Printed

# What it says on the way is in the report of the import already.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

LEAVES = ("p", "head", "item", "quote", "cell", "code", "lb")
CONTAINED_FROM = 30  # signs: shorter words may stand in the article by chance
ELSEWHERE = ("nav", "aside", "footer", "form", "header")


def key(text: str) -> str:
    """For comparing two prints of the same words: neither case, spaces nor signs count."""
    return re.sub(r"[\W_]+", "", normalize("NFC", text)).casefold()


def chosen(tree: Any, blocks: list[Printed]) -> set[int]:
    """The positions of the blocks that belong to the article."""
    body = _body(tree)
    if body is None:
        return set()
    pieces = Counter(filter(None, map(key, _pieces(body))))
    everything = key("".join(body.itertext()))
    keys = [key(block.text) for block in blocks]
    wanted = [n for n, k in enumerate(keys) if _is_in(k, pieces, everything)]
    return set(_as_often(wanted, keys, blocks, pieces))


def _body(tree: Any) -> Any:
    try:
        # A copy: it prunes what it is given.
        found = trafilatura.bare_extraction(
            deepcopy(tree), include_comments=False, include_tables=False
        )
    except Exception:
        return None
    return getattr(found, "body", None)


def _pieces(body: Any) -> Iterator[str]:
    for element in body.iter(*LEAVES):
        yield "".join(element.itertext())
        yield element.text or ""
        yield element.tail or ""


def _is_in(found: str, pieces: Counter[str], everything: str) -> bool:
    return bool(found) and (
        found in pieces or (len(found) >= CONTAINED_FROM and found in everything)
    )


def _as_often(
    wanted: Iterable[int], keys: list[str], blocks: list[Printed], pieces: Counter[str]
) -> Iterator[int]:
    """Of blocks that stand on the page several times, those in its middle come first."""
    taken: Counter[str] = Counter()
    for position in sorted(wanted, key=lambda n: bool(blocks[n].within(*ELSEWHERE))):
        if taken[keys[position]] < max(1, pieces[keys[position]]):
            taken[keys[position]] += 1
            yield position
