"""A codebook as one JSON file: equal contents are equal bytes, a change is a few lines. Pure."""

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator

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
    found = sorted(_validator().iter_errors(file), key=lambda error: list(map(str, error.path)))
    return [
        Fault(_pointer(error.absolute_path), error.message[:300]) for error in found[:MOST_TOLD]
    ]


@cache
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return found


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def _pointer(path: Any) -> str:
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)
