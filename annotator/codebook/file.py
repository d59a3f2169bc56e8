"""A codebook as one JSON file: equal contents are equal bytes, a change is a few lines. Pure."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator, ValidationError

from annotator.codebook.content import Content, normal

FORMAT, VERSION = "scarequote-codebook", 1
SCHEMA = Path(__file__).parent / "schema" / f"codebook-{VERSION}.json"
MOST_BYTES = 2_000_000
MOST_TOLD = 100


class Fault(NamedTuple):
    """What is wrong in a file, and where: a JSON pointer (RFC 6901)."""

    pointer: str
    sentence: str


def file_of(content: Content) -> str:
    """The text of the file, in a fixed order of keys, with one value a line."""
    whole = {"format": FORMAT, "version": VERSION, **normal(content)}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def content_in(file: Any) -> Content:
    """The content of a file that has no faults."""
    return normal(file)


def faults_in(file: Any) -> list[Fault]:
    """Where the file is not of the form its schema states, in the order of the file."""
    return _told(_files().iter_errors(file))


def faults_of_draft(content: Any) -> list[Fault]:
    """Like `faults_in`, for content without the file's head, where words may still be missing."""
    return _told(_drafts().iter_errors(content))


@cache
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return found


@cache
def _files() -> Draft202012Validator:
    return Draft202012Validator(schema())


@cache
def _drafts() -> Draft202012Validator:
    """The same form without its rules of spelling: a draft is written word by word."""
    loose = _without(schema(), ("pattern", "minLength", "required", "$id"))
    inner = {k: v for k, v in loose["properties"].items() if k not in ("format", "version")}
    return Draft202012Validator({**loose, "properties": inner})


def _without(part: Any, rules: tuple[str, ...]) -> Any:
    if isinstance(part, list):
        return [_without(one, rules) for one in part]
    if not isinstance(part, dict):
        return part
    # A rule is a text, a number or a list; what a field is called leads to an object.
    kept = {k: v for k, v in part.items() if k not in rules or isinstance(v, dict)}
    return {name: _without(value, rules) for name, value in kept.items()}


def _told(errors: Iterable[ValidationError]) -> list[Fault]:
    found = sorted(errors, key=lambda error: [str(step).zfill(6) for step in error.absolute_path])
    told = found[:MOST_TOLD]
    return [Fault(_pointer(one.absolute_path), one.message[:300]) for one in told]


def _pointer(path: Iterable[Any]) -> str:
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)
