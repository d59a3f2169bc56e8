"""How one item of an import looks over REST, and a page of them."""

from collections.abc import Iterable
from typing import Any

from rest_framework import serializers

from annotator.api.shapes import BLOCK_KINDS, PublishedShape
from annotator.articles.models import Text
from annotator.imports.items import facts
from annotator.imports.models import LET_GO, Import, ImportItem
from annotator.imports.preview import headlines, stored
from annotator.saying import said

PAGE = 50


class ImportBlockShape(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(BLOCK_KINDS)
    text = serializers.CharField()


class DroppedShape(serializers.Serializer[Any]):
    line = serializers.IntegerField()
    text = serializers.CharField()
    reason = serializers.CharField()


class ReadingShape(serializers.Serializer[Any]):
    """As it would be stored, a person's edits in it."""

    blocks = ImportBlockShape(many=True)
    byline = serializers.CharField()
    outlet = serializers.CharField()
    story = serializers.CharField()
    language = serializers.CharField()
    url = serializers.CharField()
    external_id = serializers.CharField()
    published = PublishedShape()
    dropped = DroppedShape(many=True)
    extractor = serializers.CharField()
    edited = serializers.ListField(
        child=serializers.CharField(), help_text="The fields that a person changed."
    )


class StoredShape(serializers.Serializer[Any]):
    """Of a withdrawn article nobody reads anything; that it is there has to be said."""

    withdrawn = serializers.BooleanField()
    text = serializers.IntegerField(allow_null=True, help_text="Null if withdrawn.")
    headline = serializers.CharField(allow_null=True, help_text="Null if withdrawn.")


class LikeShape(serializers.Serializer[Any]):
    likeness = serializers.FloatField(help_text="Of 1: the same words.")
    item = serializers.IntegerField(allow_null=True, help_text="The item of this import it is.")
    there = StoredShape(allow_null=True, help_text="Or the article it is.")
    headline = serializers.CharField(help_text="Empty if withdrawn.")
    outlet = serializers.CharField(help_text="Of the article; empty where it is an item.")


class ItemRow(serializers.Serializer[Any]):
    position = serializers.IntegerField()
    file = serializers.CharField(help_text="Empty once what it held is withdrawn.")
    line = serializers.IntegerField(allow_null=True)
    byte = serializers.IntegerField(allow_null=True)
    headline = serializers.CharField()
    state = serializers.ChoiceField(ImportItem.State.choices)
    choice = serializers.ChoiceField(ImportItem.Choice.choices)
    code = serializers.CharField()
    reason = serializers.CharField(help_text="Why it cannot be read.")
    dropped = serializers.IntegerField(help_text="How many lines were left out.")
    there = StoredShape(allow_null=True, help_text="The article it is, or became.")
    changed = serializers.BooleanField(help_text="That article has other words.")
    twin = serializers.IntegerField(
        allow_null=True, help_text="The earlier item of this import that is the same article."
    )
    alike = LikeShape(many=True)


class ItemShape(ItemRow):
    reading = ReadingShape(
        allow_null=True, help_text="What was recognised, until it is stored or withdrawn."
    )


class ItemPage(serializers.Serializer[Any]):
    results = ItemRow(many=True)
    next = serializers.IntegerField(allow_null=True, help_text="The `after` of the next page.")


def item_page(batch: Import, which: str = "all", after: int = 0) -> dict[str, Any]:
    rows = batch.items.narrowed(which).filter(position__gt=after).brief().order_by("position")
    items = list(rows[: PAGE + 1])
    shown = items[:PAGE]
    more = shown[-1].position if len(items) > PAGE else None
    return {"results": item_rows(batch, shown), "next": more}


def item_rows(batch: Import, items: Iterable[ImportItem]) -> list[dict[str, Any]]:
    items = list(items)
    texts, names = stored(items), headlines(batch, items)
    return [_row(item, texts, names) for item in items]


def item_shape(batch: Import, item: ImportItem) -> dict[str, Any]:
    row = item_rows(batch, [item])[0]
    return {**row, "reading": None if _gone(row) or not item.found else _reading(item)}


def _row(item: ImportItem, texts: dict[int, Text], names: dict[int, str]) -> dict[str, Any]:
    plain = ("position", "file", "line", "byte", "headline", "state", "choice", "code")
    article = item.article_id or item.known_id
    row = {
        **{name: getattr(item, name) for name in (*plain, "dropped", "changed", "twin")},
        "reason": said(item.reason),
        "there": _stored(texts[article]) if article in texts else None,
        "alike": [shape for one in item.alike if (shape := _like(one, texts, names))],
    }
    return {**row, "headline": "", "file": "", "alike": []} if _gone(row) else row


def _gone(row: dict[str, Any]) -> bool:
    """Whether its article is withdrawn; a file may be called as the article is."""
    there = row["there"]
    return row["code"] == LET_GO or bool(there and there["withdrawn"])


def _like(
    one: dict[str, Any], texts: dict[int, Text], names: dict[int, str]
) -> dict[str, Any] | None:
    told = {"likeness": one["likeness"], "item": one.get("item"), "there": None, "outlet": ""}
    if "item" in one:
        return {**told, "headline": names.get(one["item"], "")}
    text = texts.get(one["article"])
    if text is None:
        return None
    there, outlet = _stored(text), text.article.outlet
    if there["withdrawn"]:
        return {**told, "there": there, "headline": ""}
    return {
        **told,
        "there": there,
        "headline": text.headline,
        "outlet": outlet.name if outlet else "",
    }


def _stored(text: Text) -> dict[str, Any]:
    if text.article.withdrawn_at:
        return {"withdrawn": True, "text": None, "headline": None}
    return {"withdrawn": False, "text": text.pk, "headline": text.headline}


def _reading(item: ImportItem) -> dict[str, Any]:
    article = facts(item)
    names = [name for name in ReadingShape._declared_fields if name != "edited"]
    return {
        **{name: article[name] for name in names},
        "dropped": [
            {**one, "reason": said(one["reason"], "dropped")} for one in article["dropped"]
        ],
        "edited": sorted(item.edits),
    }
