"""The history outlives a withdrawn article, so it never holds an article's words."""

from annotator.history.models import Event
from tests.world import World


def test_no_words_of_a_text_enter_the_history(world: World) -> None:
    lines = Event.objects.filter(table="annotator_text", row=world.text.pk)
    assert lines.exists()
    for line in lines:
        assert line.new
        assert not {"content", "headline"} & line.new.keys()
