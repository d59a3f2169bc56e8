"""UIMA CAS XMI, as INCEpTION writes it: a file for each annotator, a type system beside it."""

import io
import logging
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from cassis import Cas, TypeSystem, load_cas_from_xmi, load_typesystem

from annotator.labelled.formats.reading import LONGEST_LINE, folder, stem
from annotator.labelled.found import About, Found, Item, Mark, Place, Source, Tie, Trouble, Work

# What a text is made of, which nobody marked.
_STRUCTURE = ("Sentence", "Token", "Paragraph", "DocumentMetaData", "DocumentAnnotation")
_LABELS = ("value", "label", "Label", "category")
_ENDS = ("Governor", "Dependent")
_OWN = ("begin", "end", "sofa", "identifier", "xmiID", *_ENDS)


def read(files: Sequence[Source], columns: dict[str, str]) -> Iterator[Found]:
    types = {
        PurePosixPath(source.name).parent: source
        for source in files
        if source.name.lower().endswith(".xml")
    }
    for source in files:
        if source.name.lower().endswith(".xmi"):
            yield from _file(source, _beside(source.name, types))


def _beside(name: str, types: dict[PurePosixPath, Source]) -> Source | None:
    parents = PurePosixPath(name).parents
    nearest = next((types[parent] for parent in parents if parent in types), None)
    return nearest or (next(iter(types.values())) if len(types) == 1 else None)


def _file(source: Source, types: Source | None) -> Iterator[Found]:
    place = Place(source.name)
    if types is None:
        reason = "There is no type system (TypeSystem.xml) beside it."
        yield Trouble(place, "no_type_system", reason)
        return
    try:
        system = load_typesystem(io.BytesIO(_safe(types)))
        cas = load_cas_from_xmi(io.BytesIO(_safe(source)), typesystem=system, lenient=True)
    except Unsafe as error:
        yield Trouble(place, "unsafe_xml", str(error))
        return
    except Exception as error:  # cassis and lxml raise whatever they met first
        logging.getLogger(__name__).info("%s is not XMI", source.name, exc_info=True)
        yield Trouble(place, "not_xmi", f"It is not XMI of this type system: {error}."[:500])
        return
    yield from _item(place, cas, system)


class Unsafe(Exception):
    """It declares a document type or entities, or is longer than a file may be."""

    def __str__(self) -> str:
        return self.__doc__ or ""


def _safe(source: Source) -> bytes:
    with source.open() as stream:
        data = stream.read(LONGEST_LINE + 1)
    # Neither format needs one; no parser gets to see what could fetch or grow.
    plain = data.replace(b"\x00", b"").upper()
    if len(data) > LONGEST_LINE or b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise Unsafe
    return data


def _item(place: Place, cas: Cas, system: TypeSystem) -> Iterator[Found]:
    text = cas.sofa_string
    if not isinstance(text, str):
        yield Trouble(place, "no_text", "It has no text.")
        return
    found = [one for one in cas.select_all_annotations() if _marked(one)]
    keys = {id(one): str(number) for number, one in enumerate(found, 1)}
    marks = tuple(_mark(one, keys, place) for one in found if not _relation(one))
    ties = tuple(_tie(one, keys, place) for one in found if _relation(one))
    work = Work(annotator=stem(place.file), marks=marks, ties=ties)
    about = About(external_id=folder(place.file))
    yield Item(key=folder(place.file), place=place, text=text, works=(work,), about=about)


def _marked(one: Any) -> bool:
    name = one.type.name.rpartition(".")[2]
    has_ends = getattr(one, "begin", None) is not None and getattr(one, "end", None) is not None
    return has_ends and name not in _STRUCTURE


def _relation(one: Any) -> bool:
    return all(getattr(one, end, None) is not None for end in _ENDS)


def _facts(one: Any) -> dict[str, Any]:
    names = [feature.name for feature in one.type.all_features if feature.name not in _OWN]
    facts = {name: getattr(one, name, None) for name in names}
    return {name: said for name, said in facts.items() if isinstance(said, str | int | bool)}


def _label(one: Any, facts: dict[str, Any]) -> str:
    named = next((str(facts.pop(name)) for name in _LABELS if name in facts), "")
    return named or str(one.type.name.rpartition(".")[2])


def _mark(one: Any, keys: dict[int, str], place: Place) -> Mark:
    facts = _facts(one)
    key = keys[id(one)]
    return Mark(
        key=key,
        label=_label(one, facts),
        pieces=((one.begin, one.end),),
        place=Place(place.file, None, f"{one.type.name} {key}"),
        attributes=facts,
    )


def _tie(one: Any, keys: dict[int, str], place: Place) -> Tie:
    facts = _facts(one)
    source, target = keys.get(id(one.Governor), ""), keys.get(id(one.Dependent), "")
    record = Place(place.file, None, f"{one.type.name} {keys[id(one)]}")
    return Tie(type=_label(one, facts), place=record, source=source, target=target)
