"""Files in memory, as the tests of the readers give and take them."""

import json
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from annotator.imports.formats.reading import read_file
from annotator.imports.found import Found, FoundArticle, Trouble

FIXTURES = Path(__file__).parents[2] / "fixtures"
HARD = [
    case["string"]
    for case in json.loads((FIXTURES / "offsets.json").read_text(encoding="utf-8"))["cases"]
]


def named(value: object) -> str:
    """For ids of tests: bytes may hold the time of day."""
    return value if isinstance(value, str) else "data"


def read(name: str, data: bytes) -> list[Found]:
    return list(read_file(name, BytesIO(data)))


def articles(name: str, data: bytes) -> list[FoundArticle]:
    """What a file holds that has no trouble in it."""
    found = read(name, data)
    assert [each for each in found if isinstance(each, Trouble)] == []
    return [each for each in found if isinstance(each, FoundArticle)]


def one(name: str, data: bytes) -> FoundArticle:
    [found] = articles(name, data)
    return found


def trouble(name: str, data: bytes) -> Trouble:
    [found] = read(name, data)
    assert isinstance(found, Trouble)
    return found


def parted(found: Iterable[Found]) -> tuple[list[FoundArticle], list[Trouble]]:
    found = list(found)
    return (
        [each for each in found if isinstance(each, FoundArticle)],
        [each for each in found if isinstance(each, Trouble)],
    )


def fixture(name: str) -> bytes:
    return (FIXTURES / name).read_bytes()


def texts(found: FoundArticle, kind: str = "paragraph") -> list[str]:
    return [block.text for block in found.blocks if block.kind == kind]


def zipped(files: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def as_blocks(text: str) -> list[str]:
    """A text without blank lines as its paragraphs."""
    return [line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
