"""Writes into the rows of a draft what its content says; what stays the same is not touched."""

from typing import Any

from django.db.models import Manager

from annotator.codebook.content import Content
from annotator.codebook.models import Attribute, Codebook, Label

Rows = Manager[Any]


def rewrite(book: Codebook, content: Content) -> None:
    """`content` is normal and has nothing twice."""
    for field in ("title", "principle", "families"):
        setattr(book, field, content[field])
    _write_labels(book, content["labels"])
    _sync(book.link_types, content["link_types"])
    _sync(book.questions, content["questions"])
    _sync(book.guidelines, content["guidelines"])


def empty(book: Codebook) -> None:
    """Deletes the entries of a draft."""
    Attribute.objects.filter(label__codebook=book).delete()
    for rows in (book.labels, book.link_types, book.questions, book.guidelines):
        rows.all().delete()


def _write_labels(book: Codebook, labels: list[Content]) -> None:
    slugs = [label["slug"] for label in labels]
    Attribute.objects.filter(label__codebook=book).exclude(label__slug__in=slugs).delete()
    _free_keys(book, {label["slug"]: label["key"] for label in labels})
    bare = [{k: v for k, v in label.items() if k != "attributes"} for label in labels]
    _sync(book.labels, bare)
    rows = {row.slug: row for row in book.labels.prefetch_related("attributes")}
    for label in labels:
        _sync(rows[label["slug"]].attributes, label["attributes"])


def _free_keys(book: Codebook, wanted: dict[str, str]) -> None:
    """So that two labels can swap their keys: at no moment may both have the same."""
    changed = [row for row in book.labels.all() if row.key and row.key != wanted.get(row.slug)]
    Label.objects.filter(pk__in=[row.pk for row in changed]).update(key="")


def _sync(rows: Rows, wanted: list[Content]) -> None:
    there = {row.slug: row for row in rows.all()}
    kept = {entry["slug"] for entry in wanted}
    gone = [row.pk for slug, row in there.items() if slug not in kept]
    if gone:
        rows.filter(pk__in=gone).delete()
    for position, entry in enumerate(wanted):
        values = {**entry, "position": position}
        row = there.get(entry["slug"])
        if row is None:
            rows.create(**values)
        elif any(getattr(row, name) != value for name, value in values.items()):
            _set(row, values)


def _set(row: Any, values: Content) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
