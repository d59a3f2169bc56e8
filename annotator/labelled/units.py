"""What a file's offsets count, told by the words it quotes; never guessed."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate

from annotator.labelled.found import Item, Mark

CODEPOINT, UTF16, BYTE = "codepoint", "utf16", "byte"
CODEPOINT_LF, UTF16_LF = "codepoint_lf", "utf16_lf"
# Those that count a line end of CR and LF as one character come last: they are rarer.
UNITS = (CODEPOINT, UTF16, BYTE, CODEPOINT_LF, UTF16_LF)

Pieces = tuple[tuple[int, int], ...]


class Ruler:
    """Turns the offsets of one text from a unit into code points."""

    def __init__(self, text: str, unit: str) -> None:
        self._length = len(text)
        self._starts = None if plain(text) else _starts(text, unit)

    def place(self, offset: int) -> int | None:
        """None where the offset is outside the text, or within a character."""
        if self._starts is None:
            return offset if 0 <= offset <= self._length else None
        found = bisect_left(self._starts, offset)
        there = found < len(self._starts) and self._starts[found] == offset
        return found if there else None

    def pieces(self, pieces: Pieces) -> Pieces | None:
        places = [(self.place(start), self.place(end)) for start, end in pieces]
        whole = [(s, e) for s, e in places if s is not None and e is not None]
        return tuple(whole) if len(whole) == len(pieces) else None


def plain(text: str) -> bool:
    """Whether every unit counts this text alike."""
    return text.isascii() and "\r" not in text


def _starts(text: str, unit: str) -> list[int]:
    widths = list(_widths(text, unit))
    return list(accumulate(widths, initial=0))


def _widths(text: str, unit: str) -> Iterator[int]:
    joined = unit in (CODEPOINT_LF, UTF16_LF)
    for index, char in enumerate(text):
        if joined and char == "\r" and text[index + 1 : index + 2] == "\n":
            yield 0
        elif unit in (UTF16, UTF16_LF):
            yield 2 if char > "\uffff" else 1
        else:
            yield len(char.encode("utf-8", "surrogatepass")) if unit == BYTE else 1


def says(text: str, pieces: Pieces, quote: str) -> bool:
    """Whether these pieces of the text are the quoted words; formats print line ends as spaces."""
    words = [text[start:end] for start, end in pieces]
    return "".join(words) == quote or _flat(" ".join(words)) == _flat(quote)


def _flat(words: str) -> str:
    return " ".join(words.split())


class Evidence:
    """What the quotes of all items say about the unit of their offsets."""

    def __init__(self) -> None:
        self._possible = set(UNITS)
        self._differ: set[tuple[str, str]] = set()
        self.fitting: Counter[str] = Counter()

    def hear(self, item: Item) -> None:
        if item.text is None or plain(item.text):
            return
        rulers = {unit: Ruler(item.text, unit) for unit in UNITS}
        for work in item.works:
            for mark in work.marks:
                self._hear(item.text, mark, rulers)

    def _hear(self, text: str, mark: Mark, rulers: dict[str, Ruler]) -> None:
        placed = {unit: ruler.pieces(mark.pieces) for unit, ruler in rulers.items()}
        self._differ |= {
            (one, other) for one in UNITS for other in UNITS if placed[one] != placed[other]
        }
        if mark.quote is None:
            return
        fits = {unit for unit, at in placed.items() if at and says(text, at, mark.quote)}
        # A quote that no unit explains is a bad label; it says nothing of the others.
        if fits:
            self._possible &= fits
            self.fitting.update(fits)

    def unit(self) -> str:
        """The only unit that explains every quote, or "" where somebody must say it."""
        left = [unit for unit in UNITS if unit in self._possible]
        same = all((left[0], other) not in self._differ for other in left[1:]) if left else False
        return left[0] if same else ""
