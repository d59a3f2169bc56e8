from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pytest

from annotator.articles.actions import add_version
from annotator.articles.models import Article, Text
from annotator.assignments.models import Assignment
from annotator.codebook.actions import publish, write_codebook
from annotator.codebook.content import normal
from annotator.codebook.draft_actions import retire
from annotator.spans.models import Link, Span
from tests.codebook.drafts import PLAIN, plain
from tests.make import (
    blocks_of,
    hand_in,
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


@pytest.fixture
def full(world: World, linked: Linked) -> World:
    make_span(world.alices, "'regime'")
    make_span(world.bobs, "😀 regime", "loaded")
    make_answer(world.bobs, "genre", "opinion")
    make_answer(world.bobs, "frames", ["economic", "security"])
    make_answer(world.bobs, "tone", 37.5)
    hand_in(world.alices, world.bobs, linked.alices)
    return world


def written() -> dict[str, Any]:
    """A codebook that says everything one can say."""
    label = {**PLAIN["labels"][0], "do_not_label": [{"text": "He said 'no'.", "why": "speech"}]}
    looks = {"tier": "extended", "colour": "teal", "pattern": "wavy", "may_cross_blocks": True}
    return normal(plain(labels=[{**label, **looks}, *PLAIN["labels"][1:]]))


def corrected(text: Text, content: str, blocks: list[dict[str, Any]] | None = None) -> Text:
    newer, _ = add_version(
        actor=None,
        article=text.article,
        content=content,
        blocks=blocks_of(content) if blocks is None else blocks,
        note="The second word was wrong.",
    )
    return newer


@pytest.fixture
def versions(full: World) -> World:
    """A retired codebook, one that says everything, and texts in several versions."""
    retire(actor=full.mona, project=full.project, number=1)
    newer = write_codebook(actor=None, project=full.project, content=written())
    publish(actor=None, codebook=newer, change_note="Said more clearly.")
    alice = full.alices.annotator
    assert alice
    article = Article.objects.create(project=full.project, identity="id:split", language="de")
    content = "Kopf\n\nEin Satz. Noch einer."
    first = Text.objects.create(
        article=article,
        content=content,
        sha256=sha256(content.encode()).hexdigest(),
        blocks=blocks_of(content),
        sentences=[{"start": 6, "end": len(content)}],
        splitter_version="0",
    )
    other = corrected(first, "Kopf\n\nKein Satz.")
    back = corrected(other, content)
    same_words = corrected(back, content, [{"kind": "paragraph", "start": 0, "end": len(content)}])
    for text in (first, other, back, same_words):
        done = make_assignment(text, alice)
        make_span(done, "Satz", "quotation.scare")
        hand_in(done)
    return full
