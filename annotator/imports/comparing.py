"""An item beside what it is much like, word by word, so that a person can say which to keep."""

from dataclasses import dataclass

from annotator.articles import difference
from annotator.articles.models import Text
from annotator.imports import recognised
from annotator.imports.items import facts
from annotator.imports.likeness import likeness
from annotator.imports.models import ImportItem


@dataclass(frozen=True)
class Side:
    """One of the two: words that are stored, or that an item would be stored with."""

    headline: str
    outlet: str
    language: str
    words: difference.Text


@dataclass(frozen=True)
class Comparison:
    """From what was there first to the item; `likeness` is the share of shingles in common."""

    there: Side
    here: Side
    likeness: float
    steps: list[difference.Step]


def compared(there: Side, here: Side) -> Comparison:
    share = likeness(there.words.content, here.words.content)
    return Comparison(there, here, share, difference.difference(there.words, here.words))


def of_item(item: ImportItem) -> Side:
    article = facts(item)
    content, placed = recognised.compose(article["blocks"])
    words = difference.Text(content, [block._asdict() for block in placed])
    return Side(item.headline, article["outlet"], article["language"], words)


def of_text(text: Text) -> Side:
    article = text.article
    outlet = article.outlet.name if article.outlet else ""
    words = difference.Text(text.content, text.blocks)
    return Side(text.headline, outlet, article.language, words)
