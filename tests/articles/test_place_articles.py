"""Articles go into a story and out of it, several at once; each tells one story at most."""

import pytest
from django.utils import timezone

from annotator.articles.models import Article, Story
from annotator.articles.story_actions import ArticleNotHere, place_articles
from annotator.history.models import Event
from tests.make import make_text
from tests.world import World


def make_stories(world: World) -> tuple[Story, Story]:
    one = Story.objects.create(project=world.project, name="Dam")
    return one, Story.objects.create(project=world.project, name="Strike")


def place(world: World, story: Story | None, *articles: Article) -> int:
    pks = [article.pk for article in articles]
    return place_articles(actor=world.mona, project=world.project, articles=pks, story=story)


def told(story: Story) -> set[Article]:
    return set(story.article_set.all())


def test_in_and_out(world: World) -> None:
    dam, _ = make_stories(world)
    both = (world.text.article, make_text(world.project).article)
    assert place(world, dam, *both) == 2
    assert told(dam) == set(both)
    assert place(world, None, both[0]) == 1
    assert told(dam) == {both[1]}


def test_an_article_leaves_the_story_it_was_in(world: World) -> None:
    dam, strike = make_stories(world)
    place(world, dam, world.text.article)
    place(world, strike, world.text.article)
    assert (told(dam), told(strike)) == (set(), {world.text.article})


def test_a_repeated_request_changes_nothing(world: World) -> None:
    dam, _ = make_stories(world)
    place(world, dam, world.text.article)
    before = Event.objects.count()
    assert place(world, dam, world.text.article) == 0
    assert Event.objects.count() == before


def test_one_article_too_many_and_none_is_moved(world: World) -> None:
    dam, _ = make_stories(world)
    gone = make_text(world.project).article
    gone.withdrawn_at = timezone.now()
    gone.save()
    for stranger in (world.ottos.text.article, gone):
        with pytest.raises(ArticleNotHere, match=str(stranger.pk)):
            place(world, dam, world.text.article, stranger)
    assert told(dam) == set()
