"""Where the entries of a feed stand, told by a parser that resolves nothing and loads nothing."""

from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from annotator.errors import Invalid
from annotator.imports.formats.encodings import encoding_of
from annotator.imports.formats.limits import MOST_ENTRIES
from annotator.imports.formats.troubles import BrokenMarkup, DeclaresEntities, TooManyEntries

ENTRIES = ("item", "entry")


@dataclass(frozen=True)
class Entry:
    line: int
    begin: int
    end: int


@dataclass
class Outline:
    """The whole entries of a feed, and the place where it cannot be read any further.

    `readable` is the document as far as it is sound, its open elements closed.
    """

    entries: list[Entry] = field(default_factory=list)
    readable: bytes = b""
    refused: Invalid | None = None
    line: int = 1
    byte: int = 0


def entries_in(data: bytes) -> Outline:
    reading = _Reading(data)
    try:
        reading.parser.Parse(data, True)
    except (DeclaresEntities, TooManyEntries) as refused:
        return reading.stopped(refused, Outline())
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        return reading.stopped(BrokenMarkup(reason=reason), reading.sound())
    except (LookupError, ValueError):
        # Python's parser knows encodings of one byte a character, and those of Unicode.
        return Outline(refused=BrokenMarkup(reason="its encoding is none that feeds are read in"))
    return Outline(reading.entries, data)


class _Reading:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.entries: list[Entry] = []
        self.open: list[str] = []
        self.around: list[str] = []
        self.begun: tuple[int, int, int] | None = None
        self.parser = expat.ParserCreate()
        # HTML's names (&nbsp;) without a declaration are no error then; nothing is loaded for it.
        self.parser.UseForeignDTD(True)
        self.parser.EntityDeclHandler = self._declared
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def stopped(self, refused: Invalid, outline: Outline) -> Outline:
        byte = max(0, min(self.parser.ErrorByteIndex, len(self.data)))
        outline.refused, outline.line = refused, self.parser.ErrorLineNumber
        outline.byte = self.data.rfind(b"\n", 0, byte) + 1
        return outline

    def sound(self) -> Outline:
        if not self.entries:
            return Outline()
        closing = "".join(f"</{name}>" for name in reversed(self.around))
        ending = closing.encode(encoding_of(self.data, or_1252=True).codec)
        return Outline(self.entries, self.data[: self.entries[-1].end] + ending)

    def _declared(self, name: str, *_: Any) -> None:
        raise DeclaresEntities(name=name)

    def _start(self, name: str, _: Any) -> None:
        if len(self.entries) > MOST_ENTRIES:
            raise TooManyEntries(reason=f"it holds more than {MOST_ENTRIES:,} entries")
        if name.rpartition(":")[2].lower() in ENTRIES and self.begun is None:
            place = self.parser.CurrentLineNumber, self.parser.CurrentByteIndex
            self.begun = (*place, len(self.open))
            self.around = self.around or list(self.open)
        self.open.append(name)

    def _end(self, _: str) -> None:
        self.open.pop()
        if self.begun and self.begun[2] == len(self.open):
            line, begin, _depth = self.begun
            end = self.data.find(b">", self.parser.CurrentByteIndex) + 1
            self.entries.append(Entry(line, begin, end))
            self.begun = None
