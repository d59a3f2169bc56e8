"""Correcting an article's text, and taking an article out: each one verb, one transaction."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from django.utils import timezone

from annotator.articles.composing import Part, composed
from annotator.articles.models import Article, Text
from annotator.errors import Conflict, Invalid
from annotator.history.actor import Actor, acting

Block = dict[str, Any]


class Withdrawn(Conflict):
    """This article is withdrawn, so its text cannot change."""


class CorrectedMeanwhile(Conflict):
    """Somebody corrected this text meanwhile: version {version} is the newest. Look at it first."""


class NoReason(Invalid):
    """Say why the article is withdrawn: it stands in its place."""

    field = "reason"


def add_version(
    *,
    actor: Actor | None,
    article: Article,
    content: str,
    blocks: Sequence[Block],
    note: str = "",
    seen: int | None = None,
) -> tuple[Text, bool]:
    """Makes `content` the newest version of the article's text; equal words change nothing.

    Returns the newest Text and whether it is new. `seen` is the version that was corrected; None
    means whichever is the newest. Labels stay on the version they were made on. Raises Withdrawn
    and CorrectedMeanwhile.
    """
    with acting(actor, "correct text"):
        place = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
        if place.withdrawn_at:
            raise Withdrawn
        newest = Text.objects.newest().get(article=place)
        if (newest.content, newest.blocks) == (content, list(blocks)):
            return newest, False
        if seen not in (None, newest.version):
            raise CorrectedMeanwhile(version=newest.version, text=newest.pk)
        return _next(newest, content, blocks, note), True


def correct_text(
    *, actor: Actor | None, article: Article, parts: Iterable[Part], note: str, seen: int
) -> tuple[Text, bool]:
    """The same from a form's blocks. Raises also what `composed` raises."""
    content, blocks = composed(parts)
    return add_version(
        actor=actor, article=article, content=content, blocks=blocks, note=note, seen=seen
    )


def withdraw_article(*, actor: Actor | None, article: Article, reason: str) -> Article:
    """Takes the article's words from every page and dataset; what was marked keeps its place.

    A second time changes nothing. Raises NoReason.
    """
    if not reason.strip():
        raise NoReason
    with acting(actor, "withdraw article"):
        place = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
        if place.withdrawn_at is None:
            place.withdrawn_at, place.withdrawn_reason = timezone.now(), reason.strip()
            place.save(update_fields=["withdrawn_at", "withdrawn_reason"])
        return place


def restore_article(*, actor: Actor | None, article: Article) -> Article:
    """Takes the withdrawal back: everything is where it was. A second time changes nothing."""
    with acting(actor, "restore article"):
        place = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
        if place.withdrawn_at:
            place.withdrawn_at, place.withdrawn_reason = None, ""
            place.save(update_fields=["withdrawn_at", "withdrawn_reason"])
        return place


def _next(newest: Text, content: str, blocks: Sequence[Block], note: str) -> Text:
    return Text.objects.create(
        article_id=newest.article_id,
        version=newest.version + 1,
        content=content,
        sha256=sha256(content.encode()).hexdigest(),
        blocks=list(blocks),
        note=note.strip(),
    )
