"""A story may be called something else, as long as no other story is."""

import pytest

from annotator.articles.models import Story
from annotator.articles.story_actions import StoryNameTaken, rename_story
from tests.world import World


def test_it_has_the_new_name(world: World) -> None:
    story = Story.objects.create(project=world.project, name="Dam")
    rename_story(actor=world.mona, story=story, name="The dam at Aldwick")
    story.refresh_from_db()
    assert story.name == "The dam at Aldwick"


def test_the_name_of_another_story_is_refused(world: World) -> None:
    story = Story.objects.create(project=world.project, name="Dam")
    Story.objects.create(project=world.project, name="Strike")
    with pytest.raises(StoryNameTaken):
        rename_story(actor=world.mona, story=story, name="Strike")
    story.refresh_from_db()
    assert story.name == "Dam"
