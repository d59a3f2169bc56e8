"""A corrected text is a new version; what was marked stays on the old one."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from annotator.articles.actions import CorrectedMeanwhile, Withdrawn, add_version, correct_text
from annotator.articles.composing import BlankLine, EmptyBlock, NoWords, OutOfPlace, Part, TooLong
from annotator.articles.models import Text
from annotator.articles.sentences import VERSION
from annotator.errors import Invalid
from annotator.history.models import Event
from tests.make import CONTENT, blocks_of, make_span
from tests.world import World

NEW = CONTENT.replace("claimed victory", "conceded defeat")


def add(world: World, content: str = NEW, seen: int | None = None) -> tuple[Text, bool]:
    return add_version(
        actor=world.mona,
        article=world.text.article,
        content=content,
        blocks=blocks_of(content),
        note="The leader conceded.",
        seen=seen,
    )


def test_a_correction_is_the_next_version_with_its_own_sentences(world: World) -> None:
    text, new = add(world, seen=1)
    assert (new, text.version, text.note) == (True, 2, "The leader conceded.")
    assert [text.content[s["start"] : s["end"]] for s in text.sentences][-1].startswith("Critics")
    assert text.splitter_version == VERSION
    assert Event.objects.filter(table="annotator_text", row=text.pk, verb="correct text").exists()


def test_equal_words_change_nothing(world: World) -> None:
    assert add(world, CONTENT) == (world.text, False)
    first, _ = add(world)
    assert add(world, seen=1) == (first, False)  # a repeated request


def test_a_span_stays_where_it_was_made(world: World) -> None:
    span = make_span(world.alices, "claimed victory", "claim")
    add(world)
    span.refresh_from_db()
    assert (span.assignment.text_id, span.quote) == (world.text.pk, "claimed victory")


def test_nobody_overwrites_a_correction_they_have_not_seen(world: World) -> None:
    add(world)
    with pytest.raises(CorrectedMeanwhile, match="version 2"):
        add(world, NEW + " Again.", seen=1)
    assert Text.objects.filter(article=world.text.article).count() == 2


def test_a_withdrawn_article_is_not_corrected(world: World) -> None:
    world.text.article.withdrawn_at = timezone.now()
    world.text.article.save()
    with pytest.raises(Withdrawn):
        add(world)


def test_sentences_never_change(world: World) -> None:
    with pytest.raises(DatabaseError, match="never change"), transaction.atomic():
        Text.objects.filter(pk=world.text.pk).update(sentences=[])


def test_a_text_has_sentences_whoever_writes_it(world: World) -> None:
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="sentences"):
        cursor.execute(
            "INSERT INTO annotator_text (article_id, version, content, sha256, blocks, created_at)"
            " VALUES (%s, 9, 'A', encode(sha256('A'), 'hex'), '[]', now())",
            [world.text.article_id],
        )


def test_a_form_gives_blocks(world: World) -> None:
    parts = [Part("headline", " Plan dropped "), Part("paragraph", "Nobody said why.")]
    text, _ = correct_text(
        actor=world.mona, article=world.text.article, parts=parts, note="", seen=1
    )
    assert text.content == "Plan dropped\n\nNobody said why."
    assert text.blocks[1] == {"kind": "paragraph", "start": 14, "end": 30}


@pytest.mark.parametrize(
    ("parts", "refused"),
    [
        ([("headline", "Plan")], NoWords),
        ([("paragraph", "Plan"), ("paragraph", "Plan")], NoWords),
        ([("headline", "Plan"), ("paragraph", " \n ")], EmptyBlock),
        ([("headline", "Plan"), ("paragraph", "One.\n\nTwo.")], BlankLine),
        ([("headline", "Plan"), ("headline", "Plan")], OutOfPlace),
        ([("headline", "Plan"), *[("paragraph", "x" * 600_000)] * 2], TooLong),
        ([("headline", "Plan"), ("paragraph", "One."), ("standfirst", "Two.")], OutOfPlace),
    ],
)
def test_what_no_text_can_be(
    world: World, parts: list[tuple[str, str]], refused: type[Invalid]
) -> None:
    with pytest.raises(refused):
        correct_text(
            actor=world.mona,
            article=world.text.article,
            parts=[Part(*part) for part in parts],
            note="",
            seen=1,
        )
    assert Text.objects.filter(article=world.text.article).count() == 1
