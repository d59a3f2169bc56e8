"""The native dataset format: values to bytes, nothing else.

Schema version 3 (schema/dataset.json). One JSON object a line: a header, one article a line, a
tombstone for each withdrawn one, a closing line. The closing line carries the SHA-256 of every byte
before it, so a cut file never looks whole. Nothing in it is a number of a database: an article is
named by what an import knows it by, so that the file means the same wherever it is imported, and
comes out again byte by byte.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

SCHEMA = "scarequote-dataset"
VERSION = 3
PARTS = ("spans", "links", "answers")
REVIEWED = ("verdicts", "gold")


def line(kind: str, values: dict[str, Any]) -> bytes:
    """One line. Keys keep the order they are given in, so equal values are equal bytes."""
    text = json.dumps({"type": kind, **values}, ensure_ascii=False, separators=(",", ":"))
    return text.encode() + b"\n"


def lines(
    header: dict[str, Any],
    articles: Iterable[dict[str, Any]],
    tombstones: Iterable[dict[str, Any]] = (),
) -> Iterator[bytes]:
    """Header, articles, tombstones, closing line; never more than one article in memory.

    What is withdrawn counts in no number but its own, at the end.
    """
    digest = hashlib.sha256()
    counts = dict.fromkeys(("articles", "texts", "assignments", *PARTS, *REVIEWED), 0)
    last = None
    first = line("header", {"schema": SCHEMA, "version": VERSION, **header})
    digest.update(first)
    yield first
    for article in articles:
        row = line("article", article)
        digest.update(row)
        _count(counts, article, article["article"] != last)
        last = article["article"]
        yield row
    withdrawn = set()
    for tombstone in tombstones:
        row = line("withdrawn", tombstone)
        digest.update(row)
        withdrawn.add(tombstone["article"])
        yield row
    end = {"counts": counts, "withdrawn": len(withdrawn), "sha256": digest.hexdigest()}
    yield line("end", end)


def _count(counts: dict[str, int], article: dict[str, Any], new: bool) -> None:
    counts["articles"] += int(new)
    counts["texts"] += 1
    counts["assignments"] += len(article["assignments"])
    for part in REVIEWED:
        counts[part] += len(article[part])
    for part in PARTS:
        counts[part] += sum(len(done[part]) for done in article["assignments"])
