"""The history outlives a withdrawn article, so it never holds an article's words."""

import json

from annotator.history.models import Event
from annotator.spans.actions import delete
from tests.make import make_span
from tests.world import World


def test_no_words_of_a_text_enter_the_history(world: World) -> None:
    lines = Event.objects.filter(table="annotator_text", row=world.text.pk)
    assert lines.exists()
    for line in lines:
        assert line.new
        assert not {"content", "headline"} & line.new.keys()


def test_nor_do_the_words_of_a_span(world: World) -> None:
    span = make_span(world.alices, "topple", "loaded")
    delete(person=world.alice, assignment=world.alices.pk, uuid=span.uuid, revision=1)
    lines = Event.objects.filter(table="annotator_span", row=span.pk)
    assert "topple" not in json.dumps([[line.old, line.new] for line in lines])
    assert [line.new["end"] for line in lines if line.new] == [14, 14]
