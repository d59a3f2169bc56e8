"""The first words of an article, for a page to show before its scripts run."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models.functions import Substr
from django.utils.dateformat import format as written
from django.utils.translation import get_language

from annotator.articles.models import Article
from annotator.assignments.models import AssignmentQuerySet

# More than the tallest screen shows; the scripts bring the whole text.
MOST = 6_000  # code points

# As the browser writes a date, and a time behind it.
DATES = {"de": ("j. F Y", " \\u\\m H:i"), "en": ("F j, Y", " \\a\\t g:i A")}
ZONE_ASSUMED = {"de": "UTC angenommen", "en": "UTC assumed"}
TAGS = {"headline": "h1", "subheading": "h2"}


class FirstBlock(NamedTuple):
    """A block as frontend/src/article/BlockElement.tsx sets it, so that nothing moves later."""

    tag: str
    kind: str
    words: str


def with_first_words(assignments: AssignmentQuerySet) -> AssignmentQuerySet:
    """What `first_blocks` needs, in the same statement, of a long text not the whole."""
    return (
        assignments.select_related("text__article__outlet")
        .defer("text__content", "text__sentences")
        .annotate(first_words=Substr("text__content", 1, MOST))
    )


def first_blocks(place: Any) -> Iterator[FirstBlock]:
    """Those that begin within the first `MOST` code points; the last one may be cut."""
    for block in place.text.blocks:
        if block["start"] >= len(place.first_words):
            return
        kind, words = block["kind"], place.first_words[block["start"] : block["end"]]
        yield FirstBlock(TAGS.get(kind, "p"), kind, words)


def kicker(article: Article) -> str:
    """Outlet, author and date, word for word as frontend/src/article/Kicker.tsx writes them."""
    language = get_language() or "en"
    outlet = article.outlet.name if article.outlet else ""
    parts = [outlet, article.byline, _date(article, language)]
    if article.published_at and article.zone_assumed:
        parts.append(ZONE_ASSUMED[language])
    return " · ".join(filter(None, parts))


def _date(article: Article, language: str) -> str:
    """Midnight stands for a date that was printed without a time."""
    at = article.published_at
    if at is None:
        return article.published_as_printed
    date, time = DATES[language]
    return written(at, date + time if at.hour + at.minute else date)
