"""Withdrawing an article takes its words out of the imports, too, which may hold them once more."""

from typing import Any

from django.db.models import Q, QuerySet

from annotator.articles.actions import withdraw_article
from annotator.articles.models import Article, Text
from annotator.errors import Conflict
from annotator.history.actor import Actor, acting
from annotator.imports import duplicates
from annotator.imports import items as rows
from annotator.imports.actions import State
from annotator.imports.likeness import bands, likeness
from annotator.imports.models import Import, ImportItem

ENDED = (State.DONE, State.CANCELLED)
# All that an item has of an article; where it stood in its file stays.
NO_WORDS: dict[str, Any] = {
    "found": {},
    "edits": {},
    "content": None,
    "headline": "",
    "identity": "",
    "digest": "",
    "bands": [],
    "alike": [],
    "known": None,
    "changed": False,
    "twin": None,
    "dropped": 0,
}


class WordsWithdrawn(Conflict):
    """Its words, or words much like them, were withdrawn, so this import let go of them."""


def withdraw(*, actor: Actor | None, article: Article, reason: str) -> Article:
    """Withdraws the article, and lets every import go of what equals it or is much like it.

    A second time changes nothing. Raises NoReason.
    """
    with acting(actor, "withdraw article"):
        # Before the article, as the job that stores one does.
        going = Import.objects.filter(project=article.project_id).exclude(state__in=ENDED)
        list(going.order_by("pk").select_for_update().values_list("pk", flat=True))
        place = withdraw_article(actor=actor, article=article, reason=reason)
        _forget(place, ImportItem.objects.filter(batch__project=article.project_id))
        return place


def forget_withdrawn(batch: Import) -> None:
    """The same in an import whose files were being read when an article was withdrawn."""
    for article in Article.objects.filter(
        project=batch.project, withdrawn_at__gte=batch.created_at
    ):
        _forget(article, batch.items.all())


def _forget(article: Article, items: "QuerySet[ImportItem]") -> None:
    let_go = WordsWithdrawn()
    texts = list(Text.objects.filter(article=article).only("content", "sha256"))
    near = Q()
    for text in texts:
        near |= Q(bands__overlap=list(bands(text.content)))
    digests = {text.sha256 for text in texts}
    holding = items.exclude(found={}).select_related("source").defer("content")
    candidates = holding.filter(_same(article, digests) | near)
    same = set(holding.filter(_same(article, digests)).values_list("pk", flat=True))
    gone = [one for one in candidates if one.pk in same or _is_like(one, texts)]
    items.filter(pk__in=[one.pk for one in gone]).update(
        **NO_WORDS,
        state=ImportItem.State.SKIPPED,
        choice=ImportItem.Choice.SKIP,
        code=let_go.code,
        reason=str(let_go),
    )
    _part_from(gone)


def _same(article: Article, digests: set[str]) -> Q:
    return Q(digest__in=digests) | Q(identity=article.identity) | Q(known=article)


def _is_like(item: ImportItem, texts: list[Text]) -> bool:
    words = rows.words(item)
    return any(likeness(words, text.content) >= duplicates.LIKE for text in texts)


def _part_from(gone: list[ImportItem]) -> None:
    """What was the same article as one of them is now the first that is."""
    pairs = Q(pk__in=[])
    for item in gone:
        pairs |= Q(batch=item.batch_id, twin=item.position)
    for batch in Import.objects.filter(items__in=ImportItem.objects.filter(pairs)).distinct():
        left = list(batch.items.filter(pairs).brief())
        duplicates.place(batch, left)
        ImportItem.objects.bulk_update(left, ["known", "changed", "twin"])
