"""What changed from one version of a codebook to another, as a list to read. Pure.

A label, attribute, question, ... is the same when its slug is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from annotator.codebook.content import Content, normal

PARTS = {
    "families": "family",
    "labels": "label",
    "link_types": "link_type",
    "questions": "question",
    "guidelines": "guideline",
}
ADDED, REMOVED, CHANGED, MOVED = "added", "removed", "changed", "moved"


@dataclass(frozen=True)
class Field:
    """One field that says something else now."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Change:
    """One entry that came, went, or says something else; `within` is an attribute's label."""

    kind: str
    part: str
    slug: str = ""
    name: str = ""
    within: str = ""
    fields: tuple[Field, ...] = ()


def compare(old: Content, new: Content) -> list[Change]:
    """Every difference between two contents, in the order of the codebook."""
    old, new = normal(old), normal(new)
    return [*_about(old, new), *_entries(old, new)]


def _about(old: Content, new: Content) -> Iterator[Change]:
    told = _fields(old, new, ("title", "principle"))
    if told:
        yield Change(CHANGED, "codebook", fields=told)


def _entries(old: Content, new: Content) -> Iterator[Change]:
    for part, name in PARTS.items():
        yield from _listed(name, old[part], new[part])


def _listed(
    part: str, old: list[Content], new: list[Content], within: str = ""
) -> Iterator[Change]:
    before, after = _by_slug(old), _by_slug(new)
    for slug, entry in after.items():
        if slug in before:
            yield from _both(part, before[slug], entry, within)
        else:
            yield Change(ADDED, part, slug, _name(entry), within)
    for slug, entry in before.items():
        if slug not in after:
            yield Change(REMOVED, part, slug, _name(entry), within)
    if [slug for slug in before if slug in after] != [slug for slug in after if slug in before]:
        yield Change(MOVED, part, within=within)


def _both(part: str, old: Content, new: Content, within: str) -> Iterator[Change]:
    names = tuple(name for name in new if name not in ("slug", "attributes"))
    told = _fields(old, new, names)
    if told:
        yield Change(CHANGED, part, new["slug"], _name(new), within, told)
    if part == "label":
        slug = new["slug"]
        yield from _listed("attribute", old["attributes"], new["attributes"], within=slug)


def _fields(old: Content, new: Content, names: tuple[str, ...]) -> tuple[Field, ...]:
    changed = (name for name in names if old[name] != new[name])
    return tuple(Field(name, old[name], new[name]) for name in changed)


def _by_slug(entries: list[Content]) -> dict[str, Content]:
    return {entry["slug"]: entry for entry in entries}


def _name(entry: Content) -> str:
    found: str = entry.get("name") or entry.get("title") or entry.get("wording") or entry["slug"]
    return found
