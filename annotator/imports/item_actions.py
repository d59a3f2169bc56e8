"""What a manager changes of what was recognised, before it is imported: of one item, or of many."""

from collections.abc import Mapping
from typing import Any

from django.db import connection

from annotator.articles.actions import Withdrawn
from annotator.errors import Conflict, Invalid
from annotator.history.actor import acting
from annotator.imports import duplicates
from annotator.imports.decoding import FORBIDDEN
from annotator.imports.items import derive
from annotator.imports.models import Import, ImportItem
from annotator.people.models import User
from annotator.projects.actions import check_language

Choice = ImportItem.Choice
ON_PURPOSE = (Choice.APART, Choice.VERSION)


class NotToBeChanged(Conflict):
    """This import was started already, so its articles can no longer be changed here."""


class NotReadable(Conflict):
    """Nothing was recognised here, so nothing can be changed. It can be left out."""


class NotApart(Conflict):
    """The same words are an article already: they cannot be another one."""


class NotVersion(Conflict):
    """Only other words of an article that is there can be a new version of its text."""


class BadBlocks(Invalid):
    """An article has at least one paragraph, none is empty, and only the first is the headline."""

    field = "blocks"


class ForbiddenSign(Invalid):
    """It holds a sign that no article may hold: {name}."""

    field = "blocks"


def edit_item(
    *, actor: User, item: ImportItem, edits: Mapping[str, Any], choice: ImportItem.Choice
) -> ImportItem:
    """Puts these edits in the place of earlier ones. Repeating it changes nothing.

    Raises NotToBeChanged, NotReadable, NotApart, NotVersion, Withdrawn, BadBlocks, ForbiddenSign
    and UnknownLanguage.
    """
    _check(edits)
    with acting(actor, "edit import"):
        batch = _changeable(item.batch_id)
        item = batch.items.select_related("source").get(pk=item.pk)
        if not item.found and (edits or choice in ON_PURPOSE):
            raise NotReadable
        item.edits, item.choice = dict(edits), choice
        if item.found:
            _anew(batch, item)
        item.save()
        return item


def edit_items(
    *,
    actor: User,
    batch: Import,
    about: Mapping[str, str],
    skip: bool | None = None,
    which: str = "all",
) -> int:
    """Gives all items that `which` names the same outlet, story or language, or leaves them out.

    Returns how many. Raises NotToBeChanged and UnknownLanguage.
    """
    if about.get("language"):
        check_language(about["language"])
    with acting(actor, "edit import"):
        batch = _changeable(batch.pk)
        rows = batch.items.narrowed(which)
        if about:
            _about_all(rows, about)
        if skip is not None:
            rows.update(choice=Choice.SKIP if skip else Choice.TAKE)
        return rows.count()


def _about_all(rows: Any, about: Mapping[str, str]) -> None:
    pks = list(rows.filter(state=ImportItem.State.WAITING).values_list("pk", flat=True))
    with connection.cursor() as cursor:
        from_json = "jsonb_strip_nulls(jsonb_build_object('outlet', %s::text, 'story', %s::text,"
        from_json += " 'language', %s::text))"
        cursor.execute(
            f"UPDATE annotator_importitem SET edits = edits || {from_json} WHERE id = ANY(%s)",  # noqa: S608
            [about.get("outlet"), about.get("story"), about.get("language"), pks],
        )


def _changeable(batch: int) -> Import:
    found = Import.objects.locked(batch)
    if found.state != Import.State.READY:
        raise NotToBeChanged
    return found


def _anew(batch: Import, item: ImportItem) -> None:
    """An edit may make it another article, and those after it, too."""
    before = item.digest
    derive(item)
    item.save(update_fields=["identity", "digest", "edits", "choice"])
    duplicates.place(batch, [item])
    _refuse(item)
    if item.digest != before:
        item.save()
        duplicates.compare(batch, [item])
    later = batch.items.filter(position__gt=item.position).brief()
    same = list(later.filter(twin=item.position) | later.filter(identity=item.identity))
    duplicates.place(batch, same)
    ImportItem.objects.bulk_update(same, ["known", "changed", "twin"])


def _refuse(item: ImportItem) -> None:
    if item.choice == Choice.APART and (item.known_id or item.twin):
        raise NotApart
    if item.choice == Choice.VERSION and not item.changed:
        raise NotVersion
    if item.choice == Choice.VERSION and item.known and item.known.withdrawn_at:
        raise Withdrawn


def _check(edits: Mapping[str, Any]) -> None:
    if edits.get("language"):
        check_language(edits["language"])
    for value in edits.values():
        for text in _texts(value):
            if found := FORBIDDEN.search(text):
                raise ForbiddenSign(name=f"U+{ord(found.group()):04X}")
    if "blocks" in edits:
        _check_blocks(edits["blocks"])


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [block["text"] for block in value] if isinstance(value, list) else []


def _check_blocks(blocks: list[dict[str, str]]) -> None:
    kinds = [block["kind"] for block in blocks]
    whole = all(block["text"].strip() == block["text"] != "" for block in blocks)
    if "paragraph" not in kinds or not whole or "headline" in kinds[1:]:
        raise BadBlocks
