"""A story is known by its name: making it again is the same story, with more articles in it."""

import pytest

from annotator.articles.models import Story
from annotator.articles.story_actions import ArticleNotHere, StoryNeedsName, make_story
from tests.make import make_text
from tests.world import World


def test_a_new_story_has_the_articles(world: World) -> None:
    story, new = make_story(
        actor=world.mona,
        project=world.project,
        name="  The   dam ",
        articles=[world.text.article_id],
    )
    world.text.article.refresh_from_db()
    assert (new, story.name, world.text.article.story) == (True, "The dam", story)


def test_the_same_name_is_the_same_story_and_keeps_what_it_has(world: World) -> None:
    other = make_text(world.project).article
    first, _ = make_story(
        actor=world.mona, project=world.project, name="Dam", articles=[world.text.article_id]
    )
    second, new = make_story(
        actor=world.mona, project=world.project, name="Dam", articles=[other.pk]
    )
    assert (second, new) == (first, False)
    assert set(first.article_set.all()) == {world.text.article, other}


def test_without_a_name_nothing_is_made(world: World) -> None:
    with pytest.raises(StoryNeedsName):
        make_story(actor=world.mona, project=world.project, name=" \t ")


def test_an_article_of_elsewhere_is_refused_and_no_story_is_left(world: World) -> None:
    article = world.ottos.text.article_id
    with pytest.raises(ArticleNotHere):
        make_story(actor=world.mona, project=world.project, name="Dam", articles=[article])
    assert not Story.objects.filter(project=world.project).exists()
