"""Which Text an item of a file is about: one that is there, or a new one with exactly its words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, TypeVar

from django.db.models import Q

from annotator.articles.models import Article, Outlet, Story, Text
from annotator.articles.sentences import VERSION as SPLITTER
from annotator.labelled.found import Item, Trouble
from annotator.labelled.models import LabelledImport

Named = TypeVar("Named", Outlet, Story)
_BREAK = re.compile(r"(?:\r?\n[ \t]*){2,}")
_LINE = re.compile(r"\r?\n")
LONGEST_HEADLINE = 200


@dataclass(frozen=True)
class Matched:
    """`content` are the words of the text, which a stored Text may have left in the database."""

    text: Text
    content: str
    new: bool


def paragraphs(content: str) -> list[dict[str, Any]]:
    """The blocks of a text that came without any: what blank lines part, else its lines."""
    between = _BREAK if _BREAK.search(content.strip()) else _LINE
    blocks: list[dict[str, Any]] = []
    start = 0
    for gap in [*between.finditer(content), None]:
        end = gap.start() if gap else len(content)
        if content[start:end].strip():
            blocks.append({"kind": "paragraph", "start": start, "end": end})
        start = gap.end() if gap else end
    first = blocks[0] if len(blocks) > 1 else None
    # Articles are listed by their headline, and that begins where the text does.
    if first and first["start"] == 0 and first["end"] <= LONGEST_HEADLINE:
        first["kind"] = "headline"
    return blocks


class Matcher:
    """Finds the Texts of one chunk of items; four statements, and as many for what is new."""

    def __init__(self, batch: LabelledImport, items: Iterable[Item]) -> None:
        self._batch = batch
        self._digests = {id(item): digest(item.text) for item in items if item.text is not None}
        abouts = [item.about for item in items]
        keys = {about.identity for about in abouts} | {item.key for item in items}
        ids = {about.external_id for about in abouts} - {""}
        urls = {about.url for about in abouts} - {""}
        project = Article.objects.filter(project=batch.project_id)
        known = project.filter(Q(external_id__in=ids) | Q(url__in=urls) | Q(identity__in=keys))
        same = project.filter(texts__sha256__in=self._digests.values())
        articles = {article.pk: article for article in [*known, *same]}
        self._by_id = {a.external_id: a for a in articles.values() if a.external_id}
        self._by_url = {a.url: a for a in articles.values() if a.url}
        self._by_identity = {a.identity: a for a in articles.values()}
        self._texts: dict[int, list[Text]] = {pk: [] for pk in articles}
        self._by_digest: dict[str, Article] = {}
        for text in Text.objects.filter(article__in=articles).order_by("article", "version"):
            self._texts[text.article_id].append(text)
            same_words = self._by_digest.get(text.sha256)
            if same_words is None or same_words.withdrawn_at:
                self._by_digest[text.sha256] = articles[text.article_id]
        self._outlets = _named(Outlet, batch, {about.outlet for about in abouts})
        self._stories = _named(Story, batch, {about.story for about in abouts})

    def match(self, item: Item) -> Matched | Trouble:
        article = self._article(item)
        if article is None:
            return self._made(item)
        if article.withdrawn_at:
            return Trouble(item.place, "withdrawn", "The article is withdrawn.", item.key)
        return self._there(item, article)

    def _there(self, item: Item, article: Article) -> Matched | Trouble:
        texts = self._texts[article.pk]
        if item.text is None:
            return Matched(texts[-1], texts[-1].content, False)
        version = item.about.version or 0
        same = [text for text in texts if text.sha256 == self._digests[id(item)]]
        if same and not (version > texts[-1].version and self._corrects(item, texts[-1])):
            named = [text for text in same if text.version == version]
            return Matched((named or same)[0], item.text, False)
        if version and version not in [text.version for text in texts]:
            return self._new(item, article, item.text)
        reason = "The article is there with other words, so the offsets mean nothing in it."
        return Trouble(item.place, "other_text", reason, item.key)

    def _corrects(self, item: Item, newest: Text) -> bool:
        """It may take the words of an earlier version back, or say only what is a headline."""
        blocks = item.about.blocks
        other_words = newest.sha256 != self._digests[id(item)]
        return other_words or (blocks is not None and blocks != newest.blocks)

    def _article(self, item: Item) -> Article | None:
        about = item.about
        known = self._by_identity.get(about.identity or item.key)
        if about.identity:
            return known
        known = known or self._by_id.get(about.external_id)
        alike = self._by_digest.get(self._digests.get(id(item), ""))
        return (
            known or _unless_other(self._by_url.get(about.url), item) or _unless_other(alike, item)
        )

    def _made(self, item: Item) -> Matched | Trouble:
        if item.text is None:
            reason = "There is no text in the files, and no article of this name."
            return Trouble(item.place, "no_text", reason, item.key)
        if not item.text.strip():
            return Trouble(item.place, "empty_text", "Its text is empty.", item.key)
        return self._new(item, self._article_of(item), item.text)

    def _article_of(self, item: Item) -> Article:
        about, batch = item.about, self._batch
        published = datetime.fromisoformat(about.published_at) if about.published_at else None
        article = Article.objects.create(
            project_id=batch.project_id,
            identity=self._identity(item),
            external_id=about.external_id[:200],
            url=about.url,
            outlet=self._outlets.get(about.outlet),
            story=self._stories.get(about.story),
            byline=about.byline,
            language=about.language or batch.language,
            published_at=published,
            published_as_printed=about.published_as_printed,
            zone_assumed=about.zone_assumed,
        )
        self._texts[article.pk] = []
        self._by_identity[article.identity] = article
        if article.external_id:
            self._by_id[article.external_id] = article
        if article.url:
            self._by_url[article.url] = article
        return article

    def _identity(self, item: Item) -> str:
        about = item.about
        if about.identity:
            return about.identity
        if about.external_id:
            return f"id:{about.external_id}"
        return f"url:{about.url}" if about.url else f"text:{self._digests[id(item)]}"

    def _new(self, item: Item, article: Article, content: str) -> Matched:
        about = item.about
        text = Text.objects.create(
            article=article,
            version=about.version or 1,
            content=content,
            sha256=self._digests[id(item)],
            blocks=paragraphs(content) if about.blocks is None else about.blocks,
            sentences=about.sentences,
            splitter_version=about.splitter_version or SPLITTER,
            note=about.note,
        )
        self._texts[article.pk].append(text)
        self._by_digest.setdefault(text.sha256, article)
        return Matched(text, content, True)


def _unless_other(article: Article | None, item: Item) -> Article | None:
    """Two of one address, or with the same words, are two where each has a name of its own."""
    other = article and article.external_id and item.about.external_id
    return None if other else article


def digest(content: str) -> str:
    return sha256(content.encode()).hexdigest()


def _named(kind: type[Named], batch: LabelledImport, names: set[str]) -> dict[str, Named]:
    wanted = names - {""}
    rows = kind.objects.filter(project=batch.project_id)
    there = set(rows.filter(name__in=wanted).values_list("name", flat=True))
    kind.objects.bulk_create(
        kind(project_id=batch.project_id, name=name) for name in sorted(wanted - there)
    )
    return {row.name: row for row in rows.filter(name__in=wanted)}
