"""brat standoff: a text beside one file of annotations for each annotator.

An annotator is the folder of a file that lies beside a text of the same name, else what follows
the text's name in its own: `harbour_anna.ann` belongs to `harbour.txt`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from annotator.labelled.formats.reading import folder, stem, text_of
from annotator.labelled.found import About, Found, Item, Mark, Place, Source, Tie, Trouble, Work

_BETWEEN = "_.-"
_PASSED_OVER = ("N", "*")


def read(files: Sequence[Source], columns: dict[str, str]) -> Iterator[Found]:
    texts = {source.name: source for source in files if source.name.endswith(".txt")}
    work: dict[str, list[tuple[str, Source]]] = defaultdict(list)
    for source in files:
        if source.name.endswith(".ann"):
            found = _text_for(source.name, texts)
            if found is None:
                reason = "There is no text file of this name."
                yield Trouble(Place(source.name), "no_text", reason)
            else:
                work[found[0]].append((found[1], source))
    for name, theirs in work.items():
        yield from _item(texts[name], theirs)


def _text_for(name: str, texts: dict[str, Source]) -> tuple[str, str] | None:
    beside = str(PurePosixPath(name).with_suffix(".txt"))
    if beside in texts:
        return beside, folder(name) or "annotator"
    own = stem(name)
    fitting = [text for text in texts if _annotator(own, stem(text))]
    fitting += [text for text in texts if stem(text) == own]
    if not fitting:
        return None
    best = max(fitting, key=lambda text: (len(stem(text)), _shared(text, name)))
    return best, _annotator(own, stem(best)) or folder(name) or "annotator"


def _annotator(name: str, text: str) -> str:
    rest = name[len(text) :] if name.startswith(text) else ""
    return rest[1:] if rest[:1] in tuple(_BETWEEN) else ""


def _shared(one: str, other: str) -> int:
    pairs = zip(PurePosixPath(one).parts, PurePosixPath(other).parts, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), 0)


def _item(text: Source, theirs: list[tuple[str, Source]]) -> Iterator[Found]:
    content = text_of(text)
    if isinstance(content, Trouble):
        yield content
        return
    works = []
    for annotator, source in theirs:
        lines = text_of(source)
        if isinstance(lines, Trouble):
            yield lines
            continue
        page = _Page(source.name)
        for number, line in enumerate(lines.replace("\r\n", "\n").split("\n"), 1):
            page.take(Place(source.name, number), line)
        yield from page.troubles
        works.append(page.work(annotator))
    key = stem(text.name)
    about = About(external_id=key)
    place = Place(text.name)
    yield Item(key=key, place=place, text=content, works=tuple(works), about=about)


@dataclass
class _Page:
    """One file of annotations as it is read, line by line."""

    file: str
    marks: dict[str, Mark] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)
    later: list[tuple[Place, str, str, Any]] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)

    def take(self, place: Place, line: str) -> None:
        if not line.strip():
            return
        name, _, rest = line.partition("\t")
        kinds = {"T": self._mark, "R": self._relation, "E": self._event}
        kinds |= {"A": self._attribute, "M": self._attribute, "#": self._note}
        take = kinds.get(name[:1])
        place = replace(place, record=name)
        try:
            if take:
                take(place, name, rest)
            elif name[:1] not in _PASSED_OVER:
                raise ValueError
        except (ValueError, IndexError):
            reason = "The line is not what brat writes."
            # What follows are words of an article that may be withdrawn one day.
            head = "\t".join(line.split("\t")[:2])
            self.troubles.append(Trouble(place, "not_brat", reason, head[:200]))

    def _mark(self, place: Place, name: str, rest: str) -> None:
        head, _, quote = rest.partition("\t")
        label, _, offsets = head.partition(" ")
        pieces = tuple(_piece(part) for part in offsets.split(";"))
        self.marks[name] = Mark(key=name, label=label, pieces=pieces, place=place, quote=quote)

    def _relation(self, place: Place, name: str, rest: str) -> None:
        kind, one, other = rest.split()[:3]
        source, target = one.partition(":")[2], other.partition(":")[2]
        self.ties.append(Tie(type=kind, source=source, target=target, place=place))

    def _event(self, place: Place, name: str, rest: str) -> None:
        trigger, *roles = (part.partition(":") for part in rest.split())
        # An event is known by its trigger wherever another line speaks of it.
        self.later.append((place, name, "is", trigger[2]))
        for role, _, target in roles:
            # brat numbers the roles that occur twice: Source, Source2.
            kind = role.rstrip("0123456789") or role
            self.ties.append(Tie(type=kind, source=name, target=target, place=place))

    def _attribute(self, place: Place, name: str, rest: str) -> None:
        kind, target, *value = rest.split(maxsplit=2)
        self.later.append((place, target, "attribute", (kind, value[0] if value else True)))

    def _note(self, place: Place, name: str, rest: str) -> None:
        head, _, words = rest.partition("\t")
        target = head.split()[1] if len(head.split()) > 1 else ""
        self.later.append((place, target, "note", words))

    def work(self, annotator: str) -> Work:
        is_really = {name: to for _, name, what, to in self.later if what == "is"}
        for place, target, what, value in self.later:
            mark = self.marks.get(is_really.get(target, target))
            if what != "is" and mark:
                self.marks[mark.key] = _with(mark, what, value)
            elif what == "attribute":
                reason = f"It speaks of {target}, which is not there."
                self.troubles.append(Trouble(place, "no_such_mark", reason))
        ties = tuple(
            replace(
                tie,
                source=is_really.get(tie.source, tie.source),
                target=is_really.get(tie.target, tie.target),
            )
            for tie in self.ties
        )
        return Work(annotator=annotator, marks=tuple(self.marks.values()), ties=ties)


def _piece(words: str) -> tuple[int, int]:
    start, end = words.split()
    return int(start), int(end)


def _with(mark: Mark, what: str, value: Any) -> Mark:
    if what == "note":
        return replace(mark, note=f"{mark.note}\n{value}".strip())
    kind, said = value
    return replace(mark, attributes={**mark.attributes, kind: said})
