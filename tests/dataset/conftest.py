from dataclasses import dataclass
from typing import Any

import pytest

from annotator.assignments.models import Assignment
from annotator.spans.models import Link, Span
from tests.make import (
    make_answer,
    make_assignment,
    make_codebook,
    make_link,
    make_span,
    make_text,
)
from tests.world import World

QUESTIONS: list[dict[str, Any]] = [
    {
        "slug": "stance",
        "wording": "Where does the article stand?",
        "level": "ordinal",
        "values": [{"value": "for", "meaning": "for"}, {"value": "against", "meaning": "against"}],
    },
    {
        "slug": "sources",
        "wording": "Who is quoted?",
        "level": "nominal",
        "values": [{"value": "=an exile", "meaning": ""}, {"value": "critics", "meaning": ""}],
        "multiple": True,
    },
]
LINK_TYPES = [
    {"slug": "claim", "from_labels": ["loaded"], "to_labels": ["claim"], "required": False}
]


@dataclass
class Linked:
    """An article under codebook 2, which asks questions and links spans; Alice marked it."""

    alices: Assignment
    claim: Span
    flag: Span
    link: Link


@pytest.fixture
def linked(world: World) -> Linked:
    make_codebook(world.project, link_types=LINK_TYPES, questions=QUESTIONS, principle="Cues.")
    text = make_text(world.project, "Second head\n\nHe claimed victory, without any proof.")
    assert world.alices.annotator
    mine = make_assignment(text, world.alices.annotator)
    claim = make_span(mine, "claimed victory", "claim")
    flag = make_span(mine, "without any proof", "loaded")
    make_answer(mine, "stance", "against")
    make_answer(mine, "sources", ["=an exile", "critics"])
    return Linked(mine, claim, flag, make_link(mine, flag, claim, "claim"))
