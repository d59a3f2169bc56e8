"""What an import would do, and what it did: read for its page, changing nothing."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from annotator.articles.models import Article, Outlet, Story, Text
from annotator.imports.models import DUPLICATE, ON_PURPOSE, WANTED, Import, ImportItem, ImportSource
from annotator.imports.sources import opened
from annotator.projects.models import Project

LONGEST_LINE = 1_000_000
COUNTED = {
    "total": Q(),
    "wanted": WANTED,
    **{state: Q(state=state) for state in ImportItem.State.values},
    "waiting": Q(state="waiting") & ~Q(choice="skip"),
    "skipped": Q(state="skipped") | Q(state="waiting", choice="skip"),
    "duplicates": DUPLICATE,
    "dropped": Q(dropped__gt=0),
    "bad": Q(state="refused") & ~Q(choice="skip"),
    "known": Q(state="waiting") & (Q(known__isnull=False) | Q(twin__isnull=False)) & ~ON_PURPOSE,
    "versions_wanted": Q(state="waiting", choice="version"),
    "versions": Q(state="imported", choice="version"),
}


def tallies(batches: Iterable[Import]) -> dict[int, dict[str, int]]:
    """For each import how many of its items are of which kind; one statement for all."""
    batches = list(batches)
    counts = {name: Count("pk", filter=which) for name, which in COUNTED.items()}
    rows = ImportItem.objects.filter(batch__in=batches).order_by().values("batch")
    found: dict[int, Any] = {row["batch"]: row for row in rows.annotate(**counts)}
    nothing = dict.fromkeys(COUNTED, 0)
    told = {batch.pk: found.get(batch.pk, nothing) for batch in batches}
    return {pk: {name: row[name] for name in COUNTED} for pk, row in told.items()}


def file_names(batches: Iterable[Import]) -> dict[int, list[tuple[int, str]]]:
    """Of each import the sources by position; one is not named once all it held is withdrawn."""
    held = ImportItem.objects.filter(source=OuterRef("pk"))
    sources = ImportSource.objects.filter(batch__in=batches).order_by("batch", "position")
    gone = Exists(held) & ~Exists(held.shown())
    rows = sources.annotate(gone=gone).values_list("batch", "position", "name", "gone")
    found: dict[int, list[tuple[int, str]]] = {}
    for batch, position, name, is_gone in rows:
        found.setdefault(batch, []).append((position, "" if is_gone else name))
    return found


def known_names(project: Project) -> dict[str, list[str]]:
    """What may be offered where somebody types an outlet, a story or a language."""
    outlets = Outlet.objects.filter(project=project).order_by("name")
    stories = Story.objects.filter(project=project).order_by("name")
    languages = Article.objects.filter(project=project).order_by("language").distinct()
    return {
        "outlets": list(outlets.values_list("name", flat=True)),
        "stories": list(stories.values_list("name", flat=True)),
        "languages": sorted({project.language, *languages.values_list("language", flat=True)}),
    }


def stored(items: Iterable[ImportItem]) -> dict[int, Text]:
    """By article the newest Text of whatever the items became, are, or are much like."""
    articles = {pk for item in items for pk in (item.article_id, item.known_id) if pk}
    articles |= {one["article"] for item in items for one in item.alike if "article" in one}
    texts = Text.objects.newest().filter(article__in=articles)
    texts = texts.select_related("article__outlet").defer("content", "blocks")
    return {text.article_id: text for text in texts}


def headlines(batch: Import, items: Iterable[ImportItem]) -> dict[int, str]:
    """By position the headlines of other items of this import that the items are much like."""
    wanted = {one["item"] for item in items for one in item.alike if "item" in one}
    wanted |= {item.twin for item in items if item.twin}
    rows = batch.items.shown().filter(position__in=wanted)
    return dict(rows.values_list("position", "headline"))


def rejected(batch: Import) -> Iterator[str]:
    """What could not be read, a JSON object a line: where, why, and the line where there is one."""
    items = batch.items.filter(state=ImportItem.State.REFUSED)
    for source in batch.sources.select_related("upload"):
        with opened(source) as stream:
            for item in items.filter(source=source).shown().brief().iterator():
                yield json.dumps(_reject(item, source.name, stream), ensure_ascii=False) + "\n"


def _reject(item: ImportItem, name: str, stream: Any) -> dict[str, Any]:
    place = {"file": item.file, "line": item.line, "byte": item.byte}
    told = {**place, "code": item.code, "reason": item.reason}
    if item.byte is None or item.file != name:
        return told
    stream.seek(item.byte)
    line = stream.readline(LONGEST_LINE)
    return {**told, "content": line.decode("utf-8", "backslashreplace").rstrip("\r\n")}
