"""Where the sentences of a text lie: for English and German news, from its words alone.

    sentences("Dr. Roth left. Why?", [{"kind": "paragraph", "start": 0, "end": 19}])
    # [{"start": 0, "end": 14}, {"start": 15, "end": 19}]

Offsets are code points, half-open. A sentence lies within one block; white space between two
belongs to neither, and everything else to exactly one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annotator.articles.abbreviations import (
    BEFORE_NUMBERS,
    ENDING,
    GERMAN_MONTHS,
    NEVER_ENDING,
    ORDINAL_AFTER,
    SAYING,
    STARTERS,
)

# Goes up with every change that moves a boundary: a text keeps those it was stored with.
VERSION = "1"

Span = dict[str, int]

# A full stop or its like, with what closes after it, where white space follows.
_END = re.compile(r"(?P<mark>[.!?…。！？]+)(?P<closing>[\"'”’“‘»«)\]}*]*(?:\[\d+\])*)(?=\s)")
_OPENING = "\"'“‘„‚«»‹›([{*•·–—- \t\n\r\u00a0\u2009\u202f¿¡"
_LAST_WORD = re.compile(r"[\w.&/@:-]*$")
_FIRST_WORD = re.compile(r"\w+(?:['’]\w+)?")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}")
_ORDINAL = re.compile(r"\d{1,2}")


def sentences(content: str, blocks: Iterable[Mapping[str, Any]]) -> list[Span]:
    """All of a text, in order."""
    return [
        {"start": block["start"] + start, "end": block["start"] + end}
        for block in blocks
        for start, end in _in_block(content[block["start"] : block["end"]])
    ]


def _in_block(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in (*_ends(text), len(text)):
        words = text[start:end]
        trimmed = words.strip()
        if trimmed:
            first = start + len(words) - len(words.lstrip())
            yield first, first + len(trimmed)
        start = end


def _ends(text: str) -> Iterator[int]:
    for found in _END.finditer(text):
        after = text[found.end() : found.end() + 200].lstrip(_OPENING)
        if _may_begin(after) and not _goes_on(text, found, after):
            yield found.end()


def _may_begin(after: str) -> bool:
    """Not in lower case, but for names such as iPhone; and not with a mark that goes on."""
    if not after or after[0] in ",;:.!?…)]}/":
        return False
    return not after[0].islower() or after[1:2].isupper()


def _goes_on(text: str, found: re.Match[str], after: str) -> bool:
    if found["mark"] != ".":
        return bool(found["closing"]) and bool(SAYING.match(after))
    word = _word_before(text, found.start())
    return bool(word) and _is_abbreviated(text, found.start(), word, after)


def _word_before(text: str, end: int) -> str:
    found = _LAST_WORD.search(text, max(0, end - 60), end)
    return found.group().strip(".-:/") if found else ""


def _is_abbreviated(text: str, end: int, word: str, after: str) -> bool:
    spellings = {word, last := word.rpartition("-")[2], last.lower()}
    if spellings & NEVER_ENDING or (len(word) == 1 and word.islower()):
        return True
    if spellings & BEFORE_NUMBERS:
        return after[0].isdigit()
    if _ORDINAL.fullmatch(word):
        return _is_ordinal(text[: end - len(word)], after)
    if spellings & ENDING or _is_initial(word) or _DOTTED.fullmatch(word):
        return not _starts(after)
    return False


def _is_initial(word: str) -> bool:
    """One capital: a name's first letter, also after a hyphen."""
    return len(word.rpartition("-")[2]) == 1 and word[-1].isupper()


def _is_ordinal(before: str, after: str) -> bool:
    """„Am 3. Oktober“, „im 19. Jahrhundert“; and a number that opens the block counts a list."""
    words = before.split()
    first = _FIRST_WORD.match(after)
    return (
        not words
        or words[-1].lower().strip(_OPENING) in ORDINAL_AFTER
        or (first is not None and first.group().lower() in GERMAN_MONTHS)
    )


def _starts(after: str) -> bool:
    """Whether these words can hardly be anything but the beginning of a sentence."""
    first = _FIRST_WORD.match(after)
    if first is None or after[first.end() : first.end() + 1] == ".":
        return False
    return first.group().replace("’", "'") in STARTERS
