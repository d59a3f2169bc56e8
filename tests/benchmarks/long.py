"""Articles for measuring: of any length, with spans of which some lie inside others."""

from random import Random
from typing import Any
from uuid import uuid4

from django.db import connection

from annotator.assignments.models import Assignment
from annotator.codebook.models import Label
from annotator.projects.models import Membership, Project
from annotator.spans.models import Span
from tests.make import make_assignment, make_text

LAST_WORD = "zymurgy"
SAID = "the council of harbour levy on ships said it would vote after long hearing mob regime"
WORDS = SAID.split()
PER_PARAGRAPH = 80


def content_of(words: int) -> str:
    drawn = Random(1)
    parts = [
        " ".join(drawn.choice(WORDS) for _ in range(PER_PARAGRAPH)).capitalize() + "."
        for _ in range(max(1, words // PER_PARAGRAPH))
    ]
    return "\n\n".join(["Harbour levy", *parts, f"All ends with the {LAST_WORD} of it."])


def make_long(project: Project, annotator: Membership, words: int, spans: int) -> Assignment:
    """An assignment with `spans` claims spread over its text; each fourth lies inside the third."""
    text = make_text(project, content_of(words))
    place = make_assignment(text, annotator)
    claim = Label.objects.get(codebook=place.codebook, slug="claim")
    rows = [
        Span(**spot, **_rest(place, claim)) for spot in _spots(text.content, text.blocks, spans)
    ]
    with connection.cursor() as cursor:
        Span.objects.bulk_create(rows)
        cursor.execute("ANALYZE annotator_span")
    return place


def _rest(place: Assignment, label: Label) -> dict[str, Any]:
    rest = {"revision": 1, "attributes": {}, "exclusive": label.exclusive}
    return {"assignment": place, "label": label, "uuid": uuid4(), **rest}


def _spots(content: str, blocks: list[dict[str, Any]], many: int) -> list[dict[str, Any]]:
    paragraphs = blocks[1:-1]
    spots = []
    for number in range(many):
        nest, inner = divmod(number, 4)
        block = paragraphs[nest * len(paragraphs) * 4 // many]
        words = _bounds(content, block)
        if inner == 3:
            first, last = 6, 7
        else:
            first, last = inner * 3, inner * 3 + 2
        # More nests than paragraphs share them, one behind the other.
        shift = 12 * (nest % max(1, many // (4 * len(paragraphs))))
        start, end = words[first + shift][0], words[last + shift - 1][1]
        if inner == 2:
            end = words[last + shift + 1][1]
        spots.append({"start": start, "end": end, "quote": content[start:end]})
    return spots


def _bounds(content: str, block: dict[str, Any]) -> list[tuple[int, int]]:
    at, found = block["start"], []
    for word in content[block["start"] : block["end"]].split(" "):
        found.append((at, at + len(word)))
        at += len(word) + 1
    return found
