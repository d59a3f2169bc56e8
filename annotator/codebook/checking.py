"""What keeps a draft from being stored or published, each with its place. Pure."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from annotator.codebook.content import Content
from annotator.codebook.palette import COLOURS, RESERVED_KEYS, RESERVED_LINK_TYPES

SLUG = re.compile(r"[a-z][a-z0-9_-]*")
LABEL_SLUG = re.compile(r"[a-z][a-z0-9_-]*\.[a-z][a-z0-9_-]*")
FEWEST_VALUES = 2


class Trouble(NamedTuple):
    """`pointer` is a JSON pointer into the content; `code` is for programs."""

    pointer: str
    code: str
    sentence: str


def unstorable(content: Content) -> list[Trouble]:
    """What a draft cannot even be stored with: names and keys that occur twice."""
    return list(_doubles(content))


def troubles(content: Content, known: Collection[str] = ()) -> list[Trouble]:
    """All that keeps the content from being published.

    `known` are slugs of labels that were published before: they stay as they are, for a slug is
    the label's identity.
    """
    parts = (
        _doubles(content),
        _whole(content),
        _families(content),
        _labels(content, known),
        _link_types(content),
        _questions(content),
        _guidelines(content),
    )
    return [trouble for part in parts for trouble in part]


def _doubles(content: Content) -> Iterator[Trouble]:
    for part in ("families", "labels", "link_types", "questions", "guidelines"):
        yield from _twice(f"/{part}", [one["slug"] for one in content[part]], "slug")
    yield from _twice("/labels", [one["key"].lower() for one in content["labels"]], "key")
    for at, label in enumerate(content["labels"]):
        slugs = [one["slug"] for one in label["attributes"]]
        yield from _twice(f"/labels/{at}/attributes", slugs, "slug")


def _twice(pointer: str, names: list[str], field: str) -> Iterator[Trouble]:
    for at, name in enumerate(names):
        # A short name tells entries apart, so only one can be without; a key may be left out.
        if name in names[:at] and (name or field == "slug"):
            told = f"{name} is there already" if name else "Another one is empty too"
            sentence = f"{told}; each must be unlike the others."
            yield Trouble(f"{pointer}/{at}/{field}", f"{field}_twice", sentence)


def _whole(content: Content) -> Iterator[Trouble]:
    if not content["labels"] and not content["questions"]:
        yield Trouble("", "empty", "There is no label and no question yet, so nothing to publish.")


def _families(content: Content) -> Iterator[Trouble]:
    for at, family in enumerate(content["families"]):
        here = f"/families/{at}"
        yield from _slug(here, family["slug"])
        yield from _needed(here, family, "name")
        if family["colour"] not in COLOURS:
            sentence = f"{family['colour']} is no colour of the palette."
            yield Trouble(f"{here}/colour", "colour_unknown", sentence)


def _labels(content: Content, known: Collection[str]) -> Iterator[Trouble]:
    families = {family["slug"] for family in content["families"]}
    slugs = {label["slug"] for label in content["labels"]}
    for at, label in enumerate(content["labels"]):
        here = f"/labels/{at}"
        if label["slug"] not in known and not LABEL_SLUG.fullmatch(label["slug"]):
            sentence = "A label's short name is written family.label, in small letters."
            yield Trouble(f"{here}/slug", "slug_form", sentence)
        if label["family"] not in families:
            sentence = f"There is no family {label['family'] or 'chosen'}."
            yield Trouble(f"{here}/family", "family_unknown", sentence)
        yield from _needed(here, label, "name", "definition")
        yield from _key(here, label["key"])
        yield from _examples(here, label)
        yield from _contrasts(here, label, slugs)
        yield from _attributes(here, label["attributes"])


def _key(here: str, key: str) -> Iterator[Trouble]:
    if key and not re.fullmatch("[a-z]", key.lower()):
        yield Trouble(f"{here}/key", "key_form", "A key is one letter from a to z.")
    elif key.lower() in RESERVED_KEYS:
        sentence = f"The page for marking uses {key.upper()} itself; choose another letter."
        yield Trouble(f"{here}/key", "key_reserved", sentence)


def _examples(here: str, label: Content) -> Iterator[Trouble]:
    for name in ("examples", "do_not_label"):
        for at, example in enumerate(label[name]):
            yield from _needed(f"{here}/{name}/{at}", example, "text")
            if not all(_lies_in(example["text"], span) for span in example["spans"]):
                sentence = "A marked piece lies outside its example."
                yield Trouble(f"{here}/{name}/{at}/spans", "span_outside", sentence)


def _lies_in(text: str, span: list[Any]) -> bool:
    start, end = span
    return type(start) is int and type(end) is int and 0 <= start < end <= len(text)


def _contrasts(here: str, label: Content, slugs: set[str]) -> Iterator[Trouble]:
    for at, contrast in enumerate(label["contrasts"]):
        if contrast["label"] not in slugs - {label["slug"]}:
            sentence = "A contrast names another label of this codebook."
            yield Trouble(f"{here}/contrasts/{at}/label", "label_unknown", sentence)


def _attributes(here: str, attributes: list[Content]) -> Iterator[Trouble]:
    for at, attribute in enumerate(attributes):
        place = f"{here}/attributes/{at}"
        yield from _slug(place, attribute["slug"])
        yield from _values(place, attribute["values"])
        few = len(attribute["values"]) < FEWEST_VALUES
        if attribute["kind"] == "text" and attribute["values"]:
            yield Trouble(f"{place}/values", "values_of_text", "A text has no values to choose.")
        elif attribute["kind"] != "text" and few:
            yield Trouble(f"{place}/values", "values_few", "A choice needs at least two values.")


def _link_types(content: Content) -> Iterator[Trouble]:
    slugs = {label["slug"] for label in content["labels"]}
    for at, kind in enumerate(content["link_types"]):
        here = f"/link_types/{at}"
        yield from _slug(here, kind["slug"])
        if kind["slug"] in RESERVED_LINK_TYPES:
            sentence = f"{kind['slug']} is built in; choose another name."
            yield Trouble(f"{here}/slug", "link_type_reserved", sentence)
        for end in ("from_labels", "to_labels"):
            for place, slug in enumerate(kind[end]):
                if slug not in slugs:
                    sentence = f"There is no label {slug}."
                    yield Trouble(f"{here}/{end}/{place}", "label_unknown", sentence)


def _questions(content: Content) -> Iterator[Trouble]:
    for at, question in enumerate(content["questions"]):
        here = f"/questions/{at}"
        yield from _slug(here, question["slug"])
        yield from _needed(here, question, "wording")
        yield from _values(here, question["values"])
        yield from _level(here, question)


def _level(here: str, question: Content) -> Iterator[Trouble]:
    count, level = len(question["values"]), question["level"]
    if count == 1 or (count == 0 and (level == "ordinal" or question["multiple"])):
        yield Trouble(f"{here}/values", "values_few", "A choice needs at least two values.")
    if level in ("interval", "ratio") and (count or question["multiple"]):
        sentence = "A question of this level is answered with one number, not with values."
        yield Trouble(f"{here}/level", "level_is_number", sentence)


def _guidelines(content: Content) -> Iterator[Trouble]:
    for at, page in enumerate(content["guidelines"]):
        yield from _slug(f"/guidelines/{at}", page["slug"])
        yield from _needed(f"/guidelines/{at}", page, "title")


def _slug(here: str, slug: str) -> Iterator[Trouble]:
    if not SLUG.fullmatch(slug):
        sentence = "A short name has small letters, digits and _, and begins with a letter."
        yield Trouble(f"{here}/slug", "slug_form", sentence)


def _needed(here: str, entry: Content, *fields: str) -> Iterator[Trouble]:
    for field in fields:
        if not entry[field].strip():
            yield Trouble(f"{here}/{field}", "missing", f"The {field} is missing.")


def _values(here: str, values: list[Content]) -> Iterator[Trouble]:
    names: Iterable[str] = [one["value"] for one in values]
    yield from _twice(f"{here}/values", list(names), "value")
    for at, one in enumerate(values):
        yield from _needed(f"{here}/values/{at}", one, "value")
