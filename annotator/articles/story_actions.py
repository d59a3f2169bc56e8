"""Stories, and which articles tell them."""

from collections.abc import Collection

from annotator.articles.models import Article, Story
from annotator.errors import Conflict, Invalid
from annotator.history.actor import Actor, acting
from annotator.projects.models import Project
from annotator.violations import explained


class StoryNameTaken(Conflict):
    """There is another story of this name already."""

    field = "name"


class StoryNeedsName(Invalid):
    """A story needs a name."""

    field = "name"


class ArticleNotHere(Invalid):
    """This project has no article {article}."""

    field = "articles"


def make_story(
    *, actor: Actor, project: Project, name: str, articles: Collection[int] = ()
) -> tuple[Story, bool]:
    """The story of that name, with these articles in it beside those it has; and whether it is new.

    Raises StoryNeedsName and ArticleNotHere.
    """
    name = _clean(name)
    with acting(actor, "make story"):
        story, new = Story.objects.get_or_create(project=project, name=name)
        place_articles(actor=actor, project=project, articles=articles, story=story)
        return story, new


def rename_story(*, actor: Actor, story: Story, name: str) -> Story:
    """Raises StoryNeedsName and StoryNameTaken."""
    name = _clean(name)
    with explained({"story_once_in_project": StoryNameTaken()}), acting(actor, "rename story"):
        now = Story.objects.select_for_update(no_key=True).get(pk=story.pk)
        if now.name != name:
            now.name = name
            now.save(update_fields=["name"])
        return now


def place_articles(
    *, actor: Actor, project: Project, articles: Collection[int], story: Story | None
) -> int:
    """Puts the articles into the story, or with None into none; says how many that moved.

    An article tells one story: it leaves the one it was in. Raises ArticleNotHere.
    """
    with acting(actor, "place articles in story"):
        present = Article.objects.present().filter(project=project, pk__in=articles)
        # Locked in one order, so that two people who sort the same articles wait for each other.
        locked = present.select_for_update(no_key=True).order_by("pk")
        there = dict(locked.values_list("pk", "story"))
        for article in sorted(set(articles) - set(there)):
            raise ArticleNotHere(article=article)
        wanted = story.pk if story else None
        moving = [pk for pk, now in there.items() if now != wanted]
        return Article.objects.filter(pk__in=moving).update(story=story)


def _clean(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise StoryNeedsName
    return name
