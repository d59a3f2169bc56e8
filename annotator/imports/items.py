"""Rows of what was found: made from it, and made anew when a person edits one."""

from typing import Any

from annotator.imports import recognised
from annotator.imports.found import FoundArticle, Trouble
from annotator.imports.likeness import bands
from annotator.imports.models import ImportItem, ImportSource
from annotator.imports.recognised import About

State, Choice = ImportItem.State, ImportItem.Choice


def about(source: ImportSource) -> About:
    return About(source.outlet, source.story, source.language)


def row(source: ImportSource, position: int, found: FoundArticle | Trouble) -> ImportItem:
    place = found.place
    item = ImportItem(
        batch_id=source.batch_id,
        source=source,
        position=position,
        file=place.file,
        line=place.line,
        byte=place.byte,
    )
    if isinstance(found, Trouble):
        item.state, item.code, item.reason = State.REFUSED, found.code, found.reason
    else:
        item.found, item.content = recognised.as_json(found), found.data
        item.dropped = len(found.dropped)
        derive(item)
    return item


def derive(item: ImportItem) -> None:
    """Everything that follows from what was found, edited and chosen."""
    article = facts(item)
    content = recognised.compose(article["blocks"]).content
    digest = recognised.hashed(content)
    if digest != item.digest:
        item.bands = list(bands(content))
    item.digest, item.headline = digest, recognised.headline(article["blocks"])
    apart = item.choice == Choice.APART
    item.identity = recognised.identity(article, digest, apart=apart)


def facts(item: ImportItem) -> dict[str, Any]:
    """The article as it would be stored."""
    return recognised.resolved(item.found, item.edits, about(item.source))


def words(item: ImportItem) -> str:
    return recognised.compose(facts(item)["blocks"]).content
