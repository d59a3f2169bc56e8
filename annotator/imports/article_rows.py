"""The rows that an item becomes: its outlet and story, the article, its text and its snapshot."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any, TypeVar

from annotator.articles.models import Article, Outlet, Snapshot, Story, Text
from annotator.imports import recognised
from annotator.imports.models import ImportItem
from annotator.projects.models import Project

Named = TypeVar("Named", Outlet, Story)


def by_name(kind: type[Named], project: Project, names: Iterable[str]) -> dict[str, Named]:
    wanted = {name for name in names if name}
    if not wanted:
        return {}
    rows = kind._default_manager.filter(project=project, name__in=wanted)
    there = {row.name: row for row in rows}
    made = kind._default_manager.bulk_create(
        kind(project=project, name=name) for name in sorted(wanted - set(there))
    )
    return {**there, **{row.name: row for row in made}}


def article(
    project: Project,
    item: ImportItem,
    told: dict[str, Any],
    outlets: dict[str, Outlet],
    stories: dict[str, Story],
) -> Article:
    published = told["published"]
    return Article(
        project=project,
        outlet=outlets.get(told["outlet"]),
        story=stories.get(told["story"]),
        identity=item.identity,
        external_id=told["external_id"],
        url=told["url"],
        byline=told["byline"],
        language=told["language"] or project.language,
        published_at=datetime.fromisoformat(published["at"]) if published["at"] else None,
        published_as_printed=published["printed"],
        zone_assumed=published["zone_assumed"],
    )


def snapshot(article: Article, item: ImportItem, told: dict[str, Any]) -> Snapshot:
    content = bytes(item.content or b"")
    return Snapshot(
        article=article,
        content=content,
        sha256=sha256(content).hexdigest(),
        media_type=told["media_type"][:100],
        extractor=told["extractor"],
        version=told["version"],
        steps=told["steps"],
    )


def text(article: Article, told: dict[str, Any]) -> Text:
    composed = recognised.compose(told["blocks"])
    return Text(
        article=article,
        content=composed.content,
        sha256=recognised.hashed(composed.content),
        blocks=[block._asdict() for block in composed.blocks],
    )
