"""Where spans of an old text lie in its correction: proposals, from words alone.

    propose(old, new, [(4, 10)])
    # [Proposal("moved", 9, 15)]

A span whose words are all kept moves with them; one whose words stand elsewhere is known by the
words before and after it; one whose words were changed in part is proposed around what is left.
What then has no place is an orphan.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, get_args

from annotator.articles.difference import PLAIN, TOKEN, Step, Text, difference

Fate = Literal["moved", "changed", "orphan"]
FATES: tuple[Fate, ...] = get_args(Fate)
Range = tuple[int, int]
# So many code points on either side tell one place from another.
CONTEXT = 40
# So much context must be there again, and twice as much as at the next best place.
_ENOUGH = 8
# A span that kept less than this share of its words is not the same any more.
_KEPT = 0.5


class Proposal(NamedTuple):
    """`moved`: the same words, at `[start, end)` now; an orphan has no place (0, 0)."""

    fate: Fate
    start: int = 0
    end: int = 0


ORPHAN = Proposal("orphan")


class _Versions(NamedTuple):
    """Both texts, how they differ, and their words with no regard to typesetting."""

    old: Text
    new: Text
    steps: Sequence[Step]
    plain_old: str
    plain_new: str


def propose(old: Text, new: Text, spans: Sequence[Range]) -> list[Proposal]:
    """One for each span, in the same order; all in code points."""
    plain = old.content.translate(PLAIN), new.content.translate(PLAIN)
    versions = _Versions(old, new, difference(old, new), *plain)
    return [_of(versions, span) for span in spans]


def _of(versions: _Versions, span: Range) -> Proposal:
    parts = list(_kept(versions.steps, span))
    if len(parts) == 1 and parts[0][1] - parts[0][0] == span[1] - span[0]:
        return Proposal("moved", *parts[0])
    if found := _elsewhere(versions.plain_old, versions.plain_new, span):
        same = versions.old.content[slice(*span)] == versions.new.content[slice(*found)]
        return Proposal("moved" if same else "changed", *found)
    return _around(versions, parts, span)


def _kept(steps: Sequence[Step], span: Range) -> Iterator[Range]:
    """The places in the new text of what is left of the span, in order."""
    first = max(0, bisect_right(steps, span[0], key=lambda step: step.old) - 1)
    while first > 0 and steps[first - 1].old_end > span[0]:
        first -= 1
    for step in steps[first:]:
        if step.old >= span[1]:
            return
        start, end = max(step.old, span[0]), min(step.old_end, span[1])
        if step.change == "same" and start < end:
            yield start - step.old + step.new, end - step.old + step.new


def _elsewhere(old: str, new: str, span: Range) -> Range | None:
    """The one place where the same words have the same surroundings."""
    words = old[span[0] : span[1]]
    places = [(_alike(old, new, span, at), at) for at in _places(new, words)]
    if not places:
        return None
    places.sort(reverse=True)
    best, at = places[0]
    rival = places[1][0] if len(places) > 1 else 0
    return (at, at + len(words)) if best >= max(_ENOUGH, 2 * rival) else None


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        if _is_whole(text, at, at + len(words)):
            yield at
        at = text.find(words, at + 1)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Not “art” within “party”."""
    before, after = text[start - 1 : start], text[end : end + 1]
    cut_before = before.isalnum() and text[start].isalnum()
    return not cut_before and not (after.isalnum() and text[end - 1].isalnum())


def _alike(old: str, new: str, span: Range, at: int) -> int:
    """How many code points before and after are the same."""
    start, end = span
    before = old[max(0, start - CONTEXT) : start], new[max(0, at - CONTEXT) : at]
    at += end - start
    after = old[end : end + CONTEXT], new[at : at + CONTEXT]
    return _same(*(words[::-1] for words in before)) + _same(*after)


def _same(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _around(versions: _Versions, parts: Sequence[Range], span: Range) -> Proposal:
    """From the first to the last of the words that are left, with what came between them.

    What stands in the place of the first and of the last word goes along if enough is left then.
    """
    content = versions.new.content
    worded = [part for part in parts if any(map(str.isalnum, content[slice(*part)]))]
    if not worded:
        return ORPHAN
    start, end = worded[0][0], worded[-1][1]
    first, last = (_instead(versions, span, at_end) for at_end in (False, True))
    wide = first[0] if first else start, last[1] if last else end
    left = sum(part[1] - part[0] for part in worded)
    found = (_changed(versions, span, place, left) for place in (wide, (start, end)))
    return next((one for one in found if one.fate != "orphan"), ORPHAN)


def _changed(versions: _Versions, span: Range, place: Range, left: int) -> Proposal:
    start, end = place
    words = versions.new.content[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    whole = max(span[1] - span[0], end - start)
    torn = _blocks_of(versions.new, start, end) > _blocks_of(versions.old, *span)
    return ORPHAN if torn or left / whole < _KEPT else Proposal("changed", start, end)


def _instead(versions: _Versions, span: Range, at_end: bool) -> Range | None:
    """What came in the place of the span's first word, or of its last one."""
    steps = versions.steps
    at = bisect_right(steps, span[1] - 1 if at_end else span[0], key=lambda step: step.old) - 1
    out, into = steps[at], steps[at + 1] if at + 1 < len(steps) else None
    if out.change != "out" or into is None or into.change != "in":
        return None
    gone = versions.old.content[max(out.old, span[0]) : min(out.old_end, span[1])]
    came = versions.new.content[into.new : into.new_end]
    many = len(TOKEN.findall(gone))
    tokens = TOKEN.findall(came)
    nearest = "".join(tokens[:many] if at_end else tokens[-many:])
    is_within = span[0] <= out.old and out.old_end <= span[1]
    if is_within and nearest.translate(PLAIN) != gone.translate(PLAIN):
        nearest = came
    if at_end:
        return into.new, into.new + len(nearest)
    return into.new_end - len(nearest), into.new_end


def _blocks_of(text: Text, start: int, end: int) -> int:
    return sum(block["start"] < end and start < block["end"] for block in text.blocks)
