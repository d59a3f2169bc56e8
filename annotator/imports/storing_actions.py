"""Storing the items of an import as articles: some at a time, a few statements for all of them."""

from collections import Counter
from typing import Any

from django.db import connection

from annotator.articles.actions import Withdrawn, add_version
from annotator.articles.models import (
    Article,
    ArticleLikeness,
    Outlet,
    Snapshot,
    Story,
    Text,
    TextBands,
)
from annotator.history.actor import acting
from annotator.imports import article_rows as rows
from annotator.imports import duplicates
from annotator.imports.items import facts
from annotator.imports.models import TO_STORE, Import, ImportItem
from annotator.projects.models import Project

State, Fate = Import.State, ImportItem.State
VERSION = ImportItem.Choice.VERSION
A_FEW = 100

# Once it is an article, an item keeps none of its words.
NAME_ARTICLES = """
UPDATE annotator_importitem i SET article_id = a.id, state = %s,
    found = '{}', edits = '{}', content = NULL, headline = '',
    bands = '{}'
FROM annotator_article a
WHERE a.project_id = %s AND a.identity = i.identity AND """
THESE = "i.id = ANY(%s)"
# Of the same article: it is there, or became one a moment ago.
WAITING = "i.batch_id = %s AND i.state = 'waiting' AND i.choice <> 'skip'"


def store_import(*, batch: int) -> None:
    """Stores what waits, until nothing is left or somebody cancels.

    Each chunk is a transaction of its own, items and articles together: progress shows, and a run
    that was killed goes on where it stopped, without doubling.
    """
    while store_next(batch=batch):
        pass


def store_next(*, batch: int) -> bool:
    """Stores one chunk; False when there is none, or nothing to do any more."""
    with acting(_person(batch), "import article"):
        now = Import.objects.locked(batch)
        if now.state not in (State.QUEUED, State.RUNNING):
            return False
        items = list(
            now.items.filter(TO_STORE).select_related("source").order_by("position")[:A_FEW]
        )
        # Locked, so that two imports of one article find each other.
        Project.objects.locked(now.project_id)
        if items:
            Import.objects.filter(pk=now.pk, state=State.QUEUED).update(state=State.RUNNING)
            versions = [item for item in items if item.choice == VERSION]
            _store(now, [item for item in items if item.choice != VERSION])
            for item in versions:
                _add_version(now, item)
            return True
        _run(NAME_ARTICLES + WAITING, Fate.THERE, now.project_id, now.pk)
        # What was left out on purpose is said so.
        now.items.filter(state=Fate.WAITING).update(state=Fate.SKIPPED)
        now.end(State.DONE)
        return False


def _person(batch: int) -> Any:
    return Import.objects.select_related("created_by").get(pk=batch).created_by


def _store(batch: Import, items: list[ImportItem]) -> None:
    if not items:
        return
    ImportItem.objects.bulk_update(duplicates.recognise(batch.project, items), ["identity"])
    fresh = _fresh(batch.project, items)
    told = {item.pk: facts(item) for item in fresh}
    outlets = rows.by_name(Outlet, batch.project, [told[item.pk]["outlet"] for item in fresh])
    stories = rows.by_name(Story, batch.project, [told[item.pk]["story"] for item in fresh])
    articles = Article.objects.bulk_create(
        rows.article(batch.project, item, told[item.pk], outlets, stories) for item in fresh
    )
    pairs = list(zip(articles, fresh, strict=True))
    Snapshot.objects.bulk_create(rows.snapshot(a, item, told[item.pk]) for a, item in pairs)
    texts = Text.objects.bulk_create(rows.text(a, told[item.pk]) for a, item in pairs)
    TextBands.objects.bulk_create(
        TextBands(text=text, values=item.bands) for text, item in zip(texts, fresh, strict=True)
    )
    _run(NAME_ARTICLES + THESE, Fate.IMPORTED, batch.project_id, [item.pk for item in fresh])
    others = {item.pk for item in items} - {item.pk for item in fresh}
    if others:
        the_same = f"{NAME_ARTICLES}{WAITING} AND {THESE}"
        _run(the_same, Fate.THERE, batch.project_id, batch.pk, list(others))
    _link(batch, fresh)


def _add_version(batch: Import, item: ImportItem) -> None:
    """Puts the words beside those the article has, unless it was withdrawn meanwhile."""
    told = facts(item)
    article = Article.objects.get(project=batch.project, identity=item.identity)
    text = rows.text(article, told)
    try:
        made, new = add_version(
            actor=batch.created_by, article=article, content=text.content, blocks=text.blocks
        )
    except Withdrawn as refused:
        item.state, item.code, item.reason = Fate.REFUSED, refused.code, str(refused)
        item.save(update_fields=["state", "code", "reason"])
        return
    if new:
        rows.snapshot(article, item, told).save()
        TextBands.objects.create(text=made, values=item.bands)
    fate = Fate.IMPORTED if new else Fate.THERE
    _run(NAME_ARTICLES + THESE, fate, batch.project_id, [item.pk])


def _fresh(project: Project, items: list[ImportItem]) -> list[ImportItem]:
    """Those that are no article yet, the first of each identity."""
    identities = {item.identity for item in items}
    there = Article.objects.filter(project=project, identity__in=identities)
    seen = Counter(there.values_list("identity", flat=True))
    fresh = []
    for item in items:
        if not seen[item.identity]:
            fresh.append(item)
        seen[item.identity] += 1
    return fresh


def _link(batch: Import, items: list[ImportItem]) -> None:
    """Says at both articles that they are much alike."""
    alike = [(item.position, one) for item in items for one in item.alike]
    positions = {p for p, _ in alike} | {one["item"] for _, one in alike if "item" in one}
    there = batch.items.filter(position__in=positions, article__isnull=False)
    articles = dict(there.values_list("position", "article"))
    likenesses = {}
    for position, one in alike:
        other = one.get("article") or articles.get(one.get("item"))
        pair = tuple(sorted((articles[position], other or articles[position])))
        if pair[0] != pair[1]:
            likenesses[pair] = one["likeness"]
    ArticleLikeness.objects.bulk_create(
        (
            ArticleLikeness(project=batch.project, a_id=a, b_id=b, likeness=likeness)
            for (a, b), likeness in sorted(likenesses.items())
        ),
        ignore_conflicts=True,
    )


def _run(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
